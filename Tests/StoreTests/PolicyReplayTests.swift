import Policy
import Testing
import Vocabulary

@testable import Store
@testable import Workflow

/// The decisions of a store taken again under a draft.
@Suite struct PolicyReplayTests {
    /// The sample policy with one text replaced by another in one of its files.
    private static func draft(_ name: String, _ changes: (String, String)...) throws -> PolicyVersion {
        let files = TestStore.policyFiles.map { file in
            guard file.name == name else { return file }
            let text = changes.reduce(file.text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
            precondition(text != file.text)
            return PolicyFile(name: name, text: text)
        }
        return try PolicyVersion.read(files, number: 0).get()
    }

    /// Every part, as the command asks for them.
    private static func replay(_ draft: PolicyVersion, _ shop: TestStore, days: Int = 60, limit: Int = 200) throws
        -> ReplayPart.Answer
    {
        var sum = ReplayPart.Answer()
        var after: Int? = 0
        while let from = after {
            sum.add(try shop.desk.answer(ReplayPart(draft, since: shop.now.adding(days: -days), after: from, limit: limit)))
            after = sum.next
        }
        return sum
    }

    private static func decisions(_ shop: TestStore) throws -> [DecisionView] {
        var views: [DecisionView] = []
        while let view = try shop.desk.answer(DecisionAt((views.last?.sequence ?? 0) + 1)) { views.append(view) }
        return views
    }

    @Test func `the active version taken again over a simulated month makes no difference, and a changed limit exactly its own`()
        throws
    {
        let shop = try DecisionReplayTests.month()
        let same = try Self.replay(PolicyVersion.read(TestStore.policyFiles, number: 0).get(), shop)
        #expect(same.rows.isEmpty, "\(same.rows.prefix(5))")
        #expect(same.gaps.isEmpty, "\(same.gaps)")
        let views = try Self.decisions(shop)
        #expect(same.read == views.count && same.unreadable == 0)
        #expect(same.taken == views.count { !$0.record.evaluations.isEmpty })
        print(
            "compared the active policy with itself, replayed over a simulated month: \(same.read) decisions, \(same.taken) with rules, \(same.asked) rules asked, no difference"
        )
        #expect(same.taken > 500 && same.asked > 4_000)
        let parts = try Self.replay(PolicyVersion.read(TestStore.policyFiles, number: 0).get(), shop, limit: 7)
        #expect(parts == same)

        // By hand: what each captured order's total says about the limit, where no other rule holds it for the same.
        for (limit, kind) in [(300, ReplayDifference.Kind.held), (900, .notHeld)] {
            let draft = try Self.draft("holds.yaml", ("600 EUR", "\(limit) EUR"))
            let range = min(limit, 600) * 100 + 1...max(limit, 600) * 100
            let expected = views.filter { view in
                guard view.record.question == "hold", let facts = view.asked.first(where: { $0.family == "holds" })?.facts,
                    case .money(let total)? = facts.first(where: { $0.name == "order.total" })?.value
                else { return false }
                return range.contains(total.minor) && !facts.contains { $0.name == "order.risk" && $0.value == .text("high") }
            }
            let replayed = try Self.replay(draft, shop)
            #expect(replayed.rows.map(\.decision) == expected.map(\.sequence) && !expected.isEmpty)
            #expect(replayed.rows.map(\.about) == expected.map(\.subject))
            #expect(replayed.rows.allSatisfy { $0.difference.kind == kind && $0.difference.rule == "H-02" })
            #expect(replayed.gaps.isEmpty && replayed.families[.holds]?.different == expected.count)
            print("compared a limit of \(limit) EUR with 600: \(expected.count) orders \(kind.words), as counted by hand")
        }
    }

    @Test func `a record that does not say what happened is a difference under its own version`() throws {
        let shop = try TestStore()
        try shop.item("TEA")
        let policy = try PolicyVersion.read(TestStore.policyFiles, number: 1).get()
        var record = try #require(try shop.capture("#1", [("TEA", 2, 70_000)]).record)
        let replay = PolicyReplay(policy, currency: .eur) { "\($0)" }
        #expect(try replay.take(record, under: policy, byEngine: true).differences.isEmpty)
        record.evaluations[0].findings[1] = .no
        let told = try replay.take(record, under: policy, byEngine: true)
        #expect(told.differences.map(\.kind) == [.held] && told.differences[0].rule == "H-02")
        #expect(told.differences[0].amount == Money(minor: 140_000, .eur))
    }

    @Test func `a fact that no record holds is never guessed`() throws {
        let shop = try TestStore()
        try shop.item("TEA")
        try shop.capture("#1", [("TEA", 2, 10_000)])
        let late = try Self.draft("holds.yaml", ("when: order.risk == \"high\"", "when: order.note == \"gift\""))
        var replayed = try Self.replay(late, shop)
        #expect(replayed.rows.isEmpty)
        #expect(replayed.gaps.map(\.key) == [ReplayGap(.holds, rule: "H-03", facts: ["order.note"])])
        #expect(replayed.families[.holds]?.unsaid == 1)
        // What is decided whatever the note says is decided.
        let both = try Self.draft(
            "holds.yaml", ("when: order.risk == \"high\"", "when: order.currency == \"GBP\" && order.note == \"gift\""))
        replayed = try Self.replay(both, shop)
        #expect(replayed.rows.isEmpty && replayed.gaps.isEmpty && replayed.families[.holds]?.unsaid == 0)
        let either = try Self.draft(
            "holds.yaml", ("when: order.risk == \"high\"", "when: order.currency == \"EUR\" || order.note == \"gift\""))
        replayed = try Self.replay(either, shop)
        #expect(replayed.rows.map(\.difference.kind) == [.held] && replayed.gaps.isEmpty)
    }

    @Test func `another place is named with what it costs more, and a place that cannot be judged is not`() throws {
        let shop = try TestStore()
        try shop.item("TEA")
        try shop.open("TEA", 5)
        try shop.open("TEA", 5, at: "KOE")
        try shop.capture("#1", [("TEA", 2, 100)])
        let done = try shop.do("allocate #1")
        let decision = try #require(done.events.last?.sequence)
        let highest = try Self.draft("routing.yaml", ("rank: location.rank", "rank: location.rank, best: highest"))
        var replayed = try Self.replay(highest, shop)
        #expect(
            replayed.rows == [
                ReplayPart.Row(
                    decision: decision, about: "#1", subject: .order(OrderID(1)),
                    difference: ReplayDifference(
                        .otherPlace, .routing, rule: "R-11", was: "HAM", would: "KOE", amount: Money(minor: 140, .eur)))
            ], "\(replayed.rows)")
        // The cost is in the record of every place, though no rule asked for it.
        let cheap = try Self.draft(
            "routing.yaml", ("rank: location.rank", "rank: location.cost, best: highest"),
            ("rank: location.cost}", "rank: location.rank}"))
        #expect(try Self.replay(cheap, shop).rows == replayed.rows)
        replayed = try Self.replay(
            try Self.draft("routing.yaml", ("keep: location.active", "keep: location.code != \"HAM\"")), shop)
        #expect(replayed.rows.isEmpty)
        #expect(replayed.gaps.map(\.key) == [ReplayGap(.routing, rule: "R-01", facts: ["location.code"])])
        // A place without units is out whatever its code is.
        try shop.open("TEA", 0, at: "3PL")
        let shut = try Self.draft(
            "routing.yaml", ("keep: location.active", "keep: location.active && !(location.serves_channel)"))
        replayed = try Self.replay(shut, shop)
        #expect(replayed.rows.map(\.difference.kind) == [.noPlace] && replayed.gaps.isEmpty, "\(replayed.rows) \(replayed.gaps)")
    }

