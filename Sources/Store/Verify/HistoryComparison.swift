import GRDBSQLite
import Vocabulary
import Workflow

/// Compares the rows of histories with those that a log makes while it is played, so that they need not be kept twice.
final class HistoryComparison {
    private let streams: [StreamComparison]

    init(_ connection: OpaquePointer) throws {
        streams = try HistoryTable.allCases.map { try StreamComparison($0, connection) }
    }

    func compare(_ posted: PostedEntry, period: Int) throws {
        try streams[0].expect { HistoryTable.fill(&$0, with: posted, period: period) }
        for (number, line) in posted.entry.lines.enumerated() {
            try streams[1].expect { HistoryTable.fill(&$0, with: line, number, of: posted.sequence) }
        }
    }

    func compare(_ posted: PostedMovement) throws {
        try streams[2].expect { HistoryTable.fill(&$0, with: posted) }
    }

    /// The lines of the tables, by their names, once the log has ended: what stands there still is in no event.
    func finish() throws -> [String: VerifyLine] {
        var lines: [String: VerifyLine] = [:]
        for stream in streams { lines[stream.table.name] = try stream.finish() }
        return lines
    }
}

/// One table of integers, row by row in the order of its key, beside rows that are made in the same order.
final class StreamComparison {
    let table: HistoryTable
    private let real: Prepared
    private var isAtRow = false
    private var expected = Expected()
    private var last: (Int, Int)?
    private var examined = 0
    private var wrong: [String] = []

    struct Expected: IntegerColumns {
        var values: [Int?] = []

        @inline(__always) mutating func int(_ value: Int) { values.append(value) }
        @inline(__always) mutating func int(_ value: Int?) { values.append(value) }
    }

    init(_ table: HistoryTable, _ connection: OpaquePointer) throws {
        self.table = table
        let key = table.keys == 1 ? "sequence" : "sequence, number"
        real = try Prepared(connection, "SELECT * FROM \(table.name) ORDER BY \(key)")
        try step()
    }

    /// The next row that the events make.
    @inline(__always)
    func expect(_ fill: (inout Expected) -> Void) throws {
        expected.values.removeAll(keepingCapacity: true)
        fill(&expected)
        let key = (expected.values[0] ?? 0, table.keys == 1 ? 0 : expected.values[1] ?? 0)
        if let last, last >= key { throw BrokenBooks("\(table.name) \(name(key)) comes twice, or too late") }
        last = key
        while isAtRow, realKey < key { try pass() }
        guard isAtRow, realKey == key else { return wrong.append("row \(name(key)) is missing") }
        examined += 1
        if let column = firstDifference() {
            let title = String(cString: sqlite3_column_name(real.statement, column))
            let was = expected.values[Int(column)].map { "'\($0)'" } ?? "nothing"
            wrong.append("row \(name(key)) says \(title) \(value(column)), the events give \(was)")
        }
        try step()
    }

    func finish() throws -> VerifyLine {
        while isAtRow { try pass() }
        return VerifyLine("replay_\(table.name)", examined: examined, wrong: wrong)
    }

    /// A row that no event makes.
    private func pass() throws {
        examined += 1
        wrong.append("row \(name(realKey)) is in no event")
        try step()
    }

    private func firstDifference() -> Int32? {
        let count = sqlite3_column_count(real.statement)
        guard Int(count) == expected.values.count else { return 0 }
        for column in 0..<count {
            let type = sqlite3_column_type(real.statement, column)
            if let value = expected.values[Int(column)] {
                if type != SQLITE_INTEGER || sqlite3_column_int64(real.statement, column) != Int64(value) { return column }
            } else if type != SQLITE_NULL {
                return column
            }
        }
        return nil
    }

    private var realKey: (Int, Int) {
        (Int(sqlite3_column_int64(real.statement, 0)), table.keys == 1 ? 0 : Int(sqlite3_column_int64(real.statement, 1)))
    }

    private func name(_ key: (Int, Int)) -> String { table.keys == 1 ? "'\(key.0)'" : "'\(key.0)'/'\(key.1)'" }

    private func value(_ column: Int32) -> String {
        let row = ResultRow(real.statement)
        return row.isNull(column) ? "nothing" : "'\(row.text(column).prefix(40))'"
    }

    /// A result code that is neither a row nor the end must not pass for equality.
    private func step() throws {
        let code = sqlite3_step(real.statement)
        guard code == SQLITE_ROW || code == SQLITE_DONE else {
            throw StoreFault(sqlite: code, "the comparison stopped", attempted: "comparing \(table.name)")
        }
        isAtRow = code == SQLITE_ROW
    }
}
