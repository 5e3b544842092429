import Foundation
import GRDB
import Ledger
import Testing
import Vocabulary

@testable import Store
@testable import Workflow

/// Every check of the close goes red by what an operator or a file does, and green by the action that it names. Only what no command can do is
/// written past the program.
@Suite struct CloseRedTests {
    static let october = Period("2026-10")!

    struct Fault: Sendable, CustomTestStringConvertible {
        var step: Int
        /// The day on which the shop was founded, received 4 TEA and took order #1, paid, of one TEA.
        var founded = "2026-10-12"
        /// What is done, line by line: see `play`.
        var given: [String] = []
        /// Written past the program.
        var sql = ""
        var says: String
        /// What takes the fault away; nil where it was written past the program.
        var cure: [String]? = nil
        /// Words of the action that the step names.
        var names = ""
        var testDescription: String { "step \(step): \(says)" }
    }

    static let left = ["allocate #1", "release #1", "ship #1"]

    static let faults =
        [
            Fault(
                step: 1, says: "channel web: nothing came after 2026-10-31; the last came on 2026-10-12", cure: ["feed"],
                names: "tally import FILE --channel CODE"),
            Fault(
                step: 1, given: ["reject", "on 2026-11-03", "order #2 TEA 1 900"], says: "no date",
                cure: ["resolve 1 --reason known"],
                names: "resolve the exception"),
            Fault(
                step: 2, given: ["receive NEW 4 --at HAM", "order #2 NEW 1 0", "allocate #2", "release #2", "ship #2"],
                says: "1 of NEW left with order #2", cure: ["confirm sku NEW --cost 2.00"], names: "confirm sku SKU --cost"),
            Fault(
                step: 2, given: ["receive NEW 4 --at HAM", "order #2 NEW 1 0", "allocate #2", "release #2", "ship #2"],
                says: "1 of NEW left with order #2", cure: ["confirm sku NEW --cost 0.00"], names: "0.00 too"),
            Fault(
                step: 2, given: ["receive NEW 4 --at HAM", "order #2 NEW 1 0", "allocate #2", "release #2", "ship #2"],
                says: "1 of NEW left with order #2", cure: ["item NEW 2.00"]),
            Fault(
                step: 2, given: ["allocate #1", "release #1", "on 2026-11-02", "gone #1 2026-10-30"],
                says: "order #1 left on 2026-10-30 says the shop, and the floor has it",
                cure: ["ship #1 --day 2026-10-30", "resolve 1 --reason found"], names: "ship ORDER --day DAY"),
            Fault(
                step: 2, given: ["allocate #1", "release #1", "on 2026-11-02", "gone #1 2026-10-30"], says: "the floor has it",
                cure: ["cancel #1 --reason elsewhere", "resolve 1 --reason known"], names: "cancel ORDER"),
            Fault(
                step: 2, given: left,
                sql:
                    "INSERT INTO stock_movement SELECT sequence, 9, sku, from_place, -3, 1, 0, day + 30 FROM stock_movement WHERE to_place = -3",
                says: "is of 2026-10, and its goods left on 2026-11-11"),
            Fault(
                step: 2,
                given: [
                    "item FREE 0.00", "receive FREE 2 --at HAM", "order #2 FREE 1 0", "allocate #2", "release #2", "ship #2",
                ],
                sql:
                    "INSERT INTO journal_entry SELECT sequence, day + 30, \(october.number) + 1, NULL FROM stock_movement WHERE to_place = -3",
                says: "its goods left on 2026-10-12, and 2026-10 took entries"),
            Fault(
                step: 3, given: ["receive NEW 4 --at HAM"], says: "4 of NEW at no cost", cure: ["confirm sku NEW --cost 2.00"],
                names: "confirm sku SKU --cost"),
            Fault(
                step: 4, given: ["receive NEW 4 --at HAM"], says: "cost_missing", cure: ["resolve 1 --reason asked"],
                names: "resolve the exceptions"),
            Fault(
                step: 4, given: ["adjust TEA -30 --at HAM --reason gone"], says: "adjustment, gone",
                cure: ["clerk reject 1 --reason no"],
                names: "reject ID"),
            Fault(
                step: 5, says: "the sales side of 2026-10 takes entries", cure: ["clerk lock 2026-10 --area sales"],
                names: "its signature shuts this side"),
            Fault(
                step: 6, says: "the purchase side of 2026-10 takes entries", cure: ["clerk lock 2026-10 --area purchase"],
                names: "its signature shuts this side"),
            Fault(
                step: 7, given: left,
                sql:
                    "INSERT INTO stock_movement SELECT sequence, 9, sku, from_place, -3, 1, 0, day - 3 FROM stock_movement WHERE to_place = -3",
                says: "has no link to its day"),
            Fault(
                step: 8,
                given: [
                    "order #2 TEA 107 100", "on 2026-11-02", "receive TEA 50 --at HAM", "allocate #2", "release #2",
                    "ship #2 --day 2026-10-31",
                ],
                says: "TEA at HAM: -3 sellable on 2026-10-31", names: "sign STEP --reason TEXT"),
            Fault(
                step: 9, given: ["raise TEA --at HAM --kind count_variance --reason seven"], says: "seven",
                cure: ["resolve 1 --reason recounted"], names: "resolve the exception"),
            Fault(
                step: 9, given: ["count TEA 20 --at HAM"], says: "request 1: count: -84",
                cure: ["clerk reject 1 --reason recount"],
                names: "reject ID"),
            Fault(
                step: 10, founded: "2026-09-07", given: ["transfer TEA 2 --from HAM --to KOE"], says: "2 of TEA since 2026-09-07",
                cure: ["arrive 1"], names: "arrive ID"),
            Fault(
                step: 10, founded: "2026-09-07", given: left + ["return #1 --line 1:1 --at HAM"],
                says: "1 returned of TEA at HAM",
                cure: ["move TEA 1 --at HAM --from returned --to sellable"], names: "move SKU QTY --at LOCATION --from returned"),
            Fault(
                step: 11, given: ["receive NEW 4 --at HAM"], says: "4 units of NEW came in at HAM at no cost",
                cure: ["confirm sku NEW --cost 2.00"], names: "confirm sku SKU --cost"),
            Fault(
                step: 11, sql: "UPDATE stock_level SET sellable = 99 WHERE location = 1",
                says: "TEA at HAM: -5 units more than its layers"),
            Fault(
                step: 12, sql: "UPDATE balance SET debit = debit + 5 WHERE account = 1200",
                says: "1200: 520.05 EUR booked, 520.00 EUR in layers"),
            Fault(
                step: 13, says: "the inventory side of 2026-10 takes entries", cure: ["clerk lock 2026-10 --area inventory"],
                names: "its signature shuts this side"),
            Fault(
                step: 14, sql: "UPDATE balance SET credit = credit + 5 WHERE account = 2100",
                says: "2100 holds 20.05 EUR, the list makes 20.00 EUR"),
            Fault(
                step: 15, sql: "INSERT INTO balance VALUES (2120, (SELECT currency FROM shop), 24321, 0, 0, 700)",
                says: "2120 holds 7.00 EUR, the list makes 0.00 EUR"),
        ] + later

