import Vocabulary
import Workflow

extension History: Answering {
    func answer(from reader: Reader) throws -> [HistoryLine] { try reader.history(of: subject) }
}

extension EventList: Answering {
    func answer(from reader: Reader) throws -> [HistoryLine] {
        try reader.statements(
            "SELECT sequence, at, by, type, payload, subject FROM event WHERE sequence > ? ORDER BY sequence LIMIT ?"
        ).all {
            $0.int(after)
            $0.int(limit)
        } _: {
            var line = try reader.line($0)
            if case .order(let id) = try $0.subject(5) { line.about = try reader.number(of: id) }
            return line
        }
    }
}

extension Reader {
    /// The events of one subject, oldest first.
    func history(of subject: Subject) throws -> [HistoryLine] {
        try statements(
            "SELECT sequence, at, by, type, payload FROM event WHERE subject = ? ORDER BY sequence"
        ).all {
            $0.int(subject.packed)
        } _: {
            try line($0)
        }
    }
}

extension Reader {
    /// Sentences about events, with the store's names; a name that cannot be read is its number.
    var story: EventStory {
        EventStory(
            EventNames(
                item: { (try? self.code(of: $0)) ?? "SKU \($0)" }, location: { self.code(of: $0) },
                person: { self.name(of: $0) }, ruleTitle: { (try? self.house())?.rules.title(of: $0) }))
    }

    /// A line from a row of sequence, at, by, type and payload.
    func line(_ row: ResultRow) throws -> HistoryLine {
        let event = try EventCodec.decode(type: row.int(3), payload: row.bytes(4), sequence: row.int(0))
        return HistoryLine(
            sequence: row.int(0), at: row.moment(1), by: name(of: row.id(2)), what: story.sentence(of: event))
    }
}

extension PostingAt: Answering {
    func answer(from reader: Reader) throws -> Posting? {
        let found = try reader.statements("SELECT sequence, at, by, type, payload, subject FROM event WHERE sequence = ?").first {
            $0.int(sequence)
        } _: {
            (line: try reader.line($0), subject: try $0.subject(5))
        }
        return try found.map { line, subject in
            Posting(
                line: line, subject: subject, title: try reader.words(for: subject),
                entry: try reader.journal(of: subject).first { $0.sequence == sequence })
        }
    }
}
