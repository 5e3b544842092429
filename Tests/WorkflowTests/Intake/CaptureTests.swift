import Testing
import Vocabulary

@testable import Workflow

/// How an order enters: product.md, "What a file does not say".
@Suite struct CaptureTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var payment: PaymentState
        var isFulfilled: Bool
        var state: OrderState
        /// Balances by account; cost of goods is 1000 where it was shipped.
        var posted: String
        var holds: [String] = []
        var exceptions: [String] = []
        var testDescription: String { "\(payment.word), \(isFulfilled ? "fulfilled" : "unfulfilled")" }
    }

    static let cost = ", 5000 1000"
    static let cases = [
        Case(payment: .pending, isFulfilled: false, state: .held, posted: "", holds: ["payment"]),
        Case(payment: .authorized, isFulfilled: false, state: .captured, posted: ""),
        Case(payment: .paid, isFulfilled: false, state: .captured, posted: "1050 200, 2200 -200"),
        Case(payment: .partlyPaid, isFulfilled: false, state: .held, posted: "1050 150, 2200 -150", holds: ["payment"]),
        Case(
            payment: .partlyRefunded, isFulfilled: false, state: .held, posted: "1050 140, 2200 -140",
            holds: ["refund_review"], exceptions: ["refund_unassigned"]),
        Case(payment: .refunded, isFulfilled: false, state: .cancelled, posted: ""),
        Case(payment: .voided, isFulfilled: false, state: .cancelled, posted: ""),
        Case(payment: .pending, isFulfilled: true, state: .shipped, posted: "1100 200, 3000 -1000, 4000 -200" + cost),
        Case(payment: .authorized, isFulfilled: true, state: .shipped, posted: "1050 200, 3000 -1000, 4000 -200" + cost),
        Case(payment: .paid, isFulfilled: true, state: .shipped, posted: "1050 200, 3000 -1000, 4000 -200" + cost),
        Case(payment: .partlyPaid, isFulfilled: true, state: .shipped, posted: "1050 150, 1100 50, 3000 -1000, 4000 -200" + cost),
        Case(
            payment: .partlyRefunded, isFulfilled: true, state: .shipped,
            posted: "1050 140, 3000 -1000, 4000 -200, 4060 60" + cost),
        Case(payment: .refunded, isFulfilled: true, state: .shipped, posted: "3000 -1000, 4000 -200, 4060 200" + cost),
        Case(payment: .voided, isFulfilled: true, state: .cancelled, posted: ""),
    ]

    static func draft(_ desk: MemoryDesk, _ payment: PaymentState, isFulfilled: Bool = false) -> OrderDraft {
        var draft = desk.draft("#1", [("TEA", 2, 100)], payment: payment)
        draft.lines[0].isFulfilled = isFulfilled
        if payment == .partlyPaid { draft.outstandingMinor = 50 }
        if payment == .partlyRefunded { draft.refundedMinor = 60 }
        if payment == .refunded { draft.refundedMinor = 200 }
        return draft
    }

    @Test(arguments: cases)
    func `what the shop says of payment and fulfilment decides how an order enters`(expected: Case) throws {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        let captured = try desk.capture(CaptureTests.draft(desk, expected.payment, isFulfilled: expected.isFulfilled))
        let order = try desk.order("#1")
        #expect(captured.outcome == .done)
        #expect(order.state == expected.state)
        #expect(desk.posted() == expected.posted)
        #expect(order.holds.map(\.kind) == expected.holds)
        #expect(desk.openKinds() == expected.exceptions)
        #expect(captured.movements.isEmpty)
        #expect(order.reservations.isEmpty)
        var laws = ShopLaws()
        #expect(laws.breaches(of: desk.books) == [])
    }

    @Test func `an order called refunded without an amount was refunded in full`() throws {
        let desk = try MemoryDesk()
        var draft = CaptureTests.draft(desk, .refunded)
        draft.refundedMinor = 0
        try desk.capture(draft)
        #expect(try desk.order("#1").refundedMinor == 200)
        #expect(desk.posted() == "")
    }

    @Test func `a cancelled order that was paid is owed to the customer until the money goes back`() throws {
        let desk = try MemoryDesk()
        var draft = CaptureTests.draft(desk, .paid)
        draft.cancelledAt = desk.now
        try desk.capture(draft)
        #expect(try desk.order("#1").state == .cancelled)
        #expect(desk.posted() == "1050 200, 2240 -200")
    }

    @Test func `one line fulfilled and one not: the first has left, the second is work`() throws {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        try desk.item("POT", cost: "80.00")
        var draft = desk.draft("#1", [("TEA", 2, 100), ("POT", 1, 500)], shipping: 50)
        draft.lines[0].isFulfilled = true
        try desk.capture(draft)
        let order = try desk.order("#1")
        #expect(order.state == .partlyShipped)
        #expect(order.openUnits == 1)
        #expect(desk.posted() == "1050 750, 2200 -500, 3000 -1000, 4000 -200, 4010 -50, 5000 1000")
    }

    @Test func `a deposit and what was earned out of it belong to the day on which the goods had left`() throws {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        var draft = CaptureTests.draft(desk, .paid, isFulfilled: true)
        draft.fulfilledAt = Instant(day: Day("2026-10-30")!, hour: 12)
        try desk.capture(draft)
        #expect(Set(desk.books.changes.entries.map(\.entry.day)) == [Day("2026-10-30")!])
    }

    @Test func `a fulfilment in the future is of today`() throws {
        let desk = try MemoryDesk()
        var draft = CaptureTests.draft(desk, .paid, isFulfilled: true)
        draft.fulfilledAt = Instant(day: Day("2026-12-30")!, hour: 12)
        try desk.capture(draft)
        #expect(Set(desk.books.changes.entries.map(\.entry.day)) == [Day("2026-11-23")!])
    }

    @Test func `the business day is the shop's own, east of UTC as well`() throws {
        struct East: Zones {
            func offsetSeconds(of zone: String, at moment: Instant) -> Int { 3_600 }
            func knows(_ zone: String) -> Bool { true }
        }
        let desk = try MemoryDesk()
        desk.zones = East()
        try desk.item("TEA")
        desk.now = Instant(day: Day("2026-11-23")!, hour: 23, minute: 30)
        try desk.open("TEA", 5)
        try desk.capture(desk.draft("#1", [("TEA", 1, 100)]))
        for line in ["allocate #1", "release #1", "ship #1"] { #expect(try desk.do(line).outcome == .done) }
        #expect(Set(desk.books.changes.entries.map(\.entry.day)) == [Day("2026-11-24")!])
        #expect(Set(desk.books.changes.movements.map(\.day)) == [Day("2026-11-24")!])
    }

    @Test func `a SKU that nobody knows becomes a provisional one with one exception, however many lines name it`() throws {
        let desk = try MemoryDesk()
        try desk.capture(desk.draft("#1", [("NEW", 1, 100), ("NEW", 2, 100)]))
        try desk.capture(desk.draft("#2", [("NEW", 1, 100)]))
        #expect(desk.openKinds() == ["unknown_sku"])
        #expect(try desk.books.item(code: SKUCode("NEW")!)?.isProvisional == true)
    }

    @Test func `a line without a SKU goes by its title, cut to what a code may be`() throws {
        let desk = try MemoryDesk()
        var draft = desk.draft("#1", [("", 1, 100)])
        draft.lines[0].title = String(repeating: "Ä", count: 60)
        try desk.capture(draft)
        #expect(try desk.books.item(SKUID(1))?.code.text == String(repeating: "Ä", count: 38))
    }

    @Test func `goods that left at no known cost are asked for once`() throws {
        let desk = try MemoryDesk()
        for number in ["#1", "#2"] {
            var draft = desk.draft(number, [("NEW", 1, 100)])
            draft.lines[0].isFulfilled = true
            try desk.capture(draft)
        }
        #expect(desk.openKinds() == ["unknown_sku", "cost_missing"])
    }

    @Test(arguments: [
        ("no lines", "it has no lines"), ("no units", "line 1 has 0 units"), ("1e9 units", "line 1 has 1000000000 units"),
        ("1e15 each", "line 1 is worth more than any order"), ("many dear lines", "its lines are worth more than any order"),
        ("a vast total", "its amounts are larger than any order's"),
    ])
    func `what no order can be is refused before it is multiplied`(oddity: String, sentence: String) throws {
        let desk = try MemoryDesk()
        var draft = desk.draft("#1", [("TEA", 2, 100)])
        switch oddity {
        case "no lines": draft.lines = []
        case "no units": draft.lines[0].quantity = 0
        case "1e9 units": draft.lines[0].quantity = 1_000_000_000
        case "1e15 each":
            draft.lines[0].quantity = 10_000_000
            draft.lines[0].priceMinor = 999_999_999_999_999
        case "many dear lines":
            draft.lines[0].priceMinor = 400_000_000_000_000
            draft.lines += [draft.lines[0], draft.lines[0]]
        default: draft.totalMinor = Int.min
        }
        let refused = try desk.capture(draft)
        #expect(refused.refusal?.code == "unreadable")
        #expect(refused.refusal?.sentence.contains(sentence) == true)
        #expect(try desk.books.order(numbered: OrderNumber("#1")!, in: ChannelID(1)) == nil)
    }

    @Test func `the record says why an order was held`() throws {
        let desk = try MemoryDesk()
        var draft = desk.draft("#1", [("TEA", 1, 70_000)])
        draft.risk = .high
        let record = try #require(try desk.capture(draft).record)
        #expect(record.answer == "captured and held")
        #expect(record.rules.map(\.rule) == ["H-02", "H-03"])
        let asked = try #require(record.evaluations.first { $0.family == Family.holds.rawValue })
        let story = try #require(desk.house.policy).story(of: asked) { "\($0)" }
        let facts = Dictionary(uniqueKeysWithValues: story.facts.map { ($0.name, $0.value.description) })
        #expect(facts["order.total"] == "700.00 EUR")
        #expect(facts["order.risk"] == "high")
        #expect(facts["order.has_address"] == "yes")
        #expect(facts["order.payment"] == "paid")
        #expect(facts["order.refunded"] == "no")
        #expect(story.ruleWords == "H-01 no, H-02 yes, H-03 yes, H-04 no, H-05 no, H-06 no")
    }

    @Test(arguments: [
        ("H-01", "payment"), ("H-02", "fraud_review"), ("H-03", "fraud_review"), ("H-04", "address"), ("H-05", "refund_review"),
    ])
    func `every rule places its hold, due when it says`(rule: String, kind: String) throws {
        let desk = try MemoryDesk()
        var draft = desk.draft("#1", [("TEA", 1, 100)])
        switch rule {
        case "H-01": draft.payment = .pending
        case "H-02":
            draft.lines[0].priceMinor = 60_001
            draft.totalMinor = 60_001
            draft.subtotalMinor = 60_001
        case "H-03": draft.risk = .high
        case "H-04": draft.customer.city = ""
        default:
            draft.payment = .partlyRefunded
            draft.refundedMinor = 1
        }
        try desk.capture(draft)
        let hold = try #require(try desk.order("#1").holds.first)
        #expect(hold.rule == rule && hold.kind == kind && hold.placedBy == Operator.engineID)
        let hours = ["H-01": 72, "H-02": 24, "H-03": 24, "H-04": 72, "H-05": 48][rule]!
        #expect(hold.dueAt == hold.placedAt.adding(hours: hours))
    }

    @Test func `the limit itself is not over it, goods without shipping need no address, and other currencies have other limits`()
        throws
    {
        let desk = try MemoryDesk()
        var draft = desk.draft("#1", [("TEA", 1, 60_000)])
        try desk.capture(draft)
        #expect(try desk.order("#1").holds.isEmpty)
        draft = desk.draft("#2", [("CARD", 1, 100)])
        draft.lines[0].needsStock = false
        draft.customer.street = ""
        try desk.capture(draft)
        #expect(try desk.order("#2").holds.isEmpty)
        draft = desk.draft("#3", [("TEA", 1, 70_000)])
        draft = OrderDraft.inCurrency(.jpy, draft)
        try desk.capture(draft)
        #expect(try desk.order("#3").holds.isEmpty)
    }
}

extension OrderDraft {
    /// The same draft in another currency.
    static func inCurrency(_ currency: Currency, _ draft: OrderDraft) -> OrderDraft {
        var draft = draft
        draft.currency = currency
        return draft
    }
}
