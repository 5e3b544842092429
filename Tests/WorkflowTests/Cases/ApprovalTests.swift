import Testing
import Vocabulary

@testable import Workflow

@Suite struct ApprovalTests {
    /// Ten POT at 80.00, and a request to adjust three of them.
    private func desk(_ line: String = "adjust POT -3 --at HAM --reason fell") throws -> MemoryDesk {
        let desk = try MemoryDesk()
        try desk.item("POT", cost: "80.00")
        try desk.open("POT", 10)
        #expect(try desk.do(line, as: "buyer").outcome == .asked)
        return desk
    }

    @Test func `a request says what, how much, by which rule and until when, and nothing moves`() throws {
        let desk = try desk()
        let approval = try #require(try desk.books.approval(ApprovalID(1)))
        #expect(approval.kind == "adjustment" && approval.amount == Money(minor: 24_000, .eur) && approval.rule == "A-adjustment")
        #expect(approval.role == .financeClerk && approval.dueAt == approval.requestedAt.adding(hours: 24))
        #expect(approval.command == ["adjust", "POT", "-3", "--at", "HAM", "--reason", "fell"])
        #expect(try desk.books.level(SKUID(1), at: LocationID(1)).onHand == 10)
    }

    @Test func `the record of a yes says what was carried out, for whom, and what it cost`() throws {
        let record = try #require(try desk().do("approve 1 --reason seen", as: "clerk").record)
        let facts = Dictionary(record.facts.map { ($0.name, DecisionStory.text($0.value)) }) { first, _ in first }
        #expect(facts["amount"] == "240.00 EUR" && facts["requested_by"] == "buyer" && facts["note"] == "seen")
        #expect(facts["sellable"] == "10" && facts["units"] == "3")
        #expect(record.rules == [RuleTrace(rule: "A-adjustment", effect: "approved")])
    }

    @Test func `at the limit nobody is asked, a cent above somebody is`() throws {
        let desk = try MemoryDesk()
        try desk.item("A", cost: "100.00")
        try desk.item("B", cost: "100.01")
        for sku in ["A", "B"] { try desk.open(sku, 2) }
        #expect(try desk.do("adjust A -1 --at HAM --reason x").outcome == .done)
        #expect(try desk.do("adjust B -1 --at HAM --reason x").outcome == .asked)
        #expect(try desk.do("writeoff A 1 --at HAM --reason x").outcome == .asked)
    }

    @Test func `silence is not a yes: after its time a request cannot be approved, but rejected`() throws {
        let desk = try desk()
        desk.now = desk.now.adding(hours: 25)
        #expect(try desk.do("approve 1", as: "clerk").refusal?.sentence == "request 1: it expired on 24 Nov 09:00Z: ask again")
        #expect(try desk.do("reject 1 --reason late", as: "clerk").outcome == .done)
    }

    @Test func `two accounts of one person are one person`() throws {
        let desk = try desk()
        let grant = GrantRoles(name: OperatorName("buyer-at-home")!, person: "buyer", granted: [.controller], revoked: [])
        #expect(try desk.perform(grant, as: "ada").outcome == .done)
        #expect(try desk.do("approve 1", as: "buyer-at-home").refusal?.code == "own_request")
        #expect(try desk.do("reject 1 --reason x", as: "buyer-at-home").refusal?.code == "own_request")
    }

    @Test func `outside of practice nobody gives himself a role, by whatever account`() throws {
        let desk = try desk()
        let other = GrantRoles(name: OperatorName("ada-at-home")!, person: "Ada ", granted: [.controller], revoked: [])
        let shop = desk.books.shop
        let real = Shop(name: shop.name, currency: shop.currency, zone: shop.zone, isPractice: false)
        try desk.books.apply(.catalog(.storeFounded(real)), at: desk.now, by: Operator.engineID)
        #expect(try desk.perform(other, as: "ada").refusal?.code == "own_request")
        let bare = GrantRoles(name: OperatorName("ada-at-home")!, person: "ada", granted: [], revoked: [])
        #expect(try desk.perform(bare, as: "ada").outcome == .done)
        let known = GrantRoles(name: OperatorName("ada-at-home")!, person: nil, granted: [.controller], revoked: [])
        #expect(try desk.perform(known, as: "ada").refusal?.code == "own_request")
        let another = GrantRoles(name: OperatorName("nina")!, person: "Nina", granted: [.controller], revoked: [])
        #expect(try desk.perform(another, as: "ada").outcome == .done)
        // On a practice store one person may play them all.
        try desk.books.apply(.catalog(.storeFounded(shop)), at: desk.now, by: Operator.engineID)
        #expect(try desk.perform(known, as: "ada").outcome == .done)
    }

