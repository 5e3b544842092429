import Vocabulary
import Workflow

extension ExceptionList: Answering {
    func answer(from reader: Reader) throws -> Page<ExceptionRow> {
        var filter = CompiledFilter(query.filter) { ExceptionList.condition($0, $1, reader) }
        if let condition = query.condition { try filter.narrow(condition, of: .exceptions(reader), on: "e.id", reader) }
        if !query.asks(about: "state", "is_open") {
            filter.conditions.append(Condition("e.is_open = 1"))
        }
        let condition = filter.condition
        let direction = query.isDescending ? "DESC" : "ASC"
        let order =
            ExceptionList.orders[query.sort].map { "\($0) \(direction), e.id" }
            ?? (query.isDescending ? "e.severity, e.due_at DESC, e.id DESC" : "e.severity DESC, e.due_at, e.id")
        let rows = try reader.prepared(
            """
            SELECT e.id, e.kind, e.severity, e.subject, e.summary, e.desk, e.owner, e.state, e.raised_at, e.due_at,
                e.resolution, e.version FROM exception_case e WHERE \(condition.sql) ORDER BY \(order) LIMIT ? OFFSET ?
            """
        ).all {
            $0.bind(condition.values)
            $0.int(query.limit)
            $0.int(query.offset)
        } _: {
            try reader.row(of: SQLiteShelf.exception($0))
        }
        let matching =
            try reader.prepared("SELECT count(*) FROM exception_case e WHERE \(condition.sql)").first {
                $0.bind(condition.values)
            } _: {
                $0.int(0)
            } ?? 0
        let total = try reader.statements("SELECT ifnull(max(id), 0) FROM exception_case").first { $0.int(0) } ?? 0
        return Page(
            rows: rows, matching: matching, total: total, unknownFields: filter.unknownFields, complaint: filter.complaint)
    }

    private static let orders = [
        "due_at": "e.due_at", "raised_at": "e.raised_at", "kind": "e.kind", "subject": "e.subject",
        "owner": "(SELECT name FROM operator WHERE id = e.owner)",
    ]

    private static func condition(_ field: String, _ match: ListFilter.Match, _ reader: Reader) -> Condition? {
        let words = match.words
        return switch field {
        case "":
            .any(
                match.folded.map { word in
                    .any([
                        Condition("instr(e.folded, ?) > 0", [.text(word)]), .subject("e.subject", holding: word),
                        .oneOf("e.severity", ShownWord.values(of: Severity.self, holding: word) { [$0.word] }),
                        .oneOf("e.state", ShownWord.values(of: ExceptionState.self, holding: word) { [$0.word] }),
                    ])
                })
        case "id": .oneOf("e.id", words.compactMap { Int($0).map { .int($0) } })
        case "state":
            .oneOf(
                "e.state",
                words.compactMap { word in ExceptionState.allCases.first { $0.word == word }.map { .int($0.rawValue) } })
        case "kind": .oneOf("e.kind", words.map { .text($0) })
        case "severity": .oneOf("e.severity", words.compactMap { Severity(word: $0).map { .int($0.rawValue) } })
        case "desk": .oneOf("e.desk", words.map { .text($0) })
        case "owner":
            words.contains("none")
                ? Condition("e.owner IS NULL")
                : .oneOf("e.owner", Bound.codes(reader.operators.values.filter { words.contains($0.name.text) }.map(\.id)))
        case "subject": .subject("e.subject", named: words)
        default: nil
        }
    }
}

extension Reader {
    /// An exception as the inbox shows it.
    func row(of exception: ExceptionCase) throws -> ExceptionRow {
        ExceptionRow(
            exception: exception, subject: try words(for: exception.subject), owner: name(of: exception.owner),
            channel: try channel(of: exception.subject))
    }

    /// Code of the channel of an order; empty for anything else.
    private func channel(of subject: Subject) throws -> String {
        guard case .order(let id) = subject else { return "" }
        let found: ChannelID? = try statements("SELECT channel FROM orders WHERE id = ?").first {
            $0.id(id)
        } _: {
            $0.id(0)
        }
        return found.flatMap { channels[$0]?.code.text } ?? ""
    }
}
