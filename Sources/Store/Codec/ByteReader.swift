/// Reads what `ByteWriter` wrote. Bytes that are cut off or make no sense throw; they never trap.
struct ByteReader {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { place == bytes.count }

    mutating func byte() throws(Undecodable) -> UInt8 {
        guard place < bytes.count else { throw Undecodable("it is cut off at byte \(place)") }
        place += 1
        return bytes[place - 1]
    }

    mutating func int() throws(Undecodable) -> Int {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = try byte()
            guard shift < 63 || next <= 1 else { throw Undecodable("a number is too long at byte \(place)") }
            value |= UInt64(next & 0x7f) << shift
            if next < 0x80 { break }
            shift += 7
        }
        return Int(bitPattern: UInt(value >> 1)) ^ -Int(value & 1)
    }

    /// A count of things that take at least a byte each, so that no broken count asks for memory.
    mutating func count() throws(Undecodable) -> Int {
        let count = try int()
        guard count >= 0, count <= bytes.count - place else {
            throw Undecodable("a count of \(count) does not fit at byte \(place)")
        }
        return count
    }

    mutating func text() throws(Undecodable) -> String {
        let count = try count()
        place += count
        return String(decoding: bytes[(place - count)..<place], as: UTF8.self)
    }

    mutating func take<Value: Coded>(_ type: Value.Type = Value.self) throws(Undecodable) -> Value {
        try Value(from: &self)
    }
}
