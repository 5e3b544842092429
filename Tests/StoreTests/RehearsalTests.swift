import GRDB
import Policy
import Testing
import Vocabulary

@testable import Store
@testable import Workflow

/// What a request to activate a policy shows, and who may say yes to it.
@Suite struct RehearsalTests {
    /// Orders on both sides of 400 EUR, decided under the sample policy.
    private static func shop(policy files: [PolicyFile]? = nil) throws -> TestStore {
        let shop = try TestStore(policy: files)
        try shop.item("TEA")
        try shop.open("TEA", 50)
        try shop.open("TEA", 50, at: "KOE")
        for (number, cents) in [(1, 50_000), (2, 10_000), (3, 45_000), (4, 1_000)] {
            try shop.capture("#\(number)", [("TEA", 1, cents)])
        }
        _ = try Engine(desk: shop.desk).work(at: shop.now.adding(seconds: 60))
        shop.now = shop.now.adding(seconds: 120)
        return shop
    }

    private static func ask(_ shop: TestStore, _ files: [PolicyFile], by name: String = "supervisor") throws -> Approval {
        #expect(try shop.perform(PolicyVersionTests.propose(files), as: "ada").outcome == .done)
        let version = try shop.desk.answer(PolicyVersions())[0].standing.version
        let asked = try shop.do("activate \(version)", as: name)
        #expect(asked.outcome == .asked, "\(asked)")
        return try #require(try shop.desk.answer(ApprovalList(ListQuery())).rows.last?.approval)
    }

    @Test func `a request shows what the last days would have been, and keeps it as it was when it was asked`() throws {
        let shop = try Self.shop()
        let request = try Self.ask(shop, PolicyVersionTests.lower)
        let kept = try #require(try shop.desk.answer(RehearsalKept(request.id)))
        #expect(kept.days == 30 && kept.decisions > 4 && kept.differences == 2 && kept.moved == 0)
        #expect(kept.counts.map(\.kind) == [.held] && kept.counts[0].rule == "H-02" && kept.counts[0].count == 2)
        #expect(kept.counts[0].rows.map(\.subject) == [.order(OrderID(1)), .order(OrderID(3))])
        #expect(kept.families.first { $0.family == .holds }?.count.different == 2)
        #expect(kept.digest.count == 64 && kept.digest == PolicyDigest.of(kept))
        let shown = Dictionary(request.evidence.map { ($0.name, $0.value) }) { first, _ in first }
        #expect(shown["replay"] == .text(kept.sentence) && shown["orders_moved"] == .number(0))
        #expect(shown["replay_digest"] == .text(String(kept.digest.prefix(12))))
        #expect(shown["replay_holds"] == .text("2 of 4 decisions differ"))
        // It is exactly what the replay of the folder says now, and what happens later is not in it.
        let draft = try PolicyVersion.read(PolicyVersionTests.lower, number: 0).get()
        let whole = try shop.desk.answer(ReplayPart(draft, since: kept.since))
        #expect(ReplayCount.all(whole.rows) == kept.counts)
        try shop.capture("#9", [("TEA", 1, 55_000)])
        #expect(try shop.desk.answer(RehearsalKept(request.id)) == kept)
        let now = try #require(try shop.desk.answer(RehearsalOf(version: 2, days: 30, now: shop.now)))
        #expect(now.differences == 3 && now.through > kept.through && now.digest != kept.digest)
        #expect(try shop.do("approve 1", as: "controller").outcome == .done)
        #expect(try shop.desk.answer(RehearsalKept(request.id)) == kept)
        #expect(try shop.desk.verify().filter { !$0.ok } == [])
    }

    @Test func `more than a request keeps row by row is counted all the same`() throws {
        let shop = try TestStore()
        try shop.item("TEA")
        let orders = Rehearsal.mostRows + 7
        for number in 1...orders { try shop.capture("#\(number)", [("TEA", 1, 50_000)]) }
        let kept = try #require(try shop.desk.answer(RehearsalKept(try Self.ask(shop, PolicyVersionTests.lower).id)))
        #expect(kept.counts.map(\.count) == [orders] && kept.counts[0].rows.count == Rehearsal.mostRows)
        #expect(kept.counts[0].amounts == [Money(minor: orders * 50_000, .eur)])
    }

