@preconcurrency import Glibc
import Testing

/// The console from outside: a real terminal, keys alone, and what the command line says of it afterwards.
@Suite struct TerminalSessionTests {
    private static let hasTerminal = Window.tmux != nil

    @Test func `without a terminal the console says so in one sentence`() throws {
        for shop in [try Shop(), try Shop.practice()] {
            let run = try shop.run([], limit: 20)
            #expect(run.status == 2, "\(run)")
            #expect(run.outputBytes.isEmpty, "\(run)")
            #expect(run.messages.split(separator: "\n").count == 1, "\(run)")
            #expect(run.controls.isEmpty)
        }
    }

    @Test(.enabled(if: hasTerminal), arguments: ["TERM=dumb", "-u TERM", "TERM=nonsense"])
    func `a terminal that cannot draw is told so, and stays as it was`(setting: String) throws {
        let window = try Window(Shop.practice(), prefix: "env \(setting)")
        let screen = try window.shows("ENDED 2")
        #expect(screen.contains("tally: "), "\(screen)")
        #expect(try window.state("alternate_on") == "0")
    }

    @Test(.enabled(if: hasTerminal)) func `a day's work by keys alone, from an empty folder to a parcel`() throws {
        let shop = try Shop()
        let window = try Window(shop)
        try window.shows("There is no store here yet")
        try window.press("p")
        try window.shows("The shop's name")
        try window.press("Enter", "Enter", "Enter")
        try window.shows("There are no orders yet")
        for (file, told) in [
            (try ownCatalogue(shop), "84 accepted"), (try ownStock(shop), "83 accepted"),
            (Sample.path("orders/web-11.csv"), "26 accepted"),
        ] {
            try window.enter(":import \(file)")
            try window.shows("Enter = read it")
            try confirm(window)
            try window.shows(told)
        }
        try window.press("F5")
        try window.enter("/#1151")
        try window.shows("1-1/1 of 26")
        try window.press("Enter")
        try window.shows("Ship to")
        try window.press("w")
        try window.shows("Decided")
        try window.press("Escape")
        try window.shows("1-1/1 of 26")
        try window.press("H")
        try window.shows("hold kind")
        try window.enter("address")
        try window.shows("reason")
        try window.press("Enter")
        try window.shows("#1151  held")
        #expect(try order(shop).texts("holds") == ["address"])
        try window.press("L", "Enter", "Enter")
        try window.shows("#1151  captured")
        try window.press("a")
        try window.shows("#1151  allocated")
        #expect(try order(shop).text("state") == "allocated")
        try window.press("r")
        try window.shows("RELEASE #1151: nothing is changed yet")
        #expect(try order(shop).text("state") == "allocated")
        try confirm(window)
        try window.shows("#1151  released")
        try ship(shop, window)
        try window.enter(":q")
        try window.shows("ENDED 0")
        #expect(try window.state("alternate_on") == "0")
        try Proof.holds(shop, "after the session")
    }

    /// The sample catalogue without its vendor, who is no location of a new store.
    private func ownCatalogue(_ shop: Shop) throws -> String {
        try put(shop, "catalog.csv", try Sample.text("catalog.csv").replacing(",VEN\n", with: ",\n"))
    }

    /// Each SKU's first row of the sample's stock, at the one location of a new store.
    private func ownStock(_ shop: Shop) throws -> String {
        var seen: Set<Substring> = []
        let rows = try Sample.text("stock.csv").split(separator: "\n").enumerated().compactMap { index, line -> String? in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            guard index > 0 else { return String(line) }
            return seen.insert(cells[0]).inserted ? (cells[...0] + ["MAIN"] + cells[2...]).joined(separator: ",") : nil
        }
        return try put(shop, "stock.csv", rows.joined(separator: "\n") + "\n")
    }

