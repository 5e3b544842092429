import Vocabulary
import Workflow

extension Int: Coded {
    func write(to out: inout ByteWriter) { out.int(self) }
    init(from bytes: inout ByteReader) throws(Undecodable) { self = try bytes.int() }
}

extension UInt64: Coded {
    func write(to out: inout ByteWriter) {
        for shift in stride(from: 0, to: 64, by: 8) { out.byte(UInt8(truncatingIfNeeded: self >> UInt64(shift))) }
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self = 0
        for shift in stride(from: 0, to: 64, by: 8) { self |= UInt64(try bytes.byte()) << UInt64(shift) }
    }
}

extension Bool: Coded {
    func write(to out: inout ByteWriter) { out.byte(self ? 1 : 0) }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        switch try bytes.byte() {
        case 0: self = false
        case 1: self = true
        case let other: throw Undecodable("\(other) is neither yes nor no")
        }
    }
}

extension String: Coded {
    func write(to out: inout ByteWriter) { out.text(self) }
    init(from bytes: inout ByteReader) throws(Undecodable) { self = try bytes.text() }
}

extension Optional: Coded where Wrapped: Coded {
    func write(to out: inout ByteWriter) {
        out.put(self != nil)
        if let self { out.put(self) }
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self = try Bool(from: &bytes) ? .some(try Wrapped(from: &bytes)) : nil
    }
}

extension Array: Coded where Element: Coded {
    func write(to out: inout ByteWriter) {
        out.int(count)
        for element in self { out.put(element) }
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        let count = try bytes.count()
        self = []
        reserveCapacity(count)
        for _ in 0..<count { append(try bytes.take()) }
    }
}

extension Identifier: Coded {
    func write(to out: inout ByteWriter) { out.int(number) }
    init(from bytes: inout ByteReader) throws(Undecodable) { self.init(try bytes.int()) }
}

extension Code: Coded {
    func write(to out: inout ByteWriter) { out.text(text) }
    init(from bytes: inout ByteReader) throws(Undecodable) { self.init(kept: try bytes.text()) }
}

extension Instant: Coded {
    func write(to out: inout ByteWriter) { out.int(milliseconds) }
    init(from bytes: inout ByteReader) throws(Undecodable) { self.init(milliseconds: try bytes.int()) }
}

extension Day: Coded {
    func write(to out: inout ByteWriter) { out.int(number) }
    init(from bytes: inout ByteReader) throws(Undecodable) { self.init(number: try bytes.int()) }
}

extension Currency: Coded {
    func write(to out: inout ByteWriter) { out.int(Int(packed)) }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        let number = try bytes.int()
        guard let currency = Currency(packed: number) else { throw Undecodable("\(number) is no currency") }
        self = currency
    }
}

extension Money: Coded {
    func write(to out: inout ByteWriter) {
        out.int(minor)
        out.put(currency)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(minor: try bytes.int(), try bytes.take())
    }
}

extension Subject: Coded {
    func write(to out: inout ByteWriter) { out.int(packed) }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        let number = try bytes.int()
        guard let subject = Subject(packed: number) else { throw Undecodable("\(number) is no subject") }
        self = subject
    }
}

extension Role: Coded {}
extension LocationKind: Coded {}

extension RawRepresentable where RawValue: Coded {
    func write(to out: inout ByteWriter) { out.put(rawValue) }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        let raw: RawValue = try bytes.take()
        guard let value = Self(rawValue: raw) else { throw Undecodable("\(raw) is no \(Self.self)") }
        self = value
    }
}
