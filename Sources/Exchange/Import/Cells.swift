import Vocabulary

/// What a record says in a column. A column that the file does not have is as blank as an empty cell.
extension CSVRecord {
    /// The bytes of a cell, blanks at both ends cut.
    func cell(_ column: Column?) -> ArraySlice<UInt8> {
        guard let column, column.index < count else { return [] }
        return self[column.index].trimmed
    }

    /// Text that may have several lines; line ends become LF.
    func text(_ column: Column?) -> String {
        let cell = Protection.removed(from: cell(column), fromDigits: false)
        return cell.contains(13) ? cell.withLineFeeds : String(decoding: cell, as: UTF8.self)
    }

    /// Text of one line: line breaks inside it become `, `.
    func label(_ column: Column?) -> String {
        let cell = Protection.removed(from: cell(column), fromDigits: false)
        return cell.contains { $0 < 32 } ? cell.onOneLine : String(decoding: cell, as: UTF8.self)
    }

    /// Text made of digits more often than not, such as a SKU or a postcode: the `'` that keeps its zeros is cut.
    func code(_ column: Column?) -> String {
        let cell = Protection.removed(from: cell(column), fromDigits: true)
        return cell.contains { $0 < 32 } ? cell.onOneLine : String(decoding: cell, as: UTF8.self)
    }

    /// A word of a fixed list, in small letters.
    func word(_ column: Column?) -> String {
        let cell = cell(column)
        return String(unsafeUninitializedCapacity: cell.count) { space in
            for (place, byte) in zip(0..., cell) { space[place] = (65...90).contains(byte) ? byte + 32 : byte }
            return cell.count
        }
    }

    /// A whole number; nil when blank.
    func integer(_ column: Column?) throws(Fault) -> Int? {
        let cell = Protection.removed(from: cell(column), fromDigits: true)
        if cell.isEmpty { return nil }
        guard let number = Int(plain: cell) else { throw fault(column!, "is \(excerpt(column!)), which is no whole number") }
        return number
    }

    /// Units: a whole number from 0 to 1,000,000,000; nil when blank.
    func units(_ column: Column?) throws(Fault) -> Int? {
        guard let number = try integer(column) else { return nil }
        guard number >= 0 else { throw fault(column!, "is negative (\(number))") }
        guard number <= 1_000_000_000 else { throw fault(column!, "is \(number); no shop has so many") }
        return number
    }

    /// An amount in minor units of `currency`, not negative unless `signed`; nil when blank.
    func minor(_ column: Column?, in currency: Currency, signed: Bool = false) throws(Fault) -> Int? {
        let cell = Protection.removed(from: cell(column), fromDigits: true)
        if cell.isEmpty { return nil }
        guard let minor = Money.minor(plain: cell, decimals: currency.decimals) else {
            throw fault(column!, "is \(excerpt(column!)), which is no amount in \(currency)")
        }
        guard signed || minor >= 0 else { throw fault(column!, "is negative (\(excerpt(column!)))") }
        return minor
    }

    /// A moment in a year that things in a shop are from; nil when blank.
    func instant(_ column: Column?) throws(Fault) -> Instant? {
        let cell = cell(column)
        if cell.isEmpty { return nil }
        guard let instant = Timestamp.instant(cell) else {
            throw fault(
                column!, "is \(excerpt(column!)), which is no date and time with its offset, as 2026-03-29 12:00:00 +0200")
        }
        guard Timestamp.years.contains(instant.day().civil.year) else {
            throw fault(
                column!,
                "is \(excerpt(column!)), which is no year of a shop: \(Timestamp.years.lowerBound) to \(Timestamp.years.upperBound)"
            )
        }
        return instant
    }

    /// A currency of three letters; nil when blank.
    func currency(_ column: Column?) throws(Fault) -> Currency? {
        let cell = cell(column)
        if cell.isEmpty { return nil }
        guard let currency = Currency(String(decoding: cell, as: UTF8.self).uppercased()), currency.isKnown else {
            throw fault(column!, "is \(excerpt(column!)), which is no currency's three letters")
        }
        return currency
    }

    /// Whether every field is blank.
    var isBlank: Bool { fields.allSatisfy { bytes[$0.start..<$0.end].trimmed.isEmpty } }

    /// A fault of one cell: `reason` goes on from the column's name.
    func fault(_ column: Column, _ reason: String) -> Fault {
        let place = column.index < count ? place(ofField: column.index) : nil
        return Fault(line: place?.line ?? line, column: place?.column, reason: "`\(column.name)` \(reason)")
    }

    /// A cell as a sentence shows it: on one line, not too long.
    func excerpt(_ column: Column) -> String {
        let text = cell(column).onOneLine
        return text.utf8.count > 40 ? "`\(String(text.unicodeScalars.prefix(30)))…`" : "`\(text)`"
    }
}

extension ArraySlice<UInt8> {
    /// Without blanks and tabs at both ends.
    var trimmed: ArraySlice<UInt8> {
        var start = startIndex
        var end = endIndex
        while start < end, self[start] == 32 || self[start] == 9 { start += 1 }
        while end > start, self[end - 1] == 32 || self[end - 1] == 9 { end -= 1 }
        return self[start..<end]
    }

    /// CRLF and CR become LF.
    var withLineFeeds: String {
        var out: [UInt8] = []
        var previous: UInt8 = 0
        for byte in self {
            if byte == 13 { out.append(10) } else if byte != 10 || previous != 13 { out.append(byte) }
            previous = byte
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Runs of line breaks become `, `, tabs become blanks.
    var onOneLine: String {
        var out: [UInt8] = []
        var isBreak = false
        for byte in self {
            if byte == 10 || byte == 13 {
                isBreak = !out.isEmpty
                continue
            }
            if isBreak { out += [44, 32] }
            isBreak = false
            out.append(byte == 9 ? 32 : byte)
        }
        return String(decoding: out, as: UTF8.self)
    }
}

extension Int {
    /// Digits, with a sign in front at most; nil for anything else and beyond a million million.
    init?(plain text: some Collection<UInt8>) {
        var value = 0
        var digits = 0
        for (place, byte) in text.enumerated() {
            switch byte {
            case 43 where place == 0, 45 where place == 0: continue
            case 48...57: value = value * 10 + Int(byte - 48)
            default: return nil
            }
            digits += 1
            guard value <= 1_000_000_000_000 else { return nil }
        }
        guard digits > 0 else { return nil }
        self = text.first == 45 ? -value : value
    }
}
