import Foundation
import Testing

/// What is drawn on a terminal while a file is read.
struct ProgressBarTests {
    @Test(.enabled(if: Window.tmux != nil)) func `a bar grows to the end on a terminal and is wiped before the sentence`() throws
    {
        let shop = try Shop.stocked()
        let file = "\(shop.folder)/orders.csv"
        try OrderFile.generated(2_000, seed: 51, goods: ["TEA-0001", "TEA-0002"]).text
            .write(toFile: file, atomically: true, encoding: .utf8)
        let window = try Window(shop, hasShell: true)
        try window.shows("ready>")
        let record = try window.record()
        try window.enter("\(Program.binary) import \(file) --channel web; echo ENDED $?")
        let screen = try window.shows("ENDED 0", within: 60)
        #expect(screen.contains("\norders.csv (shopify-orders): 2000 accepted."), "\(screen)")
        #expect(!screen.contains("["), "the bar is still there:\n\(screen)")

        let drawn = try String(contentsOfFile: record, encoding: .utf8)
        let bars = drawn.matches(of: /\rimport \[([#]*)([.]*)\] ([0-9]+)%/)
        let shares = bars.compactMap { Int($0.3) }
        #expect(shares.count > 3 && shares == shares.sorted() && Set(shares).count == shares.count, "\(shares)")
        #expect(shares.last == 100)
        #expect(bars.allSatisfy { $0.1.count + $0.2.count == 30 && $0.1.count == (Int($0.3) ?? -1) * 30 / 100 })
    }

    @Test(.enabled(if: Window.tmux != nil), arguments: ["--quiet", "--json", "2>"])
    func `no bar is drawn for who wants none, for a program, or where messages go to a file`(wish: String) throws {
        let shop = try Shop.stocked()
        let file = "\(shop.folder)/orders.csv"
        try OrderFile.generated(1_000, seed: 52, goods: ["TEA-0001"]).text.write(toFile: file, atomically: true, encoding: .utf8)
        let errors = "\(shop.folder)/errors"
        let window = try Window(shop, hasShell: true)
        try window.shows("ready>")
        let record = try window.record()
        try window.enter("\(Program.binary) import \(file) --channel web \(wish == "2>" ? "2>\(errors)" : wish); echo ENDED $?")
        try window.shows("ENDED 0", within: 60)
        let drawn = try String(contentsOfFile: record, encoding: .utf8)
        #expect(!drawn.contains("import ["))
        if wish == "2>" {
            let messages = try String(contentsOfFile: errors, encoding: .utf8)
            #expect(!messages.contains("import [") && !messages.contains("\r"))
        }
    }
}
