import GRDB
import Vocabulary
import Workflow

/// A question that this store answers.
protocol Answering: Question {
    func answer(from reader: Reader) throws -> Answer
}

/// One read transaction: what is committed, and the rules under which it is shown. Used only inside the pool's closure.
final class Reader {
    let shelf: SQLiteShelf
    private let db: Database
    private let houses: Houses

    init(_ db: Database, houses: Houses) {
        self.db = db
        self.houses = houses
        shelf = SQLiteShelf(db)
    }

    var statements: Statements { shelf.statements }

    /// A statement whose text was put together by the program; values are bound, never pasted.
    func prepared(_ sql: String) throws -> Prepared { try Prepared(db.sqliteConnection!, sql) }

    /// The house of the active policy.
    func house() throws -> House {
        let version = try statements("SELECT ifnull(max(version), 0) FROM policy_version").first { $0.int(0) } ?? 0
        return try houses.house(version) { try shelf.policyFiles(version) }
    }

    private(set) lazy var locations: [LocationID: Location] = dictionary(try? shelf.locations())
    private(set) lazy var channels: [ChannelID: Channel] = dictionary(try? shelf.channels())
    private(set) lazy var operators: [OperatorID: Operator] = dictionary(try? shelf.operators())

    private func dictionary(_ rows: [Location]?) -> [LocationID: Location] {
        Dictionary((rows ?? []).map { ($0.id, $0) }) { a, _ in a }
    }

    private func dictionary(_ rows: [Channel]?) -> [ChannelID: Channel] {
        Dictionary((rows ?? []).map { ($0.id, $0) }) { a, _ in a }
    }

    private func dictionary(_ rows: [Operator]?) -> [OperatorID: Operator] {
        Dictionary((rows ?? []).map { ($0.id, $0) }) { a, _ in a }
    }
}
