/// Doubles as text: the shortest that reads back as the same, with the language's names for what is no number.
enum DoubleText {
    static func write(_ number: Double) -> String {
        if number.isNaN { return "NaN" }
        if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
        let text = number.description
        let magnitude = number.magnitude
        if magnitude != 0, magnitude < 1e-6 || magnitude >= 1e21 { return text.hasSuffix(".0") ? String(text.dropLast(2)) : text }
        let plain = expanded(text)
        return plain.hasSuffix(".0") ? String(plain.dropLast(2)) : plain
    }

    /// The same digits without an exponent.
    private static func expanded(_ text: String) -> String {
        let parts = text.split(separator: "e")
        guard parts.count == 2, let exponent = Int(parts[1]) else { return text }
        let isNegative = parts[0].hasPrefix("-")
        let mantissa = parts[0].drop { $0 == "-" }.split(separator: ".")
        let whole = String(mantissa[0])
        let fraction = mantissa.count > 1 && mantissa[1] != "0" ? String(mantissa[1]) : ""
        let digits = whole + fraction
        let point = whole.utf8.count + exponent
        let out: String
        if point <= 0 {
            out = "0." + String(repeating: "0", count: -point) + digits
        } else if point >= digits.utf8.count {
            out = digits + String(repeating: "0", count: point - digits.utf8.count)
        } else {
            out = digits.prefix(point) + "." + digits.dropFirst(point)
        }
        return isNegative ? "-" + out : out
    }

    /// With a fixed number of decimals, rounded from the exact value, halves to even.
    static func fixed(_ number: Double, decimals: Int) -> String {
        let exact = ExactDecimal(number.magnitude)
        return (number.sign == .minus ? "-" : "") + exact.fixed(decimals)
    }

    /// `2.718280e+00`.
    static func scientific(_ number: Double, decimals: Int) -> String {
        let exact = ExactDecimal(number.magnitude)
        return (number.sign == .minus ? "-" : "") + exact.scientific(decimals)
    }
}

/// The exact decimal digits of a finite double.
struct ExactDecimal {
    /// Most significant first; the point stands behind `point` of them.
    private var digits: [UInt8]
    private var point: Int

    init(_ number: Double) {
        guard number > 0 else {
            (digits, point) = ([0], 1)
            return
        }
        var whole = number.significandBitPattern
        var exponent = Int(number.exponentBitPattern) - 1075
        if number.exponentBitPattern == 0 { exponent += 1 } else { whole |= 1 << 52 }
        var reversed = String(whole).utf8.reversed().map { $0 - 48 }
        // Times two, or times five and a shift of the point, once per bit of the exponent.
        let factor = exponent > 0 ? 2 : 5
        for _ in 0..<abs(exponent) {
            var carry = 0
            for index in reversed.indices {
                let product = Int(reversed[index]) * factor + carry
                reversed[index] = UInt8(product % 10)
                carry = product / 10
            }
            while carry > 0 {
                reversed.append(UInt8(carry % 10))
                carry /= 10
            }
        }
        digits = reversed.reversed()
        point = digits.count - max(0, -exponent)
    }

    private func rounded(_ count: Int) -> ExactDecimal {
        guard count < digits.count else { return self }
        var out = self
        guard count >= 0 else {
            (out.digits, out.point) = ([0], 1)
            return out
        }
        let rest = digits[count...]
        let isHalf = rest.first == 5 && rest.dropFirst().allSatisfy { $0 == 0 }
        let isUp = isHalf ? count > 0 && digits[count - 1] % 2 == 1 : (rest.first ?? 0) >= 5
        out.digits = Array(digits[..<count])
        guard isUp else { return out }
        var place = count - 1
        while place >= 0, out.digits[place] == 9 {
            out.digits[place] = 0
            place -= 1
        }
        if place >= 0 {
            out.digits[place] += 1
        } else {
            out.digits.insert(1, at: 0)
            out.point += 1
        }
        return out
    }

    private func digit(_ place: Int) -> UInt8 { 48 + (digits.indices.contains(place) ? digits[place] : 0) }

    func fixed(_ decimals: Int) -> String {
        let shown = rounded(point + decimals)
        var out: [UInt8] = []
        for place in min(0, shown.point - 1)..<max(shown.point, 0) where place >= 0 { out.append(shown.digit(place)) }
        if out.isEmpty { out = [48] }
        if decimals > 0 {
            out.append(46)
            for place in 0..<decimals { out.append(shown.digit(shown.point + place)) }
        }
        return String(decoding: out, as: UTF8.self)
    }

    func scientific(_ decimals: Int) -> String {
        var scaled = self
        while scaled.digits.count > 1, scaled.digits[0] == 0 {
            scaled.digits.removeFirst()
            scaled.point -= 1
        }
        let shown = scaled.rounded(decimals + 1)
        let exponent = shown.point - 1
        var out: [UInt8] = [shown.digit(0)]
        if decimals > 0 {
            out.append(46)
            for place in 1...decimals { out.append(shown.digit(place)) }
        }
        let tail = abs(exponent) < 10 ? "0\(abs(exponent))" : "\(abs(exponent))"
        return String(decoding: out, as: UTF8.self) + "e\(exponent < 0 ? "-" : "+")" + tail
    }
}
