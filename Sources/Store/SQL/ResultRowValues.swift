import Vocabulary
import Workflow

extension ResultRow {
    func id<Kind>(_ column: Int32) -> Identifier<Kind> { Identifier(int(column)) }
    func optionalID<Kind>(_ column: Int32) -> Identifier<Kind>? { optionalInt(column).map { Identifier($0) } }
    func code<Kind>(_ column: Int32) -> Code<Kind> { Code(kept: text(column)) }
    func moment(_ column: Int32) -> Instant { ResultRow.moment(int(column)) }
    func optionalMoment(_ column: Int32) -> Instant? { optionalInt(column).map(ResultRow.moment) }

    /// A damaged row may name a moment with which nobody can reckon; the nearest with which one can stands for it.
    private static func moment(_ milliseconds: Int) -> Instant {
        Instant(milliseconds: min(max(milliseconds, -9_000_000_000_000_000), 9_000_000_000_000_000))
    }

    /// A day with which one can reckon, as with moments.
    func day(_ column: Int32) -> Day { Day(number: min(max(int(column), -100_000_000), 100_000_000)) }
    func mark(_ column: Int32) -> UInt64 { UInt64(bitPattern: Int64(int(column))) }

    func currency(_ column: Int32) throws -> Currency {
        guard let currency = Currency(packed: int(column)) else { throw senseless(column, "currency") }
        return currency
    }

    func subject(_ column: Int32) throws -> Subject {
        guard let subject = Subject(packed: int(column)) else { throw senseless(column, "subject") }
        return subject
    }

    func word<Word: RawRepresentable>(_ column: Int32) throws -> Word where Word.RawValue == Int {
        guard let word = Word(rawValue: int(column)) else { throw senseless(column, "\(Word.self)") }
        return word
    }

    func word<Word: RawRepresentable>(_ column: Int32) throws -> Word where Word.RawValue == String {
        guard let word = Word(rawValue: text(column)) else { throw senseless(column, "\(Word.self)") }
        return word
    }

    /// A value that is stored as its coded bytes.
    func coded<Value: Coded>(_ column: Int32) throws -> Value {
        var bytes = ByteReader(bytes(column))
        do { return try bytes.take() } catch {
            throw StoreFault(.undecodable, attempted: "reading a \(Value.self)", detail: error.why)
        }
    }

    private func senseless(_ column: Int32, _ what: String) -> StoreFault {
        StoreFault(.undecodable, attempted: "reading a \(what)", detail: "'\(text(column))' is none")
    }
}

extension Binder {
    mutating func id<Kind>(_ value: Identifier<Kind>) { int(value.number) }
    mutating func id<Kind>(_ value: Identifier<Kind>?) { int(value?.number) }
    mutating func moment(_ value: Instant) { int(value.milliseconds) }
    mutating func moment(_ value: Instant?) { int(value?.milliseconds) }
    mutating func currency(_ value: Currency) { int(Int(value.packed)) }
    mutating func mark(_ value: UInt64) { int(Int(Int64(bitPattern: value))) }

    mutating func coded(_ value: some Coded) {
        var out = ByteWriter()
        out.put(value)
        blob(out.bytes)
    }
}
