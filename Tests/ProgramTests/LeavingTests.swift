import Foundation
@preconcurrency import Glibc
import Testing

/// The console is left while a file is being read.
@Suite struct LeavingTests {
    @Test(.enabled(if: Window.tmux != nil), arguments: [":q", "F3"])
    func `leaving in the middle of an import asks once more, finishes the batch and says what was kept`(word: String) throws {
        let shop = try Shop.stocked()
        let orders = OrderFile.generated(12_000, seed: 51, goods: ["TEA-0001", "TEA-0002", "TEA-0003"])
        let path = try shop.file("orders.csv", orders.text)
        let window = try Window(shop)
        try window.shows("There are no orders yet")
        func leave() throws { if word == "F3" { try window.press("F3") } else { try window.enter(word) } }
        try window.enter(":import \(path) web")
        try window.shows("Enter = read it")
        usleep(700_000)
        try window.press("Enter")
        try window.shows("~ import")
        try leave()
        try window.shows("something is still running")
        let processes = try window.processes()
        try leave()
        let screen = try window.shows("ENDED 0")
        #expect(screen.contains("orders.csv: interrupted: ") && screen.contains("Import the file again"), "\(screen)")
        #expect(Processes.alive(of: processes, after: 5).isEmpty)
        let held = try shop.list("orders").count
        #expect(held < 12_000 && held % 200 == 0, "whole batches of 200, not \(held)")
        let words = screen.split(whereSeparator: \.isWhitespace).drop { $0 != "interrupted:" }
        #expect(Int(words.dropFirst().first ?? "") == held, "\(screen)")
        try Proof.holds(shop, "after leaving")
        try shop.done("import", path, "--channel", "web")
        #expect(try shop.list("orders").count == 12_000)
        try Proof.holds(shop, "after reading it again")
    }
}
