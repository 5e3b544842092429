import Glibc

/// How the console wants its terminal.
public struct TerminalOptions: Sendable {
    /// Where standard error goes while the screen is up; nil throws it away.
    public var log: String?
    /// Attributes only, whatever the terminal can do. NO_COLOR in the environment sets it.
    public var isMonochrome: Bool
    /// How long a lone Esc waits for the digit that makes it a function key. The default only catches what arrives
    /// together, such as Alt with the digit; 400 suits people who type Esc and then the digit, and makes Esc itself
    /// that much slower.
    public var escapeDigitMilliseconds: Int
    /// The kind of terminal; TERM in the environment.
    var term: String?
    var input: Int32 = 0
    var output: Int32 = 1
    /// Tests want to read what went wrong.
    var keepsStandardError = false

    public init(log: String? = nil, isMonochrome: Bool? = nil, escapeDigitMilliseconds: Int = 25) {
        self.log = log
        self.isMonochrome = isMonochrome ?? !(Self.environment("NO_COLOR") ?? "").isEmpty
        self.escapeDigitMilliseconds = escapeDigitMilliseconds
        term = Self.environment("TERM")
    }

    static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
