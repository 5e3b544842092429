import Policy
import Testing
import Vocabulary

@testable import Workflow

/// What a hold stops, who lifts it, and when rules place one.
@Suite struct HoldTests {
    /// A desk with units, and one hold rule more.
    private func desk(_ rule: String) throws -> MemoryDesk {
        let desk = try MemoryDesk(policy: "# Other examples. The first", rule + "\n# Other examples. The first")
        try desk.item("TEA")
        try desk.open("TEA", 9)
        return desk
    }

    private func rule(_ when: String, _ hold: String, id: String = "H-90") -> String {
        "  - {id: \(id), title: \"Look at it\", when: '\(when)', hold: {\(hold)}}\n"
    }

    private func check(_ desk: MemoryDesk) {
        var laws = ShopLaws()
        #expect(laws.breaches(of: desk.books) == [])
    }

    @Test func `a hold that stops the release lets units be reserved`() throws {
        let desk = try desk(
            rule("order.total > money(\"400 EUR\")", "kind: look, stops: [release], lifted_by: [controller], for: 24h"))
        try desk.capture(desk.draft("#1", [("TEA", 2, 25_000)]))
        #expect(try desk.do("allocate #1").outcome == .done)
        #expect(try desk.order("#1").state == .held && desk.order("#1").reservedUnits == 2)
        let refused = try desk.do("release #1")
        #expect(refused.refusal?.code == "on_hold")
        let sentence = try #require(refused.refusal?.sentence)
        #expect(sentence.hasPrefix("order #1 is on look hold, by engine since"))
        #expect(sentence.contains("due ") && sentence.hasSuffix("a controller may lift it, it stops release"))
        #expect(try desk.do("lift #1 --kind look").refusal?.code == "lifted_by_others")
        #expect(try desk.do("lift #1 --kind look", as: "controller").outcome == .done)
        #expect(try desk.do("release #1").outcome == .done)
        check(desk)
    }

