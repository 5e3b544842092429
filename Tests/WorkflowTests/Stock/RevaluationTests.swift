import Ledger
import Testing
import Vocabulary

@testable import Workflow

/// Units that came in before anybody knew what they cost.
@Suite struct RevaluationTests {
    private func balances(_ desk: MemoryDesk) -> String {
        desk.balances().sorted { $0.key < $1.key }.map { "\($0.key.split(separator: " ")[0]) \($0.value)" }.joined(
            separator: ", ")
    }

    private func holds(_ desk: MemoryDesk) {
        var laws = ShopLaws()
        #expect(laws.breaches(of: desk.books) == [])
    }

    @Test func `when the cost is confirmed, what is here is worth it, and what it came in by is owed`() throws {
        let desk = try MemoryDesk()
        try desk.item("NEW", cost: nil)
        for line in [
            "receive NEW 4 --at HAM", "move NEW 1 --at HAM --from sellable --to damaged", "transfer NEW 1 --from HAM --to KOE",
        ] {
            #expect(try desk.do(line).outcome == .done, "\(line)")
        }
        try desk.open("NEW", 6, at: "3PL")
        #expect(balances(desk) == "")
        let done = try desk.do("confirm sku NEW --cost 3.00")
        #expect(done.events.map(\.event.kind) == ["item_revised", "stock_revalued", "exception_closed_itself"])
        #expect(balances(desk) == "1200 2400, 1210 300, 1230 300, 2100 -1200, 3000 -1800")
        #expect(done.entries[0].entry.lines.allSatisfy { $0.sku == SKUID(1) })
        holds(desk)
        // What comes later has its cost from the start, and nothing is valued twice.
        #expect(try desk.do("receive NEW 1 --at HAM").entries[0].entry.lines.map(\.minor) == [300, -300])
        try desk.item("NEW", cost: "4.00")
        #expect(balances(desk) == "1200 2700, 1210 300, 1230 300, 2100 -1500, 3000 -1800")
        holds(desk)
    }