    @Test func `every role that may ask may also withdraw`() {
        let asking: [any Command.Type] = [
            AdjustStock.self, CountStock.self, WriteOffStock.self, LoseTransfer.self, RefundOrder.self, ReopenPeriod.self,
            ActivatePolicy.self,
        ]
        for command in asking {
            #expect(command.roles.subtracting([.engine]).isSubset(of: WithdrawRequest.roles), "\(command.name)")
        }
    }

    @Test func `an item whose code begins with dashes can be asked for and approved`() throws {
        let desk = try MemoryDesk()
        try desk.item("--POT", cost: "80.00")
        try desk.open("--POT", 20)
        for (words, left) in [("adjust --at HAM --reason broken -- --POT -5", 15), ("count --at HAM -- --POT 5", 5)] {
            #expect(try desk.do(words, as: "buyer").outcome == .asked, "\(words)")
            let id = desk.books.counters.approval
            #expect(try desk.do("approve \(id)", as: "clerk").outcome == .done, "\(words)")
            #expect(try desk.books.level(SKUID(1), at: LocationID(1)).onHand == left)
        }
        #expect(throws: WordsFault.self) { try CommandForms.command(["adjust", "--POT", "-5", "--at", "HAM"]) }
    }

    @Test func `when its cost is another one by now, the request is asked again`() throws {
        let desk = try desk()
        _ = try desk.do("transfer POT 8 --from HAM --to KOE")
        #expect(try desk.do("approve 1", as: "clerk").refusal?.code == "not_enough")
        _ = try desk.do("receive POT 9 --at HAM --cost 1.00")
        let refused = try desk.do("approve 1", as: "clerk").refusal
        #expect(
            refused?.sentence == "request 1 is no longer what was asked: its cost was 240.00 EUR and is 161.00 EUR. Ask again")
    }

    @Test func `a count that waited is not turned into another one by what happened meanwhile`() throws {
        let desk = try desk("count POT 7 --at HAM")
        _ = try desk.do("transfer POT 6 --from HAM --to KOE")
        // Three too few have become three too many, at the same cost.
        let refused = try desk.do("approve 1", as: "clerk").refusal
        #expect(refused?.sentence == "POT at HAM: 10 were expected when it was counted and there are 4 now: count again")
    }

    @Test func `a count whose place is as it was is carried out, and its exceptions close`() throws {
        let desk = try desk("count POT 7 --at HAM")
        try desk.open("POT", 9)
        #expect(desk.openKinds() == ["stock_differs"])
        #expect(try desk.do("approve 1", as: "clerk").outcome == .done)
        #expect(try desk.books.level(SKUID(1), at: LocationID(1)).onHand == 7)
        #expect(desk.openKinds() == [])
    }

    @Test func `who asked may take it back, and then it is gone`() throws {
        let desk = try desk()
        #expect(try desk.do("withdraw 1", as: "buyer").outcome == .done)
        #expect(try desk.do("approve 1", as: "clerk").refusal?.sentence.contains("withdrawn by buyer") == true)
    }

    @Test func `an administrator approves nothing, and grants himself nothing`() throws {
        let desk = try desk()
        let ada = GrantRoles(name: OperatorName("ada")!, person: nil, granted: [.controller], revoked: [])
        #expect(try desk.perform(ada, as: "ada").refusal?.code == "own_request")
        let last = GrantRoles(name: OperatorName("ada")!, person: nil, granted: [], revoked: [.administrator])
        #expect(try desk.perform(last, as: "ada").refusal?.sentence.contains("at least one administrator") == true)
        let engine = GrantRoles(name: OperatorName("ada")!, person: nil, granted: [.engine], revoked: [])
        #expect(try desk.perform(engine, as: "ada").refusal?.code == "would_not_fit")
        #expect(try desk.perform(ada, as: "controller").refusal?.code == "not_allowed")
        #expect(try desk.do("approve 1", as: "ada").refusal?.code == "not_allowed")
    }
}
