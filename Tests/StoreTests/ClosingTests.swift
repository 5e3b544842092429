import Foundation
import GRDB
import Ledger
import Synchronization
import Testing
import Vocabulary

@testable import Store
@testable import Workflow

@Suite struct ClosingTests {
    static let october = Period("2026-10")!

    /// An order that left in October and one that is ready to.
    static func shop() throws -> TestStore {
        let store = try TestStore()
        try store.item("TEA")
        try store.item("POT", cost: "80.00")
        try store.open("TEA", 100)
        try store.open("POT", 5_000)
        for number in ["#1", "#2", "#3"] {
            try store.capture(number, [("TEA", 2, 1_000)], daysAgo: 40)
            for line in ["allocate \(number)", "release \(number)"] { #expect(try store.do(line).outcome == .done) }
        }
        #expect(try store.do("ship #1 --day 2026-10-29").outcome == .done)
        return store
    }

    static let owners: [Role: String] = [
        .supervisor: "supervisor", .buyer: "buyer", .financeClerk: "clerk", .controller: "controller",
    ]

    /// Signs every step of a month but the last two, each by its owner and where wanted by the controller besides.
    static func signAll(_ store: TestStore, _ period: Period = october) throws {
        for row in try store.desk.answer(CloseList(period)) where row.step.notApplicable.isEmpty && row.step.number < 41 {
            if row.step.number == 40 {
                try store.desk.backup(to: "\(store.folder.backups)/\(UUID().uuidString).db", noting: store.now)
            }
            var signed = try store.do("sign \(row.step.number) --period \(period)", as: owners[row.step.owner]!)
            if signed.refusal?.code == "explanation_missing" {
                signed = try store.do("sign \(row.step.number) --period \(period) --reason known", as: owners[row.step.owner]!)
            }
            #expect(signed.outcome == .done, "step \(row.step.number): \(signed.refusal?.sentence ?? "")")
            guard row.step.needsTwoPeople else { continue }
            #expect(
                try store.do("sign \(row.step.number) --period \(period)", as: "controller").outcome == .done,
                "step \(row.step.number)")
        }
    }

    static func lock(_ store: TestStore, _ period: Period = october) throws {
        try signAll(store, period)
        #expect(try store.do("sign 41 --period \(period)", as: "clerk").outcome == .done)
        let locked = try store.perform(LockPeriod(period: "\(period)", phrase: "LOCK \(period)"), as: "controller")
        #expect(locked.outcome == .done, "\(locked.refusal?.sentence ?? "")")
    }

    private func row(_ store: TestStore, _ number: Int) throws -> CloseRow {
        try #require(try store.desk.answer(CloseList(Self.october)).first { $0.step.number == number })
    }

