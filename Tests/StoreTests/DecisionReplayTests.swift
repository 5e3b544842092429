import Foundation
import Policy
import Testing
import Vocabulary

@testable import Store
@testable import Workflow

/// A decision taken again on the facts that it kept, under the policy that it names.
@Suite struct DecisionReplayTests {
    private struct Below {
        var numbers: SeededNumbers

        mutating func below(_ bound: Int) -> Int { Int(numbers.next() >> 11) % bound }
    }

    /// Thirty days of a shop: orders of all kinds come in, stock comes and runs out, the engine works every day, people lift and refund.
    static func month() throws -> TestStore {
        let shop = try TestStore()
        var random = Below(numbers: SeededNumbers(20_261_123))
        for number in 1...12 {
            try shop.item("SKU-\(number)")
            try shop.open("SKU-\(number)", 20, at: ["HAM", "KOE", "3PL"][number % 3])
        }
        try shop.item("MAT-0001")
        try shop.open("MAT-0001", 9)
        var orders = 0
        for day in 0..<30 {
            shop.now = Instant(day: Day("2026-11-01")!.adding(days: day), hour: 8)
            for _ in 0..<8 {
                orders += 1
                var lines: [(String, Int, Int)] = []
                for _ in 0...random.below(2) {
                    let sku = random.below(12) == 0 ? "MAT-0001" : "SKU-\(1 + random.below(13))"
                    lines.append((sku, 1 + random.below(3), 500 + random.below(30_000)))
                }
                var draft = TestStore.draft(
                    "#\(orders)", lines, payment: random.below(8) == 0 ? .pending : .paid,
                    placedAt: shop.now.adding(hours: -random.below(30)),
                    source: UInt64(orders))
                draft.risk = random.below(15) == 0 ? .high : .low
                if random.below(20) == 0 { draft.customer.city = "" }
                try shop.perform(CaptureOrder(draft: draft, channel: ChannelID(1 + random.below(3))))
            }
            _ = try Engine(desk: shop.desk).work(at: shop.now.adding(hours: 1))
            shop.now = shop.now.adding(hours: 2)
            for _ in 0..<3 {
                let number = "#\(1 + random.below(orders))"
                for line in ["lift \(number) --kind payment --reason paid", "ship \(number)", "route \(number) --to KOE"] {
                    try shop.do(line)
                }
            }
            try shop.do("receive SKU-\(1 + random.below(12)) \(5 + random.below(20)) --at HAM --cost 5.00")
            try shop.do("adjust SKU-\(1 + random.below(12)) -\(1 + random.below(30)) --at HAM --reason count", as: "supervisor")
        }
        return shop
    }

    @Test func `every decision of a simulated month comes to the same again`() throws {
        let shop = try Self.month()
        let last = try shop.desk.answer(Overview(now: shop.now)).sequence
        var sequence = 1
        var decisions = 0
        var asked = 0
        while sequence <= last {
            guard let view = try shop.desk.answer(DecisionAt(sequence)) else {
                sequence += 1
                continue
            }
            let again = try #require(try shop.desk.answer(DecisionAgain(view.sequence, now: shop.now)))
            #expect(again.differences.isEmpty, "decision \(view.sequence): \(again.differences)")
            #expect(view.asked.count == view.record.evaluations.count)
            decisions += 1
            asked += again.asked
            sequence = view.sequence + 1
        }
        print("compared \(decisions) decisions of a simulated month with themselves taken again: \(asked) rules, all the same")
        #expect(decisions > 700 && asked > 4_000)
        let verified = try shop.desk.verify()
        let wrong = verified.filter { !$0.ok }
        #expect(wrong.isEmpty, "\(wrong)")
        #expect(verified.first { $0.check == "decisions" }?.examined == decisions)
    }

