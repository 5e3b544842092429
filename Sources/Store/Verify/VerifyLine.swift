/// One thing that `tally verify` looked at.
public struct VerifyLine: Sendable, Equatable {
    /// Its name, for scripts.
    public var check: String
    public var ok: Bool
    /// Rows, links or pages looked at.
    public var examined: Int
    /// What is wrong, with the first rows that are; or what was found in order.
    public var detail: String

    public init(check: String, ok: Bool, examined: Int, detail: String = "") {
        self.check = check
        self.ok = ok
        self.examined = examined
        self.detail = detail
    }

    /// A line that is right when nothing is wrong; the first few of what is wrong are named.
    init(_ check: String, examined: Int, wrong: [String]) {
        let more = wrong.count > 3 ? " and \(wrong.count - 3) more" : ""
        self.init(
            check: check, ok: wrong.isEmpty, examined: examined, detail: wrong.prefix(3).joined(separator: "; ") + more)
    }
}
