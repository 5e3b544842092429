import Workflow

/// Computes links of the chain again from the events and decision records that they cover.
struct ChainCheck {
    /// Links looked at, and a sentence for each that is wrong.
    var examined = 0
    var broken: [String] = []

    /// Looks at the links of the last so many events, or at all of them.
    static func look(_ shelf: SQLiteShelf, lastEvents count: Int? = nil) throws -> ChainCheck {
        var check = ChainCheck()
        let head = try shelf.head()
        var first = 1
        if let count {
            first =
                try shelf.statements(
                    "SELECT min(number) FROM (SELECT number, last FROM link ORDER BY number DESC LIMIT 500) WHERE last > ?"
                ).first {
                    $0.int(head.sequence - count)
                } _: {
                    max(1, $0.int(0))
                } ?? 1
        }
        var hash =
            try shelf.statements("SELECT hash FROM link WHERE number = ?").first {
                $0.int(first - 1)
            } _: {
                $0.bytes(0)
            }
            ?? Chain.origin
        var expected = first
        var sequence = first == 1 ? 0 : nil
        try shelf.statements("SELECT number, first, last, at, hash FROM link WHERE number >= ? ORDER BY number").each {
            $0.int(first)
        } _: { row in
            check.examined += 1
            let number = row.int(0)
            if number != expected { check.broken.append("link \(expected) is missing") }
            if let sequence, row.int(1) != sequence + 1 {
                check.broken.append("link \(number) begins at event \(row.int(1)), not at \(sequence + 1)")
            }
            let computed = try compute(shelf, after: hash, first: row.int(1), last: row.int(2), at: row.int(3))
            hash = row.bytes(4)
            if computed != hash {
                check.broken.append("link \(number) does not fit events \(row.int(1)) to \(row.int(2)) and their decisions")
            }
            expected = number + 1
            sequence = row.int(2)
        }
        let end = try shelf.statements("SELECT ifnull(max(sequence), 0) FROM event").first { $0.int(0) } ?? 0
        if end != head.sequence { check.broken.append("events go to \(end), links to \(head.sequence)") }
        guard count == nil else { return check }
        let loose =
            try shelf.statements(
                "SELECT count(*) FROM decision WHERE last NOT IN (SELECT sequence FROM event)"
            ).first { $0.int(0) } ?? 0
        if loose > 0 { check.broken.append("\(loose) decisions belong to no event") }
        return check
    }

    static func compute(
        _ shelf: SQLiteShelf, after hash: [UInt8], first: Int, last: Int, at: Int
    ) throws -> [UInt8] {
        var chain = Chain(after: hash)
        var decisions = try shelf.statements(
            "SELECT last, first, at, by, subject, payload FROM decision WHERE last BETWEEN ? AND ? ORDER BY last"
        ).cursor {
            $0.int(first)
            $0.int(last)
        }
        var lastAt = 0
        try shelf.statements(
            "SELECT sequence, at, by, type, subject, payload FROM event WHERE sequence BETWEEN ? AND ? ORDER BY sequence"
        ).each {
            $0.int(first)
            $0.int(last)
        } _: { row in
            let sequence = row.int(0)
            lastAt = row.int(1)
            chain.event(
                sequence: sequence, at: lastAt, by: row.int(2), type: row.int(3), subject: row.int(4), payload: row.bytes(5))
            while let record = decisions.row, record.int(0) <= sequence {
                if record.int(0) == sequence {
                    chain.decision(
                        last: sequence, first: record.int(1), at: record.int(2), by: record.int(3), subject: record.int(4),
                        payload: record.bytes(5))
                }
                try decisions.advance()
            }
        }
        decisions.finish()
        // A link says when its last event was; another moment there is as wrong as another hash.
        return lastAt == at ? chain.finish() : []
    }
}