    static let later = [
        Fault(
            step: 24, sql: "UPDATE orders SET deposit_minor = deposit_minor + 3 WHERE id = 1",
            says: "order #1: its entries make 10.00 EUR, its row says 10.03 EUR"),
        Fault(
            step: 25, given: ["cancel #1 --reason regret"],
            says: "order #1: 10.00 EUR owed since 2026-10-12, and no refund was asked for",
            cure: ["refund #1 10.00 --reason cancelled", "clerk approve 1"], names: "refund ORDER AMOUNT --reason TEXT"),
        Fault(
            step: 25, given: left + ["paid #1 13.00"], says: "order #1: 3.00 EUR owed since 2026-10-12",
            cure: ["refund #1 3.00 --reason overpaid", "clerk approve 1"], names: "refund ORDER AMOUNT"),
        Fault(
            step: 25, given: ["cancel #1 --reason regret", "refund #1 10.00 --reason cancelled", "clerk approve 1"],
            says: "refund 1 of 10.00 EUR since 2026-10-12", cure: ["clerk execute-refund #1 --reference re-1"],
            names: "execute-refund ORDER --reference"),
        Fault(
            step: 26, founded: "2026-09-07",
            given: left + ["refund #1 5.00 --line 1:1 --return expected --reason broken", "clerk approve 1"],
            says: "order #1 line 1: 1 not back", cure: ["return #1 --line 1:1 --at HAM"], names: "return ORDER --line N:QTY"),
        Fault(
            step: 30, sql: "INSERT INTO balance VALUES (2300, (SELECT currency FROM shop), 24321, 1, 0, 19)",
            says: "2300 differs by 0.19 EUR"),
        Fault(
            step: 31, sql: "UPDATE orders SET receivable_minor = 3 WHERE id = 1",
            says: "order #1: its entries make 0.00 EUR, its row says -0.03 EUR"),
        Fault(
            step: 35, given: ["odd #2 TEA 1 900 1500", "allocate #2", "release #2", "ship #2"], says: "9990 holds -15.00 EUR"),
        Fault(
            step: 35, sql: "INSERT INTO balance VALUES (7010, (SELECT currency FROM shop), 24321, 0, 1200, 0)",
            says: "7010 moved by 12.00 EUR"),
        Fault(
            step: 37, given: ["order #2 TEA 60 1000", "allocate #2", "release #2", "ship #2"],
            says: "4000 Product revenue (web): -600.00 EUR"),
        Fault(
            step: 38, sql: "INSERT INTO balance VALUES (4000, (SELECT currency FROM shop), 24321, 1, 0, 900)",
            says: "the channels and the journal differ by 9.00 EUR"),
        Fault(
            step: 39, sql: "UPDATE balance SET debit = debit + 5 WHERE account = 1050",
            says: "account 1050: its movement is off by 0.05 EUR from the journal"),
        Fault(step: 40, says: "no verified copy was ever made", cure: ["backup"], names: "tally backup FILE"),
        Fault(
            step: 41, founded: "2026-09-07", says: "2026-09 has 3 entries and is not locked", cure: ["feed", "close 2026-09"],
            names: "close and lock it first: tally close --period 2026-09"),
        Fault(step: 42, says: "2026-10 is not locked", cure: ["feed", "close 2026-10"], names: "tally close lock"),
    ]

