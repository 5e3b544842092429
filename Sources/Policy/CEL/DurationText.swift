/// Durations as text: `1h45m`, `-1.5s`, `300ms`.
enum DurationText {
    /// Nanoseconds; nil when the text is no duration or longer than 64 bits hold (some 292 years).
    static func read(_ text: String) -> Int? {
        var bytes = Array(text.utf8)[...]
        var isNegative = false
        if let sign = bytes.first, sign == 45 || sign == 43 {
            isNegative = sign == 45
            bytes.removeFirst()
        }
        if bytes.elementsEqual([48]) { return 0 }
        guard !bytes.isEmpty else { return nil }
        var total = 0
        while !bytes.isEmpty {
            guard let part = term(&bytes) else { return nil }
            let (sum, tooLarge) = total.addingReportingOverflow(part)
            guard !tooLarge else { return nil }
            total = sum
        }
        return isNegative ? -total : total
    }

    private static func term(_ bytes: inout ArraySlice<UInt8>) -> Int? {
        var whole = 0
        var digits = 0
        var fraction = 0
        var scale = 1
        while let byte = bytes.first, (48...57).contains(byte) {
            let (tenfold, tooLarge) = whole.multipliedReportingOverflow(by: 10)
            guard !tooLarge, tenfold <= Int.max - 9 else { return nil }
            whole = tenfold + Int(byte - 48)
            digits += 1
            bytes.removeFirst()
        }
        if bytes.first == 46 {
            bytes.removeFirst()
            while let byte = bytes.first, (48...57).contains(byte) {
                if scale < 100_000 * 1_000_000_000 {
                    fraction = fraction * 10 + Int(byte - 48)
                    scale *= 10
                }
                digits += 1
                bytes.removeFirst()
            }
        }
        let name = bytes.prefix { !(48...57).contains($0) && $0 != 46 }
        bytes.removeFirst(name.count)
        guard digits > 0, let unit = nanoseconds(of: String(decoding: name, as: UTF8.self)) else { return nil }
        let (product, tooLarge) = whole.multipliedReportingOverflow(by: unit)
        let rest = fraction.multipliedFullWidth(by: unit)
        let (sum, tooMany) = product.addingReportingOverflow(scale.dividingFullWidth(rest).quotient)
        return tooLarge || tooMany ? nil : sum
    }

    private static func nanoseconds(of unit: String) -> Int? {
        switch unit {
        case "h": 3_600_000_000_000
        case "m": 60_000_000_000
        case "s": 1_000_000_000
        case "ms": 1_000_000
        case "us", "µs", "μs": 1_000
        case "ns": 1
        default: nil
        }
    }

    /// `6347s`, `1.5s`: seconds with as many decimals as needed.
    static func write(_ nanoseconds: Int) -> String {
        let whole = nanoseconds.magnitude / 1_000_000_000
        let part = nanoseconds.magnitude % 1_000_000_000
        var fraction = ""
        if part > 0 {
            let digits = String(part)
            fraction = "." + String(repeating: "0", count: 9 - digits.utf8.count) + digits
            while fraction.hasSuffix("0") { fraction.removeLast() }
        }
        return "\(nanoseconds < 0 ? "-" : "")\(whole)\(fraction)s"
    }
}
