import GRDB
import Vocabulary
import Workflow

/// One read transaction: what is committed, and the rules under which it is shown. Used only inside the pool's closure.
final class Reader {
    let shelf: SQLiteShelf
    private let db: Database
    private let houses: Houses
    let closeCounts: CloseCounts
    /// What was found before on this connection; nil inside a transaction that writes.
    let closeMemory: CloseMemory?
    /// What free words look in.
    let words: OrderWords

    /// `statements` are those that are kept for the connection; without them it prepares its own.
    init(
        _ db: Database, houses: Houses, words: OrderWords, closeCounts: CloseCounts = CloseCounts(),
        closeMemory: CloseMemory? = nil, statements: Statements? = nil
    ) throws {
        self.db = db
        self.closeCounts = closeCounts
        self.closeMemory = closeMemory
        self.houses = houses
        self.words = words
        shelf = SQLiteShelf(db, statements)
        locations = Dictionary(uniqueKeysWithValues: try shelf.locations().map { ($0.id, $0) })
        channels = Dictionary(uniqueKeysWithValues: try shelf.channels().map { ($0.id, $0) })
        operators = Dictionary(uniqueKeysWithValues: try shelf.operators().map { ($0.id, $0) })
    }

    var statements: Statements { shelf.statements }
    /// For times that are local to a shop, a channel or a place.
    var zones: any Zones { houses.zones }
    var rehearsals: Rehearsals { houses.rehearsals }

    /// A statement whose text was put together by the program; values are bound, never pasted.
    func prepared(_ sql: String) throws -> Prepared { try Prepared(db.sqliteConnection!, sql) }

    /// The house of the active policy.
    func house() throws -> House { try house(of: shelf.activePolicy()) }

    /// The house of a version, active or not.
    func house(of version: Int) throws -> House { try houses.house(version) { try shelf.policyFiles(version) } }

    func shop() throws -> Shop {
        guard let shop = try shelf.shop() else {
            throw StoreFault(.notAStore, attempted: "reading the shop", detail: "there is none")
        }
        return shop
    }

    /// Code of a location; empty for none.
    func code(of location: LocationID?) -> String { location.flatMap { locations[$0]?.code.text } ?? "" }

    /// Name of an operator; empty for nobody.
    func name(of person: OperatorID?) -> String {
        person.map { operators[$0]?.name.text ?? "operator \($0)" } ?? ""
    }

    /// Code of an item.
    func code(of sku: SKUID) throws -> String {
        if let known = codes[sku] { return known }
        let code = try statements("SELECT code FROM item WHERE id = ?").first {
            $0.id(sku)
        } _: {
            $0.text(0)
        }
        codes[sku] = code ?? "SKU \(sku)"
        return codes[sku]!
    }

    /// Number of an order.
    func number(of order: OrderID) throws -> String {
        try statements("SELECT number FROM orders WHERE id = ?").first {
            $0.id(order)
        } _: {
            $0.text(0)
        }
            ?? "order \(order)"
    }

    /// What something is called by people: an order's number, a SKU at a location.
    func words(for subject: Subject) throws -> String {
        switch subject {
        case .store: "the store"
        case .order(let id): try number(of: id)
        case .item(let id): try code(of: id)
        case .stock(let sku, let location): "\(try code(of: sku)) at \(code(of: location))"
        case .location(let id): code(of: id)
        case .channel(let id): channels[id]?.code.text ?? "channel \(id)"
        case .exception(let id): "exception \(id)"
        case .approval(let id): "request \(id)"
        case .transfer(let id): "transfer \(id)"
        case .person(let id): name(of: id)
        case .file: try file(rejectedAs: subject) ?? "a file"
        case .period(let period): period.description
        case .policy(let version): "policy \(version)"
        case .family(let family): "the \(family.name) rules"
        }
    }

    /// The name of the file that a rejected record came from.
    private func file(rejectedAs subject: Subject) throws -> String? {
        try statements(
            """
            SELECT r.file FROM decision d JOIN rejection r ON r.sequence BETWEEN d.first AND d.last
            WHERE d.subject = ? ORDER BY d.last LIMIT 1
            """
        ).first {
            $0.int(subject.packed)
        } _: {
            $0.text(0)
        }
    }

    let locations: [LocationID: Location]
    let channels: [ChannelID: Channel]
    let operators: [OperatorID: Operator]
    private var codes: [SKUID: String] = [:]
}
