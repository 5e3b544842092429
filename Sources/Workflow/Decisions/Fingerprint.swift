/// Fingerprints of what files say, to tell news from repetition. Not for secrets: FNV-1a, 64 bits.
public struct Fingerprint: Sendable {
    @usableFromInline var state: UInt64 = 0xcbf2_9ce4_8422_2325
    public var value: UInt64 { state }

    public init() {}

    @inlinable public mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
        state = (state ^ 0xff) &* 0x100_0000_01b3
    }

    @inlinable public mutating func add(_ number: Int) {
        var rest = UInt64(bitPattern: Int64(number))
        for _ in 0..<8 {
            state = (state ^ (rest & 0xff)) &* 0x100_0000_01b3
            rest >>= 8
        }
    }

    /// 32 bits of the fingerprint of a text.
    public static func short(_ text: String) -> UInt32 {
        var mark = Fingerprint()
        mark.add(text.utf8)
        return UInt32(truncatingIfNeeded: mark.value ^ mark.value >> 32)
    }
}