    @Test func `units that have gone meanwhile are a price variance, and the catalogue says a cost as well as a person`() throws {
        let desk = try MemoryDesk()
        try desk.item("NEW", cost: nil)
        _ = try desk.do("receive NEW 5 --at HAM")
        _ = try desk.capture(desk.draft("#1", [("NEW", 2, 1_000)]))
        for line in ["allocate #1", "release #1", "ship #1"] { #expect(try desk.do(line).outcome == .done, "\(line)") }
        let before = desk.balances()
        try desk.item("NEW", cost: "2.50")
        let after = desk.balances()
        func moved(_ account: String) -> Int { (after["\(account) EUR"] ?? 0) - (before["\(account) EUR"] ?? 0) }
        #expect(moved("1200") == 750 && moved("5020") == 500 && moved("2100") == -1_250 && moved("5000") == 0)
        holds(desk)
        // What comes back of them has the cost that it left with.
        #expect(try desk.do("return #1 --line 1:1 --at HAM").outcome == .done)
        holds(desk)
    }

    @Test func `what a vendor shipped at no cost is owed to the vendor`() throws {
        let desk = try MemoryDesk()
        try desk.item("LAMP", cost: nil, vendor: "VEN")
        try desk.open("LAMP", 3, at: "VEN")
        _ = try desk.capture(desk.draft("#1", [("LAMP", 2, 9_000)]))
        for line in ["allocate #1", "release #1", "ship #1"] { #expect(try desk.do(line).outcome == .done, "\(line)") }
        #expect(desk.openKinds() == ["cost_missing"])
        try desk.item("LAMP", cost: "30.00", vendor: "VEN")
        #expect(desk.balances()["5010 EUR"] == 6_000 && desk.balances()["2120 EUR"] == -6_000)
        #expect(desk.balances()["1200 EUR"] == nil && desk.openKinds() == [])
        holds(desk)
    }

    /// An order of two of NEW that the shop has shipped itself.
    private func fulfilled(_ desk: MemoryDesk, _ sku: String = "NEW", source: UInt64 = 1) -> OrderDraft {
        var draft = desk.draft("#1", [(sku, 2, 1_000)], source: source)
        draft.lines[0].isFulfilled = true
        return draft
    }

    @Test(arguments: [false, true])
    func `what the shop shipped itself at no cost is asked for, and costs what is said later`(isKnown: Bool) throws {
        let desk = try MemoryDesk()
        try desk.item("NEW", cost: nil)
        if isKnown { try desk.capture(desk.draft("#1", [("NEW", 2, 1_000)])) }
        try desk.capture(fulfilled(desk, source: 2))
        #expect(desk.openKinds() == ["cost_missing"])
        #expect(desk.balances()["5000 EUR"] == nil)
        try desk.item("NEW", cost: "3.00")
        #expect(desk.balances()["5000 EUR"] == 600 && desk.balances()["3000 EUR"] == -600)
        #expect(desk.openKinds() == [])
        holds(desk)
    }

    @Test func `what the shop shipped under a code that turned out to be another's costs what that one costs`() throws {
        let desk = try MemoryDesk()
        try desk.item("TEA", cost: "3.00")
        try desk.item("DEAR", cost: nil)
        try desk.capture(fulfilled(desk))
        #expect(desk.openKinds() == ["unknown_sku", "cost_missing"])
        #expect(try desk.do("map sku NEW --to DEAR").refusal?.sentence.contains("say first what DEAR costs") == true)
        #expect(try desk.do("map sku NEW --to TEA").outcome == .done)
        #expect(desk.balances()["5000 EUR"] == 600 && desk.openKinds() == [])
        // And only once.
        try desk.item("NEW", cost: "9.00")
        #expect(desk.balances()["5000 EUR"] == 600)
        holds(desk)
    }

    @Test func `units times cost beyond what a machine can reckon are too dear, not the end of the program`() {
        for way in [\UncostedUnits.opened, \.received, \.found, \.dropShipped, \.elsewhere] {
            var stock = UncostedStock()
            stock.units[keyPath: way] = 10_000_000_000
            let sku = SKUID(1)
            let day = Day("2026-11-23")!
            #expect(stock.revaluation(of: sku, at: Money(minor: 1_000_000_000, .eur), on: day).events == nil)
            #expect(stock.revaluation(of: sku, at: Money(minor: 10, .eur), on: day).events?.count == 1)
        }
    }

    @Test func `a place that is full takes neither what comes back, nor a transfer, nor what is mapped to it`() throws {
        let desk = try MemoryDesk()
        try desk.item("TEA", cost: "1.00")
        try desk.open("TEA", 10_000_000)
        try desk.capture(desk.draft("#1", [("TEA", 1, 100)]))
        for line in ["allocate #1", "release #1", "ship #1", "receive TEA 1 --at HAM", "receive TEA 5 --at KOE"] {
            #expect(try desk.do(line).outcome == .done, "\(line)")
        }
        try desk.open("TEA", 3, at: "Backroom")
        for line in ["return #1 --line 1:1 --at HAM", "transfer TEA 5 --from KOE --to HAM", "map location Backroom --to HAM"] {
            #expect(try desk.do(line).refusal?.sentence.contains("one place holds at most 10000000") == true, "\(line)")
        }
        #expect(try desk.do("map location Backroom --to KOE").outcome == .done)
    }

    @Test func `a shipment that costs more than the books hold is refused before the store has to`() throws {
        let desk = try MemoryDesk()
        try desk.item("LAMP", cost: "9000000.00", vendor: "VEN")
        try desk.open("LAMP", 10_000_000, at: "VEN")
        try desk.capture(desk.draft("#1", [("LAMP", 2_000_000, 0)]))
        for line in ["allocate #1", "release #1"] { #expect(try desk.do(line).outcome == .done, "\(line)") }
        #expect(try desk.do("ship #1").refusal?.sentence.contains("cost more than the books hold") == true)
        var elsewhere = desk.draft("#2", [("LAMP", 2_000_000, 0)])
        elsewhere.lines[0].isFulfilled = true
        #expect(try desk.capture(elsewhere).refusal?.sentence.contains("cost more than the books hold") == true)
    }

    @Test func `a cost of nothing is a cost, a cost that was said is kept, and too dear is refused`() throws {
        let desk = try MemoryDesk()
        try desk.item("NEW", cost: nil)
        _ = try desk.do("receive NEW 10000000 --at HAM")
        _ = try desk.do("receive NEW 2 --at KOE --cost 7.00")
        #expect(try desk.do("confirm sku NEW --cost 9000000.00").refusal?.sentence.contains("more than the books hold") == true)
        #expect(try desk.do("confirm sku NEW --cost 0").events.map(\.event.kind) == ["item_revised", "exception_closed_itself"])
        #expect(balances(desk) == "1200 1400, 2100 -1400")
        holds(desk)
    }

    @Test func `in a month whose stock side is shut the value lands in the open one, with the link`() throws {
        let desk = try MemoryDesk()
        try desk.item("NEW", cost: nil)
        _ = try desk.do("receive NEW 1 --at HAM")
        desk.books.locks.lock(.inventory, through: desk.now.day().period)
        let entry = try #require(try desk.do("confirm sku NEW --cost 3.00").entries.first?.entry)
        #expect(entry.day == Day("2026-12-01") && entry.belongsTo == Day("2026-11-23"))
    }

    @Test func `units of a transfer that never arrive are written off by another's yes, as shrinkage`() throws {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        try desk.open("TEA", 10)
        _ = try desk.do("transfer TEA 6 --from HAM --to KOE")
        _ = try desk.do("arrive 1 2")
        #expect(try desk.do("lost 1 5 --reason gone").refusal?.code == "bad_quantity")
        #expect(try desk.do("lost 9 --reason gone").refusal?.code == "unknown_thing")
        #expect(try desk.do("lost 1 3 --reason gone").outcome == .asked)
        #expect(try desk.do("approve 1").refusal?.code == "own_request")
        let done = try desk.do("approve 1", as: "clerk")
        #expect(done.entries.flatMap(\.entry.lines).map { "\($0.account) \($0.minor)" } == ["5040 1500", "1210 -1500"])
        #expect(try desk.books.transfer(TransferID(1))?.open == 1)
        #expect(try desk.books.transfer(TransferID(1))?.lost == 3)
        #expect(try desk.books.level(SKUID(1), at: LocationID(2))[.inTransit] == 1)
        #expect(try desk.do("arrive 1").outcome == .done)
        #expect(try desk.do("lost 1 --reason gone").refusal?.code == "already_there")
        holds(desk)
    }

    @Test func `two accounts whose person differs only in capitals are one person`() throws {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        try desk.open("TEA", 100)
        for (name, person) in [("anna", "Anna Åberg"), ("anna2", "ANNA  ÅBERG "), ("berta", "Berta")] {
            let grant = GrantRoles(
                name: OperatorName(name)!, person: person, granted: [.supervisor, .financeClerk, .controller], revoked: [])
            #expect(try desk.perform(grant, as: "ada").outcome == .done)
        }
        #expect(desk.books.operators.values.filter { $0.person == "Anna Åberg" }.count == 2)
        #expect(try desk.do("adjust TEA -50 --at HAM --reason gone", as: "anna").outcome == .asked)
        #expect(try desk.do("approve 1", as: "anna2").refusal?.code == "own_request")
        // Rows that say otherwise, from a store that is older or that somebody has edited, make no two people of one either.
        for id in desk.books.operators.keys where desk.books.operators[id]!.name.text == "anna2" {
            desk.books.operators[id]!.person = "anna åberg"
        }
        #expect(try desk.do("approve 1", as: "anna2").refusal?.code == "own_request")
        #expect(try desk.do("approve 1", as: "berta").outcome == .done)
    }
}
