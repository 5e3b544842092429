import Canvas
import Panes
import Testing
import Vocabulary
import Workflow

@testable import Console

/// What the console offers to choose from, and how it names and counts things.
struct OfferingTests {
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

}
