import GRDB
import Vocabulary
import Workflow

/// What the store holds, read with prepared statements on one of the pool's connections. It keeps what it handed out, so that
/// the flush writes only what differs. Used only inside the pool's closures.
final class SQLiteShelf: Shelf {
    let statements: Statements
    /// Orders and stock levels as they stand in the store.
    var writtenOrders: [OrderID: Order] = [:]
    var writtenStock: [StockKey: StockLevel] = [:]
    /// Whether it may write: not while a command is only previewed.
    var isWriting = false
    /// What customers' keys are made unreadable with.
    private var knownDigest: CustomerDigest?
    /// A reader on the same connection, for the checks of the close and for rehearsals; only where the rules are known.
    var checks: (() throws -> Reader)?

    /// With statements of its own, where none are kept for the connection.
    init(_ db: Database, _ statements: Statements? = nil) { self.statements = statements ?? Statements(db) }

    /// What customers' keys are made unreadable with; nil before the first transaction.
    func customerDigest() throws -> CustomerDigest? {
        if let knownDigest { return knownDigest }
        knownDigest = try CustomerDigest(statements)
        return knownDigest
    }

    /// For a store that is made anew from another's log.
    func use(_ digest: CustomerDigest?) { knownDigest = digest }

    func lastTouch(of subject: Subject) throws -> Touch? {
        try statements("SELECT by, at FROM event WHERE subject = ? ORDER BY sequence DESC LIMIT 1").first {
            $0.int(subject.packed)
        } _: {
            Touch(by: $0.id(0), at: $0.moment(1))
        }
    }

    func counters() throws -> Counters {
        try statements(
            """
            SELECT ifnull((SELECT max(sequence) FROM event), 0), ifnull((SELECT max(id) FROM orders), 0),
                ifnull((SELECT max(id) FROM item), 0), ifnull((SELECT max(id) FROM location), 0),
                ifnull((SELECT max(id) FROM channel), 0), ifnull((SELECT max(id) FROM exception_case), 0),
                ifnull((SELECT max(id) FROM approval), 0), ifnull((SELECT max(id) FROM transfer), 0),
                ifnull((SELECT max(id) FROM operator), 0), ifnull((SELECT max(version) FROM policy_version), 0),
                ifnull((SELECT max(id) FROM proposal), 0), (SELECT count(*) FROM proposal WHERE state = 0)
            """
        ).first { row in
            var counters = Counters()
            counters.sequence = row.int(0)
            counters.order = row.int(1)
            counters.sku = row.int(2)
            counters.location = row.int(3)
            counters.channel = row.int(4)
            counters.exception = row.int(5)
            counters.approval = row.int(6)
            counters.transfer = row.int(7)
            counters.person = row.int(8)
            counters.policy = row.int(9)
            counters.proposal = row.int(10)
            counters.openProposals = row.int(11)
            return counters
        } ?? Counters()
    }

    func stockRow(_ key: String) throws -> UInt64? {
        try statements("SELECT source FROM stock_row WHERE key = ?").first {
            $0.text(key)
        } _: {
            $0.mark(0)
        }
    }

    /// Orders are numbered as they come in: the newest one of a channel is found from the end.
    func lastArrival(from channel: ChannelID) throws -> Instant? {
        let order = try statements("SELECT captured_at FROM orders WHERE +channel = ? ORDER BY id DESC LIMIT 1").first {
            $0.id(channel)
        } _: {
            $0.moment(0)
        }
        let file = try statements("SELECT at FROM event WHERE subject = ? AND type = 603 ORDER BY sequence DESC LIMIT 1").first {
            $0.int(Subject.channel(channel).packed)
        } _: {
            $0.moment(0)
        }
        return [order, file].compactMap { $0 }.max()
    }

    func wasRejected(_ source: UInt64) throws -> Bool {
        try statements("SELECT 1 FROM rejection WHERE source = ? LIMIT 1").first {
            $0.mark(source)
        } _: { _ in
            true
        }
            ?? false
    }
}
