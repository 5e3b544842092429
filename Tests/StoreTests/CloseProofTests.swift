import Foundation
import GRDB
import Ledger
import Testing
import Vocabulary

@testable import Store
@testable import Workflow

/// Every step of the close: it is proved by a check that goes red and says by which rows, or it says why it is not asked for.
@Suite struct CloseProofTests {
    static let october = Period("2026-10")!

    private func row(_ store: TestStore, _ number: Int) throws -> CloseRow {
        try #require(try store.desk.answer(CloseList(Self.october)).first { $0.step.number == number })
    }

    /// A shop that was founded in October: what is done first belongs to that month.
    static func shop() throws -> TestStore {
        let store = try TestStore(on: "2026-10-12")
        try store.item("TEA")
        try store.item("LAMP", cost: "30.00")
        try store.open("TEA", 100)
        try store.open("LAMP", 5, at: "VEN")
        return store
    }

    @Test
    func
        `every check of the catalogue may stand in a policy, and the sample policy proves 27 steps and gives a reason for the rest`()
        throws
    {
        #expect(Set(CloseCheck.all.map(\.name)) == Set(CloseStep.checks))
        #expect(CloseCheck.all.count == CloseStep.checks.count)
        let steps = try House.read(TestStore.policyFiles, version: 1).rules.closeSteps(of: Period("2026-10")!)
        #expect(steps.map(\.number) == Array(1...42))
        for step in steps {
            #expect(step.check.isEmpty == !step.notApplicable.isEmpty, "step \(step.number)")
        }
        #expect(steps.count { !$0.check.isEmpty } == 27)
        #expect(Set(steps.map(\.check).filter { !$0.isEmpty }) == Set(CloseStep.checks))
    }

    @Test(arguments: ["2.00", "0.00"])
    func `what the shop shipped itself at no cost keeps step 11 red until somebody says what it costs`(cost: String) throws {
        let store = try Self.shop()
        var draft = TestStore.draft("#9", [("NEW", 2, 500)], placedAt: store.now)
        draft.lines[0].isFulfilled = true
        draft.fulfilledAt = store.now
        try store.perform(CaptureOrder(draft: draft, channel: ChannelID(1)), as: "engine")
        #expect(try row(store, 11).offending.map(\.words).contains("2 units of NEW left at no cost"))
        #expect(try store.do("confirm sku NEW --cost \(cost)").outcome == .done)
        #expect(try row(store, 11).offending.isEmpty)
        #expect(try store.desk.verify().filter { !$0.ok } == [])
    }

    struct Late: Sendable, CustomStringConvertible {
        var step: Int
        /// Done on a day: in the month it turns the step red, after its end it is none of its business.
        var given: [String]
        var description: String { "step \(step): \(given.joined(separator: "; "))" }
    }

    static let lates = [
        Late(step: 3, given: ["receive NEW 4 --at HAM"]), Late(step: 4, given: ["adjust LAMP 40 --at HAM --reason found"]),
        Late(step: 4, given: ["receive NEW 4 --at HAM"]), Late(step: 9, given: ["count TEA 20 --at HAM"]),
        Late(step: 9, given: ["raise TEA --at HAM --kind count_variance --reason seven"]),
        Late(step: 11, given: ["receive NEW 4 --at HAM"]),
    ]

