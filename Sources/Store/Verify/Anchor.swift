import GRDB
import Workflow

/// The end of a store's log, to be kept where whoever can write to the store's file cannot: the chain proves by itself only
/// that a log fits itself, not that it is the one that was there yesterday. Written as `1234:` and 64 hexadecimal digits.
public struct Anchor: Sendable, Equatable, CustomStringConvertible {
    /// The last event that it covers.
    public var sequence: Int
    /// The chain's SHA-256 at that event.
    public var hash: [UInt8]

    init(sequence: Int, hash: [UInt8]) {
        self.sequence = sequence
        self.hash = hash
    }

    /// Nil for a text that is no anchor.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let sequence = Int(parts[0]), sequence > 0 else { return nil }
        let digits = parts[1].utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard digits.count == 64, parts[1].utf8.count == 64 else { return nil }
        self.init(
            sequence: sequence,
            hash: stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) })
    }

    public var description: String {
        let digits = Array("0123456789abcdef")
        return "\(sequence):" + hash.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    }
}

extension StoreDesk {
    /// The log's end now, and whether it goes on from an anchor that was kept elsewhere, where one is given.
    public func anchorLine(_ kept: Anchor? = nil) throws -> VerifyLine {
        do {
            return try connections.pool.read { db in
                let shelf = SQLiteShelf(db)
                let links = try shelf.statements("SELECT count(*) FROM link").first { $0.int(0) } ?? 0
                let end = try shelf.statements("SELECT last, hash FROM link ORDER BY number DESC LIMIT 1").first {
                    Anchor(sequence: $0.int(0), hash: $0.bytes(1))
                }
                guard let kept else {
                    return VerifyLine(
                        check: "anchor", ok: true, examined: 0,
                        detail: end.map { "keep elsewhere: \($0)" } ?? "nothing has happened yet")
                }
                let found =
                    try shelf.statements("SELECT hash FROM link WHERE last = ?").first {
                        $0.int(kept.sequence)
                    } _: {
                        $0.bytes(0)
                    }
                return VerifyLine(
                    check: "anchor", ok: found == kept.hash, examined: links,
                    detail: found == kept.hash
                        ? "the log goes on from event \(kept.sequence) as it was; now \(end.map(\.description) ?? "")"
                        : found == nil
                            ? "no transaction of this log ended with event \(kept.sequence): it is another log, or an older one"
                            : "event \(kept.sequence) and those before it are not what they were when the anchor was kept")
            }
        } catch { throw StoreFault(error, attempted: "reading the log's end") }
    }
}
