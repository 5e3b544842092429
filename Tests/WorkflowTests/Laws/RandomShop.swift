import Ledger
import Vocabulary

@testable import Workflow

/// A shop in which everybody does anything, right or wrong, as a seed says.
final class RandomShop {
    let desk: MemoryDesk
    var dice: Dice
    private var drafts: [(draft: OrderDraft, channel: ChannelID)] = []
    private var lastNumber = 1_000

    static let skus = ["TEA", "POT", "LAMP", "MAT-0001", "GIFT", "NEW"]
    static let stocked = ["TEA", "TEA", "POT", "MAT-0001", "LAMP", "NEW"]
    static let places = ["HAM", "HAM", "HAM", "KOE", "3PL", "VEN", "Depot Nord"]
    static let people = ["supervisor", "buyer", "clerk", "clerk2", "controller", "auditor", "ada", "engine"]

    /// Whether months are locked often, orders come that were placed long ago, and goods leave on an earlier day: not in the lives of seeds
    /// that broke a law before there was any of it.
    private let isBackdating: Bool

    init(seed: Int, isBackdating: Bool = true) throws {
        desk = try MemoryDesk()
        dice = Dice(seed: seed)
        self.isBackdating = isBackdating
        try desk.item("TEA")
        try desk.item("POT", cost: "80.00")
        try desk.item("MAT-0001", cost: "2.35")
        try desk.item("LAMP", cost: "30.00", vendor: "VEN")
        for (sku, place) in [("TEA", "HAM"), ("TEA", "KOE"), ("POT", "3PL"), ("MAT-0001", "HAM"), ("LAMP", "VEN")] {
            try desk.open(sku, dice.roll(0...12), at: place)
        }
    }

    /// The next thing that somebody does, and who.
    func command() -> (command: any Command, by: String) {
        let (command, by) = sensible()
        return (command, dice.chance(5) ? dice.pick(RandomShop.people) : by)
    }

    private func sensible() -> (any Command, String) {
        if isBackdating, dice.chance(12) { return onMonths() }
        return switch dice.below(100) {
        case 0..<14: (capture(), "engine")
        case 14..<24: (recapture(), "engine")
        case 24..<70: onOrder()
        case 70..<86: onStock()
        case 86..<92: onMoney()
        default: onCases()
        }
    }

    /// A month that is shut on one side, or tried to be shut on all; and goods that left on an earlier day, perhaps of that month.
    private func onMonths() -> (any Command, String) {
        let floor = desk.books.orders.values.filter { $0.isReleased && !$0.state.isClosed }.sorted { $0.placedAt < $1.placedAt }
        guard let order = floor.first, dice.chance(55) else {
            let area = dice.pick([LockArea.sales, .sales, .inventory, .purchase, .all])
            let month = dice.pick(["2026-09", "2026-10", "2026-10"])
            return (
                LockPeriod(period: month, area: area, phrase: LockPeriod.phrase(area, Period(month)!)),
                dice.pick(["clerk", "controller"])
            )
        }
        let days = desk.now.day().number - order.placedAt.day().number
        let day = order.placedAt.day().adding(days: dice.chance(10) ? days + 1 : dice.roll(0...max(0, min(days, 6))))
        return (ShipOrder(order: OrderReference(order.id), day: "\(day)"), "supervisor")
    }

    private func capture() -> CaptureOrder {
        lastNumber += 1
        let channel = ChannelID(dice.roll(1...3))
        if isBackdating, dice.chance(30) {
            var draft = dice.draft(lastNumber, skus: RandomShop.skus, at: desk.now)
            draft.placedAt = desk.now.adding(hours: -24 * dice.roll(20...50))
            drafts.append((draft, channel))
            return CaptureOrder(draft: draft, channel: channel)
        }
        let draft = dice.draft(lastNumber, skus: RandomShop.skus, at: desk.now)
        drafts.append((draft, channel))
        return CaptureOrder(draft: draft, channel: channel)
    }

    private func recapture() -> CaptureOrder {
        guard !drafts.isEmpty else { return capture() }
        let index = dice.below(drafts.count)
        drafts[index].draft = dice.revised(drafts[index].draft, at: desk.now)
        return CaptureOrder(draft: drafts[index].draft, channel: drafts[index].channel)
    }

