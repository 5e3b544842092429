import GRDB
import Synchronization

/// The statements of the connections that read, kept from one question to the next: to prepare them anew is a quarter of the
/// work of a small question. A connection answers one question at a time, so that nobody else uses its statements.
final class ReadStatements: Sendable {
    private let kept = Mutex<[UInt: Kept]>([:])

    /// What one connection keeps.
    struct Kept: @unchecked Sendable {
        let statements: Statements
        let close = CloseMemory()
    }

    /// Those of the connection whose turn it is; used only inside the pool's closure.
    func of(_ db: Database) -> Kept {
        let connection = UInt(bitPattern: db.sqliteConnection)
        return kept.withLock { kept in
            if let known = kept[connection] { return known }
            let made = Kept(statements: Statements(db))
            kept[connection] = made
            return made
        }
    }

    /// Lets go of all of them, before their connections close. Nobody may read meanwhile.
    func drop() { kept.withLock { $0 = [:] } }
}