    @Test func `all or nothing, and other units kept back`() throws {
        let shop = try TestStore()
        try shop.item("TEA")
        try shop.open("TEA", 3)
        try shop.capture("#1", [("TEA", 5, 100)])
        try shop.do("allocate #1")
        var replayed = try Self.replay(try Self.draft("allocation.yaml", ("partial: true", "partial: false")), shop)
        #expect(
            replayed.rows.map(\.difference) == [
                ReplayDifference(.otherShipment, .allocation, rule: "L-10", was: "HAM, 3 of 5 units", would: "waits")
            ], "\(replayed.rows)")
        replayed = try Self.replay(
            try Self.draft(
                "allocation.yaml", ("when: line.sku == \"MAT-0001\" && order.channel != \"web\"", "when: line.sku == \"TEA\"")),
            shop)
        #expect(
            replayed.rows.map(\.difference) == [
                ReplayDifference(.keptBack, .allocation, rule: "L-01", was: "0 kept back of line 1", would: "6 kept back")
            ], "\(replayed.rows)")
        #expect(replayed.gaps.keys.map(\.family) == [.routing])
    }

    @Test func `approvals asked, not asked and unsaid, with their amounts`() throws {
        let shop = try TestStore()
        try shop.item("TEA")
        try shop.do("receive TEA 100 --at HAM --cost 5.00")
        for units in [8, 16, 30] { try shop.do("adjust TEA -\(units) --at HAM --reason count") }
        func rows(_ draft: PolicyVersion) throws -> [(ReplayDifference.Kind, Int?)] {
            try Self.replay(draft, shop).rows.map { ($0.difference.kind, $0.difference.amount.map { abs($0.minor) }) }
        }
        let lower = try rows(try Self.draft("approvals.yaml", ("money(\"100 EUR\")", "money(\"50 EUR\")")))
        #expect(lower.count == 1 && lower[0] == (.asked, 8_000), "\(lower)")
        let sum = "    cumulative: {by: requester, window: 24h, limit: 'money(\"300 EUR\")', then: A-adjustment}\n"
        let higher = try rows(
            try Self.draft("approvals.yaml", ("money(\"100 EUR\")", "money(\"500 EUR\")"), (sum, "")))
        #expect(higher.count == 1 && higher[0] == (.notAsked, 15_000), "\(higher)")
        let two = try rows(
            try Self.draft(
                "approvals.yaml",
                (
                    "when: request.kind == \"adjustment\"\n    steps: [{role: finance_clerk, count: 1",
                    "when: request.kind == \"adjustment\"\n    steps: [{role: finance_clerk, count: 2"
                )))
        #expect(two.count == 1 && two[0] == (.otherPeople, 15_000), "\(two)")
        let daily = try Self.draft(
            "approvals.yaml",
            (
                "rules:\n",
                "rules:\n  - id: A-small\n    title: Small\n    when: request.kind == \"adjustment\" && request.amount <= money(\"100 EUR\")\n    steps: []\n    cumulative: {by: requester, window: 24h, limit: 'money(\"70 EUR\")', then: A-adjustment}\n"
            ))
        let replayed = try Self.replay(daily, shop)
        #expect(replayed.rows.map(\.difference.kind) == [.asked] && replayed.rows[0].difference.rule == "A-adjustment")
        #expect(replayed.gaps.map(\.key) == [ReplayGap(.approvals, rule: "A-small", facts: ["what the requester did before"])])
        #expect(replayed.gaps.values.first?.count == 1)
    }

    @Test func `exceptions with another severity, desk or time, and orders that would have waited`() throws {
        let shop = try TestStore()
        try shop.item("TEA")
        try shop.open("TEA", 5)
        try shop.capture("#1", [("TEA", 2, 100)])
        try shop.capture("#2", [("NEW", 1, 100)])
        _ = try Engine(desk: shop.desk).work(at: shop.now.adding(seconds: 60))
        let other = try Self.draft(
            "exceptions.yaml",
            (
                "'exception.kind == \"unknown_sku\"', severity: high, within: 8h, owner: buyer",
                "'exception.kind == \"unknown_sku\"', severity: low, within: 9h, owner: supervisor"
            ))
        let replayed = try Self.replay(other, shop)
        #expect(replayed.rows.map(\.difference.kind) == [.severity, .desk, .due], "\(replayed.rows)")
        #expect(Set(replayed.rows.map(\.difference.rule)) == ["E-11"])
        #expect(replayed.rows.map(\.difference.would) == ["low", "supervisor", "9h"])
        let early = try Self.replay(try Self.draft("release.yaml", ("minutes_to_pickup < 30", "minutes_to_pickup < 600")), shop)
        #expect(early.rows.map(\.difference.kind) == [.waits] && early.rows[0].about == "#1", "\(early.rows)")
        let unsaid = try Self.replay(
            try Self.draft(
                "release.yaml", ("location.minutes_to_pickup < 30", "(location.minutes_to_pickup < 30 || order.line_count > 9)")),
            shop)
        #expect(unsaid.rows.isEmpty && unsaid.gaps.map(\.key) == [ReplayGap(.release, rule: "W-01", facts: ["order.line_count"])])
    }
}