    private func onOrder() -> (any Command, String) {
        let open = desk.books.orders.values.filter { !$0.state.isClosed }.map(\.id).sorted()
        let id = open.isEmpty || dice.chance(6) ? OrderID(dice.roll(1...desk.books.counters.order + 1)) : dice.pick(open)
        let order = OrderReference(id)
        if dice.chance(60), let known = desk.books.orders[id] { return (next(for: known), "supervisor") }
        switch dice.below(46) {
        case 0..<12: return (AllocateOrder(order: order), dice.pick(["engine", "supervisor"]))
        case 12..<15: return (RouteOrder(order: order, to: nil), "supervisor")
        case 15..<19: return (RouteOrder(order: order, to: dice.pick(RandomShop.places)), "supervisor")
        case 19..<28: return (ReleaseOrder(order: order), dice.pick(["engine", "supervisor", "supervisor"]))
        case 28..<35: return (ShipOrder(order: order), "supervisor")
        case 35..<39:
            let parts = (0..<dice.roll(1...2)).map { _ in ShipOrder.Part(line: dice.roll(1...4), quantity: dice.roll(0...3)) }
            return (ShipOrder(order: order, parts: parts), "supervisor")
        case 39..<41: return (HoldOrder(order: order, kind: dice.pick(["fraud_review", "other"]), reason: ""), "supervisor")
        case 41..<44:
            let kinds = desk.books.orders[id]?.holds.map(\.kind) ?? []
            return (LiftHold(order: order, kind: kinds.first ?? "other", reason: ""), "supervisor")
        default:
            // By what has happened and not by dice, so that the seeds that once broke a law go on as they were.
            let turn = desk.books.changes.events.count
            let part = Cancellation.Line(line: turn % 3 + 1, quantity: turn % 2 + 1)
            return (CancelOrder(order: order, parts: turn % 5 < 3 ? [part] : [], reason: ""), "supervisor")
        }
    }

    /// What brings an order on.
    private func next(for order: Order) -> any Command {
        let reference = OrderReference(order.id)
        if let hold = order.holds.first { return LiftHold(order: reference, kind: hold.kind, reason: "") }
        guard order.isReleased else {
            let isReady = order.reservedUnits > 0 || order.openUnits == 0
            return isReady ? ReleaseOrder(order: reference) : AllocateOrder(order: reference)
        }
        guard dice.chance(40), let reserved = order.reservations.first else { return ShipOrder(order: reference) }
        return ShipOrder(
            order: reference, parts: [ShipOrder.Part(line: reserved.line, quantity: dice.roll(1...reserved.quantity))])
    }

    /// Refunds with their approvals, executions and returns; and a side of last month's books that is shut.
    private func onMoney() -> (any Command, String) {
        let waiting = desk.books.approvals.values.filter { $0.state == .waiting && $0.kind == "refund" }.map(\.id).sorted()
        let paid = desk.books.orders.values.filter { $0.paidMinor > 0 }.map(\.id).sorted()
        guard !paid.isEmpty, let order = desk.books.orders[dice.pick(paid)], dice.chance(95) else {
            return (LockPeriod(period: dice.pick(["2026-09", "2026-10"]), area: dice.pick([.sales, .inventory])), "clerk")
        }
        let reference = OrderReference(order.id)
        let line = dice.roll(1...max(1, order.lines.count))
        switch dice.below(12) {
        case 0..<4:
            let minor = dice.chance(20) ? order.refundableMinor : dice.below(order.refundableMinor + 2)
            return (
                RefundOrder(
                    order: reference, amount: Money(minor: minor, order.currency).plain,
                    lines: dice.chance(30) ? [RefundGrant.Line(line: line, quantity: dice.roll(1...2))] : [],
                    includesShipping: dice.chance(15), isReturnExpected: dice.chance(20), reason: "late"), "supervisor"
            )
        case 4..<9 where !waiting.isEmpty:
            return (yes(dice.pick(waiting)), dice.pick(["clerk", "clerk2", "controller"]))
        case 9..<11:
            let granted = desk.books.orders.values.filter { $0.back.openMinor > 0 }.map(\.id).sorted()
            let reference = granted.isEmpty ? reference : OrderReference(dice.pick(granted))
            return (ExecuteRefund(order: reference, reference: "re-\(dice.below(1_000_000))"), "clerk")
        default:
            return (
                ReturnGoods(
                    order: reference, lines: [RefundGrant.Line(line: line, quantity: dice.roll(1...2))],
                    location: dice.pick(RandomShop.places)), "supervisor"
            )
        }
    }

