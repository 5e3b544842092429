/// The names of a file's columns. Names are compared without regard to case, to blanks at their ends and to
/// ` (not editable)` behind them; where a column stands says nothing.
public struct Header: Sendable {
    /// As the file spells them, blanks at both ends cut.
    public let names: [String]
    private let places: [String: Int]
    /// Names that stand there more than once.
    let doubled: Set<String>

    public init(_ names: [String]) {
        self.names = names
        var places: [String: Int] = [:]
        var doubled: Set<String> = []
        for (index, name) in names.enumerated() where !name.isEmpty {
            let key = Header.key(name)
            if places[key] == nil { places[key] = index } else { doubled.insert(key) }
        }
        self.places = places
        self.doubled = doubled
    }

    init(_ record: CSVRecord) {
        self.init((0..<record.count).map { String(decoding: record[$0].trimmed, as: UTF8.self) })
    }

    /// Whether it has a column of that name.
    public func has(_ name: String) -> Bool { places[Header.key(name)] != nil }

    /// The column of that name; nil when there is none.
    public func column(_ name: String) -> Column? {
        places[Header.key(name)].map { Column(index: $0, name: names[$0]) }
    }

    static func key(_ name: String) -> String {
        let lower = name.lowercased()
        let suffix = " (not editable)"
        return lower.hasSuffix(suffix) ? String(lower.dropLast(suffix.count)) : lower
    }
}
