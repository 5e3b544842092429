import Policy
import Testing
import Vocabulary

@testable import Store
@testable import Workflow

/// What the engine leaves to people, and how often they agree with it.
@Suite struct ModeTests {
    /// The sample policy with modes of some families.
    private static func shop(_ modes: [String: String]) throws -> TestStore {
        let files = TestStore.policyFiles.map { file in
            var file = file
            if let own = modes[file.name] {
                file.text = file.text.replacing("review_by: 2027-03-31", with: "review_by: 2027-03-31\nmodes: [\(own)]")
            }
            return file
        }
        let store = try TestStore(policy: files)
        try store.item("TEA")
        try store.open("TEA", 500)
        return store
    }

    private func order(_ store: TestStore, _ number: Int) throws -> OrderDetail.Answer {
        try store.desk.answer(OrderDetail(OrderID(number), now: store.now))
    }

    private func modes(_ store: TestStore, _ family: Family) throws -> ModeRow {
        try #require(try store.desk.answer(PolicyModes()).first { $0.family == family && $0.channel == "web" })
    }

    @Test func `holds that are proposed wait for an operator, and the engine does not go on meanwhile`() throws {
        let store = try Self.shop(["holds.yaml": "{channel: web, mode: propose}"])
        let captured = try store.capture("#1", [("TEA", 1, 90_000)])
        #expect(captured.record?.answer == "captured, hold proposed")
        #expect(captured.record?.rules.map(\.effect) == ["would place fraud_review (propose)"])
        try store.capture("#2", [("TEA", 1, 95_000)])
        try store.capture("#3", [("TEA", 1, 1_000)])
        #expect(try order(store, 1).order.holds.isEmpty)
        #expect(try order(store, 1).exceptions.map(\.exception.kind) == ["proposal_waiting"])
        #expect(try order(store, 1).exceptions[0].exception.summary.contains("would hold it: fraud_review (H-02)"))
        let report = try Engine(desk: store.desk).work(at: store.now)
        #expect(report.allocated == 1 && report.released == 1)
        #expect(try order(store, 1).order.reservations.isEmpty)
        // One does the same, the other something else.
        #expect(try store.do("hold #1 --kind fraud_review").outcome == .done)
        #expect(try store.do("allocate #2").outcome == .done)
        let row = try modes(store, .holds)
        #expect(row.mode == .propose && row.same == 1 && row.other == 1 && row.open == 0)
        #expect(try order(store, 1).exceptions.isEmpty && order(store, 2).exceptions.isEmpty)
        #expect(try store.desk.verify().filter { !$0.ok } == [])
    }

    @Test func `in the shadow the engine does nothing but remember, and asks nobody`() throws {
        let store = try Self.shop(["allocation.yaml": "{mode: shadow}", "holds.yaml": "{mode: shadow}"])
        try store.capture("#1", [("TEA", 1, 90_000)])
        try store.capture("#2", [("TEA", 2, 1_000)])
        let first = try Engine(desk: store.desk).work(at: store.now)
        #expect(first.proposed == 2 && first.allocated == 0 && first.raised == 0)
        #expect(try Engine(desk: store.desk).work(at: store.now).proposed == 0)
        for number in [1, 2] {
            let order = try order(store, number)
            #expect(order.order.holds.isEmpty && order.order.reservations.isEmpty && order.exceptions.isEmpty)
        }
        let why = try store.desk.answer(Decisions(.order(OrderID(2))))
        #expect(why[0].record.answer == "would reserve 2 of 2 units at HAM")
        #expect(why[0].record.facts.contains(Fact("mode", .text("shadow"))) && !why[0].record.candidates.isEmpty)
        #expect(try store.do("allocate #2").outcome == .done)
        #expect(try modes(store, .allocation).same == 1)
        #expect(try modes(store, .routing).same == 1)
        #expect(try store.desk.verify().filter { !$0.ok } == [])
    }