    @Test(arguments: lates)
    func `what happens after a month's end leaves its steps alone, and the same on its last day does not`(late: Late) throws {
        for (day, isInside) in [("2026-10-31", true), ("2026-11-01", false)] {
            let store = try Self.shop()
            try store.item("NEW", cost: nil)
            try store.do("receive TEA 4 --at HAM")
            store.now = Instant(day: Day(day)!, hour: 9)
            for line in late.given { #expect(try store.do(line).outcome != .refused, "\(line)") }
            store.now = Instant(day: Day("2026-11-03")!, hour: 9)
            #expect(try row(store, late.step).isPassing == !isInside, "\(day)")
        }
    }

    @Test func `a pile is below zero at a month's end by the days of its goods, whatever lies there now`() throws {
        for (day, isRed) in [("2026-10-31", true), ("2026-11-01", false)] {
            let store = try Self.shop()
            try store.capture("#1", [("TEA", 103, 100)], daysAgo: 3)
            store.now = Instant(day: Day("2026-11-02")!, hour: 9)
            for line in ["receive TEA 50 --at HAM", "allocate #1", "release #1", "ship #1 --day \(day)"] {
                #expect(try store.do(line).outcome == .done, "\(line)")
            }
            let row = try row(store, 8)
            #expect(row.isPassing == true && row.needsNote == isRed, "\(day)")
            #expect(row.offending.map(\.words) == (isRed ? ["TEA at HAM: -3 sellable on 2026-10-31"] : []))
            #expect(row.offending.map(\.subject) == (isRed ? [.stock(StockKey(SKUID(1), LocationID(1)))] : []))
        }
    }

    @Test func `a pile that parts from its layers is red for the months that saw it, and for no earlier one`() throws {
        let store = try Self.shop()
        store.now = Instant(day: Day("2026-11-02")!, hour: 9)
        try store.item("LATE")
        try store.do("receive LATE 4 --at HAM")
        try store.desk.connections.pool.write { try $0.execute(sql: "UPDATE stock_level SET sellable = 9 WHERE sku = 3") }
        #expect(try row(store, 11).isPassing == true)
        let november = try store.desk.answer(CloseList(Period("2026-11")!)).first { $0.step.number == 11 }
        #expect(november?.offending.map(\.words) == ["LATE at HAM: 5 units more than its layers"])
        try store.desk.connections.pool.write { try $0.execute(sql: "UPDATE stock_level SET sellable = 9 WHERE sku = 1") }
        #expect(try row(store, 11).isPassing == false, "the control")
    }

    @Test func `a check is made once until somebody writes, for each month and each limit`() throws {
        let memory = CloseMemory()
        var looks = 0
        func ask(_ check: String, days: Int = 0, _ period: Period = Self.october, at version: Int) {
            var limits = CloseLimits()
            limits.days = days
            let step = CloseStep(
                number: 1, title: "", dependsOn: [], owner: .buyer, needsTwoPeople: false, due: "", check: check,
                notApplicable: "",
                limits: limits)
            let found = memory.finding(of: step, in: period, at: version) {
                looks += 1
                return CloseFinding(value: "\(looks)", isPassing: true, detail: "")
            }
            #expect(found != nil)
        }
        for _ in 1...3 { ask("transit_age", days: 30, at: 1) }
        #expect(looks == 1)
        ask("transit_age", days: 31, at: 1)
        ask("returns_matched", days: 30, at: 1)
        ask("transit_age", days: 30, Period("2026-09")!, at: 1)
        #expect(looks == 4)
        ask("transit_age", days: 30, at: 2)
        #expect(looks == 5)
    }

    @Test func `a commit of another program is seen by the next look at the checklist`() throws {
        let store = try Self.shop()
        store.now = Instant(day: Day("2026-11-03")!, hour: 9)
        #expect(try row(store, 12).isPassing == true && row(store, 12).isPassing == true)
        let other = try DatabaseQueue(path: store.folder.database)
        try other.write { try $0.execute(sql: "UPDATE balance SET debit = debit + 5 WHERE account = 1200") }
        try other.close()
        #expect(try row(store, 12).isPassing == false)
    }

    @Test func `a wish to change the policy keeps no month open, and a wish to open the month itself does`() throws {
        let store = try ClosingTests.shop()
        try ClosingTests.lock(store)
        #expect(try row(store, 4).state == .signed)
        #expect(try store.do("adjust POT 9 --at HAM --reason found").outcome == .asked)
        #expect(try row(store, 4).state == .signed)
        #expect(try store.do("reopen 2026-10 --hours 4 --reason audit", as: "clerk").outcome == .asked)
        #expect(try row(store, 4).state == .redo)
    }

    @Test func `a signature names the limits that it was given under, and the policy that said them`() throws {
        let store = try Self.shop()
        store.now = Instant(day: Day("2026-11-03")!, hour: 9)
        #expect(try row(store, 10).step.limits.words == "days 30" && row(store, 10).signedLimits.isEmpty)
        for (step, who) in [(1, "supervisor"), (3, "buyer"), (10, "supervisor")] {
            #expect(try store.do("sign \(step)", as: who).outcome == .done, "step \(step)")
        }
        #expect(try row(store, 10).signedLimits == "days 30 (policy 1)")
        let board = try store.desk.connections.pool.read { try SQLiteShelf($0).signatures(of: Self.october) }
        #expect(
            board.map(\.signature.limits) == ["days 31", "", "days 30"] && board.allSatisfy { $0.signature.policyVersion == 1 })
        let facts = try store.desk.answer(Decisions(.period(Self.october))).flatMap(\.record.facts)
        #expect(facts.contains(Fact("limits", .text("days 30"))))
        #expect(try store.desk.verify().filter { !$0.ok } == [])
    }

