import GRDB
import Policy
import Testing
import Vocabulary

@testable import Store
@testable import Workflow

/// Versions of the policy from draft to retired, over a real store.
@Suite struct PolicyVersionTests {
    /// The sample policy with one text put in for another.
    static func files(_ changes: (file: String, old: String, new: String)...) -> [PolicyFile] {
        TestStore.policyFiles.map { file in
            var file = file
            for change in changes where change.file == file.name {
                precondition(file.text.contains(change.old), "\(change.old) is not in \(file.name)")
                file.text = file.text.replacing(change.old, with: change.new)
            }
            return file
        }
    }

    /// An amount above which an order is held: 400 EUR instead of 600.
    static let lower = files(
        (file: "holds.yaml", old: "order.total > money(\"600 EUR\")\n    hold", new: "order.total > money(\"400 EUR\")\n    hold")
    )

    static func propose(_ files: [PolicyFile], note: String = "", isProposal: Bool = true) -> DraftPolicy {
        DraftPolicy(files: files, digest: PolicyDigest.of(files), note: note, isProposal: isProposal)
    }

    @Test func `a rule that asks nobody for anything asks for a policy all the same, and verify knows it`() throws {
        let catchAll = Self.files(
            (file: "approvals.yaml", old: "rules:\n", new: "rules:\n  - {id: A-all, title: Nobody, when: 'true', steps: []}\n"))
        let store = try TestStore(policy: catchAll)
        #expect(try store.perform(Self.propose(Self.lower), as: "supervisor").outcome == .done)
        #expect(try store.do("activate 2").outcome == .asked)
        #expect(try store.do("approve 1", as: "controller").outcome == .done)
        #expect(try store.desk.verify().filter { !$0.ok } == [])
    }

    private func state(_ store: TestStore, _ version: Int) throws -> PolicyState? {
        try store.desk.answer(PolicyVersions()).first { $0.standing.version == version }?.standing.state
    }

    private func active(_ store: TestStore) throws -> Int { try store.desk.answer(Overview(now: store.now)).policyVersion }