    @Test func `an allocation and a release that are proposed are asked once, and again only when something happened`() throws {
        let store = try Self.shop([
            "allocation.yaml": "{channel: web, mode: propose}", "release.yaml": "{location: HAM, mode: propose}",
        ])
        try store.open("TEA", 500, at: "KOE")
        try store.capture("#1", [("TEA", 1, 1_000)])
        #expect(try Engine(desk: store.desk).work(at: store.now).proposed == 1)
        #expect(try Engine(desk: store.desk).work(at: store.now).proposed == 0)
        let asked = try order(store, 1).exceptions.map(\.exception)
        #expect(asked.map(\.kind) == ["proposal_waiting"])
        // "No" by closing the question: it is not asked again while nothing happens to the order.
        #expect(try store.do("resolve \(asked[0].id) --reason later").outcome == .done)
        #expect(try modes(store, .allocation).other == 1)
        #expect(try Engine(desk: store.desk).work(at: store.now).proposed == 0)
        #expect(try store.do("hold #1 --kind other --reason x").outcome == .done)
        #expect(try store.do("lift #1 --kind other").outcome == .done)
        #expect(try Engine(desk: store.desk).work(at: store.now).proposed == 1)
        #expect(try store.do("allocate #1").outcome == .done)
        #expect(try modes(store, .allocation).same == 1)
        // Now the release is proposed, since it leaves from HAM.
        #expect(try Engine(desk: store.desk).work(at: store.now).proposed == 1)
        #expect(try order(store, 1).order.isReleased == false)
        #expect(try order(store, 1).exceptions[0].exception.summary.contains("would hand it to the floor"))
        #expect(try store.do("release #1").outcome == .done)
        #expect(try modes(store, .release).same == 1)
        #expect(try order(store, 1).exceptions.isEmpty)
        let used = try Engine(desk: store.desk).work(at: store.now)
        #expect(used.proposed == 0)
        #expect(try store.desk.verify().filter { !$0.ok } == [])
    }

    @Test func `routing an order elsewhere is another answer, and cancelling it is none`() throws {
        let store = try Self.shop(["routing.yaml": "{mode: propose}"])
        try store.open("TEA", 500, at: "KOE")
        for number in 1...2 { try store.capture("#\(number)", [("TEA", 1, 1_000)]) }
        #expect(try Engine(desk: store.desk).work(at: store.now).proposed == 2)
        #expect(try store.do("route #1 --to KOE").outcome == .done)
        #expect(try store.do("cancel #2 --reason x").outcome == .done)
        let row = try modes(store, .routing)
        #expect(row.same == 0 && row.other == 1 && row.open == 0)
        #expect(try order(store, 2).exceptions.isEmpty)
        #expect(try store.desk.verify().filter { !$0.ok } == [])
    }

    @Test func `whoever approves a mode that is raised sees how often people agreed`() throws {
        let store = try Self.shop(["allocation.yaml": "{channel: web, mode: shadow}"])
        for number in 1...4 { try store.capture("#\(number)", [("TEA", 1, 1_000)]) }
        _ = try Engine(desk: store.desk).work(at: store.now)
        for number in 1...3 { #expect(try store.do("allocate #\(number)").outcome == .done) }
        #expect(try store.do("hold #4 --kind other --reason x").outcome == .done)
        #expect(try store.perform(PolicyVersionTests.propose(TestStore.policyFiles), as: "supervisor").outcome == .done)
        #expect(try store.do("activate 2").outcome == .asked)
        let request = try #require(try store.desk.answer(ApprovalList(ListQuery())).rows.first?.approval)
        #expect(
            request.evidence.contains(Fact("mode_allocation_web", .text("shadow -> act, people did the same in 3 of 4 (75%)"))),
            "\(request.evidence)")
        #expect(try store.do("approve 1", as: "controller").outcome == .done)
        #expect(try store.do("lift #4 --kind other").outcome == .done)
        // The engine acts again, by itself.
        #expect(try Engine(desk: store.desk).work(at: store.now).allocated == 1)
        #expect(try store.desk.verify().filter { !$0.ok } == [])
    }
}
