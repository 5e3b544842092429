import Canvas
import Foundation
import Glibc
import Testing

@testable import Terminal

/// ncurses is one for the whole process, so these run one after the other.
@Suite(.serialized) struct TerminalTests {
    private func canvas(_ lines: [String], _ size: Size = Size(rows: 24, columns: 80), role: Role = .text) -> Canvas {
        var canvas = Canvas(size)
        for (row, line) in lines.enumerated() { canvas.put(row, 0, line, role) }
        canvas.cursor = Position(row: 0, column: 0)
        return canvas
    }

    @Test(
        arguments: [
            ("dumb", "A terminal of the kind \"dumb\" cannot move its cursor, so there is no full screen."),
            (
                "no-such",
                "TERM is \"no-such\", and this machine has no description of such a terminal. TERM=xterm-256color often serves."
            ),
            (
                "x\u{1B}[2J",
                "TERM is \"x2J\", and this machine has no description of such a terminal. TERM=xterm-256color often serves."
            ),
            ("", "TERM is not set, so it is not known what this terminal can do."),
            (nil, "TERM is not set, so it is not known what this terminal can do."),
        ] as [(String?, String)])
    func `a terminal that cannot do it is refused with another way to work`(term: String?, sentence: String) {
        let tty = PseudoTerminal()
        let before = tty.modes()
        #expect {
            _ = try Terminal.open(tty.options(term: term))
        } throws: { error in
            "\(error)" == sentence + " Commands such as `tally list orders` work without it."
        }
        #expect(tty.screen() == "" && tty.modes() == before)
    }

    @Test func `a pipe is no terminal`() throws {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        defer { ends.forEach { _ = close($0) } }
        var options = TerminalOptions()
        options.input = ends[0]
        options.output = ends[1]
        #expect(throws: TerminalFault.self) { _ = try Terminal.open(options) }
    }

    @Test func `everything is as before after closing`() throws {
        let tty = PseudoTerminal()
        let before = tty.modes()
        let terminal = try Terminal.open(tty.options())
        terminal.paint(canvas(["hello"]), theme: .mono)
        #expect(tty.modes() != before)
        let up = tty.screen()
        #expect(up.contains("\u{1B}[?1049h") && up.contains("\u{1B}[?2004h") && up.contains("hello"))
        terminal.close()
        terminal.close()
        let down = tty.screen()
        #expect(down.contains("\u{1B}[?1049l") && down.contains("\u{1B}[?2004l"))
        #expect(tty.modes() == before)
    }

    @Test func `only what changed is sent, and the cursor follows`() throws {
        let tty = PseudoTerminal()
        let terminal = try Terminal.open(tty.options())
        var first = canvas((0..<20).map { "  row \($0) with some text" })
        first.put(3, 0, ">")
        terminal.paint(first, theme: .mono)
        _ = tty.screen()
        terminal.paint(first, theme: .mono)
        #expect(tty.screen() == "")
        var second = canvas((0..<20).map { "  row \($0) with some text" })
        second.put(4, 0, ">")
        second.cursor = Position(row: 4, column: 0)
        terminal.paint(second, theme: .mono)
        let bytes = tty.screen().utf8.count
        #expect(bytes > 0 && bytes <= 30)
        terminal.repaint()
        terminal.paint(second, theme: .mono)
        #expect(tty.screen().contains("row 19"))
    }

    @Test func `roles become colours, and without colours attributes`() throws {
        let theme = try Theme.load("name = \"x\"\n[roles]\nbad = \"color166 bold / red bold\"", file: "x")
        for (term, isMonochrome, wanted, unwanted) in [
            ("xterm-256color", false, "38;5;166", "[31m"), ("xterm", false, "31m", "38;5"),
            ("vt100", false, "4m", "31m"), ("xterm-256color", true, "4m", "38;5"),
        ] {
            let tty = PseudoTerminal()
            let terminal = try Terminal.open(tty.options(term: term, isMonochrome: isMonochrome))
            terminal.paint(canvas(["LOW"], role: .bad), theme: theme)
            let sent = tty.screen()
            terminal.close()
            #expect(sent.contains(wanted) && !sent.contains(unwanted), "\(term)")
        }
    }

    @Test func `hostile and foreign text leaves no control behind`() throws {
        let tty = PseudoTerminal()
        let terminal = try Terminal.open(tty.options())
        let hostile = "\u{1B}]52;c;x\u{7} \u{9B}31m \u{202E} \u{200B} \u{FEFF} \u{E0041} 有機 e\u{301} \u{1FAE8}"
        terminal.paint(canvas([hostile]), theme: .mono)
        let sent = tty.screen()
        #expect(!sent.contains("\u{1B}]") && !sent.contains("\u{7}"))
        for scalar in ["\u{9B}", "\u{202E}", "\u{200B}", "\u{FEFF}", "\u{E0041}"] {
            #expect(!sent.unicodeScalars.contains(Unicode.Scalar(scalar) ?? " "))
        }
        #expect(sent.contains("‹U+202E›"))
        if terminal.isUTF8 { #expect(sent.contains("有機")) }
    }

    @Test func `keys, pastes and wake-ups arrive, and time runs out`() throws {
        let tty = PseudoTerminal()
        let terminal = try Terminal.open(tty.options())
        #expect(terminal.next(timeoutMilliseconds: 0) == .none)
        tty.type("j\u{1B}OB\u{3}\u{1A}\u{1B}[200~q\u{1B}[201~")
        #expect(terminal.next() == .key(.character("j")))
        #expect(terminal.next() == .key(.down))
        #expect(terminal.next() == .key(.control("c")))
        #expect(terminal.next() == .suspend)
        #expect(terminal.next() == .paste("q"))
        tty.type("\u{1B}")
        #expect(terminal.next() == .key(.escape))
        Terminal.wake()
        Terminal.wake()
        #expect(terminal.next() == .wake)
        #expect(terminal.next(timeoutMilliseconds: 5) == .none)
    }

    @Test func `a terminal that takes nothing for more than a second is waited for`() throws {
        let tty = PseudoTerminal(rows: 200, columns: 400)
        _ = fcntl(tty.line, F_SETFL, fcntl(tty.line, F_GETFL) | O_NONBLOCK)
        let terminal = try Terminal.open(tty.options())
        let reader = Thread { [keyboard = tty.keyboard] in
            usleep(1_300_000)
            var part = [UInt8](repeating: 0, count: 65_536)
            var file = pollfd(fd: keyboard, events: Int16(POLLIN), revents: 0)
            while poll(&file, 1, 1000) > 0, file.revents & Int16(POLLIN) != 0, read(keyboard, &part, part.count) > 0 {}
        }
        reader.start()
        let size = Size(rows: 200, columns: 400)
        let line = String(repeating: "slow ", count: 80)
        terminal.paint(canvas(Array(repeating: line, count: 200), size), theme: .mono)
        #expect(terminal.next(timeoutMilliseconds: 0) == .none)
        while !reader.isFinished { usleep(10_000) }
    }

    @Test func `another size is noticed once`() throws {
        let tty = PseudoTerminal()
        let terminal = try Terminal.open(tty.options())
        #expect(terminal.size == Size(rows: 24, columns: 80))
        tty.resize(rows: 1, columns: 1)
        tty.resize(rows: 40, columns: 120)
        #expect(terminal.next(timeoutMilliseconds: 500) == .resize)
        #expect(terminal.size == Size(rows: 40, columns: 120))
        #expect(terminal.next(timeoutMilliseconds: 0) == .none)
        terminal.paint(canvas(["old size"]), theme: .mono)
        terminal.paint(canvas(["too large"], Size(rows: 90, columns: 300)), theme: .mono)
        tty.resize(rows: 1, columns: 1)
        #expect(terminal.next(timeoutMilliseconds: 500) == .resize)
        terminal.paint(canvas(["有機"], Size(rows: 1, columns: 1)), theme: .mono)
        terminal.paint(canvas(["有機"], Size(rows: 9, columns: 9)), theme: .mono)
    }

    @Test func `signals to end arrive as events`() throws {
        let tty = PseudoTerminal()
        let terminal = try Terminal.open(tty.options())
        for signal in [SIGTERM, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU, SIGPOLL, 40, 64] {
            raise(signal)
            #expect(terminal.next(timeoutMilliseconds: 500) == .terminate)
        }
        raise(SIGTSTP)
        #expect(terminal.next(timeoutMilliseconds: 500) == .suspend)
        raise(SIGCONT)
        #expect(terminal.next(timeoutMilliseconds: 500) == .continued)
        raise(SIGHUP)
        #expect(terminal.next(timeoutMilliseconds: 500) == .hangup)
        #expect(terminal.next(timeoutMilliseconds: 500) == .hangup)
    }

    @Test func `a closed line is a hang-up, for reading and for writing`() throws {
        let tty = PseudoTerminal()
        let terminal = try Terminal.open(tty.options())
        tty.hangUp()
        #expect(terminal.next() == .hangup)

        let other = PseudoTerminal()
        terminal.close()
        let second = try Terminal.open(other.options())
        other.hangUp()
        second.paint(canvas(["nobody reads this"]), theme: .mono)
        #expect(second.next(timeoutMilliseconds: 0) == .hangup)
        #expect(!second.copy("nor this"))
    }

    @Test func `flow control stays as the operator has it`() throws {
        let tty = PseudoTerminal()
        let before = tty.modes()
        let terminal = try Terminal.open(tty.options())
        #expect(tty.modes()[0] & UInt32(IXON) == before[0] & UInt32(IXON))
        #expect(tty.modes()[2] & UInt32(ISIG | ICANON | ECHO) == 0)
        terminal.close()
    }

    @Test func `copying writes past the screen`() throws {
        let tty = PseudoTerminal()
        let terminal = try Terminal.open(tty.options())
        _ = tty.screen()
        #expect(terminal.copy("SO-700133"))
        #expect(tty.screen().contains("\u{1B}]52;c;U08tNzAwMTMz\u{7}"))
    }

    @Test func `standard error goes to the log while the screen is up`() throws {
        let tty = PseudoTerminal()
        let path = "/tmp/tally-canvas-test-\(getpid()).log"
        var options = tty.options()
        options.log = path
        options.keepsStandardError = false
        let terminal = try Terminal.open(options)
        let line = Array("a library speaks\n".utf8)
        _ = write(2, line, line.count)
        terminal.close()
        defer { unlink(path) }
        let file = open(path, O_RDONLY)
        defer { Glibc.close(file) }
        var bytes = [UInt8](repeating: 0, count: 100)
        let count = read(file, &bytes, 100)
        #expect(bytes[..<max(0, count)].elementsEqual(line))
        var status = stat()
        #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    }

    @Test func `a terminal that claims to be larger than any screen is drawn as a large one`() throws {
        let tty = PseudoTerminal()
        let terminal = try Terminal.open(tty.options())
        defer { terminal.close() }
        tty.resize(rows: 65_535, columns: 65_535)
        #expect(terminal.next(timeoutMilliseconds: 500) == .resize)
        #expect(terminal.size == Size(rows: 1_000, columns: 1_000))
        tty.resize(rows: 24, columns: 80)
        #expect(terminal.next(timeoutMilliseconds: 500) == .resize)
        #expect(terminal.size == Size(rows: 24, columns: 80))
        terminal.paint(canvas(["still here"]), theme: .mono)
    }

    @Test func `the line after a crash says what happened and where the log is`() {
        #expect(
            Supervisor.sentence(signal: SIGSEGV, log: "/var/log/tally")
                == "tally: The console ended unexpectedly: SIGSEGV, a fault in memory. What it had confirmed is saved. The log is /var/log/tally."
        )
    }
}
