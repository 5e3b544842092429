/// A short name that people and files use for one thing: a SKU, a location, a channel, an order's own number.
/// Never empty, no control characters, no blanks at its ends, at most 80 bytes; compared byte by byte.
public struct Code<Kind>: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let text: String

    /// Nil when the text cannot be a code; blanks at both ends are cut.
    @inlinable public init?(_ text: some StringProtocol) {
        let trimmed = text.utf8.drop { $0 == 32 }
        var bytes = Array(trimmed)
        while bytes.last == 32 { bytes.removeLast() }
        guard !bytes.isEmpty, bytes.count <= 80, !bytes.contains(where: { $0 < 32 || $0 == 127 }) else {
            return nil
        }
        self.text = String(decoding: bytes, as: UTF8.self)
    }

    /// A code that the store held before: it was checked when it came in.
    public init(kept text: String) { self.text = text }

    public static func < (a: Self, b: Self) -> Bool { a.text.utf8.lexicographicallyPrecedes(b.text.utf8) }

    public static func == (a: Self, b: Self) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

    public func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }

    public var description: String { text }
}

public typealias SKUCode = Code<Kind.SKU>
public typealias LocationCode = Code<Kind.Location>
public typealias ChannelCode = Code<Kind.Channel>
public typealias OrderNumber = Code<Kind.Order>
public typealias OperatorName = Code<Kind.Operator>
