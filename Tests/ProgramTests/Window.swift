import Foundation
@preconcurrency import Glibc

/// A terminal of 120 by 40 that an operator sits at: tmux with a server of its own. It goes away with this.
final class Window {
    static let tmux: String? = {
        let found = ["/usr/bin/tmux", "/usr/local/bin/tmux", "/bin/tmux"].first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
        if found == nil { print("skipped the tests of the console that need tmux") }
        return found
    }()

    private let shop: Shop
    private let socket: String

    /// Opens a window in which a shell runs the program; `prefix` goes before it, such as `env TERM=dumb`. When the program
    /// has ended, the shell says `ENDED` and its status, and then the modes of the terminal.
    /// With `hasShell` it opens an interactive shell instead, in which jobs can be stopped and taken up again.
    init(_ shop: Shop, prefix: String = "", arguments: String = "", hasShell: Bool = false) throws {
        self.shop = shop
        socket = "\(shop.folder)/\(UInt16.random(in: 0...UInt16.max)).tmux"
        let line =
            hasShell
            ? "PS1='ready> ' exec bash --norc --noprofile -i"
            : "\(prefix) \(Program.binary) \(arguments); echo ENDED $?; stty -a; exec sleep 60"
        try control("-f", "/dev/null", "new-session", "-d", "-x", "120", "-y", "40", line)
    }

    deinit { _ = try? control("kill-server") }

    @discardableResult
    private func control(_ words: String...) throws -> Finished {
        try shop.run(tool: Window.tmux ?? "tmux", ["-S", socket] + words)
    }

    /// Presses keys by their tmux names, one after the other.
    func press(_ keys: String...) throws { for key in keys { try control("send-keys", "--", key) } }

    /// Types text and ends it with Enter.
    func enter(_ text: String) throws {
        try control("send-keys", "-l", "--", text)
        try press("Enter")
    }

    /// Gives the window another size.
    func resize(_ columns: Int, _ rows: Int) throws { try control("resize-window", "-x", "\(columns)", "-y", "\(rows)") }

    /// Keeps all that is written to the terminal from now on, in a file; answers its path.
    func record() throws -> String {
        let path = "\(shop.folder)/record"
        try control("pipe-pane", "cat >'\(path)'")
        return path
    }

    /// What stands on the screen.
    func screen() throws -> String { try control("capture-pane", "-p").output }

    /// Waits until a text stands on the screen.
    @discardableResult
    func shows(_ text: String, within seconds: Double = 15) throws -> String {
        let end = ContinuousClock.now + .seconds(seconds)
        while true {
            let screen = try screen()
            if screen.contains(text) { return screen }
            guard ContinuousClock.now < end else { throw Trouble("\(text): not shown within \(seconds) seconds:\n\(screen)") }
            usleep(30_000)
        }
    }

    /// What tmux knows of the terminal, such as `alternate_on`.
    func state(_ name: String) throws -> String {
        try control("display-message", "-p", "#{\(name)}").output.filter { $0 != "\n" }
    }

    /// The processes of the program in this window; the first is the one that the shell started.
    func processes() throws -> [pid_t] {
        guard let shell = pid_t(try state("pane_pid")) else { return [] }
        var found: [pid_t] = []
        var parents: Set<pid_t> = [shell]
        let all = Processes.all().sorted { $0.id < $1.id }
        for process in all where parents.contains(process.parent) {
            parents.insert(process.id)
            if process.name == "tally" { found.append(process.id) }
        }
        return found
    }

    /// Closes the window as somebody does who shuts his laptop.
    func close() throws { try control("kill-server") }
}

/// The processes of the machine, as /proc tells of them.
enum Processes {
    struct Entry {
        var id: pid_t
        var parent: pid_t
        var name: String
        var isDead: Bool
    }

    static func all() -> [Entry] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { pid_t($0).flatMap(entry) }
    }

    /// Waits until these processes have ended; those that have not are given back.
    static func alive(of ids: [pid_t], after seconds: Double) -> [pid_t] {
        let end = ContinuousClock.now + .seconds(seconds)
        while true {
            let alive = ids.filter { entry($0).map { !$0.isDead } ?? false }
            if alive.isEmpty || ContinuousClock.now >= end { return alive }
            usleep(20_000)
        }
    }

    private static func entry(_ id: pid_t) -> Entry? {
        guard let text = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8), let open = text.firstIndex(of: "("),
            let close = text.lastIndex(of: ")")
        else { return nil }
        let fields = text[text.index(after: close)...].split(separator: " ")
        guard fields.count > 1, let parent = pid_t(fields[1]) else { return nil }
        return Entry(id: id, parent: parent, name: String(text[text.index(after: open)..<close]), isDead: fields[0] == "Z")
    }
}
