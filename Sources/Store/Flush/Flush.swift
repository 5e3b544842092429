import Vocabulary
import Workflow

/// Writes what one transaction has changed: each row once, with its final values, parents before their children, keys in
/// order. It runs inside the transaction of the shelf's connection.
struct Flush {
    let shelf: SQLiteShelf
    let books: Books
    let changes: Changes
    /// Where a log is only played to be compared: rows that never change go there, and into no table.
    let history: HistoryComparison?
    var statements: Statements { shelf.statements }

    init(_ changes: Changes, of books: Books, to shelf: SQLiteShelf, comparing history: HistoryComparison? = nil) {
        self.shelf = shelf
        self.books = books
        self.changes = changes
        self.history = history
    }

    /// Writes everything; gives the new end of the log. `rules` gives the compiled rules of a version, to count which hit.
    func write(after head: Head, rules: (Int) throws -> PolicyVersion? = { _ in nil }) throws -> Head {
        try writeCatalog()
        try writeOrders()
        try writeStock()
        try writeCases()
        let next = try writeLog(after: head)
        try writeHits(rules)
        try writeOutcomes()
        try writeTotals(through: next.sequence)
        return next
    }

    /// Writes everything but the log itself: for rebuilding the read models from it.
    func writeReadModels() throws {
        try writeCatalog()
        try writeOrders()
        try writeStock()
        try writeCases()
        try writeOutcomes()
    }

    /// What refers to events: it follows them.
    private func writeOutcomes() throws {
        try writeReopenings()
        try writeRehearsals()
        try writeStandings()
        try writeProposals()
        try writeJournal()
        try writeMovements()
        try writeIntake()
        try writeClosing()
        try writeInstructions()
    }

    private func writeIntake() throws {
        let reject = try statements(
            "INSERT INTO rejection (sequence, file, line, column, reason, name, source) VALUES (?,?,?,?,?,?,?)")
        for posted in changes.rejections {
            try reject.run {
                $0.int(posted.sequence)
                $0.text(posted.rejection.file)
                $0.int(posted.rejection.line)
                $0.int(posted.rejection.column)
                $0.text(posted.rejection.reason)
                $0.text(posted.rejection.name)
                $0.mark(posted.rejection.source)
            }
        }
        let row = try statements(
            "INSERT INTO stock_row (key, source) VALUES (?,?) ON CONFLICT (key) DO UPDATE SET source = excluded.source")
        for (key, source) in changes.stockRows.sorted(by: { $0.key < $1.key }) {
            try row.run {
                $0.text(key)
                $0.mark(source)
            }
        }
    }
}
