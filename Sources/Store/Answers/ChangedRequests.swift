import Vocabulary
import Workflow

/// Which waiting requests could not be carried out as they were asked: what they are about has changed since.
struct ChangedRequests {
    private let reader: Reader
    private let books: Books
    private let rules: any Rules
    private let at: Instant

    init(_ reader: Reader) throws {
        self.reader = reader
        books = try Books(over: reader.shelf)
        rules = try reader.house().rules
        let last = try reader.statements("SELECT at FROM event ORDER BY sequence DESC LIMIT 1").first { $0.moment(0) }
        at = last ?? Instant(milliseconds: 0)
    }

    func contains(_ approval: Approval) throws -> Bool {
        guard approval.state == .waiting, approval.kind != "policy", let requester = reader.operators[approval.requestedBy]
        else { return false }
        let context = Context(at: at, by: requester, rules: rules, zones: reader.zones, shop: books.shop)
        return try !books.isStillAsked(approval, in: context)
    }

    /// Their numbers, of all that wait.
    static func all(_ reader: Reader) throws -> [ApprovalID] {
        let changed = try ChangedRequests(reader)
        let waiting = try reader.statements("SELECT * FROM approval WHERE state = 0 ORDER BY id").all {
            try SQLiteShelf.approval($0)
        }
        return try waiting.filter { try changed.contains($0) }.map(\.id)
    }
}
