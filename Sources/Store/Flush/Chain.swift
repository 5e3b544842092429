import Crypto

/// One link of the chain in the making: SHA-256 over the link before it, each event of the transaction in order, and each
/// decision record right after the last event that it covers. Headers have a fixed width and name the payload's length, so
/// that no two logs have the same bytes.
struct Chain {
    /// What the first link follows.
    static let origin = [UInt8](repeating: 0, count: 32)

    private var hasher = SHA256()

    init(after hash: [UInt8]) { hasher.update(data: hash) }

    mutating func event(sequence: Int, at: Int, by: Int, type: Int, subject: Int, payload: [UInt8]) {
        header(1, sequence, at, by, type, subject, payload.count)
        hasher.update(data: payload)
    }

    mutating func decision(last: Int, first: Int, at: Int, by: Int, subject: Int, payload: [UInt8]) {
        header(2, last, at, by, first, subject, payload.count)
        hasher.update(data: payload)
    }

    func finish() -> [UInt8] { Array(hasher.finalize()) }

    private mutating func header(_ a: Int, _ b: Int, _ c: Int, _ d: Int, _ e: Int, _ f: Int, _ g: Int) {
        var fields = (
            a.littleEndian, b.littleEndian, c.littleEndian, d.littleEndian, e.littleEndian, f.littleEndian,
            g.littleEndian
        )
        withUnsafeBytes(of: &fields) { hasher.update(bufferPointer: $0) }
    }
}
