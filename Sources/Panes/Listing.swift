/// A window of a pane's list.
public struct Listing: Sendable {
    public var rows: [any ListRow]
    /// Place of the first row among those that match.
    public var offset: Int
    public var matching: Int
    public var total: Int
    public var unknownFields: [String]

    public init(rows: [any ListRow], offset: Int, matching: Int, total: Int, unknownFields: [String] = []) {
        self.rows = rows
        self.offset = offset
        self.matching = matching
        self.total = total
        self.unknownFields = unknownFields
    }
}
