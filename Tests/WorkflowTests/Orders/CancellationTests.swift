import Testing
import Vocabulary

@testable import Workflow

/// Units of an order that are called off while the rest goes on: their reservations, their money, and what becomes of the order.
@Suite struct CancellationTests {
    /// TEA and POT are there, KTL is not; `#1` wants two, one and one of them.
    private func desk(payment: PaymentState = .paid, shipping: Int = 490, _ change: (inout OrderDraft) -> Void = { _ in }) throws
        -> MemoryDesk
    {
        let desk = try MemoryDesk()
        for sku in ["TEA", "POT", "KTL"] { try desk.item(sku) }
        for sku in ["TEA", "POT"] { try desk.open(sku, 5) }
        var draft = desk.draft(
            "#1", [("TEA", 2, 1_190), ("POT", 1, 2_000), ("KTL", 1, 5_900)], payment: payment, shipping: shipping)
        change(&draft)
        try desk.capture(draft)
        return desk
    }

    private func check(_ desk: MemoryDesk) {
        var laws = ShopLaws()
        #expect(laws.breaches(of: desk.books) == [])
    }

    @Test func `one line of three cannot be had: it is cancelled, and the rest ships`() throws {
        let desk = try desk()
        _ = try desk.do("allocate #1")
        #expect(try desk.order("#1").state == .partlyAllocated && desk.openKinds() == ["stock_short"])
        let cancelled = try desk.do("cancel #1 --line 3:1 --reason gone")
        #expect(cancelled.record?.answer == "cancelled in part")
        #expect(cancelled.record?.facts.first { $0.name == "line 3" }?.value == .number(1))
        #expect(cancelled.entries.flatMap(\.entry.lines).map { "\($0.account) \($0.minor)" } == ["2200 5900", "2240 -5900"])
        #expect(try desk.order("#1").state == .allocated && desk.openKinds() == [])
        for line in ["release #1", "ship #1"] { #expect(try desk.do(line).outcome == .done, "\(line)") }
        let order = try desk.order("#1")
        #expect(order.state == .shipped && order.depositMinor == 0 && order.receivableMinor == 0)
        #expect(order.refundPayableMinor == 5_900 && order.keptMinor == 4_870)
        check(desk)
    }

    @Test func `of a line the units that nobody had found go first, and then those that are reserved`() throws {
        let desk = try desk { $0.lines[0].quantity = 7 }
        _ = try desk.do("allocate #1")
        #expect(try desk.order("#1").reserved(line: 1) == 5)
        _ = try desk.do("cancel #1 --line 1:2")
        #expect(try desk.order("#1").reserved(line: 1) == 5)
        _ = try desk.do("cancel #1 --line 1:2 --line 3:1 --line 1:1")
        let order = try desk.order("#1")
        #expect(order.reserved(line: 1) == 2 && order.lines.map(\.cancelled) == [5, 0, 1])
        #expect(try desk.books.level(SKUID(1), at: LocationID(1)).reserved == 2)
        check(desk)
    }

    @Test func `the shipping charge goes back with the last open unit, unless a parcel has earned it`() throws {
        for isSent in [false, true] {
            let desk = try desk()
            for line in ["allocate #1", "release #1"] { _ = try desk.do(line) }
            if isSent { #expect(try desk.do("ship #1 --line 2:1").outcome == .done) }
            _ = try desk.do("cancel #1 --line 1:2 --line 3:1")
            #expect(try desk.order("#1").refundPayableMinor == 8_280)
            #expect(try desk.order("#1").state == (isSent ? .shipped : .released))
            guard !isSent else { continue }
            #expect(try desk.do("cancel #1 --line 2:1").record?.answer == "cancelled")
            #expect(try desk.order("#1").state == .cancelled && desk.order("#1").refundPayableMinor == 10_770)
            check(desk)
        }
    }

    @Test func `what was paid in part covers what is left first`() throws {
        let desk = try desk(payment: .partlyPaid, shipping: 0) { $0.outstandingMinor = 4_280 }
        _ = try desk.do("lift #1 --kind payment")
        #expect(try desk.order("#1").depositMinor == 6_000)
        _ = try desk.do("cancel #1 --line 2:1")
        #expect(try desk.order("#1").refundPayableMinor == 0 && desk.order("#1").depositMinor == 6_000)
        _ = try desk.do("cancel #1 --line 3:1")
        #expect(try desk.order("#1").refundPayableMinor == 3_620 && desk.order("#1").depositMinor == 2_380)
        check(desk)
    }

    @Test func `what the shop gave back before for the same units is not given back twice`() throws {
        let desk = try desk(payment: .partlyRefunded, shipping: 0) { $0.refundedMinor = 5_900 }
        for hold in try desk.order("#1").holds { _ = try desk.do("lift #1 --kind \(hold.kind)") }
        let cancelled = try desk.do("cancel #1 --line 3:1")
        #expect(cancelled.record?.facts.contains(Fact("gone_back_before", .money(Money(minor: 5_900, .eur)))) == true)
        #expect(cancelled.entries.isEmpty)
        for line in ["allocate #1", "release #1", "ship #1"] { #expect(try desk.do(line).outcome == .done, "\(line)") }
        let order = try desk.order("#1")
        #expect(order.refundPayableMinor == 0 && order.refundedMinor == 5_900 && order.keptMinor == 4_380)
        #expect(order.depositMinor == 0 && order.receivableMinor == 0 && order.back.allowedMinor == 0)
        check(desk)
    }

    @Test func `of what is authorized no more is taken than the rest is worth`() throws {
        let desk = try desk(payment: .authorized)
        _ = try desk.do("cancel #1 --line 3:1")
        #expect(try desk.order("#1").authorizedMinor == 4_870)
        for line in ["allocate #1", "release #1", "ship #1"] { #expect(try desk.do(line).outcome == .done, "\(line)") }
        #expect(try desk.order("#1").paidMinor == 4_870 && desk.order("#1").authorizedMinor == 0)
        check(desk)
    }

    @Test func `a service whose goods were all called off can still leave`() throws {
        let desk = try desk { $0.lines[2].needsStock = false }
        for line in ["allocate #1", "release #1", "cancel #1 --line 1:2 --line 2:1", "ship #1"] {
            #expect(try desk.do(line).outcome == .done, "\(line)")
        }
        #expect(try desk.order("#1").state == .shipped && desk.order("#1").depositMinor == 0)
        check(desk)
    }

    @Test func `on the floor without a unit it goes back to the queue`() throws {
        let desk = try desk()
        for line in ["allocate #1", "release #1", "cancel #1 --line 1:2 --line 2:1"] { _ = try desk.do(line) }
        #expect(try !desk.order("#1").isReleased && desk.order("#1").openUnits == 1)
        check(desk)
    }

    @Test func `a history says of which lines units were called off`() throws {
        let desk = try desk()
        let events = try desk.do("cancel #1 --line 1:1 --line 3:1 --reason gone").events
        let story = EventStory(EventNames(nil))
        #expect(story.sentence(of: events[0].event) == "cancelled 2 units of lines 1, 3, 70.90 EUR to be paid back: gone")
    }
}

/// However shipments and cancellations of parts alternate, the money comes out to the cent.
@Suite struct CancellationLawTests {
    /// Cancels as nobody should: the share of the next units to leave, not of the last ones.
    struct FromTheFront: Command {
        static let name = "cancel"
        static let roles: Set<Role> = [.supervisor]
        var order: OrderReference
        var part: Cancellation.Line

        func gather(from books: Books, in context: Context) throws -> OrderSight { try books.sight(of: order, in: context) }

        func decide(on sight: OrderSight, in context: Context) -> Decision {
            var cancellation = Cancellation(of: sight.order, parts: [part], day: context.today, reason: "")
            let line = sight.order.lines[part.line - 1]
            if cancellation.fromDepositMinor < sight.order.depositMinor {
                cancellation.fromDepositMinor =
                    line.share(ofFirst: line.shipped + part.quantity).totalMinor - line.share(ofFirst: line.shipped).totalMinor
            }
            let record = DecisionRecord(
                command: Self.name, subject: .order(sight.order.id), question: "cancellation", answer: "cancelled",
                policyVersion: context.rules.version)
            return .done([.order(.cancelled(cancellation))], record)
        }
    }

    /// Ships and cancels parts of one paid order until nothing is open: what is wrong then, or nil.
    static func life(_ seed: Int, isRight: Bool = true) throws -> String? {
        var dice = Dice(seed: seed)
        let desk = try MemoryDesk()
        try desk.item("TEA")
        try desk.open("TEA", 100)
        let lines = (0..<dice.roll(1...4)).map { _ in ("TEA", dice.roll(1...7), dice.roll(0...2_999)) }
        var draft = desk.draft("#1", lines, shipping: dice.pick([0, 490]))
        let goods = draft.totalMinor - draft.shippingMinor
        draft.discountMinor = dice.chance(40) ? dice.below(goods / 2 + 1) : 0
        draft.subtotalMinor = goods - draft.discountMinor
        draft.taxMinor = (goods - draft.discountMinor + draft.shippingMinor) * 19 / 119
        draft.totalMinor += dice.pick([0, 0, 0, 1, -1]) - draft.discountMinor
        guard draft.totalMinor > 0 else { return nil }
        try desk.capture(draft)
        for line in ["allocate #1", "release #1"] {
            guard try desk.do(line).outcome == .done else { return "seed \(seed): \(line) was refused" }
        }
        var laws = ShopLaws()
        while let open = try desk.order("#1").lines.filter({ $0.open > 0 }).randomElement(&dice) {
            let units = dice.roll(1...open.open)
            let reference = OrderReference("#1")
            let part = Cancellation.Line(line: open.number, quantity: units)
            let cancel: any Command =
                isRight
                ? CancelOrder(order: reference, parts: [part], reason: "") : FromTheFront(order: reference, part: part)
            let ship = ShipOrder(order: reference, parts: [.init(line: open.number, quantity: units)])
            let command: any Command = dice.chance(50) ? ship : cancel
            let performed = try desk.perform(command)
            guard performed.outcome == .done else { return "seed \(seed): \(performed.refusal?.sentence ?? "nothing done")" }
            if let breach = laws.breaches(of: desk.books).first { return "seed \(seed): \(breach)" }
            let order = try desk.order("#1")
            let left = worth(order)
            guard order.depositMinor == left else {
                return "seed \(seed): a deposit of \(order.depositMinor) is for what is worth \(left)"
            }
        }
        return try ending(desk).map { "seed \(seed): \($0)" }
    }

    /// What is left of a paid order, by its lines alone.
    private static func worth(_ order: Order) -> Int {
        guard order.lines.contains(where: { $0.open > 0 }) else { return 0 }
        let lines = order.lines.reduce(0) {
            $0 + $1.share(ofFirst: $1.shipped + $1.open).totalMinor - $1.share(ofFirst: $1.shipped).totalMinor
        }
        let amounts = order.amounts
        return lines
            + (amounts.shippingEarned ? 0 : amounts.shippingMinor + amounts.shippingTaxMinor + amounts.residualMinor)
    }

    private static func ending(_ desk: MemoryDesk) throws -> String? {
        let order = try desk.order("#1")
        guard order.depositMinor == 0, order.receivableMinor == 0 else {
            return "a deposit of \(order.depositMinor) and a debt of \(order.receivableMinor) are left"
        }
        // By the lines alone: what did not leave, and the shipping where nothing left.
        var owed = order.lines.reduce(0) { $0 + $1.valueMinor - $1.share(ofFirst: $1.shipped).totalMinor }
        if !order.amounts.shippingEarned {
            owed += order.amounts.shippingMinor + order.amounts.shippingTaxMinor + order.amounts.residualMinor
        }
        guard order.refundPayableMinor == owed else { return "\(order.refundPayableMinor) are owed back, not \(owed)" }
        guard order.refundableMinor > 0 else { return order.paidMinor == 0 ? nil : "nothing of it can go back" }
        let all = Money(minor: order.refundableMinor, order.currency)
        let asked = try desk.perform(RefundOrder(order: OrderReference(order.id), amount: all.plain, reason: "late"))
        guard let request = asked.approval else {
            return "a refund of \(all) was not asked for: \(asked.refusal?.sentence ?? "")"
        }
        for person in ["clerk", "controller"] { _ = try? desk.do("approve \(request)", as: person) }
        _ = try desk.perform(ExecuteRefund(order: OrderReference(order.id), reference: "re-1"), as: "clerk")
        let end = try desk.order("#1")
        guard end.refundedMinor == end.paidMinor, end.refundPayableMinor == 0, end.kept == RefundShares() else {
            return "refunds ended at \(end.refundedMinor) of \(end.paidMinor) paid"
        }
        return nil
    }

    @Test func `any sequence of shipped and cancelled parts leaves no deposit, and refunds end at exactly what was paid`() throws
    {
        var breaches: [String] = []
        for seed in 0..<1_200 where breaches.count < 5 { if let breach = try Self.life(seed) { breaches.append(breach) } }
        #expect(breaches == [])
    }

    @Test func `cancelling from the wrong end of a line is seen`() throws {
        let breaches = try (0..<200).compactMap { try Self.life($0, isRight: false) }
        #expect(breaches.contains { $0.contains("is for what is worth") }, "\(breaches)")
    }
}

extension Array {
    fileprivate func randomElement(_ dice: inout Dice) -> Element? { isEmpty ? nil : self[dice.below(count)] }
}
