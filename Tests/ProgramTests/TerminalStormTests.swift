@preconcurrency import Glibc
import Testing

/// What people do to a terminal while a console runs in it: stop it, take it up again, pull at its corner.
@Suite struct TerminalStormTests {
    private static let hasTerminal = Window.tmux != nil && access("/bin/bash", X_OK) == 0

    @Test(.enabled(if: hasTerminal)) func `a console that is stopped gives the terminal back, and goes on where it was`() throws {
        let shop = try Shop.stocked()
        try shop.done("import", Sample.path("orders/web-2.csv"), "--channel", "web")
        let window = try Window(shop, hasShell: true)
        try window.shows("ready>")
        try window.enter(Program.binary)
        try window.shows("1-7/7 of 7")
        try window.enter("/#1016")
        try window.shows("1-1/1 of 7")
        for _ in 1...(Program.isProving ? 30 : 3) {
            try window.press("C-z")
            try window.shows("Stopped")
            #expect(try window.state("alternate_on") == "0")
            #expect(try window.state("cursor_flag") == "1")
            // The shell echoes what is typed: the terminal is as it was.
            try window.enter("echo heard-$((6 * 7))")
            try window.shows("heard-42")
            try window.enter("clear; fg")
            try window.shows("1-1/1 of 7")
            #expect(try window.state("alternate_on") == "1")
        }
        // A command while it is stopped is seen when it goes on.
        try window.press("C-z")
        try window.shows("Stopped")
        try shop.act("supervisor", "hold", "1016", "--kind", "address")
        try window.enter("clear; fg")
        try window.shows("held")
        try window.enter(":q")
        try window.shows("ready>")
        #expect(try window.state("alternate_on") == "0")
        try window.enter("echo ended-$?")
        try window.shows("ended-0")
        try Proof.holds(shop, "after the stops")
    }

    @Test(.enabled(if: hasTerminal)) func `a storm of sizes leaves a console that is drawn right and answers keys`() throws {
        let shop = try Shop.demo()
        let window = try Window(shop)
        try window.shows("LIVE")
        let calm = try settled(window)
        var dice = Dice(seed: 77)
        for round in 1...(Program.isProving ? 1_000 : 60) {
            let (columns, rows) = (Int.random(in: 2...220, using: &dice), Int.random(in: 1...70, using: &dice))
            try window.resize(columns, rows)
            if round % 5 == 0 { try window.press(["j", "k", "Tab", "F5", "NPage", "PPage"].randomElement(using: &dice)!) }
            if round % 20 == 0 { usleep(100_000) }
        }
        #expect(try window.processes().count == 2, "the console and its guard are there")
        // The smallest one says that it is too small, and nothing of it is left afterwards.
        try window.resize(30, 8)
        usleep(500_000)
        let small = try window.screen()
        #expect(small.split(separator: "\n").count <= 8)
        try window.resize(120, 40)
        try window.press("2", "g", "g", "F5")
        let after = try settled(window)
        #expect(after.split(separator: "\n").count == calm.split(separator: "\n").count)
        #expect(after.contains("LIVE") && after.contains("Order"), "\(after)")
        try window.press("?")
        try window.shows("Keys")
        try window.press("Escape")
        try window.enter(":q")
        try window.shows("ENDED 0")
        try Proof.holds(shop, "after the storm")
    }

    /// The screen, when it has not changed for a while.
    private func settled(_ window: Window) throws -> String {
        var last = ""
        for _ in 1...40 {
            usleep(150_000)
            let screen = try window.screen()
            if screen == last, screen.contains("LIVE") { return screen }
            last = screen
        }
        return last
    }
}
