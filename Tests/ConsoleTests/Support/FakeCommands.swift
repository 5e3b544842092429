import Ledger
import Vocabulary

@testable import Workflow

/// What commands do to the fake shop.
enum FakeCommands {
    static func perform(
        _ command: any Command, as signature: Signature, preview: Bool, on state: inout FakeDesk.State
    ) -> Performed {
        let name = type(of: command).name
        switch command {
        case let hold as HoldOrder:
            return order(hold.order, name, signature, preview, &state) { order in
                let hold = Hold(
                    kind: hold.kind, reason: hold.reason, placedBy: signature.by, placedAt: signature.at, dueAt: nil, rule: "")
                order.holds.append(hold)
                return .held(order.id, hold)
            }
        case let lift as LiftHold:
            return order(lift.order, name, signature, preview, &state) { order in
                order.holds.removeAll { $0.kind == lift.kind }
                return .lifted(order.id, kind: lift.kind, reason: lift.reason)
            }
        case let allocate as AllocateOrder:
            return order(allocate.order, name, signature, preview, &state) { order in
                order.location = LocationID(1)
                order.reservations = order.lines.map {
                    Reservation(line: $0.number, sku: $0.sku, location: LocationID(1), quantity: $0.open)
                }
                return .allocated(order.id, order.reservations)
            }
        case let release as ReleaseOrder:
            return order(release.order, name, signature, preview, &state) { order in
                order.isReleased = true
                return .released(order.id)
            }
        case let cancel as CancelOrder:
            return order(cancel.order, name, signature, preview, &state) { order in
                let lines = order.lines.map { Cancellation.Line(line: $0.number, quantity: $0.open) }
                for index in order.lines.indices { order.lines[index].cancelled = order.lines[index].open }
                return .cancelled(
                    Cancellation(
                        order: order.id, channel: order.channel, currency: order.currency, day: signature.at.day(), lines: lines,
                        reservations: order.reservations, fromDepositMinor: order.depositMinor, reason: cancel.reason))
            }
        case let approve as ApproveRequest: return self.approve(approve, signature, preview, &state)
        default:
            state.acts.append(.init(command: name, subject: "", isPreview: preview))
            return Performed(command: name, outcome: .done)
        }
    }

    private static func order(
        _ reference: OrderReference, _ name: String, _ signature: Signature, _ preview: Bool, _ state: inout FakeDesk.State,
        _ body: (inout Order) -> OrderEvent
    ) -> Performed {
        var performed = Performed(command: name, outcome: .refused)
        guard let index = state.orders.firstIndex(where: { $0.number.text == reference.number }) else {
            performed.refusal = .unknownOrder(reference.number)
            return performed
        }
        var order = state.orders[index]
        state.acts.append(.init(command: name, subject: order.number.text, isPreview: preview))
        if let seen = signature.seen, seen != order.version {
            performed.refusal = .changedMeanwhile("order \(order.number)", by: "buyer", at: LocalTime(signature.at))
            return performed
        }
        let event = body(&order)
        order.version += 1
        performed.outcome = .done
        performed.events = [RecordedEvent(sequence: 900, at: signature.at, by: signature.by, event: .order(event))]
        if let entry = Bookkeeping.entry(for: .order(event), shop: FakeShop.shop, at: signature.at) {
            performed.entries = [PostedEntry(sequence: 900, entry: entry)]
        }
        if !preview { state.orders[index] = order }
        return performed
    }

    private static func approve(
        _ command: ApproveRequest, _ signature: Signature, _ preview: Bool, _ state: inout FakeDesk.State
    ) -> Performed {
        state.acts.append(.init(command: "approve", subject: "\(command.request)", isPreview: preview))
        var performed = Performed(command: "approve", outcome: .done)
        let movement = Movement(sku: SKUID(1), from: .at(LocationID(1), .sellable), to: .scrap, quantity: 3, costMinor: 6420)
        let event = Event.stock(
            .moved(StockMove(cause: .writtenOff, movements: [movement], owned: true, day: signature.at.day(), reason: "damaged")))
        performed.events = [RecordedEvent(sequence: 901, at: signature.at, by: signature.by, event: event)]
        performed.movements = [PostedMovement(sequence: 901, number: 1, movement: movement, day: signature.at.day())]
        if let entry = Bookkeeping.entry(for: event, shop: FakeShop.shop, at: signature.at) {
            performed.entries = [PostedEntry(sequence: 901, entry: entry)]
        }
        if !preview { state.approvals.removeAll { $0.approval.id == command.request } }
        return performed
    }
}
