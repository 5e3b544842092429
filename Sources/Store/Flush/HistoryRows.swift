import Ledger
import Vocabulary
import Workflow

/// What takes the columns of a row of integers, one after another.
protocol IntegerColumns {
    mutating func int(_ value: Int)
    mutating func int(_ value: Int?)
}

extension Binder: IntegerColumns {}

/// The tables whose rows follow from events alone and never change: what stands in each row, in the order of its columns.
enum HistoryTable: CaseIterable {
    case entry, line, movement

    var name: String {
        switch self {
        case .entry: "journal_entry"
        case .line: "journal_line"
        case .movement: "stock_movement"
        }
    }

    /// So many of its first columns are its key.
    var keys: Int { self == .entry ? 1 : 2 }

    @inline(__always)
    static func fill(_ row: inout some IntegerColumns, with posted: PostedEntry, period: Int) {
        row.int(posted.sequence)
        row.int(posted.entry.day.number)
        row.int(period)
        row.int(posted.entry.belongsTo?.number)
    }

    @inline(__always)
    static func fill(_ row: inout some IntegerColumns, with line: JournalLine, _ number: Int, of sequence: Int) {
        row.int(sequence)
        row.int(number)
        row.int(line.account.number)
        row.int(Int(line.currency.packed))
        row.int(line.minor)
        row.int(line.location?.number)
        row.int(line.channel?.number)
        row.int(line.sku?.number)
        row.int(line.order?.number)
    }

    @inline(__always)
    static func fill(_ row: inout some IntegerColumns, with posted: PostedMovement) {
        row.int(posted.sequence)
        row.int(posted.number)
        row.int(posted.movement.sku.number)
        row.int(posted.movement.from.packed)
        row.int(posted.movement.to.packed)
        row.int(posted.movement.quantity)
        row.int(posted.movement.costMinor)
        row.int(posted.day.number)
    }
}