    @Test func `another limit is another verdict: the same goods on the road are late by one policy and not by the other`() throws
    {
        for (days, isPassing) in [(30, false), (80, true)] {
            let close = TestStore.policyFiles.first { $0.name == "close.yaml" }!.text.replacingOccurrences(
                of: "transit_age, limits: {days: 30}", with: "transit_age, limits: {days: \(days)}")
            let store = try TestStore(replacing: "close.yaml", with: close)
            store.now = Instant(day: Day("2026-11-23")!, hour: 9)
            try store.item("TEA")
            try store.open("TEA", 10)
            #expect(try store.do("transfer TEA 2 --from HAM --to KOE").outcome == .done)
            store.now = Instant(day: Day("2027-01-20")!, hour: 9)
            let row = try #require(try store.desk.answer(CloseList(Period("2026-12")!)).first { $0.step.number == 10 })
            #expect(row.isPassing == isPassing, "\(days) days")
            #expect(row.detail.contains("more than \(days) days"))
            guard !isPassing else { continue }
            let koe = try #require(try store.desk.answer(Overview(now: store.now)).locations.first { $0.code.text == "KOE" })
            #expect(row.offending.map(\.subject) == [.transfer(TransferID(1), StockKey(SKUID(1), koe.id))])
            #expect(row.offending[0].words == "transfer 1: 2 of TEA since 2026-11-23" && row.offending[0].name == "transfer 1")
        }
    }

    @Test func `what is old on a list wants a word, which is kept with the signature`() throws {
        let store = try TestStore(on: "2026-07-06")
        try store.item("TEA")
        try store.do("receive TEA 4 --at HAM")
        store.now = Instant(day: Day("2026-11-03")!, hour: 9)
        #expect(try row(store, 14).value == "0.00 EUR, 1 old")
        for (step, who) in [
            (1, "supervisor"), (2, "supervisor"), (3, "buyer"), (6, "clerk"), (8, "supervisor"), (9, "supervisor"), (11, "clerk"),
            (12, "clerk"), (12, "clerk2"),
        ] {
            #expect(try store.do("sign \(step)", as: who).outcome == .done, "step \(step)")
        }
        let refused = try store.do("sign 14", as: "buyer")
        #expect(refused.refusal?.code == "explanation_missing")
        let command = SignStep(step: 14, reason: "invoice promised for Friday")
        #expect(try store.perform(command, as: "buyer").outcome == .done)
        let board = try store.desk.connections.pool.read { try SQLiteShelf($0).signatures(of: Self.october) }
        #expect(board.last?.signature.value == "0.00 EUR, 1 old: invoice promised for Friday")
    }

