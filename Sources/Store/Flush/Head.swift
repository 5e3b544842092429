/// The end of the log: its last link, its last event and when that was.
struct Head: Equatable {
    var number = 0
    var sequence = 0
    var at = 0
    var hash = Chain.origin
}

extension SQLiteShelf {
    /// The end of the log as the store holds it now.
    func head() throws -> Head {
        try statements("SELECT number, last, at, hash FROM link ORDER BY number DESC LIMIT 1").first {
            Head(number: $0.int(0), sequence: $0.int(1), at: $0.int(2), hash: $0.bytes(3))
        } ?? Head()
    }
}
