/// Input that is wrong as a whole: a file that cannot be read, recognised or gone on with. Speaks in full sentences:
/// what failed, where, what was kept, what to do next.
public struct Defect: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file as it was named by whoever asked.
    public var file: String
    /// Counted from 1; nil when the whole file is meant.
    public var line: Int?
    /// Counted from 1 in characters, not bytes.
    public var column: Int?
    public var reason: String
    public var kept: String
    /// What to do next.
    public var remedy: String

    public init(
        file: String, line: Int? = nil, column: Int? = nil, reason: String,
        kept: String = "Nothing was taken from it.", remedy: String
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.reason = reason
        self.kept = kept
        self.remedy = remedy
    }

    /// `orders.csv:12:5`, as far as the place is known.
    public var place: String {
        guard let line else { return file }
        guard let column else { return "\(file):\(line)" }
        return "\(file):\(line):\(column)"
    }

    public var description: String { "\(place): \(reason). \(kept) \(remedy)" }
}