    private func put(_ shop: Shop, _ name: String, _ text: String) throws -> String {
        let path = "\(shop.folder)/\(name)"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    /// Ships the order; stock and ledger move by what the sheet said before.
    private func ship(_ shop: Shop, _ window: Window) throws {
        let units = try unitsOfGoods(shop)
        let balances = try balances(shop)
        try window.press("P", "Enter", "Enter")
        try window.shows("SHIP #1151: nothing is changed yet")
        try window.shows("-> customer")
        // The screen may be caught while it is still being painted.
        usleep(400_000)
        let sheet = try window.shows("-> customer")
        #expect(sheet.contains("HOM-0003 x4  MAIN") && sheet.contains("-> customer"), "\(sheet)")
        #expect(try unitsOfGoods(shop) == units)
        try confirm(window)
        try window.shows("#1151  shipped")
        #expect(try unitsOfGoods(shop) == units - 4)
        var moved: [Int: Int] = [:]
        for line in sheet.split(separator: "\n") {
            let words = line.split { $0 == " " || $0 == "|" }.map(String.init)
            guard let side = words.firstIndex(where: { $0 == "Dr" || $0 == "Cr" }), let account = Int(words[side + 1]),
                let currency = words.lastIndex(of: "EUR"), let minor = Int(words[currency - 1].filter { $0.isNumber })
            else { continue }
            moved[account, default: 0] += words[side] == "Dr" ? minor : -minor
        }
        #expect(moved.count == 6, "\(moved)")
        #expect(moved.values.reduce(0, +) == 0)
        let now = try self.balances(shop)
        for (account, minor) in moved { #expect(now[account, default: 0] - balances[account, default: 0] == minor, "\(account)") }
        for (account, minor) in now where moved[account] == nil { #expect(minor == balances[account], "\(account)") }
        #expect(try order(shop).text("state") == "shipped")
    }

    @Test(.enabled(if: hasTerminal)) func `two consoles and a command line on one store: who comes second is told who and when`()
        throws
    {
        let shop = try Shop.stocked()
        try shop.done("import", Sample.path("orders/web-2.csv"), "--channel", "web")
        let first = try Window(shop)
        let second = try Window(shop)
        for window in [first, second] {
            try window.shows("1-7/7 of 7")
            try window.enter("/#1016")
            try window.shows("1-1/1 of 7")
        }
        try second.enter(":as clerk")
        try second.shows("clerk/")
        try second.press("H")
        try second.shows("hold kind")
        try first.press("H")
        try first.shows("hold kind")
        try first.enter("address")
        try first.press("Enter")
        try first.shows("#1016  held")
        try second.enter("address")
        try second.press("Enter")
        let screen = try second.shows("NO ")
        #expect(try screen.contains(/order #1016 is already on address hold, by supervisor since [0-9 A-Z:]+/), "\(screen)")
        let line = try shop.tally("do", "hold", "1016", "--kind", "address", "--as", "controller", "--json")
        #expect(line.status == 1)
        #expect(try line.complaint().text("sentence").contains("by supervisor since "), "\(line)")
        try shop.act("supervisor", "lift", "1016", "--kind", "address")
        try first.shows("captured")
        #expect(try shop.list("orders", "state:held").isEmpty)
        for window in [first, second] {
            try window.enter(":q")
            try window.shows("ENDED 0")
        }
        try Proof.holds(shop, "after the consoles")
    }

    /// A signal, and whether the console gets it or its guard. A killed console cannot tidy up; its guard does.
    private static let endings: [(signal: Int32, toConsole: Bool)] = [
        (SIGTERM, false), (SIGHUP, false), (SIGKILL, true), (SIGUSR1, false), (SIGXCPU, false), (SIGALRM, false),
        (40, false), (SIGUSR2, true), (SIGPROF, true), (SIGPWR, true), (64, true),
    ]

    @Test(.enabled(if: hasTerminal), arguments: endings)
    func `a signal ends the console at once and gives the terminal back`(signal: Int32, toConsole: Bool) throws {
        let shop = try Shop.stocked()
        let window = try Window(shop)
        try window.shows("There are no orders yet")
        let processes = try window.processes()
        #expect(processes.count == 2, "the console and its guard")
        kill(try #require(toConsole ? processes.last : processes.first), signal)
        #expect(Processes.alive(of: processes, after: 3).isEmpty)
        let screen = try window.shows("extproc")
        #expect(screen.contains(signal == SIGKILL ? "ENDED 3" : "ENDED 0"), "\(screen)")
        #expect(screen.contains("isig icanon iexten echo ") && !screen.contains("-isig"), "\(screen)")
        #expect(try window.state("alternate_on") == "0")
        #expect(try window.state("cursor_flag") == "1")
        #expect(try window.state("mouse_any_flag") == "0")
        try Proof.holds(shop, "after signal \(signal)")
    }

    @Test(.enabled(if: hasTerminal)) func `a window that is closed leaves no orphan`() throws {
        let shop = try Shop.stocked()
        for round in 1...(Program.isProving ? 50 : 4) {
            let window = try Window(shop)
            try window.shows("Nordlicht Kontor")
            // Every other one is closed in the middle of an import, which is whole or not there.
            if round % 2 == 0 {
                try window.enter(":import \(Sample.path("orders/web-\(round / 2 % 16 + 1).csv")) web")
                try window.shows("Enter = read it")
                try confirm(window)
            }
            let processes = try window.processes()
            #expect(processes.count == 2)
            try window.close()
            #expect(Processes.alive(of: processes, after: 5).isEmpty, "round \(round)")
            try Proof.holds(shop, "after window \(round)")
        }
    }

    /// Presses Enter on a sheet, which takes none in its first moments, so that a held key confirms nothing unread.
    private func confirm(_ window: Window) throws {
        usleep(700_000)
        try window.press("Enter")
    }

    private func order(_ shop: Shop) throws -> JSONObject { try shop.done("show", "order", "1151", "--json").object() }

    private func unitsOfGoods(_ shop: Shop) throws -> Int {
        try #require(try shop.list("stock", "sku:HOM-0003").first { $0.text("location") == "MAIN" }?.number("on_hand"))
    }

    private func balances(_ shop: Shop) throws -> [Int: Int] {
        try shop.done("report", "trial-balance", "--json").objects().reduce(into: [:]) {
            $0[$1.number("account") ?? 0, default: 0] += $1.number("balance_minor") ?? 0
        }
    }
}
