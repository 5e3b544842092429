import Testing
import Vocabulary

@testable import Workflow

/// What routing gathers and how places are found, held against the plain way of doing the same.
@Suite struct FreeUnitsTests {
    /// A shop with places and levels by the dice, and an order whose lines name SKUs more than once.
    private func shop(_ dice: inout Dice) throws -> (desk: MemoryDesk, lines: [(String, Int, Int)]) {
        let desk = try MemoryDesk()
        let skus = (0..<dice.roll(1...6)).map { "SKU\($0)" }
        let places = ["HAM", "KOE", "3PL", "VEN"] + (0..<dice.roll(0...5)).map { "\($0) Depot" }
        for sku in skus {
            try desk.item(sku, vendor: dice.chance(33) ? "VEN" : "")
            for place in places where dice.chance(67) { try desk.open(sku, dice.roll(0...9), at: place) }
        }
        let lines = (0..<dice.roll(1...7)).map { _ in (dice.pick(skus), dice.roll(1...6), 100) }
        return (desk, lines)
    }

    /// What one place can give to each need, counted line by line.
    private func plain(_ books: Books, _ facts: RoutingFacts, back: [Reservation]) throws -> [[Int]] {
        try books.locations.values.filter { $0.mappedTo == nil }.sorted { $0.id < $1.id }.map { location in
            var given: [Int] = []
            for (index, need) in facts.needs.enumerated() {
                var free = try books.stock(of: need.item.id).first { $0.location == location.id }?.available ?? 0
                for one in back where one.location == location.id && one.sku == need.item.id { free += one.quantity }
                free -= need.kept
                for earlier in 0..<index where facts.needs[earlier].item.id == need.item.id { free -= given[earlier] }
                given.append(max(0, min(free, need.quantity)))
            }
            return given
        }
    }

    @Test(arguments: 1...40) func `routing finds the same free units as counting line by line does`(seed: Int) throws {
        var dice = Dice(seed: seed)
        let (desk, lines) = try shop(&dice)
        try desk.capture(desk.draft("#1", lines))
        try desk.capture(desk.draft("#2", lines.reversed()))
        if dice.chance(50), desk.books.locations.count > 4 {
            let last = desk.books.locations.values.max { $0.id < $1.id }!
            try desk.do("map location \(last.code) --to HAM")
        }
        try desk.do("allocate #1")
        for number in ["#1", "#2"] {
            for givingBack in [true, false] {
                let context = desk.context(as: "supervisor")
                let sight = try desk.books.sight(of: OrderReference(number), in: context)
                let facts = try desk.books.routingFacts(for: sight, givingBack: givingBack, in: context)
                let back = givingBack ? sight.order.reservations : []
                #expect(facts.options.map { $0.lines.map(\.available) } == (try plain(desk.books, facts, back: back)))
                for option in facts.options {
                    let isVendor = option.location.kind == .vendor
                    let foreign = facts.needs.filter { isVendor && $0.item.vendor != option.location.id }.count
                    #expect(option.foreignVendorLines == foreign && option.lines.map(\.sku) == facts.needs.map(\.item.code))
                }
            }
        }
    }

    /// A place by its name as it is looked for one after another.
    private func plainly(_ text: String, _ books: Books) -> Location? {
        let wanted = text.lowercased()
        let sorted = books.locations.values.sorted { $0.id < $1.id }
        let found =
            sorted.first { $0.code.text.lowercased() == wanted }
            ?? sorted.first { $0.name.lowercased() == wanted || $0.aliases.contains { $0.lowercased() == wanted } }
        return found.flatMap { $0.mappedTo.flatMap { books.locations[$0] } ?? $0 }
    }

    @Test func `a place is found by the same names as before, also after places were opened, confirmed and mapped`() throws {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        let names = [
            "HAM", "ham", "Köln", "KÖLN", "Lager Süd", "LAGER SÜD", "LAGERS", "lagers2", "Lager Südwest", "NORD", "", "none",
        ]
        func compare(_ step: String) {
            for name in names + desk.books.locations.values.flatMap({ [$0.name] + $0.aliases }) {
                #expect(desk.books.location(named: name) == plainly(name, desk.books), "\(step): \(name)")
            }
        }
        compare("founded")
        try desk.open("TEA", 3, at: "Lager Süd")
        compare("opened")
        try desk.open("TEA", 3, at: "Lager Südwest")
        #expect(desk.books.location(named: "lager südwest")?.code.text == "LAGERS2")
        compare("opened twice")
        #expect(try desk.do("map location LAGERS2 --to HAM").outcome == .done)
        #expect(desk.books.location(named: "lager südwest")?.code.text == "HAM")
        compare("mapped")
        #expect(try desk.do("confirm location LAGERS --code NORD").outcome == .done)
        #expect(desk.books.location(named: "nord")?.name == "Lager Süd")
        compare("confirmed")
        desk.books.locations[LocationID(2)]?.name = "Lager Nord"
        #expect(desk.books.location(named: "lager nord")?.id == LocationID(2))
    }

    @Test func `what is known of the places is kept while none of them changes`() throws {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        try desk.open("TEA", 3)
        let rows = (0..<50).map { number in
            ReadStockRow(
                draft: StockDraft(
                    sku: "TEA", title: "", location: "ham", onHand: 3, quarantine: 0, damaged: 0, oversold: 0,
                    source: UInt64(number + 100), line: 2))
        }
        for row in rows {
            try desk.perform(row, as: "engine")
            #expect(desk.books.keptDirectory != nil)
        }
        try desk.open("TEA", 1, at: "Lager Süd")
        #expect(desk.books.keptDirectory == nil)
    }
}