    private func row(_ store: TestStore, _ number: Int) throws -> CloseRow {
        try #require(try store.desk.answer(CloseList(Self.october)).first { $0.step.number == number })
    }

    /// A line is a command of `tally do` by the supervisor, or by the person whose name stands before it; or it is one of the words below.
    private func play(_ line: String, on store: TestStore) throws {
        let words = line.split(separator: " ").map(String.init)
        func draft(_ source: UInt64) -> OrderDraft {
            TestStore.draft(words[1], [(words[2], Int(words[3])!, Int(words[4])!)], placedAt: store.now, source: source)
        }
        func known(_ source: UInt64) -> OrderDraft {
            TestStore.draft(words[1], [("TEA", 1, 1_000)], placedAt: Instant(day: Day("2026-10-12")!, hour: 9), source: source)
        }
        let done: Performed
        switch words[0] {
        // The day goes on.
        case "on":
            store.now = Instant(day: Day(words[1])!, hour: 9)
            return
        case "order": done = try store.perform(CaptureOrder(draft: draft(1), channel: ChannelID(1)))
        // An order whose total is more than its lines.
        case "odd":
            var odd = draft(1)
            odd.totalMinor += Int(words[5])!
            done = try store.perform(CaptureOrder(draft: odd, channel: ChannelID(1)))
        // The shop's file says that order #1 left on a day.
        case "gone":
            var gone = known(2)
            gone.lines[0].isFulfilled = true
            gone.fulfilledAt = Instant(day: Day(words[2])!, hour: 12)
            done = try store.perform(CaptureOrder(draft: gone, channel: ChannelID(1)))
        // The shop's file says that more was paid for order #1 than it costs.
        case "paid":
            var paid = known(3)
            paid.outstandingMinor = nil
            paid.totalMinor = Money(words[2], in: .eur)!.minor
            done = try store.perform(CaptureOrder(draft: paid, channel: ChannelID(1)))
        case "item": done = try store.perform(TestStore.item(words[1], cost: words[2]))
        case "reject":
            done = try store.perform(
                RejectRecord(
                    rejection: Rejection(file: "a.csv", line: 3, column: nil, reason: "no date", name: "#7", source: 9)))
        // A file of the channel that brings nothing new.
        case "feed": done = try store.perform(NoteFeed(channel: ChannelID(1), file: "web.csv"))
        case "backup":
            try store.desk.backup(to: "\(store.folder.backups)/one.db", noting: store.now)
            return
        case "close": return try ClosingTests.lock(store, Period(words[1])!)
        default:
            let isNamed = TestStore.people[words[0]] != nil
            done = try store.do(isNamed ? words.dropFirst().joined(separator: " ") : line, as: isNamed ? words[0] : "supervisor")
        }
        #expect(done.outcome == .done || done.outcome == .asked, "\(line): \(done.refusal?.sentence ?? "nothing was done")")
    }

    @Test(arguments: faults)
    func `a step's check goes red, names the rows, and turns green by the action that it names`(fault: Fault) throws {
        let store = try TestStore(on: fault.founded)
        try store.item("TEA")
        try store.item("LAMP", cost: "30.00")
        try store.open("TEA", 100)
        try store.open("LAMP", 5, at: "VEN")
        try store.item("NEW", cost: nil)
        try store.do("receive TEA 4 --at HAM")
        try store.capture("#1", [("TEA", 1, 1_000)])
        for line in fault.given { try play(line, on: store) }
        if !fault.sql.isEmpty {
            #expect(try row(store, fault.step).isPassing == true, "the control")
            try store.desk.connections.pool.write { try $0.execute(sql: fault.sql) }
        }
        store.now = Instant(day: Day("2026-11-03")!, hour: 9)
        let red = try row(store, fault.step)
        #expect((red.isPassing == false || red.needsNote) && !red.fix.isEmpty && !red.value.isEmpty)
        #expect(red.offending.contains { $0.words.contains(fault.says) }, "\(red.offending)")
        #expect(fault.names.isEmpty || red.fix.contains(fault.names), "\(red.fix)")
        for line in fault.cure ?? [] { try play(line, on: store) }
        guard fault.cure != nil else { return }
        let green = try row(store, fault.step)
        #expect(green.isPassing == true && !green.needsNote, "\(green.value): \(green.offending)")
        #expect(try store.desk.verify().filter { !$0.ok } == [])
    }