    @Test func `a request without decisions to replay says so`() throws {
        let shop = try Self.shop()
        shop.now = shop.now.adding(days: 40)
        let request = try Self.ask(shop, PolicyVersionTests.lower)
        #expect(
            request.evidence.first { $0.name == "replay" }?.value == .text("no decisions of the last 30 days to replay"))
        #expect(!request.evidence.contains { $0.name == "orders_moved" })
        #expect(try shop.desk.answer(RehearsalKept(request.id))?.decisions == 0)
        #expect(try shop.do("activate 2 --days 0", as: "controller").outcome == .refused)
        // With more days there are some.
        #expect(try shop.do("withdraw 1").outcome == .done)
        #expect(try shop.do("activate 2 --days 60").outcome == .asked)
        #expect(try shop.desk.answer(RehearsalKept(ApprovalID(2)))?.differences == 2)
        #expect(try shop.desk.verify().filter { !$0.ok } == [])
    }

    @Test func `in the shadow a difference would change nothing, and another mode is a difference of its own`() throws {
        let shop = try Self.shop()
        func files(_ modes: String) -> [PolicyFile] {
            PolicyVersionTests.lower.map { file in
                guard file.name == "holds.yaml" else { return file }
                return PolicyFile(
                    name: file.name,
                    text: file.text.replacing("review_by: 2027-03-31", with: "review_by: 2027-03-31\nmodes: [\(modes)]"))
            }
        }
        let shadow = try #require(
            try shop.desk.answer(RehearsalKept(try Self.ask(shop, files("{channel: web, mode: shadow}")).id)))
        let held = try #require(shadow.counts.first { $0.kind == .held })
        #expect(held.mode == .shadow && !held.isReal && held.count == 2 && held.words.contains("it would change nothing"))
        let mode = try #require(shadow.counts.first { $0.kind == .mode })
        #expect(mode.count == 2 && mode.isReal && mode.rows[0].difference.would.hasPrefix("shadow"))
        #expect(shadow.realDifferences == 2 && shadow.differences == 4)
        let other = try #require(
            try shop.desk.answer(RehearsalKept(try Self.ask(shop, files("{channel: uk, mode: shadow}")).id)))
        #expect(other.counts.map(\.kind) == [.held] && other.counts[0].mode == nil && other.realDifferences == 2)
        let asks = try #require(try shop.desk.answer(RehearsalKept(try Self.ask(shop, files("{mode: propose}")).id)))
        #expect(asks.counts.first { $0.kind == .held }?.mode == .propose && asks.realDifferences == 4)
        #expect(asks.counts.first { $0.kind == .held }?.words.contains("only propose") == true)
    }

    @Test func `orders that the engine would have sent elsewhere are counted as moved, unless it only looks on there`() throws {
        let highest = ("rank: location.rank", "rank: location.rank, best: highest")
        for (mode, moved) in [("act", 4), ("propose", 4), ("shadow", 0)] {
            let shop = try Self.shop()
            let files = TestStore.policyFiles.map { file in
                guard file.name == "routing.yaml" else { return file }
                let text = file.text.replacing(highest.0, with: highest.1)
                    .replacing(
                        "review_by: 2027-03-31",
                        with: "review_by: 2027-03-31\nmodes: [{channel: web, location: KOE, mode: \(mode)}]")
                return PolicyFile(name: file.name, text: text)
            }
            let kept = try #require(try shop.desk.answer(RehearsalKept(try Self.ask(shop, files).id)))
            #expect(kept.moved == moved, "\(mode): \(kept.counts)")
            #expect(kept.counts.contains { $0.kind == .otherPlace && $0.count == 4 && $0.amounts[0].minor == 4 * 140 })
        }
    }

    @Test func `whoever drafted a policy does not approve it, in any account, though another asked`() throws {
        let shop = try Self.shop()
        let files = PolicyVersionTests.lower
        #expect(try shop.perform(PolicyVersionTests.propose(files), as: "controller").outcome == .done)
        #expect(try shop.do("activate 2").outcome == .asked)
        let refusal = try shop.do("approve 1", as: "controller").refusal
        #expect(refusal?.code == "own_draft" && refusal?.sentence.contains("you drafted policy 2") == true)
        let row = try shop.desk.answer(ApprovalList(ListQuery())).rows[0]
        #expect(row.author == "controller" && row.approval.worth == nil)
        // The schema says so too, and verify finds it where the schema's guard is gone.
        let direct = "UPDATE approval SET state = 1, decided_by = 7 WHERE id = 1"
        let queue = try DatabaseQueue(path: shop.folder.path + "/tally.db")
        #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: direct) } }
        try queue.write { try $0.execute(sql: "DROP TRIGGER approval_author_update") }
        try queue.write { try $0.execute(sql: direct) }
        let wrong = try shop.desk.verify().first { $0.check == "two_people" }
        #expect(wrong?.ok == false && wrong?.detail.contains("author of policy 2") == true, "\(String(describing: wrong))")
    }

    @Test func `without its rehearsal no policy becomes active, and one that was changed is found`() throws {
        let shop = try Self.shop()
        _ = try Self.ask(shop, PolicyVersionTests.lower)
        let queue = try DatabaseQueue(path: shop.folder.path + "/tally.db")
        for direct in ["DELETE FROM policy_rehearsal", "UPDATE policy_rehearsal SET digest = 'x'"] {
            #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: direct) } }
        }
        try queue.write {
            try $0.execute(sql: "DROP TRIGGER policy_rehearsal_no_delete; DROP TRIGGER policy_rehearsal_no_update")
            try $0.execute(sql: "UPDATE policy_rehearsal SET digest = 'x'")
        }
        var wrong = try shop.desk.verify().filter { !$0.ok }.map(\.check)
        #expect(Set(wrong).isSuperset(of: ["rehearsals", "replay_policy_rehearsal"]), "\(wrong)")
        try queue.write { try $0.execute(sql: "DELETE FROM policy_rehearsal") }
        wrong = try shop.desk.verify().filter { !$0.ok }.map(\.check)
        #expect(wrong.contains("rehearsals"))
        let refused = #expect(throws: StoreFault.self) { try shop.do("approve 1", as: "controller") }
        #expect(refused?.kind == .constraint)
    }
}
