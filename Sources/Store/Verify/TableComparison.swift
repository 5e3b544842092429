import GRDBSQLite
import Glibc

/// Compares two results with the same columns and order, row by row, without keeping them.
struct TableComparison {
    private let real: Prepared
    private let replayed: Prepared
    private let keys: [Int32]

    init(_ real: Prepared, _ replayed: Prepared, keys: [Int32]) {
        self.real = real
        self.replayed = replayed
        self.keys = keys
    }

    /// How many rows the real one has, and a sentence for each of the first differences.
    func run() throws -> (examined: Int, wrong: [String]) {
        var examined = 0
        var wrong: [String] = []
        var a = try step(real)
        var b = try step(replayed)
        while a || b {
            let order = !a ? 1 : !b ? -1 : compareKeys()
            if order < 0 {
                examined += 1
                wrong.append("row \(key(of: real)) is in no event")
                a = try step(real)
            } else if order > 0 {
                wrong.append("row \(key(of: replayed)) is missing")
                b = try step(replayed)
            } else {
                examined += 1
                if let column = firstDifference() {
                    let name = String(cString: sqlite3_column_name(real.statement, column))
                    wrong.append(
                        "row \(key(of: real)) says \(name) \(value(real, column)), the events give \(value(replayed, column))")
                }
                a = try step(real)
                b = try step(replayed)
            }
        }
        return (examined, wrong)
    }

    /// A result code that is neither a row nor the end must not pass for equality.
    private func step(_ statement: Prepared) throws -> Bool {
        let code = sqlite3_step(statement.statement)
        if code == SQLITE_ROW { return true }
        guard code == SQLITE_DONE else {
            throw StoreFault(sqlite: code, "the comparison stopped", attempted: "comparing read models")
        }
        return false
    }

    private func compareKeys() -> Int {
        for column in keys {
            let order = compare(column)
            if order != 0 { return order }
        }
        return 0
    }

    private func firstDifference() -> Int32? {
        (0..<sqlite3_column_count(real.statement)).first { compare($0) != 0 }
    }

    private func compare(_ column: Int32) -> Int {
        let (a, b) = (real.statement, replayed.statement)
        let (typeA, typeB) = (sqlite3_column_type(a, column), sqlite3_column_type(b, column))
        guard typeA == typeB else { return typeA < typeB ? -1 : 1 }
        switch typeA {
        case SQLITE_NULL: return 0
        case SQLITE_INTEGER:
            let (x, y) = (sqlite3_column_int64(a, column), sqlite3_column_int64(b, column))
            return x == y ? 0 : x < y ? -1 : 1
        default:
            let (x, y) = (sqlite3_column_blob(a, column), sqlite3_column_blob(b, column))
            let (lengthX, lengthY) = (Int(sqlite3_column_bytes(a, column)), Int(sqlite3_column_bytes(b, column)))
            let order = min(lengthX, lengthY) == 0 ? 0 : memcmp(x!, y!, min(lengthX, lengthY))
            return order != 0 ? Int(order) : lengthX - lengthY
        }
    }

    private func key(of statement: Prepared) -> String {
        keys.map { value(statement, $0) }.joined(separator: "/")
    }

    private func value(_ statement: Prepared, _ column: Int32) -> String {
        let row = ResultRow(statement.statement)
        return row.isNull(column) ? "nothing" : "'\(row.text(column).prefix(40))'"
    }
}
