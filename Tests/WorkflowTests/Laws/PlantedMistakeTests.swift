import Testing
import Vocabulary

@testable import Workflow

/// The laws bite: each mistake, planted in honest books, is seen, and named by the law that it breaks.
@Suite struct PlantedMistakeTests {
    struct Mistake: Sendable, CustomTestStringConvertible {
        var name: String
        /// Words of the breach that names it.
        var law: String
        var plant: @Sendable (Books) throws -> Void
        var testDescription: String { name }
    }

    static let mistakes = [
        Mistake(name: "a unit out of nowhere", law: "stock not conserved") { books in
            try books.change(SKUID(1), at: LocationID(1)) { $0.piles[0].quantity += 1 }
        },
        Mistake(name: "a pile that nobody moved", law: "stock not conserved") { books in
            try books.change(SKUID(2), at: LocationID(3)) { $0.piles[2].quantity += 1 }
        },
        Mistake(name: "a unit that left no layer", law: "layers") { books in
            try books.change(SKUID(1), at: LocationID(1)) { $0.piles[0].layers[0].quantity += 1 }
        },
        Mistake(name: "a cent in a layer", law: "inventory") { books in
            try books.change(SKUID(1), at: LocationID(1)) { $0.piles[0].layers[0].costMinor += 1 }
        },
        Mistake(name: "a promise without an order", law: "reserved") { books in
            try books.change(SKUID(1), at: LocationID(1)) { $0.reserved += 1 }
        },
        Mistake(name: "more promised than there is", law: "oversold") { books in
            try books.change(SKUID(1), at: LocationID(1)) { $0.reserved += 100 }
        },
        Mistake(name: "a deposit without an entry", law: "2200") { $0.orders[OrderID(1)]!.depositMinor += 1 },
        Mistake(name: "a debt to the customer without an entry", law: "2240") { $0.orders[OrderID(1)]!.refundPayableMinor += 1 },
        Mistake(name: "a debt of the customer without an entry", law: "1100") { $0.orders[OrderID(1)]!.receivableMinor -= 1 },
        Mistake(name: "money that nobody paid", law: "1050") { $0.orders[OrderID(1)]!.paidMinor += 1 },
        Mistake(name: "more refunded than paid", law: "refunded") { $0.orders[OrderID(2)]!.refundedMinor += 1_000_000 },
        Mistake(name: "an entry in a month that was locked before it", law: "which was locked") { books in
            books.changes.locks.append(PostedLock(sequence: 0, area: .all, period: MemoryDesk.start.day().period))
        },
        Mistake(name: "more approved to go back than is owed", law: "approved to go back") {
            $0.orders[OrderID(1)]!.back.grants.append(GivenBack.Grant(number: 1, minor: 5, openMinor: 5))
        },
        Mistake(name: "a unit that left twice", law: "left twice") { $0.orders[OrderID(1)]!.lines[0].shipped += 1 },
        Mistake(name: "a line reserved beyond what is open", law: "reserved twice") {
            $0.orders[OrderID(2)]!.lines[0].cancelled += 1
        },
        Mistake(name: "a closed order that holds units", law: "closed and holds units") {
            $0.orders[OrderID(2)]!.lines[0].cancelled = 2
        },
        Mistake(name: "units reserved where the order does not leave", law: "reserved where it does not leave") {
            $0.orders[OrderID(2)]!.location = LocationID(2)
        },
    ]

    /// One order that has left and one whose units are reserved.
    static func honest() throws -> MemoryDesk {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        try desk.item("POT", cost: "80.00")
        try desk.open("TEA", 10)
        try desk.open("POT", 2, at: "3PL")
        for number in ["#1", "#2"] { _ = try desk.capture(desk.draft(number, [("TEA", 2, 1190)])) }
        for line in ["allocate #1", "release #1", "ship #1", "allocate #2"] { #expect(try desk.do(line).outcome == .done) }
        return desk
    }

    @Test func `honest books break no law`() throws {
        var laws = ShopLaws()
        #expect(laws.breaches(of: try PlantedMistakeTests.honest().books) == [])
    }

    @Test(arguments: mistakes)
    func `a planted mistake is seen by the law that it breaks`(mistake: Mistake) throws {
        let desk = try PlantedMistakeTests.honest()
        try mistake.plant(desk.books)
        var laws = ShopLaws()
        #expect(laws.breaches(of: desk.books).contains { $0.contains(mistake.law) })
    }

    @Test func `books that lack an event are not equal to the log`() throws {
        let desk = try PlantedMistakeTests.honest()
        let events = desk.books.changes.events
        #expect(Snapshot(try MemoryDesk.replayed(events)) == Snapshot(desk.books))
        #expect(Snapshot(try MemoryDesk.replayed(Array(events.dropLast()))) != Snapshot(desk.books))
    }
}
