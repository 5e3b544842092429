import Canvas
import Panes
import Testing
import Vocabulary
import Workflow

@testable import Console

/// What the console offers to choose from, and how it names and counts things.
struct OfferingTests {
    private func footer(_ session: Session) -> String { session.screen.text()[session.model.size.rows - 2] }

    // MARK: Files

    @Test func `Tab shows the names of files, and more of it go through them`() {
        let session = Session()
        session.holds = true
        let folder = "/srv/exports/of-the-shop/2026/"
        let names = [
            "orders-2026-10.csv", "orders-2026-11.csv", "refunds/", "stock-of-the-warehouse.csv", "stock-of-the-shop.csv",
        ]
        session.type(":import \(folder)")
        session.key(.tab)
        session.send(.paths(of: folder, names.map { folder + $0 }))
        for name in names { #expect(session.text.contains(name), "\(name): \(session.text)") }
        #expect(!session.text.contains(folder + names[0]), "\(session.text)")
        for name in names + [names[0]] {
            session.key(.tab)
            #expect(session.lastLine.hasSuffix("==> import \(folder)\(name)"), "\(session.lastLine)")
        }
        session.key(.backTab)
        #expect(session.lastLine.hasSuffix(names[4]), "\(session.lastLine)")
        let asked = session.held.filter { if case .lookUp = $0 { true } else { false } }
        #expect(asked.count == 1, "the folder was read once")
        session.key(.escape)
        session.type(":import \(folder)")
        session.key(.tab)
        session.send(.paths(of: folder, names.map { folder + $0 }))
        session.key(.tab, .tab, .tab)
        session.type("x")
        session.key(.tab)
        guard case .lookUp("\(folder)refunds/x")? = session.held.last else { return #expect(Bool(false), "\(session.held)") }
    }

    @Test func `of more files than there is room for, those that are gone through are in view`() {
        let session = Session()
        session.holds = true
        let names = (100...400).map { "web-orders-\($0).csv" }
        session.type(":import data/")
        session.key(.tab)
        session.send(.paths(of: "data/", names.map { "data/" + $0 }))
        #expect(session.lastLine.hasSuffix("==> import data/web-orders-"), "\(session.lastLine)")
        session.key(.tab)
        session.send(.paths(of: "data/web-orders-", names.map { "data/" + $0 }))
        #expect(session.text.contains("web-orders-100.csv  web-orders-101.csv"), "\(session.text)")
        session.key(.backTab)
        #expect(session.lastLine.hasSuffix("web-orders-400.csv"), "\(session.lastLine)")
        #expect(session.screen.text().dropLast().contains { $0.contains("web-orders-400.csv") }, "\(session.text)")
    }

    // MARK: Lists

    @Test func `F4 lists what may be shipped of an order, and too many are said at once`() throws {
        let shop = try StoreShop()
        for line in ["allocate web:#1053", "release web:#1053"] { try shop.do(line) }
        let session = Session(shop.desk, columns: 120, rows: 40, as: "supervisor", at: shop.now)
        session.type(":1053")
        session.key(.enter)
        session.type("P")
        session.key(.function(4))
        #expect(session.text.contains("1:3") && session.text.contains("3 x Lamp"), "\(session.text)")
        session.key(.enter)
        #expect(session.lastLine.contains("[1:3"), "\(session.lastLine)")
        session.key(.control("u"))
        session.type("1:4")
        session.key(.enter)
        #expect(session.lastLine.contains("line 1: 3 reserved to leave"), "\(session.lastLine)")
    }

    @Test func `a transfer is not offered the place where the units are`() {
        let session = Session(pane: "stock")
        session.type("K1")
        session.key(.enter, .function(4))
        #expect(session.text.contains("Köln Laden") && !session.text.contains("Hamburg Lager"), "\(session.text)")
        session.key(.escape)
        session.type("ham")
        session.key(.enter)
        #expect(session.lastLine.contains("already at HAM"), "\(session.lastLine)")
    }

    // MARK: Counts

    @Test func `a count asks for sellable units, and its sheet says what there was and what was counted`() throws {
        for (counted, line) in [
            ("43", "was 40, counted 43: +3"), ("12", "was 40, counted 12: -28"), ("4000", "was 40, counted 4000: +3960"),
        ] {
            let shop = try StoreShop()
            let session = Session(shop.desk, as: "supervisor", pane: "stock", at: shop.now)
            session.type("/tea")
            session.key(.enter)
            session.type("c")
            #expect(session.lastLine.contains("sellable units counted"), "\(session.lastLine)")
            #expect(session.lastLine.contains("damaged apart"), "\(session.lastLine)")
            session.type(counted)
            session.key(.enter, .enter)
            #expect(session.text.contains("\(line); damaged and returned ones apart"), "\(session.text)")
        }
    }

    @Test func `one more is one more, and several are several`() throws {
        for (orders, words) in [(5, " and 1 more order: Enter"), (6, " and 2 more orders: Enter")] {
            let shop = try StoreShop()
            for number in 1...orders {
                try shop.capture("#20\(number)", units: 1, of: "TEA-0001")
                try shop.do("allocate web:#20\(number)")
            }
            let session = Session(shop.desk, columns: 120, rows: 40, as: "supervisor", pane: "stock", at: shop.now)
            session.type("/tea")
            session.key(.enter)
            #expect(session.text.contains(words), "\(session.text)")
        }
    }

    // MARK: Names

    @Test func `an exception that is mine is given back by the key that takes it`() {
        let session = Session(pane: "exceptions")
        session.type("/id:4")
        session.key(.enter)
        #expect(footer(session).contains("t give back"), "\(footer(session))")
        session.type("x")
        let lines = session.screen.text().filter { $0.contains("give back") }
        #expect(lines.count == 2 && !session.text.contains("t  take "), "\(session.text)")
        session.key(.escape)
        session.type("\\/id:3")
        session.key(.enter)
        #expect(footer(session).contains("t take"), "\(footer(session))")
    }

    @Test func `the third column says by which key the inbox is gone to`() {
        #expect(Session(columns: 200, rows: 60).text.contains("Exceptions 6 (key 3)"))
    }
}
