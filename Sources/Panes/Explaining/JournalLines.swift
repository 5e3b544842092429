import Vocabulary
import Workflow

/// Journal entries as lines: `Dr 2200 Customer deposits   129.00 EUR`.
enum JournalLines {
    static func all(_ entries: [JournalView], width: Int) -> [TextLine] {
        guard !entries.isEmpty else { return [TextLine(" Nothing has been posted for this yet.", .dim)] }
        return entries.flatMap { entry in
            [
                TextLine.rule(
                    "\(entry.day), event \(entry.sequence)" + (entry.belongsTo.map { ", for \($0), which is locked" } ?? ""))
            ]
                + entry.lines.map { line($0.account, $0.name, $0.amount, $0.location, width: width) }
        }
    }

    /// One line; debits are positive.
    static func line(_ account: Int, _ name: String, _ amount: Money, _ place: String, width: Int) -> TextLine {
        let grid = Grid([.left(2), .left(4), .rest, .right(18)], width: width, indent: 2)
        let shown = Money(minor: abs(amount.minor), amount.currency)
        let title = place.isEmpty ? name : "\(name), \(place)"
        return grid.line([amount.minor < 0 ? "Cr" : "Dr", "\(account)", title, shown.description])
    }
}
