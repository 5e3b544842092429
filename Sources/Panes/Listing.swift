import Workflow

/// A window of a pane's list.
public struct Listing: Sendable {
    public var rows: [any ListRow]
    /// Place of the first row among those that match.
    public var offset: Int
    public var matching: Int
    public var total: Int
    public var unknownFields: [String]
    /// What the condition had no answer for, in words.
    public var complaint: String?

    public init(_ page: Page<some ListRow>, at offset: Int) {
        self.init(
            rows: page.rows, offset: offset, matching: page.matching, total: page.total, unknownFields: page.unknownFields,
            complaint: page.complaint)
    }

    public init(
        rows: [any ListRow], offset: Int, matching: Int, total: Int, unknownFields: [String] = [], complaint: String? = nil
    ) {
        self.rows = rows
        self.offset = offset
        self.matching = matching
        self.total = total
        self.unknownFields = unknownFields
        self.complaint = complaint
    }
}
