import Policy
import Vocabulary
import Workflow

/// The rows of one list for which an expression holds, by their keys. Only the columns that the expression reads are read.
struct WhereScan {
    private(set) var keys: [Int] = []
    private(set) var tally = WhereTally()

    init(_ condition: Where, of source: WhereSource, _ reader: Reader) throws {
        var columns = [source.key]
        var bound: [(slot: Int, column: Int32, read: WhereColumn.Reading)] = []
        for name in condition.reads where !ListSubject.moments.contains(name) {
            guard let column = source.columns[name], let slot = condition.slot(of: name) else {
                throw StoreFault(.other, attempted: "reading \(name)", detail: "the list has no such column")
            }
            bound.append((slot, Int32(columns.count), column.read))
            columns += column.sql
        }
        var bindings = condition.bindings()
        try reader.prepared("\(source.with) SELECT \(columns.joined(separator: ", ")) FROM \(source.from)").each { row in
            for column in bound { bindings[slot: column.slot] = try column.read(row, column.column) }
            if tally.keeps(condition, bindings) { keys.append(row.int(0)) }
        }
    }

    /// As a condition on the key of a larger query.
    func condition(on key: String) -> Condition {
        let list = "[" + keys.map(String.init).joined(separator: ",") + "]"
        return Condition("\(key) IN (SELECT value FROM json_each(?))", [.text(list)])
    }
}

/// Where the rows of a list come from, and the columns behind the names of an expression.
struct WhereSource {
    var with = ""
    var from: String
    /// An expression whose whole number stands for the row.
    var key: String
    var columns: [String: WhereColumn]
}

/// Columns of SQL, and the value that an expression sees in them.
struct WhereColumn {
    /// Reads the columns that begin at this one.
    typealias Reading = (ResultRow, Int32) throws -> Value?

    var sql: [String]
    var read: Reading

    static func text(_ sql: String) -> WhereColumn { WhereColumn(sql: [sql]) { .string($0.text($1)) } }
    static func int(_ sql: String) -> WhereColumn { WhereColumn(sql: [sql]) { .int($0.int($1)) } }
    static func flag(_ sql: String) -> WhereColumn { WhereColumn(sql: [sql]) { .bool($0.flag($1)) } }

    /// Not known where there is none.
    static func moment(_ sql: String) -> WhereColumn {
        WhereColumn(sql: [sql]) { $0.optionalMoment($1).flatMap { Timestamp($0) }.map(Value.timestamp) }
    }

    /// Not known where there is none.
    static func money(_ minor: String, _ currency: String) -> WhereColumn {
        WhereColumn(sql: [minor, currency]) { row, at in
            try row.optionalInt(at).map { .money(Money(minor: $0, try row.currency(at + 1))) }
        }
    }

    /// Texts that SQL joined by character 31.
    static func texts(_ column: String, from rows: String) -> WhereColumn {
        WhereColumn(sql: ["(SELECT group_concat(\(column), char(31)) FROM \(rows))"]) {
            .list($0.text($1).split(separator: "\u{1f}").map { .string(String($0)) })
        }
    }

    static func word(_ sql: String, _ word: @escaping (ResultRow, Int32) throws -> String) -> WhereColumn {
        WhereColumn(sql: [sql]) { .string(try word($0, $1)) }
    }
}