    @Test func `a fact or a rule that is not what it was is seen`() throws {
        let shop = try TestStore()
        try shop.item("TEA")
        try shop.open("TEA", 5)
        try shop.open("TEA", 5, at: "KOE")
        let captured = try #require(try shop.capture("#1", [("TEA", 2, 70_000)]).record)
        let policy = try PolicyVersion.read(TestStore.policyFiles, number: 1).get()
        #expect(policy.replay(captured).differences.isEmpty)
        var told = captured
        let total = try #require(told.evaluations[0].facts.firstIndex { $0.value == .money(Money(minor: 140_000, .eur)) })
        told.evaluations[0].facts[total].value = .money(Money(minor: 100, .eur))
        #expect(policy.replay(told).differences.contains("H-02 was yes and is no"))
        told = captured
        told.rules = []
        #expect(policy.replay(told).differences == ["it places H-02, not nothing"])
        let changed = try PolicyVersion.read(
            TestStore.policyFiles.map {
                PolicyFile(name: $0.name, text: $0.text.replacingOccurrences(of: "600 EUR", with: "6000 EUR"))
            },
            number: 2
        ).get()
        #expect(changed.replay(captured).differences == ["H-02 was yes and is no"])

        try shop.do("lift #1 --kind fraud_review --reason known")
        let done = try shop.do("allocate #1")
        var allocated = try #require(done.record)
        #expect(policy.replay(allocated).differences.isEmpty)
        let place = try #require(allocated.evaluations.firstIndex { $0.family == Family.routing.rawValue && $0.about == 1 })
        let names = Family.routing.context.facts.map(\.name)
        let units = try #require(allocated.evaluations[place].facts.firstIndex { names[$0.number] == "candidate.units" })
        allocated.evaluations[place].facts[units].value = .number(0)
        #expect(policy.replay(allocated).differences.contains("place 1 comes out otherwise"))
    }

    @Test func `what has changed since is called out, with then and now`() throws {
        let shop = try TestStore()
        try shop.item("TEA")
        try shop.open("TEA", 5)
        try shop.capture("#1", [("TEA", 2, 100)])
        let record = try #require(try shop.do("allocate #1").events.last?.sequence)
        let before = try #require(try shop.desk.answer(DecisionAgain(record, now: shop.now)))
        #expect(before.changes.isEmpty, "\(before.changes)")
        try shop.do("receive TEA 9 --at KOE --cost 5.00")
        let again = try #require(try shop.desk.answer(DecisionAgain(record, now: shop.now)))
        #expect(again.differences.isEmpty)
        let change = try #require(again.changes.first { $0.name == "candidate.units" })
        #expect(change.about == "KOE" && change.then == .number(0) && change.now == .number(2))
        #expect(DecisionStory.lines(again).contains("  KOE: candidate.units was 0 and is 2"))
        let nothing = try shop.desk.answer(DecisionAgain(999_999, now: shop.now))
        #expect(nothing == nil)
    }

    @Test func `an evaluation keeps every kind of fact in few bytes, and broken bytes are no evaluation`() throws {
        let facts: [FactValue] = [
            .unknown, .flag(true), .flag(false), .number(-5), .text("näh"), .money(Money(minor: 1_250, .eur)),
            .moment(Instant(milliseconds: 1_700_000_000_123)), .span(3_600_000_000_000),
            .list([.record([.text("TEA"), .number(2), .unknown]), .record([.text("MUG"), .number(1), .flag(true)])]),
        ]
        let first = Evaluation(
            family: 4, about: 3, facts: facts.enumerated().map { .init(number: $0 * 5, value: $1) },
            findings: [.yes, .no, .undecided, .notAsked, .yes])
        var second = first
        second.about = 4
        second.facts[3].value = .number(7)
        var record = DecisionRecord(command: "route", subject: .store, question: "routing", answer: "HAM", policyVersion: 1)
        let alone = EventCodec.encode(record).count
        record.evaluations = [first]
        let one = EventCodec.encode(record).count - alone
        record.evaluations = [first, second]
        let bytes = EventCodec.encode(record)
        let more = bytes.count - alone - one
        #expect(try EventCodec.decodeRecord(bytes, sequence: 1) == record)
        #expect(one <= 75 && more <= 20, "\(one) bytes for the first, \(more) for one like it")
        for cut in 1..<bytes.count where cut > alone {
            _ = #expect(throws: StoreFault.self) { try EventCodec.decodeRecord(Array(bytes[..<cut]), sequence: 1) }
        }
    }
}
