import GRDB
import Vocabulary
import Workflow

/// The one who writes: gathers, decides and appends inside one transaction, and keeps the books for the next one while
/// nobody else has written.
final class Writer {
    let lock: WriteLock
    private let pool: DatabasePool
    private let houses: Houses
    private let zones: any Zones
    private var open: OpenBooks?
    /// Set when the disk failed under a commit: what the files hold is not known any more, and a second sync may wrongly
    /// succeed. Nothing is written until the store is opened again.
    private var broken: StoreFault?
    /// Whether anything was committed.
    private(set) var hasWritten = false

    /// The books with the shelf under them, the rules that hold, and the end of the log that they stand on.
    private struct OpenBooks {
        var shelf: SQLiteShelf
        var books: Books
        var house: House
        var head: Head

        /// The compiled rules of a version that decided in this transaction.
        func policy(_ version: Int, _ houses: Houses) throws -> PolicyVersion? {
            if version == house.version { return house.policy }
            return version == 0 ? nil : try houses.house(version) { try books.policyFiles(version) }.policy
        }
    }

    init(lock: WriteLock, pool: DatabasePool, houses: Houses, zones: any Zones) {
        self.lock = lock
        self.pool = pool
        self.houses = houses
        self.zones = zones
    }

    private(set) var isClosed = false

    /// Drops the books and every statement, so that the connections can close.
    func close() {
        isClosed = true
        open = nil
    }

    /// Decides without writing: on books of its own, over what is committed.
    func preview(_ commands: [any Command], as signature: Signature) throws -> [Performed] {
        do {
            return try pool.read { db in
                var books = try openBooks(on: shelf(db))
                return try commands.map { try perform($0, as: signature, on: &books) }
            }
        } catch {
            let fault = StoreFault(error, attempted: "previewing \(title(of: commands))")
            guard fault.kind == .inconsistent else { throw fault }
            return commands.map { stopped($0, .inconsistent(fault.sentence)) }
        }
    }

    private func stopped(_ command: any Command, _ refusal: Refusal) -> Performed {
        var stopped = Performed(command: type(of: command).name, outcome: .refused)
        stopped.refusal = refusal
        return stopped
    }

    /// Performs the commands in one transaction. When the store's own checks stop it, or rows under it contradict each other,
    /// they are performed one by one, so that only the one at fault is stopped.
    func perform(_ commands: [any Command], as signature: Signature) throws -> [Performed] {
        do { return try transact(commands, as: signature) } catch let fault as StoreFault
            where fault.kind == .inconsistent || fault.kind == .constraint && commands.count > 1
        {
            guard commands.count > 1 else { return [stopped(commands[0], .inconsistent(fault.sentence))] }
            return try commands.map { command in
                do { return try transact([command], as: signature)[0] } catch let fault as StoreFault
                    where fault.kind == .constraint || fault.kind == .inconsistent
                {
                    return stopped(
                        command, fault.kind == .inconsistent ? .inconsistent(fault.sentence) : .unreadable(fault.sentence))
                }
            }
        }
    }

    private func transact(_ commands: [any Command], as signature: Signature) throws -> [Performed] {
        let attempted = "saving \(title(of: commands))"
        if var broken {
            broken.attempted = attempted
            throw broken
        }
        do {
            return try lock.hold(attempted, by: open?.books.operators[signature.by]?.name.text) {
                var done: [Performed] = []
                var after: OpenBooks?
                try pool.write { db in
                    try Schema.confirm(db, attempted: attempted)
                    var current = try currentBooks(db)
                    open = nil
                    done = try commands.map { try perform($0, as: signature, on: &current) }
                    let changes = current.books.takeChanges()
                    if !changes.isEmpty {
                        current.head = try Flush(changes, of: current.books, to: current.shelf).write(after: current.head) {
                            [houses] version in
                            try current.policy(version, houses)
                        }
                    }
                    after = current
                }
                after?.books.dropWritten()
                after?.shelf.writtenOrders.removeAll(keepingCapacity: true)
                open = after
                hasWritten = true
                return done
            }
        } catch {
            open = nil
            let fault = StoreFault(error, attempted: attempted)
            if fault.kind == .io || fault.kind == .corrupt { broken = fault }
            throw fault
        }
    }

    /// The kept books when the log still ends where they stand, otherwise fresh ones.
    private func currentBooks(_ db: Database) throws -> OpenBooks {
        if let open, try open.shelf.head() == open.head { return open }
        open = nil
        let shelf = shelf(db)
        shelf.isWriting = true
        return try openBooks(on: shelf)
    }

    /// A shelf whose checks of the close read the same transaction.
    private func shelf(_ db: Database) -> SQLiteShelf {
        let shelf = SQLiteShelf(db)
        shelf.checks = { [houses] in try Reader(db, houses: houses, words: OrderWords()) }
        return shelf
    }

    private func openBooks(on shelf: SQLiteShelf) throws -> OpenBooks {
        let books = try Books(over: shelf)
        let version = books.activePolicy
        let house = try houses.house(version) { try shelf.policyFiles(version) }
        return OpenBooks(shelf: shelf, books: books, house: house, head: try shelf.head())
    }

    private func perform(
        _ command: any Command, as signature: Signature, on open: inout OpenBooks
    ) throws -> Performed {
        let books = open.books
        guard let person = books.operators[signature.by] ?? founder(signature.by, of: books) else {
            var refused = Performed(command: type(of: command).name, outcome: .refused)
            refused.refusal = .unknownThing("operator \(signature.by)")
            return refused
        }
        let last = books.changes.events.last?.at.milliseconds ?? open.head.at
        let moment = Instant(milliseconds: max(signature.at.milliseconds, last))
        if books.duePolicy(at: moment) != nil, type(of: command) != EnactPolicy.self {
            _ = try perform(EnactPolicy(), as: Signature(by: Operator.engineID, at: moment), on: &open)
        }
        let context = Context(
            at: moment, by: person, rules: open.house.rules,
            zones: zones, shop: books.shop, seen: signature.seen)
        let performed = try books.perform(command, in: context)
        if books.activePolicy != open.house.version { open.house = try house(of: books) }
        return performed
    }

    /// The house of the version that has just become active: one that this transaction brought is not kept yet.
    private func house(of books: Books) throws -> House {
        let version = books.activePolicy
        let files = try books.policyFiles(version)
        if books.changes.policies.contains(where: { $0.version == version }) { return try houses.unsettled(version, files) }
        return try houses.house(version) { files }
    }

    /// While a store has no people yet, the engine founds it.
    private func founder(_ id: OperatorID, of books: Books) -> Operator? {
        guard books.operators.isEmpty, id == Operator.engineID, let name = OperatorName("engine") else { return nil }
        return Operator(id: id, name: name, person: "engine", roles: [.engine, .administrator])
    }

    private func title(of commands: [any Command]) -> String {
        guard commands.count == 1, let only = commands.first else { return "\(commands.count) commands" }
        return type(of: only).name
    }
}
