import CNcurses

/// Why there is no full screen here. The program says so and exits with 2.
public struct TerminalFault: Error, Equatable, CustomStringConvertible, Sendable {
    /// One or two full sentences that name another way.
    public let description: String

    init(_ status: cn_status, term: String?) {
        let term = (term ?? "").prefix(40).filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-+._".contains($0)) }
        let reason =
            switch status {
            case CN_NOT_TTY: "Standard input and output are not both a terminal, so there is no screen to draw on."
            case CN_NO_TERM: "TERM is not set, so it is not known what this terminal can do."
            case CN_UNKNOWN_TERM:
                "TERM is \"\(term)\", and this machine has no description of such a terminal. TERM=xterm-256color often serves."
            case CN_NO_CURSOR_ADDRESS:
                "A terminal of the kind \"\(term)\" cannot move its cursor, so there is no full screen."
            default: "The terminal could not be set up for full screen."
            }
        description = reason + " Commands such as `tally list orders` work without it."
    }
}