    @Test(arguments: HeldStep.allCases)
    func `a hold stops the steps that it names, and no other`(step: HeldStep) throws {
        let desk = try desk(rule("order.number == \"#2\"", "kind: x, lifted_by: [supervisor], for: 1h"))
        try desk.capture(desk.draft("#1", [("TEA", 2, 5_000)]))
        let lines: [(HeldStep, String, String)] = [
            (.allocate, "allocate #1", "supervisor"), (.route, "route #1 --to KOE", "supervisor"),
            (.release, "release #1", "supervisor"), (.ship, "ship #1", "supervisor"),
            (.refund, "refund #1 5.00 --reason late", "clerk"), (.cancel, "cancel #1", "supervisor"),
        ]
        for (own, line, person) in lines {
            if own == .route { continue }
            // What has left cannot be cancelled.
            if own == .ship, step == .cancel || step == .refund { continue }
            #expect(try desk.do("hold #1 --kind other --stops \(step.rawValue)").outcome == .done)
            let done = try desk.do(line, as: person)
            #expect(
                (done.refusal?.code == "on_hold") == (own == step), "\(line) under \(step): \(done.refusal?.sentence ?? "done")")
            #expect(try desk.do("lift #1 --kind other").outcome == .done)
            if own == step { try desk.do(line, as: person) }
            if try desk.order("#1").state.isClosed { break }
        }
        check(desk)
    }

    @Test func `rules of one kind place one hold that stops what any of them stops`() throws {
        let desk = try desk(
            rule("true", "kind: look, stops: [release], lifted_by: [supervisor, controller], for: 24h")
                + rule("true", "kind: look, stops: [cancel], lifted_by: [controller], for: 3h", id: "H-91"))
        let performed = try desk.capture(desk.draft("#1", [("TEA", 1, 100)]))
        let hold = try #require(try desk.order("#1").holds.first)
        #expect(try desk.order("#1").holds.count == 1)
        #expect(hold.stops.steps == [.release, .cancel] && hold.liftedBy == [.controller])
        #expect(hold.dueAt == hold.placedAt.adding(hours: 3))
        #expect(performed.record?.rules.map(\.rule) == ["H-90", "H-91"])
        #expect(try #require(desk.house.policy).replay(#require(performed.record)).differences == [])
    }

    @Test(arguments: [
        ("stops: []", "a hold stops something"), ("stops: [relase]", "relase"), ("stops: release", "list"),
        ("lifted_by: [buyer]", "nobody could lift it"),
    ])
    func `what a hold cannot say is refused with its place`(_ part: String, _ expected: String) throws {
        let text = part.hasPrefix("lifted") ? part : "lifted_by: [supervisor], \(part)"
        let files = try MemoryDesk.policyFiles().map { file in
            var file = file
            file.text = file.text.replacingOccurrences(
                of: "# Other examples. The first", with: rule("true", "kind: a, for: 1h, \(text)") + "# Other")
            return file
        }
        let defects = House.check(files, zones: MemoryDesk.AllZones())
        #expect(defects.count == 1 && defects[0].sentence.contains(expected), "\(defects)")
        #expect(defects.first?.place.hasPrefix("holds.yaml:") == true)
    }

    @Test func `a rule that becomes true when the order changes places its hold, once`() throws {
        let desk = try desk(rule("\"urgent\" in order.tags", "kind: look, stops: [ship], lifted_by: [supervisor], for: 24h"))
        var draft = desk.draft("#1", [("TEA", 1, 100)])
        draft.labels = Labels()
        try desk.capture(draft)
        #expect(try desk.order("#1").holds.isEmpty)
        draft.labels = Labels(tags: ["urgent"])
        draft.source = 2
        let changed = try desk.capture(draft)
        #expect(changed.record?.rules == [RuleTrace(rule: "H-90", effect: "placed look")])
        #expect(changed.record?.evaluations.filter { $0.family == Family.holds.rawValue }.map(\.about) == [0, 1])
        #expect(try desk.order("#1").holds.map(\.rule) == ["H-90"])
        #expect(try #require(desk.house.policy).replay(#require(changed.record)).differences == [])
        var lie = try #require(changed.record)
        lie.rules = [RuleTrace(rule: "H-02", effect: "placed fraud_review")]
        #expect(try #require(desk.house.policy).replay(lie).differences.count == 1)
        // Told of again, it is no news, whether the hold stands or a person lifted it.
        draft.source = 3
        #expect(try desk.capture(draft).record?.rules == [])
        #expect(try desk.do("lift #1 --kind look").outcome == .done)
        draft.labels = Labels()
        draft.source = 4
        try desk.capture(draft)
        draft.labels = Labels(tags: ["urgent"])
        draft.source = 5
        try desk.capture(draft)
        #expect(try desk.order("#1").holds.isEmpty && desk.order("#1").marks.overruled == ["H-90"])
        check(desk)
    }

    @Test func `a release that is refused leaves one record, and another when the answer changes`() throws {
        let desk = try desk(rule("order.number == \"#1\"", "kind: look, stops: [release], lifted_by: [supervisor], for: 24h"))
        try desk.capture(desk.draft("#1", [("TEA", 1, 100)]))
        let version = try desk.order("#1").version
        let first = try desk.do("release #1")
        #expect(first.outcome == .refused && first.refusal?.code == "on_hold")
        #expect(first.record?.answer == "waits: look hold" && first.events.map(\.event.kind) == ["order_waits"])
        #expect(try desk.order("#1").version == version)
        #expect(try desk.do("release #1").record == nil)
        #expect(try desk.do("lift #1 --kind look").outcome == .done)
        #expect(try desk.do("release #1").record?.answer == "waits: no units reserved")
        #expect(try desk.do("allocate #1").record?.facts.last?.name == "priority")
        #expect(try desk.do("release #1").outcome == .done)
        #expect(try desk.order("#1").marks.waits.isEmpty)
        let policy = try #require(desk.house.policy)
        let records = desk.books.changes.records.map(\.record)
        #expect(records.count { $0.evaluations.contains { $0.family == Family.priority.rawValue } } >= 3)
        for record in records { #expect(policy.replay(record).differences == [], "\(record.command) \(record.answer)") }
        // A record whose points are not those of its facts is found.
        var lie = try #require(records.last { $0.command == "allocate" })
        lie.facts[lie.facts.count - 1] = Fact("priority", .number(-7))
        #expect(policy.replay(lie).differences.count == 1)
        check(desk)
    }

    @Test func `what the engine lets wait by a rule is told once, whoever looks again`() throws {
        let desk = try MemoryDesk(
            policy: "when: location.picks_up_today && location.minutes_to_pickup < 30", "when: order.age_hours < 2")
        try desk.item("TEA")
        try desk.open("TEA", 9)
        try desk.capture(desk.draft("#1", [("TEA", 1, 100)]))
        #expect(try desk.do("allocate #1").outcome == .done)
        let release = ReleaseOrder(order: OrderReference("#1"))
        let waits = try desk.perform(release, as: "engine")
        #expect(waits.record?.answer == "waits: Half an hour before the pick-up, and after it (W-01)" && waits.refusal != nil)
        #expect(waits.record?.rules == [RuleTrace(rule: "W-01", effect: "makes it wait: today's pick-up is too near or gone")])
        for _ in 0..<3 { #expect(try desk.perform(release, as: "engine").events.isEmpty) }
        desk.now = desk.now.adding(hours: 3)
        #expect(try desk.perform(release, as: "engine").record?.answer == "released")
        let policy = try #require(desk.house.policy)
        for posted in desk.books.changes.records { #expect(policy.replay(posted.record).differences == []) }
        // A draft without the rule would have let it go.
        let draft = try PolicyVersion.read(
            MemoryDesk.policyFiles().map { file in
                var file = file
                file.text = file.text.replacingOccurrences(
                    of: "when: location.picks_up_today && location.minutes_to_pickup < 30", with: "when: order.age_hours < 0")
                return file
            }, number: 3
        ).get()
        let replay = PolicyReplay(draft, currency: .eur) { "\($0)" }
        let taken = try replay.take(try #require(waits.record), under: policy, byEngine: true)
        #expect(taken.differences.map(\.would) == ["released"])
    }

    @Test(arguments: [Mode.propose, .shadow])
    func `a changed order is held by nobody but an operator where the mode says so`(mode: Mode) throws {
        let desk = try MemoryDesk(
            policy: "review_by: 2027-03-31\nrules:\n  - id: H-01",
            "review_by: 2027-03-31\nmodes: [{mode: \(mode.rawValue)}]\nrules:\n  - id: H-01")
        try desk.item("TEA")
        var draft = desk.draft("#1", [("TEA", 1, 100)])
        try desk.capture(draft)
        draft.risk = .high
        draft.source = 2
        let changed = try desk.capture(draft)
        #expect(try desk.order("#1").holds.isEmpty)
        #expect(changed.record?.rules.map(\.effect) == ["would place fraud_review (\(mode.rawValue))"])
        #expect(try desk.books.proposals(for: desk.order("#1").id).map(\.answer) == ["fraud_review"])
        #expect(desk.openKinds().contains(Proposal.exceptionKind) == (mode == .propose))
        // The same again is asked once.
        draft.source = 3
        try desk.capture(draft)
        #expect(try desk.books.proposals(for: desk.order("#1").id).count == 1)
    }
}