    @Test func `every check of the catalogue goes red in one of these cases`() throws {
        let steps = try House.read(TestStore.policyFiles, version: 1).rules.closeSteps(of: Self.october)
        let reddened = Set(Self.faults.map(\.step))
        let checked = Set(steps.filter { reddened.contains($0.number) }.map(\.check))
        #expect(CloseCheck.all.map(\.name).filter { !checked.contains($0) } == [])
    }

    @Test func `what was free and cost nothing has rightly posted nothing, and the month goes on`() throws {
        let store = try CloseProofTests.shop()
        for line in ["item FREE 0.00", "receive FREE 2 --at HAM", "order #2 FREE 1 0", "allocate #2", "release #2", "ship #2"] {
            try play(line, on: store)
        }
        let entries = try store.desk.connections.pool.read {
            try Int.fetchOne(
                $0, sql: "SELECT count(*) FROM journal_entry JOIN stock_movement USING (sequence) WHERE to_place = -3")
        }
        #expect(entries == 0)
        store.now = Instant(day: Day("2026-11-03")!, hour: 9)
        #expect(try row(store, 2).isPassing == true && row(store, 2).value == "0 shipments")
        for line in ["feed", "sign 1", "sign 2"] { try play(line, on: store) }
        #expect(try row(store, 2).state == .signed)
    }

    @Test func `what the shop shipped after the month's end is no business of the month`() throws {
        let store = try CloseProofTests.shop()
        for line in ["order #1 TEA 1 1000", "allocate #1", "release #1", "on 2026-11-03", "gone #1 2026-11-01"] {
            try play(line, on: store)
        }
        #expect(try row(store, 2).isPassing == true)
        let november = try store.desk.answer(CloseList(Period("2026-11")!)).first { $0.step.number == 2 }
        #expect(
            november?.offending.map(\.words) == ["exception 1: order #1 left on 2026-11-01 says the shop, and the floor has it"])
    }

    @Test func `a channel that has stopped is named, and a sentence with the signature is enough for it`() throws {
        let store = try CloseProofTests.shop()
        try store.perform(
            CaptureOrder(draft: TestStore.draft("#1", [("TEA", 1, 900)], placedAt: store.now), channel: ChannelID(2)))
        for line in ["on 2026-10-31", "order #2 TEA 1 900", "on 2026-12-02"] { try play(line, on: store) }
        func november() throws -> CloseRow {
            try #require(try store.desk.answer(CloseList(Period("2026-11")!)).first { $0.step.number == 1 })
        }
        let code = try #require(try store.desk.answer(Names(items: [])).channels[ChannelID(2)]?.code.text)
        #expect(try november().isPassing == false, "web traded within 31 days before the end")
        try play("feed", on: store)
        #expect(try november().isPassing == true && november().needsNote)
        #expect(
            try november().offending.map(\.words) == ["channel \(code): no order since 2026-10-12, and no file after 2026-11-30"])
        #expect(try store.do("sign 1").refusal?.code == "explanation_missing")
        #expect(try store.perform(SignStep(step: 1, reason: "it was shut in October"), as: "supervisor").outcome == .done)
        #expect(try november().state == .signed)
        // For October it is too early to say that it has stopped.
        #expect(try row(store, 1).isPassing == false && row(store, 1).offending.map(\.name) == [code])
    }

    @Test func `a file that brings nothing new is noted once a day, and not where orders came on that day`() throws {
        let store = try CloseProofTests.shop()
        func note() throws -> Performed.Outcome { try store.perform(NoteFeed(channel: ChannelID(1), file: "web.csv")).outcome }
        try play("order #1 TEA 1 1000", on: store)
        #expect(try note() == .unchanged)
        store.now = store.now.adding(hours: 24)
        #expect(try note() == .done && note() == .unchanged)
        try play("order #2 TEA 1 1000", on: store)
        #expect(try note() == .unchanged)
        #expect(try store.perform(NoteFeed(channel: ChannelID(99), file: "x.csv")).refusal?.code == "unknown_thing")
        #expect(try store.desk.verify().filter { !$0.ok } == [])
    }
}
