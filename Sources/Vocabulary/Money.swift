/// An amount of money: integer minor units (cents) of one currency. No floating point ever.
public struct Money: Hashable, Sendable, CustomStringConvertible {
    /// Minor units; may be negative.
    public var minor: Int
    public var currency: Currency

    public init(minor: Int, _ currency: Currency) {
        self.minor = minor
        self.currency = currency
    }

    /// Larger amounts than any shop has are refused at the door, so that sums cannot overflow.
    public static let limitMinor = 1_000_000_000_000_000

    /// `1,204.00 EUR`, for people.
    public var description: String { "\(grouped) \(currency)" }

    /// `1204.00`, for files and scripts.
    public var plain: String { Money.text(minor, decimals: currency.decimals, grouped: false) }

    /// `1,204.00`, for columns that name the currency elsewhere.
    public var grouped: String { Money.text(minor, decimals: currency.decimals, grouped: true) }

    /// Minor units as major units with `decimals` digits behind the point.
    public static func text(_ minor: Int, decimals: Int, grouped: Bool) -> String {
        var digits = Array(String(minor.magnitude).utf8)
        while digits.count <= decimals { digits.insert(48, at: 0) }
        let whole = digits.dropLast(decimals)
        var out: [UInt8] = minor < 0 ? [45] : []
        for (index, digit) in whole.enumerated() {
            if grouped, index > 0, (whole.count - index) % 3 == 0 { out.append(44) }
            out.append(digit)
        }
        if decimals > 0 {
            out.append(46)
            out.append(contentsOf: digits.suffix(decimals))
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Reads a plain decimal such as `-1299.00`, `12.5` or `1,204.00` (grouped by threes) into minor units.
    /// Nil when it is not one, has more decimals than the currency (zeros aside), or is too large.
    @inlinable public static func minor(plain text: some Collection<UInt8>, decimals: Int) -> Int? {
        var value = 0
        var digits = 0
        var fraction = -1
        var negative = false
        var sinceComma = -1
        var commas = 0
        for (place, byte) in text.enumerated() {
            switch byte {
            case 45 where place == 0: negative = true
            case 43 where place == 0: continue
            case 46 where fraction < 0 && digits > 0: fraction = 0
            case 44 where fraction < 0 && digits > 0 && (sinceComma == -1 ? digits <= 3 : sinceComma == 3):
                sinceComma = 0
                commas += 1
            case 48...57:
                digits += 1
                if fraction < 0, sinceComma >= 0 { sinceComma += 1 }
                if fraction >= 0 {
                    fraction += 1
                    if fraction > decimals {
                        guard byte == 48 else { return nil }
                        continue
                    }
                }
                value = value * 10 + Int(byte - 48)
                guard value < limitMinor else { return nil }
            default: return nil
            }
        }
        guard digits > 0, sinceComma == -1 || sinceComma == 3 else { return nil }
        // `4,200` is four thousand to some and four and a fifth to others.
        guard commas != 1 || fraction >= 0 || decimals == 0 else { return nil }
        var missing = decimals - max(0, min(fraction, decimals))
        while missing > 0 {
            guard value < limitMinor else { return nil }
            value *= 10
            guard value < limitMinor else { return nil }
            missing -= 1
        }
        guard value < limitMinor else { return nil }
        return negative ? -value : value
    }

    /// Reads `150.00 EUR`, or `150` in `currency`; nil when it is no amount.
    public init?(_ text: String, in currency: Currency) {
        let parts = text.split(separator: " ")
        guard let number = parts.first, parts.count <= 2 else { return nil }
        var unit = currency
        if parts.count == 2 {
            guard let named = Currency(parts[1]) else { return nil }
            unit = named
        }
        guard let minor = Money.minor(plain: number.utf8, decimals: unit.decimals) else { return nil }
        self.init(minor: minor, unit)
    }
}