    @Test func `a version is drafted, proposed, approved by another person, active, and then retired by the next`() throws {
        let store = try TestStore()
        #expect(
            try store.perform(Self.propose(Self.lower, note: "riskier autumn", isProposal: false), as: "supervisor").outcome
                == .done)
        #expect(try state(store, 2) == .draft)
        #expect(try store.do("activate 2").refusal?.sentence == "policy 2: it is a draft: propose it first")
        #expect(try store.do("propose 2").outcome == .done)
        #expect(try state(store, 2) == .proposed)
        let asked = try store.do("activate 2")
        #expect(asked.outcome == .asked)
        let request = try #require(try store.desk.answer(ApprovalList(ListQuery())).rows.first?.approval)
        #expect(request.kind == "policy" && request.rule == "A-policy" && request.role == .controller)
        let shown = request.evidence.first { $0.name == "holds H-02" }
        #expect(
            shown?.value
                == .text(
                    "when: order.currency == \"EUR\" && order.total > money(\"600 EUR\") -> order.currency == \"EUR\" && order.total > money(\"400 EUR\")"
                ))
        #expect(try store.do("approve 1", as: "supervisor").refusal?.code == "own_request")
        #expect(try store.do("approve 1", as: "clerk").refusal?.code == "not_allowed")
        #expect(try active(store) == 1)
        #expect(try store.do("approve 1", as: "controller").outcome == .done)
        #expect(try active(store) == 2)
        #expect(try state(store, 1) == .retired && state(store, 2) == .active)
        let row = try store.desk.answer(PolicyVersions())[0]
        #expect(row.draftedBy == "supervisor" && row.approvedBy == "controller" && row.standing.note == "riskier autumn")
        #expect(row.standing.digest == PolicyDigest.of(Self.lower))
        #expect(try store.do("activate 2").refusal?.sentence == "policy 2 is active")
        #expect(try store.desk.verify().filter { !$0.ok } == [])
    }

    @Test func `what was decided under a version keeps it, and what comes after follows the next one`() throws {
        let store = try TestStore()
        try store.item("TEA")
        try store.capture("#1", [("TEA", 1, 50_000)])
        let before = try store.desk.answer(Decisions(.order(OrderID(1))))
        #expect(try store.perform(Self.propose(Self.lower), as: "supervisor").outcome == .done)
        #expect(try store.do("activate 2").outcome == .asked)
        #expect(try store.do("approve 1", as: "controller").outcome == .done)
        try store.capture("#2", [("TEA", 1, 50_000)])
        #expect(try store.desk.answer(Decisions(.order(OrderID(1)))) == before)
        #expect(before[0].record.policyVersion == 1 && before[0].record.answer == "captured")
        let after = try store.desk.answer(Decisions(.order(OrderID(2))))
        #expect(after[0].record.policyVersion == 2 && after[0].record.answer == "captured and held")
        // Both stay readable, as they were.
        #expect(try store.desk.answer(PolicyText(1)) == TestStore.policyFiles)
        #expect(try store.desk.answer(PolicyText(2)) == Self.lower)
        // Going back is an activation like any other.
        #expect(try store.do("activate 1").outcome == .asked)
        #expect(try store.do("approve 2", as: "controller").outcome == .done)
        #expect(try active(store) == 1)
        #expect(try store.desk.verify().filter { !$0.ok } == [])
    }

    @Test func `a version that is approved from a moment on becomes active by the first command after it, or by the engine`()
        throws
    {
        for isByWork in [false, true] {
            let store = try TestStore()
            try store.item("TEA")
            #expect(try store.perform(Self.propose(Self.lower), as: "supervisor").outcome == .done)
            #expect(try store.do("activate 2 --from 2026-11-01").refusal?.sentence.contains("has passed") == true)
            #expect(try store.do("activate 2 --from tomorrow").refusal?.sentence.contains("no moment") == true)
            #expect(try store.do("activate 2 --from 2026-11-24T06:00").outcome == .asked)
            #expect(try store.do("approve 1", as: "controller").outcome == .done)
            #expect(try state(store, 2) == .approved)
            #expect(try active(store) == 1)
            // Another one cannot overtake it.
            #expect(
                try store.perform(
                    Self.propose(Self.files((file: "holds.yaml", old: "for: 72h", new: "for: 73h"))), as: "supervisor"
                ).outcome == .done)
            #expect(try store.do("activate 3").refusal?.sentence.contains("policy 2 becomes active on") == true)
            try store.capture("#1", [("TEA", 1, 50_000)])
            store.now = Instant(day: Day("2026-11-24")!, hour: 6)
            if isByWork {
                #expect(try Engine(desk: store.desk).work(at: store.now).policy == 2)
                #expect(try Engine(desk: store.desk).work(at: store.now).policy == nil)
            } else {
                // A preview sees it and writes nothing.
                let draft = TestStore.draft("#9", [("TEA", 1, 50_000)], placedAt: store.now)
                let shown = try store.perform(CaptureOrder(draft: draft, channel: ChannelID(1)), preview: true)
                #expect(shown.record?.policyVersion == 2)
                #expect(try active(store) == 1)
            }
            let captured = try store.capture("#2", [("TEA", 1, 50_000)])
            #expect(captured.record?.policyVersion == 2 && captured.record?.answer == "captured and held")
            #expect(try active(store) == 2)
            #expect(try store.desk.verify().filter { !$0.ok } == [])
        }
    }

    @Test func `a policy with mistakes is refused with their places, and the active version stays`() throws {
        let store = try TestStore()
        let broken = Self.files(
            (file: "holds.yaml", old: "order.refunded", new: "order.refnded"),
            (file: "release.yaml", old: "minutes_to_pickup < 30", new: "minutes_to_pickup"),
            (
                file: "holds.yaml", old: "review_by: 2027-03-31",
                new: "review_by: 2027-03-31\nmodes: [{channel: wbe, mode: propose}]"
            ))
        let refusal = try store.perform(Self.propose(broken), as: "supervisor").refusal
        #expect(refusal?.code == "policy_broken")
        #expect(refusal?.sentence.contains("2 mistakes, and policy 1 stays active") == true, "\(refusal?.sentence ?? "")")
        #expect(
            refusal?.sentence.contains("holds.yaml:") == true && refusal?.sentence.contains("refnded") == true,
            "\(refusal?.sentence ?? "")")
        let unknown = Self.files(
            (
                file: "holds.yaml", old: "review_by: 2027-03-31",
                new: "review_by: 2027-03-31\nmodes: [{channel: wbe, mode: propose}]"
            ))
        #expect(
            try store.perform(Self.propose(unknown), as: "supervisor").refusal?.sentence.contains(
                "there is no channel wbe; did you mean web?") == true)
        let moved = Self.files((file: "locations.yaml", old: "code: HAM, name: \"", new: "code: HAM, name: \"New "))
        #expect(try store.perform(Self.propose(moved), as: "supervisor").refusal?.sentence.contains("locations.yaml") == true)
        #expect(
            try store.perform(Self.propose(TestStore.policyFiles), as: "supervisor").refusal?.sentence
                == "this policy: it is version 1, which is active")
        #expect(try store.perform(Self.propose(Self.lower), as: "buyer").refusal?.code == "not_allowed")
        #expect(try store.desk.answer(PolicyVersions()).count == 1)
        #expect(try active(store) == 1)
    }

    @Test func `what is rejected or dropped never becomes active, and a request is void once another version is`() throws {
        let store = try TestStore()
        #expect(try store.perform(Self.propose(Self.lower), as: "supervisor").outcome == .done)
        #expect(try store.do("activate 2").outcome == .asked)
        #expect(try store.do("reject 1 --reason no", as: "controller").outcome == .done)
        #expect(try state(store, 2) == .rejected)
        #expect(try store.do("activate 2").refusal?.sentence == "policy 2 is rejected")
        #expect(try store.perform(Self.propose(Self.lower), as: "supervisor").outcome == .done)
        #expect(try store.do("activate 3").outcome == .asked)
        #expect(try store.do("drop 3 --reason later").outcome == .done)
        #expect(try state(store, 3) == .dropped)
        #expect(try store.do("approve 2", as: "controller").refusal?.code == "already_decided")
        // Two requests about the same active version: the second was compared with what is no longer active.
        let other = Self.files((file: "holds.yaml", old: "money(\"600 EUR\")\n    hold", new: "money(\"500 EUR\")\n    hold"))
        #expect(try store.perform(Self.propose(Self.lower), as: "supervisor").outcome == .done)
        #expect(try store.perform(Self.propose(other), as: "supervisor").outcome == .done)
        #expect(try store.do("activate 4").outcome == .asked)
        #expect(try store.do("activate 5").outcome == .asked)
        #expect(try store.do("approve 3", as: "controller").outcome == .done)
        #expect(
            try store.do("approve 4", as: "controller").refusal?.sentence.contains(
                "compared with policy 1, and policy 4 is active now") == true)
        #expect(try active(store) == 4)
        #expect(try store.desk.verify().filter { !$0.ok } == [])
    }

    @Test func `the store itself refuses a policy that nobody approved, and files that change`() throws {
        let store = try TestStore()
        #expect(try store.perform(Self.propose(Self.lower), as: "supervisor").outcome == .done)
        try store.desk.close()
        let queue = try DatabaseQueue(path: store.folder.database)
        for (sql, words) in [
            ("UPDATE policy_standing SET state = 2, effective_from = 1 WHERE version = 2", "only an approved request"),
            ("UPDATE policy_file SET text = 'x' WHERE version = 1", "append-only"),
            ("DELETE FROM policy_version WHERE version = 2", "append-only"),
        ] {
            let error = #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
            #expect(error?.message?.contains(words) == true, "\(error?.message ?? "")")
        }
        // The control: without its guard the file changes, and verification says so.
        try queue.write { db in
            try db.execute(
                sql:
                    "DROP TRIGGER policy_file_no_update; UPDATE policy_file SET text = text || '# more' WHERE version = 1 AND name = 'holds.yaml'"
            )
            try db.execute(sql: "UPDATE rule_hit SET hits = hits + 1; INSERT INTO rule_hit VALUES (1, 1, 1, 0, 7)")
        }
        try queue.close()
        let again = try store.another()
        defer { try? again.close() }
        let wrong = Set(try again.verify().filter { !$0.ok }.map(\.check))
        #expect(wrong.isSuperset(of: ["policies", "rule_hits", "replay_policy_file", "schema"]), "\(wrong)")
    }

    @Test func `a policy without a rule about policies can still be changed, by a second person`() throws {
        let store = try TestStore(
            policy: Self.files((file: "approvals.yaml", old: "request.kind == \"policy\"", new: "request.kind == \"nothing\"")))
        #expect(try store.perform(Self.propose(TestStore.policyFiles), as: "supervisor").outcome == .done)
        #expect(try store.do("activate 2").outcome == .asked)
        #expect(try store.do("approve 1", as: "supervisor").refusal?.code == "own_request")
        #expect(try store.do("approve 1", as: "controller").outcome == .done)
        #expect(try active(store) == 2)
        #expect(try store.desk.verify().filter { !$0.ok } == [])
    }

    @Test func `a family past its date tells its owner's desk once, and the next version settles it`() throws {
        let old = Self.files(
            (file: "holds.yaml", old: "review_by: 2027-03-31", new: "review_by: 2026-11-22"),
            (file: "approvals.yaml", old: "review_by: 2027-03-31", new: "review_by: 2026-11-20"))
        let store = try TestStore(policy: old)
        #expect(try Engine(desk: store.desk).work(at: store.now).raised == 2)
        #expect(try Engine(desk: store.desk).work(at: store.now.adding(hours: 1)).raised == 0)
        let rows = try store.desk.answer(ExceptionList(ListQuery(filter: ListFilter("kind:policy_review_due")))).rows
        #expect(
            Set(rows.map { "\($0.subject) \($0.exception.desk.rawValue)" }) == [
                "the holds rules supervisor", "the approvals rules controller",
            ])
        #expect(rows[0].exception.summary.contains("were to be looked at by 2026-11-2"))
        // A version that looks at one of the two settles that one.
        #expect(
            try store.perform(
                Self.propose(Self.files((file: "approvals.yaml", old: "review_by: 2027-03-31", new: "review_by: 2026-11-20"))),
                as: "supervisor"
            ).outcome == .done)
        store.now = store.now.adding(hours: 2)
        #expect(try store.do("activate 2").outcome == .asked)
        #expect(try store.do("approve 1", as: "controller").outcome == .done)
        let open = try store.desk.answer(ExceptionList(ListQuery(filter: ListFilter("kind:policy_review_due")))).rows
        #expect(open.map(\.subject) == ["the approvals rules"])
        #expect(try store.desk.verify().filter { !$0.ok } == [])
    }

    @Test func `hits are counted from the decisions, and a rule leads to the latest of them`() throws {
        let store = try TestStore()
        try store.item("TEA")
        try store.open("TEA", 100)
        for number in 1...6 { try store.capture("#\(number)", [("TEA", 1, number % 3 == 0 ? 90_000 : 1_000)]) }
        for number in [1, 2, 4, 5] { #expect(try store.do("allocate #\(number)").outcome == .done) }
        func row(_ id: String, at now: Instant) throws -> PolicyRow? {
            try store.desk.answer(PolicyRows(now: now)).first { $0.id == id }
        }
        let held = try #require(try row("H-02", at: store.now))
        #expect(held.day == 2 && held.week == 2)
        #expect(try row("H-01", at: store.now)?.week == 0)
        #expect(try row("holds", at: store.now)?.week == 2)
        #expect(try row("P-01", at: store.now)?.week == nil)
        #expect(try row("H-02", at: store.now.adding(days: 2)).map { [$0.day, $0.week] } == [0, 2])
        #expect(try row("H-02", at: store.now.adding(days: 8))?.week == 0)
        let use = try store.desk.answer(RuleUse(family: .holds, place: held.place, now: store.now))
        #expect(use.decisions.map(\.title) == ["#6", "#3"])
        #expect(use.decisions[0].answer == "captured and held" && use.place.hasPrefix("holds.yaml:"))
        #expect(use.parts.contains { $0.name == "when" && $0.text.contains("600 EUR") })
        #expect(use.facts.contains("order.total"))
        #expect(try store.desk.verify().filter { !$0.ok } == [])
    }
}
