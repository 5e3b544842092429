/// An ISO 4217 currency, packed into 16 bits, with the number of decimals its minor unit has.
public struct Currency: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Three letters in base 27 (A = 1), so that order by number is order by letters.
    public let packed: UInt16

    /// A currency from its three capital letters; nil for anything else.
    @inlinable public init?(_ code: some StringProtocol) {
        var value: UInt16 = 0
        var count = 0
        for byte in code.utf8 {
            guard byte >= 65, byte <= 90 else { return nil }
            value = value &* 27 &+ UInt16(byte - 64)
            count += 1
            guard count <= 3 else { return nil }
        }
        guard count == 3 else { return nil }
        packed = value
    }

    /// A currency from its packed number, as the store holds it; nil when no three letters make it.
    public init?(packed: Int) {
        guard packed > 0, packed < 27 * 27 * 27 else { return nil }
        var rest = packed
        for _ in 0..<3 {
            guard rest % 27 != 0 else { return nil }
            rest /= 27
        }
        self.packed = UInt16(packed)
    }

    private init(known code: StaticString) {
        var value: UInt16 = 0
        code.withUTF8Buffer { for byte in $0 { value = value * 27 + UInt16(byte - 64) } }
        packed = value
    }

    public static let eur = Currency(known: "EUR")
    public static let usd = Currency(known: "USD")
    public static let gbp = Currency(known: "GBP")
    public static let jpy = Currency(known: "JPY")

    /// The three letters.
    public var description: String {
        let letters = [Int(packed) / 729, Int(packed) / 27 % 27, Int(packed) % 27]
        return String(decoding: letters.map { UInt8($0 + 64) }, as: UTF8.self)
    }

    /// Digits behind the point: ISO 4217, column "minor unit".
    public var decimals: Int {
        switch description {
        case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND",
            "VUV", "XAF", "XOF", "XPF":
            return 0
        case "CLF", "UYW": return 4
        case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": return 3
        default: return 2
        }
    }

    public static func < (a: Currency, b: Currency) -> Bool { a.packed < b.packed }
}