    @Test func `a step waits for those before it, wants its owner, and where two are wanted another person`() throws {
        let store = try Self.shop()
        #expect(try store.do("sign 2 --period 2026-10").refusal?.code == "step_waits")
        #expect(try store.do("sign 1 --period 2026-10", as: "buyer").refusal?.code == "not_allowed")
        #expect(try store.do("sign 99", as: "clerk").refusal?.code == "unknown_thing")
        #expect(try store.do("sign 17", as: "buyer").refusal?.code == "would_not_fit")
        #expect(try store.do("sign 1 --period 2026-11").refusal?.code == "period_not_over")
        for step in [1, 2] { #expect(try store.do("sign \(step)").outcome == .done) }
        #expect(try store.do("sign 1").refusal?.sentence.contains("was signed by supervisor") == true)
        for (step, who) in [(3, "buyer"), (8, "supervisor"), (9, "supervisor"), (11, "clerk"), (12, "clerk")] {
            #expect(try store.do("sign \(step)", as: who).outcome == .done, "step \(step)")
        }
        #expect(try row(store, 12).state == .running)
        #expect(try store.do("sign 12", as: "clerk").refusal?.code == "own_signature")
        #expect(try store.do("sign 12", as: "clerk2").outcome == .done)
        #expect(try row(store, 12).state == .signed)
        #expect(try row(store, 12).preparer == "clerk")
        #expect(try row(store, 12).approver == "clerk2")
        #expect(try store.desk.verify().filter { !$0.ok } == [])
    }

    @Test func `a step whose check fails is not signed, and says what to do`() throws {
        let store = try CloseProofTests.shop()
        #expect(
            try store.perform(AdjustStock(sku: "TEA", quantity: -30, location: "HAM", reason: "gone"), as: "supervisor").outcome
                == .asked)
        store.now = Instant(day: Day("2026-11-23")!, hour: 10)
        for step in [1] { #expect(try store.do("sign \(step)").outcome == .done) }
        let refused = try store.do("sign 4")
        #expect(refused.refusal?.code == "check_fails")
        #expect(refused.refusal?.sentence.contains("1 request: approve ID") == true)
        for row in try store.desk.answer(CloseList(Self.october)) where row.isPassing != nil {
            #expect(!row.fix.isEmpty && !row.value.isEmpty && !row.detail.isEmpty, "step \(row.step.number)")
        }
        #expect(try store.desk.answer(CloseList(Self.october)).filter { $0.isPassing != nil }.count >= 10)
    }

    @Test func `a month is locked by two people with the phrase, and nothing enters it any more`() throws {
        let store = try Self.shop()
        #expect(
            try store.perform(LockPeriod(period: "2026-10", phrase: "LOCK 2026-10"), as: "controller").refusal?.code
                == "step_waits")
        try Self.signAll(store)
        #expect(
            try store.perform(LockPeriod(period: "2026-10", phrase: "LOCK 2026-10"), as: "controller").refusal?.code
                == "would_not_fit")
        #expect(try store.do("sign 41", as: "clerk").outcome == .done)
        #expect(
            try store.perform(LockPeriod(period: "2026-10", phrase: "lock it"), as: "controller").refusal?.code
                == "phrase_missing")
        #expect(try store.perform(LockPeriod(period: "2026-10", phrase: "LOCK 2026-10"), as: "controller").outcome == .done)
        #expect(
            try store.perform(LockPeriod(period: "2026-10", phrase: "LOCK 2026-10"), as: "controller").refusal?.code
                == "already_there")
        let before = try store.desk.answer(TrialBalance(through: Self.october))
        // A fact of October lands in the open month, with the link.
        let late = try store.do("ship #2 --day 2026-10-30")
        #expect(late.entries[0].entry.day == Day("2026-11-01"))
        #expect(late.entries[0].entry.belongsTo == Day("2026-10-30"))
        let journal = try store.desk.answer(OrderDetail(OrderID(2), now: store.now)).journal
        #expect(journal.last?.day == Day("2026-11-01"))
        #expect(journal.last?.belongsTo == Day("2026-10-30"))
        #expect(try store.desk.answer(TrialBalance(through: Self.october)) == before)
        #expect(try row(store, 7).state == .redo)
        #expect(try row(store, 7).offending.contains { $0.words.contains("belongs to 2026-10-30") })
        #expect(try store.desk.verify().filter { !$0.ok } == [])
    }

    @Test func `the schema keeps everybody out of a locked month, and one person from both signatures`() throws {
        let store = try Self.shop()
        try Self.lock(store)
        let pool = store.desk.connections.pool
        let (sequence, day) = try pool.read { db in
            (try Int.fetchOne(db, sql: "SELECT max(sequence) FROM event")!, Day("2026-10-15")!.number)
        }
        for sql in [
            "INSERT INTO journal_entry VALUES (\(sequence), \(day), \(Self.october.number), NULL)",
            "INSERT INTO journal_line VALUES ((SELECT max(sequence) FROM journal_entry WHERE period = \(Self.october.number)), 90, 1000, 1, 5, NULL, NULL, NULL, NULL)",
            "DELETE FROM period_lock", "UPDATE period_lock SET through = 0",
            "INSERT INTO period_reopening VALUES (\(sequence), \(Self.october.number), 99999999999999, 1)",
            "INSERT INTO close_signature VALUES (\(sequence), \(Self.october.number), 41, 5, 1, 0, '', '', 1, 0)",
        ] {
            #expect(throws: DatabaseError.self, "\(sql)") { try pool.write { try $0.execute(sql: sql) } }
        }
        #expect(try store.desk.verify().filter { !$0.ok } == [])
    }

    @Test func `the frame counts a step only while its check shows what was signed, and knows what is shut`() throws {
        let store = try Self.shop()
        for step in [1, 2] { #expect(try store.do("sign \(step)").outcome == .done) }
        func overview() throws -> Overview.Answer { try store.desk.answer(Overview(now: store.now)) }
        #expect(try overview().closeDone == 2)
        #expect(try overview().locks.through.isEmpty)
        for (step, who) in [
            (3, "buyer"), (8, "supervisor"), (9, "supervisor"), (11, "clerk"), (12, "clerk"), (12, "clerk2"), (6, "clerk"),
        ] {
            #expect(try store.do("sign \(step)", as: who).outcome == .done, "step \(step)")
        }
        #expect(try overview().closeDone == 8)
        #expect(try overview().locks.through == [.purchase: Self.october])
        #expect(try store.do("ship #2 --day 2026-10-30").outcome == .done)
        store.now = store.now.adding(minutes: 1)
        // Step 12 is to be done again.
        #expect(try overview().closeDone == 7)
        #expect(try store.desk.answer(Overview(now: store.now, countsClose: false)).closeDone == 0)
    }

    @Test func `one side of the books can be shut before the others`() throws {
        let store = try Self.shop()
        #expect(try store.do("lock 2026-10 --area inventory", as: "clerk").outcome == .done)
        let pool = store.desk.connections.pool
        let sequence = try pool.read { try Int.fetchOne($0, sql: "SELECT max(sequence) FROM event")! }
        for (account, isRefused) in [(1_200, true), (5_000, true), (2_200, false)] {
            try pool.write { db in
                try db.execute(
                    sql:
                        "SAVEPOINT one; INSERT INTO journal_entry VALUES (\(sequence), \(Day("2026-10-15")!.number), \(Self.october.number), NULL)"
                )
                let line = "INSERT INTO journal_line VALUES (\(sequence), 0, \(account), 1, 5, NULL, NULL, NULL, NULL)"
                if isRefused {
                    #expect(throws: DatabaseError.self) { try db.execute(sql: line) }
                } else {
                    try db.execute(sql: line)
                }
                try db.execute(sql: "ROLLBACK TO one; RELEASE one")
            }
        }
        #expect(try store.do("ship #2 --day 2026-10-30").entries[0].entry.day == Day("2026-11-01"))
    }

    @Test func `a reopened month takes entries until it lapses, and what was signed is to be done again`() throws {
        let store = try Self.shop()
        try Self.lock(store)
        #expect(try store.do("reopen 2026-10 --hours 4 --reason audit", as: "clerk").outcome == .asked)
        #expect(try store.do("approve 1", as: "clerk2").refusal?.code == "not_allowed")
        #expect(try store.do("approve 1", as: "controller").outcome == .done)
        let late = try store.do("ship #2 --day 2026-10-30")
        #expect(late.entries[0].entry.day == Day("2026-10-30"))
        #expect(late.entries[0].entry.belongsTo == nil)
        for step in [12, 24, 39] {
            #expect(try row(store, step).state == .redo, "step \(step)")
        }
        #expect(try row(store, 12).movedBy == late.events[0].sequence)
        let posting = try #require(try store.desk.answer(PostingAt(late.events[0].sequence)))
        #expect(posting.title == "#2" && posting.entry?.day == Day("2026-10-30"))
        #expect(try store.desk.answer(PostingAt(1_000_000)) == nil)
        #expect(try row(store, 24).movedBy == late.events[0].sequence)
        #expect(try row(store, 24).moved.contains("event \(late.events[0].sequence) on 2026-10-30 moved it since clerk signed"))
        #expect(try store.do("sign 24", as: "clerk").outcome == .done)
        #expect(try row(store, 24).state == .signed)
        store.now = store.now.adding(hours: 5)
        #expect(try store.do("ship #3 --day 2026-10-30").entries[0].entry.day == Day("2026-11-01"))
        #expect(try store.desk.verify().filter { !$0.ok } == [])
    }
}
