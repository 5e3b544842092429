/// One line of a list pane.
public struct TableRow: Equatable, Sendable {
    /// What stands in one column; without a role of its own it has the row's.
    public struct Cell: Equatable, Sendable, ExpressibleByStringLiteral {
        public var text: String
        public var role: Role?

        public init(_ text: String, _ role: Role? = nil) {
            self.text = text
            self.role = role
        }

        public init(stringLiteral text: String) { self.init(text) }
    }

    public var cells: [Cell]
    public var role: Role
    public var isCursor: Bool
    public var isMarked: Bool
    /// The row left the list since it was read; it stays in place until the next refresh.
    public var isGhost: Bool

    public init(
        _ cells: [Cell], role: Role = .text, isCursor: Bool = false, isMarked: Bool = false, isGhost: Bool = false
    ) {
        self.cells = cells
        self.role = isGhost ? .ghost : role
        self.isCursor = isCursor
        self.isMarked = isMarked
        self.isGhost = isGhost
    }

    var signRole: Role { isCursor ? .cursor : isGhost ? .ghost : isMarked ? .mark : role }

    /// The gutter: the cursor first, then what else is true of the row.
    var signs: String {
        let state = isGhost ? "x" : isMarked ? "*" : ""
        return isCursor ? ">" + state : state
    }
}
