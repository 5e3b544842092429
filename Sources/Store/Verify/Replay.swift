import GRDB
import Vocabulary
import Workflow

/// Rebuilds every read model from the log on a store of its own, and compares it with the real one, row by row. Histories, whose rows never
/// change, are compared while the log is played.
struct Replay {
    private let db: Database
    private let scratch: String?

    /// Read models with the columns that order their rows.
    static let tables: [(name: String, key: String)] = [
        ("shop", "id"), ("policy_version", "version"), ("policy_file", "version, number"), ("policy_standing", "version"),
        ("policy_rehearsal", "approval"), ("proposal", "id"), ("operator", "id"),
        ("channel", "id"), ("location", "id"), ("item", "id"), ("orders", "id"), ("customer", "order_id"),
        ("customer_refund", "order_id"), ("order_words", "order_id"), ("order_mark", "order_id"), ("customer_label", "key"),
        ("order_line", "order_id, number"),
        ("reservation", "order_id, place"),
        ("hold", "order_id, place"), ("stock_level", "sku, location"),
        ("cost_layer", "sku, location, state, number"), ("stock_movement", "sequence, number"), ("transfer", "id"),
        ("sent_uncosted", "sku, day"), ("stock_row", "key"), ("rejection", "sequence"), ("exception_case", "id"),
        ("approval", "id"),
        ("given_back", "order_id"),
        ("given_back_line", "order_id, line"), ("refund_grant", "order_id, number"), ("instruction", "key"),
        ("period_lock", "through, area"), ("period_reopening", "sequence"), ("close_signature", "sequence"),
        ("journal_entry", "sequence"), ("journal_line", "sequence, number"), ("balance", "account, currency, period, channel"),
    ]

    /// Events are written to the scratch store in lots of so many, so that memory stays small.
    private static let lot = 20_000

    init(_ db: Database, scratch: String?) {
        self.db = db
        self.scratch = scratch
    }

    func compare() throws -> [VerifyLine] {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase {
            try $0.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000")
        }
        let queue =
            try scratch.map { try DatabaseQueue(path: $0, configuration: configuration) }
            ?? DatabaseQueue(configuration: configuration)
        return try queue.write { copy in
            try Schema.migrate(copy)
            try Schema.strip(copy)
            let events: Int
            let history = try HistoryComparison(db.sqliteConnection!)
            do { events = try rebuild(on: copy, beside: history) } catch let broken as BrokenBooks {
                return [VerifyLine("replay", examined: 0, wrong: ["the events contradict each other: \(broken.sentence)"])]
            } catch let fault as StoreFault where fault.kind == .undecodable || fault.kind == .constraint {
                return [VerifyLine("replay", examined: 0, wrong: ["the events make rows that cannot be: \(fault.detail)"])]
            }
            var lines = [VerifyLine(check: "replay", ok: true, examined: events)]
            let histories = try history.finish()
            for (name, key) in Replay.tables { lines.append(try histories[name] ?? compare(name, key, copy)) }
            lines.append(try Replay.compareTotals(SQLiteShelf(db), SQLiteShelf(copy)))
            return lines
        }
    }

    /// Plays every event into books over the scratch store; gives how many there were.
    private func rebuild(on copy: Database, beside history: HistoryComparison) throws -> Int {
        let shelf = SQLiteShelf(copy)
        shelf.use(try SQLiteShelf(db).customerDigest())
        let books = try Books(over: shelf)
        var count = 0
        func flush() throws {
            let changes = books.takeChanges()
            guard !changes.isEmpty else { return }
            try Flush(changes, of: books, to: shelf, comparing: history).writeReadModels()
            books.dropWritten()
            shelf.writtenOrders.removeAll(keepingCapacity: true)
        }
        let log = try Prepared(
            db.sqliteConnection!, "SELECT sequence, at, by, type, payload, subject FROM event ORDER BY sequence")
        try log.each { row in
            let sequence = row.int(0)
            let event = try EventCodec.decode(type: row.int(3), payload: row.bytes(4), sequence: sequence)
            guard event.subject.packed == row.int(5) else {
                throw StoreFault(.undecodable, attempted: "reading event \(sequence)", detail: "it is about something else")
            }
            try books.apply(event, at: row.moment(1), by: row.id(2))
            count += 1
            if count % Replay.lot == 0 { try flush() }
        }
        try flush()
        return count
    }

    private func compare(_ table: String, _ key: String, _ copy: Database) throws -> VerifyLine {
        let sql = "SELECT * FROM \(table) ORDER BY \(key)"
        let keys = key.split(separator: ",").count
        let comparison = try TableComparison(
            Prepared(db.sqliteConnection!, sql), Prepared(copy.sqliteConnection!, sql), keys: try keyPlaces(table, keys, key))
        let found = try comparison.run()
        return VerifyLine("replay_\(table)", examined: found.examined, wrong: found.wrong)
    }

    /// Where the key's columns stand in the table.
    private func keyPlaces(_ table: String, _ count: Int, _ key: String) throws -> [Int32] {
        let names = try Prepared(db.sqliteConnection!, "SELECT name FROM pragma_table_info(?)").all {
            $0.text(table)
        } _: {
            $0.text(0)
        }
        return key.split(separator: ",").compactMap { part in
            names.firstIndex(of: part.trimmingBlanks).map(Int32.init)
        }
    }
}

extension Substring {
    /// Without the blanks at its front.
    fileprivate var trimmingBlanks: String { String(drop { $0 == " " }) }
}