    /// A yes as somebody says it who has looked at the request, now and then without a word.
    private func yes(_ id: ApprovalID) -> ApproveRequest {
        guard let approval = desk.books.approvals[id], dice.chance(90) else { return ApproveRequest(request: id, reason: "") }
        return ApproveRequest(request: id, reason: "looked at the evidence", confirmed: approval.amount.plain)
    }

    private func onStock() -> (any Command, String) {
        let sku = dice.pick(RandomShop.stocked)
        let place = dice.pick(RandomShop.places)
        let units = dice.chance(4) ? dice.pick([0, -1, 20_000_000, Int.max, Int.min]) : dice.roll(1...6)
        let states = StockState.allCases
        if desk.books.transfers.values.contains(where: { $0.open > 0 }), dice.chance(20) {
            let id = desk.books.transfers.values.filter { $0.open > 0 }.map(\.id).min()!
            if dice.chance(30) {
                return (LoseTransfer(transfer: id, quantity: dice.pick([nil, 1]), reason: "never came"), "buyer")
            }
            return (ArriveTransfer(transfer: id, quantity: dice.pick([nil, 1])), "buyer")
        }
        switch dice.below(19) {
        case 0..<3:
            return (ReceiveStock(sku: sku, quantity: units, location: place, cost: dice.pick([nil, "4.99", "0"])), "buyer")
        case 3..<6:
            return (
                AdjustStock(sku: sku, quantity: dice.chance(50) ? units : 0 &- units, location: place, reason: "found"), "buyer"
            )
        case 6..<8: return (CountStock(sku: sku, quantity: dice.chance(90) ? dice.roll(0...12) : units, location: place), "buyer")
        case 8..<10:
            return (
                MoveStock(
                    sku: sku, quantity: units, location: place, from: dice.pick(states), to: dice.pick(states), reason: ""),
                "supervisor"
            )
        case 10..<12: return (TransferStock(sku: sku, quantity: units, from: place, to: dice.pick(RandomShop.places)), "buyer")
        case 12..<14:
            return (
                ArriveTransfer(
                    transfer: TransferID(max(1, desk.books.counters.transfer - dice.below(2))),
                    quantity: dice.pick([nil, nil, 1, units])), "buyer"
            )
        case 14..<16:
            return (WriteOffStock(sku: sku, quantity: units, location: place, from: dice.pick(states), reason: "mould"), "buyer")
        default:
            let onHand = dice.roll(0...9)
            return (
                ReadStockRow(
                    draft: StockDraft(
                        sku: sku, title: sku, location: place, onHand: onHand, quarantine: dice.below(onHand + 1) / 2,
                        damaged: dice.below(onHand + 1) / 2, oversold: dice.below(2), source: dice.next(), line: 2)), "engine"
            )
        }
    }

    private func onCases() -> (any Command, String) {
        let approval = ApprovalID(max(1, desk.books.counters.approval - dice.below(2)))
        let exception = ExceptionID(dice.roll(1...desk.books.counters.exception + 1))
        let who = dice.pick(["clerk", "clerk2", "controller", "buyer"])
        let isAsked = desk.books.approvals.values.contains { $0.state == .waiting }
        switch isAsked ? dice.below(9) : dice.roll(5...8) {
        case 0..<4: return (yes(approval), who)
        case 4: return (RejectRequest(request: approval, reason: "no"), who)
        case 5: return (WithdrawRequest(request: approval), "buyer")
        case 6: return (ResolveException(exception: exception, reason: "done"), "supervisor")
        case 7:
            return (
                ConfirmRecord(
                    what: dice.pick(ProvisionalKind.allCases), named: dice.pick(["NEW", "GIFT", "Depot Nord", "web"]),
                    cost: dice.pick([nil, "3.10"]), code: nil, kind: dice.pick([nil, .vendor, .store])), "supervisor"
            )
        default:
            return (
                MapRecord(
                    what: dice.pick([.sku, .location]), named: dice.pick(["NEW", "Depot Nord"]),
                    to: dice.pick(["TEA", "HAM", "3PL"])),
                "supervisor"
            )
        }
    }
}
