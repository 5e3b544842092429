import Glibc

@testable import Terminal

/// Both ends of a pseudo-terminal, so that a test can be the person in front of it.
final class PseudoTerminal {
    private(set) var keyboard: Int32 = -1
    private(set) var line: Int32 = -1

    init(rows: Int = 24, columns: Int = 80) {
        typealias Open =
            @convention(c) (
                UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Int32>, UnsafeMutableRawPointer?,
                UnsafeMutableRawPointer?,
                UnsafePointer<winsize>
            ) -> Int32
        let open = unsafeBitCast(dlsym(nil, "openpty"), to: Open.self)
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        precondition(open(&keyboard, &line, nil, nil, &size) == 0, "There must be a pseudo-terminal.")
    }

    deinit {
        hangUp()
        Glibc.close(line)
    }

    func options(term: String? = "xterm-256color", isMonochrome: Bool = false) -> TerminalOptions {
        var options = TerminalOptions(isMonochrome: isMonochrome)
        options.term = term
        options.input = line
        options.output = line
        options.keepsStandardError = true
        return options
    }

    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(keyboard, bytes, bytes.count)
    }

    /// What the program has sent since the last call.
    func screen() -> String {
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        var file = pollfd(fd: keyboard, events: Int16(POLLIN), revents: 0)
        while poll(&file, 1, 20) > 0, file.revents & Int16(POLLIN) != 0 {
            let count = read(keyboard, &part, part.count)
            if count <= 0 { break }
            bytes += part[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    func resize(rows: Int, columns: Int) {
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(keyboard, UInt(TIOCSWINSZ), &size)
        raise(SIGWINCH)
    }

    func hangUp() {
        if keyboard >= 0 { Glibc.close(keyboard) }
        keyboard = -1
    }

    /// The modes of the line, for comparison.
    func modes() -> [UInt32] {
        var modes = termios()
        tcgetattr(line, &modes)
        return [modes.c_iflag, modes.c_oflag, modes.c_lflag]
    }
}
