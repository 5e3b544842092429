/// A row of some pane's list, as the store answered it.
public protocol ListRow: Sendable, Equatable {
    var key: RowKey { get }
    /// The version that the operator sees, to be sent with every action.
    var version: Int { get }
    /// What people call it: `#1051`, `exception 4`.
    var title: String { get }
    /// What a decision about it among several has to show, such as `#1051, refund 14.90 EUR`; empty where events say it.
    var gist: String { get }
    /// True if the other row is of the same kind and says the same.
    func isSame(as other: any ListRow) -> Bool
}

extension ListRow {
    public var gist: String { "" }

    public func isSame(as other: any ListRow) -> Bool { (other as? Self) == self }
}
