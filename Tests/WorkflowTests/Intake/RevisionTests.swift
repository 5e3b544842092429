import Testing
import Vocabulary

@testable import Workflow

/// A later export of an order that is known.
@Suite struct RevisionTests {
    /// A desk with one order of two TEA, told as `payment` says.
    private func desk(_ payment: PaymentState, _ lines: [String] = []) throws -> (MemoryDesk, OrderDraft) {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        try desk.open("TEA", 5)
        var draft = desk.draft("#1", [("TEA", 2, 100)], payment: payment)
        try desk.capture(draft)
        for line in lines { #expect(try desk.do(line).outcome == .done, "\(line)") }
        draft.source = 2
        return (desk, draft)
    }

    private func check(_ desk: MemoryDesk) {
        var laws = ShopLaws()
        #expect(laws.breaches(of: desk.books) == [])
    }

    @Test func `the same record again changes nothing`() throws {
        var (desk, draft) = try desk(.paid)
        draft.source = 1
        let before = Snapshot(desk.books)
        #expect(try desk.capture(draft).outcome == .unchanged)
        #expect(Snapshot(desk.books) == before)
    }

    @Test func `another fingerprint of the same order is reread, and nothing else`() throws {
        let (desk, draft) = try desk(.paid)
        let performed = try desk.capture(draft)
        #expect(performed.events.map(\.event.kind) == ["order_reread"])
        #expect(performed.record?.answer == "nothing to do")
        #expect(try desk.capture(draft).outcome == .unchanged)
    }

    @Test(arguments: [PaymentState.paid, .partlyRefunded])
    func `a pending order that is paid loses its payment hold and gains a deposit`(payment: PaymentState) throws {
        var (desk, draft) = try desk(.pending)
        draft.payment = payment
        try desk.capture(draft)
        #expect(try !desk.order("#1").holds.contains { $0.kind == "payment" })
        #expect(desk.posted().contains("2200 -200"))
        check(desk)
    }

    @Test func `a pending order that is authorized may be taken when it ships`() throws {
        var (desk, draft) = try desk(.pending)
        draft.payment = .authorized
        try desk.capture(draft)
        for line in ["allocate #1", "release #1", "ship #1"] { #expect(try desk.do(line).outcome == .done) }
        let order = try desk.order("#1")
        #expect(order.paidMinor == 200 && order.authorizedMinor == 0 && order.receivableMinor == 0)
        check(desk)
    }

    @Test func `an order that was shipped before it was paid clears what it owes`() throws {
        let (desk, first) = try desk(.pending)
        var draft = first
        draft.lines[0].isFulfilled = true
        try desk.capture(draft)
        #expect(try desk.order("#1").receivableMinor == 200)
        draft.payment = .paid
        draft.source = 3
        try desk.capture(draft)
        let order = try desk.order("#1")
        #expect(order.receivableMinor == 0 && order.depositMinor == 0 && order.paidMinor == 200)
        check(desk)
    }

    @Test func `paid in part and then in full: each part is taken once`() throws {
        var (desk, draft) = try desk(.pending)
        draft.payment = .partlyPaid
        draft.outstandingMinor = 150
        try desk.capture(draft)
        #expect(try desk.order("#1").paidMinor == 50)
        #expect(try desk.order("#1").state == .held)
        draft.payment = .paid
        draft.outstandingMinor = 0
        draft.source = 3
        try desk.capture(draft)
        #expect(try desk.order("#1").paidMinor == 200)
        check(desk)
    }

    @Test func `cancelled by the shop before release: units go back, the deposit is owed, and its exceptions close`() throws {
        var (desk, draft) = try desk(.paid, ["allocate #1", "hold #1 --kind other"])
        try desk.perform(RaiseException(about: .known(.order(OrderID(1))), kind: "hold_overdue", reason: "late"))
        draft.cancelledAt = desk.now
        try desk.capture(draft)
        #expect(try desk.order("#1").state == .cancelled)
        #expect(try desk.books.level(SKUID(1), at: LocationID(1)).reserved == 0)
        #expect(desk.posted().contains("2240 -200"))
        #expect(desk.openKinds() == [])
        check(desk)
    }

    @Test func `cancelled by the shop after release: it is held, nothing leaves, and it goes on when the shop sells it again`()
        throws
    {
        var (desk, draft) = try desk(.paid, ["allocate #1", "release #1"])
        draft.cancelledAt = desk.now
        draft.totalMinor += 1
        try desk.capture(draft)
        #expect(try desk.order("#1").state == .held)
        #expect(try desk.order("#1").holds.map(\.kind) == ["shop_cancelled"])
        #expect(desk.openKinds() == ["order_changed"])
        #expect(try desk.do("ship #1").refusal?.sentence.contains("is on shop_cancelled hold, by engine") == true)
        draft.source += 1
        try desk.capture(draft)
        #expect(try desk.order("#1").holds.count == 1)
        let summary = desk.books.exceptions.values.map(\.summary).joined()
        #expect(summary.contains("cancelled it after it went to the floor") && summary.contains("its total is 2.01 EUR now"))
        check(desk)
        draft.cancelledAt = nil
        draft.source += 1
        try desk.capture(draft)
        #expect(try desk.order("#1").holds == [])
        #expect(try desk.do("ship #1").outcome == .done)
    }

    @Test func `what changes while an exception is open is added to it`() throws {
        var (desk, draft) = try desk(.paid, ["allocate #1", "release #1"])
        draft.customer.street = "Elsewhere 1"
        try desk.capture(draft)
        let first = try #require(desk.books.exceptions.values.first { $0.kind == "order_changed" })
        draft.risk = .high
        draft.totalMinor += 5_000
        draft.source += 1
        try desk.capture(draft)
        let now = try #require(desk.books.exceptions[first.id])
        #expect(desk.openKinds() == ["order_changed"])
        #expect(now.summary.hasPrefix(first.summary) && now.version == first.version + 1)
        #expect(now.summary.contains("its total is 52.00 EUR now") && now.summary.contains("risk high"), "\(now.summary)")
        draft.source += 1
        try desk.capture(draft)
        #expect(desk.books.exceptions[first.id]?.summary == now.summary, "the same again says nothing new")
        check(desk)
    }

    @Test func `money taken for more than was sent is owed to the customer when the last of it leaves`() throws {
        var (desk, draft) = try desk(.paid, ["allocate #1", "release #1"])
        draft.totalMinor += 5_000
        try desk.capture(draft)
        #expect(try desk.order("#1").depositMinor == 5_200)
        #expect(try desk.do("ship #1").outcome == .done)
        let order = try desk.order("#1")
        #expect(order.state == .shipped && order.depositMinor == 0 && order.refundPayableMinor == 5_000)
        #expect(desk.posted().contains("2240 -5000"))
        let summary = desk.books.exceptions.values.map(\.summary).joined()
        #expect(summary.contains("took 50.00 EUR for which nothing is left to deliver"), "\(summary)")
        check(desk)
    }

    @Test func `more refunded than was paid is said, not passed over`() throws {
        var (desk, draft) = try desk(.paid, ["allocate #1", "release #1", "ship #1"])
        draft.payment = .partlyRefunded
        draft.refundedMinor = 5_000
        try desk.capture(draft)
        #expect(try desk.order("#1").refundedMinor == 200)
        let summary = desk.books.exceptions.values.map(\.summary).joined()
        #expect(summary.contains("says that 50.00 EUR was refunded, and only 2.00 EUR was paid"), "\(summary)")
        check(desk)
    }

    @Test func `what the shop called off with the floor can be cancelled, and its hold is in nobody's way`() throws {
        var (desk, draft) = try desk(.paid, ["allocate #1", "release #1"])
        draft.cancelledAt = desk.now
        try desk.capture(draft)
        #expect(try desk.do("cancel #1").outcome == .done)
        #expect(try desk.order("#1").state == .cancelled)
        #expect(try desk.books.level(SKUID(1), at: LocationID(1)).reserved == 0)
        check(desk)
    }

    @Test func `refunded before it left: the deposit goes back, somebody says for what, and the rules hold it`() throws {
        var (desk, draft) = try desk(.paid, ["allocate #1"])
        draft.payment = .partlyRefunded
        draft.refundedMinor = 60
        try desk.capture(draft)
        #expect(try desk.order("#1").depositMinor == 140)
        #expect(try desk.order("#1").holds.map(\.kind) == ["refund_review"])
        #expect(desk.openKinds() == ["refund_unassigned"])
        _ = try desk.do("lift #1 --kind refund_review")
        draft.refundedMinor = 80
        draft.source = 3
        try desk.capture(draft)
        #expect(try desk.order("#1").refundedMinor == 80)
        #expect(try desk.order("#1").holds.isEmpty, "what was lifted is not placed again for the same reason")
        check(desk)
    }

    @Test func `refunded in full in three parts after it left: all revenue and all tax go back`() throws {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        try desk.open("TEA", 5)
        var draft = desk.draft("#1", [("TEA", 3, 333)], shipping: 100, tax: 175)
        try desk.capture(draft)
        for line in ["allocate #1", "release #1", "ship #1"] { #expect(try desk.do(line).outcome == .done) }
        for (source, refunded) in [(2, 333), (3, 667), (4, draft.totalMinor), (5, draft.totalMinor + 500)] {
            draft.payment = .partlyRefunded
            draft.refundedMinor = refunded
            draft.source = UInt64(source)
            try desk.capture(draft)
        }
        let order = try desk.order("#1")
        #expect(order.refundedMinor == order.paidMinor)
        let balances = desk.balances()
        #expect(balances["2300 EUR"] == nil && balances["1050 EUR"] == nil)
        #expect(balances["4060 EUR"]! + balances["4000 EUR"]! + balances["4010 EUR"]! == 0)
        check(desk)
    }

    @Test func `fulfilled elsewhere: reservations go back and nothing leaves from here`() throws {
        var (desk, draft) = try desk(.paid, ["allocate #1"])
        draft.lines[0].isFulfilled = true
        let performed = try desk.capture(draft)
        #expect(performed.movements.isEmpty)
        #expect(try desk.order("#1").state == .shipped)
        #expect(try desk.books.level(SKUID(1), at: LocationID(1)).available == 5)
        check(desk)
    }

    @Test func `fulfilled elsewhere while the floor has it: somebody has to look`() throws {
        var (desk, draft) = try desk(.paid, ["allocate #1", "release #1"])
        draft.lines[0].isFulfilled = true
        try desk.capture(draft)
        #expect(try desk.order("#1").state == .released)
        #expect(desk.openKinds() == ["shipped_elsewhere"])
    }

    @Test func `what was shipped from here and is called fulfilled is no news`() throws {
        var (desk, draft) = try desk(.paid, ["allocate #1", "release #1", "ship #1"])
        draft.lines[0].isFulfilled = true
        #expect(try desk.capture(draft).events.map(\.event.kind) == ["order_reread"])
    }

    @Test(arguments: ["total", "lines", "quantity", "currency", "address", "risk"])
    func `what cannot be followed becomes an exception, and the order stays as it is`(what: String) throws {
        var (desk, draft) = try desk(.paid)
        switch what {
        case "total": draft.totalMinor = 300
        case "lines": draft.lines.append(draft.lines[0])
        case "quantity": draft.lines[0].quantity = 3
        case "currency": draft.currency = .usd
        case "address": draft.customer.street = "Kaj 2"
        default: draft.risk = .high
        }
        let before = try desk.order("#1")
        try desk.capture(draft)
        #expect(desk.openKinds() == ["order_changed"])
        #expect(try desk.order("#1").lines == before.lines && desk.order("#1").amounts == before.amounts)
        check(desk)
    }

    @Test func `a new address of an order that has left is no news`() throws {
        var (desk, draft) = try desk(.paid, ["allocate #1", "release #1", "ship #1"])
        draft.customer.street = "Kaj 2"
        try desk.capture(draft)
        #expect(desk.openKinds() == [])
    }

    @Test func `money for an order that was cancelled here is owed back, and somebody has to look`() throws {
        var (desk, draft) = try desk(.pending, ["cancel #1"])
        draft.payment = .paid
        try desk.capture(draft)
        let order = try desk.order("#1")
        #expect(order.depositMinor == 0 && order.refundPayableMinor == 200)
        #expect(desk.openKinds() == ["order_changed"])
        draft.payment = .refunded
        draft.refundedMinor = 200
        draft.source = 3
        try desk.capture(draft)
        #expect(try desk.order("#1").refundPayableMinor == 0)
        check(desk)
    }
}