    @Test func `the income statement is set against the month before, by channel, and its margins are its lines`() throws {
        let store = try TestStore(on: "2026-09-07")
        try store.item("TEA", cost: "6.00")
        try store.open("TEA", 1_000)
        for (number, day) in [("#1", "2026-09-08"), ("#2", "2026-10-07"), ("#3", "2026-10-08"), ("#4", "2026-10-09")] {
            store.now = Instant(day: Day(day)!, hour: 9)
            try store.capture(number, [("TEA", 50, 1_000)])
            for line in ["allocate \(number)", "release \(number)", "ship \(number)"] {
                #expect(try store.do(line).outcome == .done)
            }
        }
        store.now = Instant(day: Day("2026-11-03")!, hour: 9)
        let variance = try row(store, 37)
        #expect(variance.value == "2 moved" && variance.isPassing == true)
        #expect(
            variance.offending.map(\.words) == [
                "4000 Product revenue (web): -1,500.00 EUR, the month before -500.00 EUR",
                "5000 Cost of goods sold (web): 900.00 EUR, the month before 300.00 EUR",
            ], "\(variance.offending)")
        let margins = try row(store, 38)
        #expect(margins.isPassing == true && margins.detail.contains(": web 600.00 EUR"), "\(margins.detail)")
        let previous = try row(store, 41)
        #expect(
            previous.isPassing == false && previous.offending.map(\.words) == ["2026-09 has 3 entries and is not locked"],
            "\(previous.offending)")
    }

    @Test func `a month is locked for good after its audit: no exception opens it, by command or by hand`() throws {
        let store = try ClosingTests.shop()
        func final(_ phrase: String = "LOCK 2026-10 FOR GOOD", as name: String = "controller") throws -> Performed {
            try store.perform(LockPeriod(period: "2026-10", area: .final, phrase: phrase), as: name)
        }
        #expect(try final().refusal?.sentence.contains("it is not locked yet") == true)
        try ClosingTests.lock(store)
        #expect(try final(as: "clerk").refusal?.code == "not_allowed")
        #expect(try final("LOCK 2026-10").refusal?.code == "phrase_missing")
        #expect(
            try store.do("sign 42 --period 2026-10", as: "controller").refusal?.sentence.contains(
                "lock 2026-10 --area final --confirm 'LOCK 2026-10 FOR GOOD'") == true)
        // An exception in the meantime: nothing is final while it lasts, nor before what it moved is signed again.
        #expect(try store.do("reopen 2026-10 --hours 4 --reason audit", as: "clerk").outcome == .asked)
        #expect(try store.do("approve 1", as: "controller").outcome == .done)
        #expect(try final().refusal?.sentence.contains("open by exception until") == true)
        #expect(try store.do("ship #2 --day 2026-10-30").outcome == .done)
        store.now = store.now.adding(hours: 5)
        #expect(try final().refusal?.code == "step_waits")
        // The figures that moved are signed again; what stands on a later entry needs a later copy.
        for _ in 1...3 {
            for row in try store.desk.answer(CloseList(Self.october))
            where row.state == .redo || row.state == .running || row.state == .ready {
                guard row.step.number < 41 else { continue }
                if row.step.number == 40 {
                    try store.desk.backup(to: "\(store.folder.backups)/\(UUID().uuidString).db", noting: store.now)
                }
                for who in [ClosingTests.owners[row.step.owner]!, "controller"] {
                    _ = try store.do("sign \(row.step.number) --period 2026-10 --reason audited", as: who)
                }
            }
        }
        let done = try final()
        #expect(done.outcome == .done, "\(done.refusal?.sentence ?? "")")
        #expect(done.events.map(\.event.kind) == ["step_signed", "period_locked"])
        #expect(try row(store, 42).state == .signed && row(store, 42).value == "locked for good, reopened 1 x, 1 posted")
        #expect(try final().refusal?.code == "already_there")
        #expect(
            try store.do("reopen 2026-10 --hours 4 --reason again", as: "clerk").refusal?.sentence.contains("locked for good")
                == true)
        #expect(try store.do("ship #3 --day 2026-10-30").entries[0].entry.day == Day("2026-11-01"))
        let pool = store.desk.connections.pool
        for sql in [
            "INSERT INTO period_reopening SELECT max(sequence), \(Self.october.number), 9e15, 1 FROM event",
            "DELETE FROM period_lock WHERE area = 4", "UPDATE period_lock SET area = 1 WHERE area = 4",
            "UPDATE balance SET debit = debit + 1 WHERE period = \(Self.october.number)",
        ] { #expect(throws: DatabaseError.self, "\(sql)") { try pool.write { try $0.execute(sql: sql) } } }
        #expect(try store.desk.verify().filter { !$0.ok } == [])
    }

    @Test func `what was posted while a month was open by exception is reported, with who wanted it and who allowed it`() throws {
        let store = try ClosingTests.shop()
        try ClosingTests.lock(store)
        #expect(try store.desk.answer(ReopeningReport(Self.october)) == [])
        #expect(
            try store.perform(ReopenPeriod(period: "2026-10", hours: 4, reason: "audit entry"), as: "clerk").outcome == .asked)
        #expect(try store.do("approve 1", as: "controller").outcome == .done)
        let late = try store.do("ship #2 --day 2026-10-30")
        store.now = store.now.adding(hours: 5)
        #expect(try store.do("ship #3 --day 2026-10-30").outcome == .done)
        let report = try store.desk.answer(ReopeningReport(Self.october))
        try #require(report.count == 1 && report[0].entries.count == 1)
        #expect(report[0].requestedBy == "clerk" && report[0].approvedBy == "controller" && report[0].reason == "audit entry")
        #expect(report[0].until.seconds(since: report[0].from) == 4 * 3_600)
        let entry = report[0].entries[0]
        #expect(entry.sequence == late.events[0].sequence && entry.by == "supervisor" && entry.day == Day("2026-10-30"))
        #expect(
            entry.what.contains("#2 shipped 2 units from HAM") && entry.amounts.map(\.description) == ["30.00 EUR"], "\(entry)")
    }
}
