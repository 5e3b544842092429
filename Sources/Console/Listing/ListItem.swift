import Panes
import Vocabulary

/// A row as it stands in a list on the screen.
struct ListItem: Sendable {
    var row: any ListRow
    /// It left the list since it was read.
    var isGhost = false
    /// When somebody changed it under the operator's eyes.
    var changedAt: Instant?

    var key: RowKey { row.key }
}
