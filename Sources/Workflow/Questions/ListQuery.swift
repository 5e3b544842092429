/// What part of a list is wanted: filter, order and window.
public struct ListQuery: Sendable, Equatable {
    public var filter: ListFilter
    /// What has to hold besides, in the language of policy.
    public var condition: Where?
    /// A column's name as scripts see it; empty for the list's own order.
    public var sort: String
    public var isDescending: Bool
    public var offset: Int
    public var limit: Int

    public init(
        filter: ListFilter = ListFilter(), condition: Where? = nil, sort: String = "", isDescending: Bool = false,
        offset: Int = 0, limit: Int = 100
    ) {
        self.filter = filter
        self.condition = condition
        self.sort = sort
        self.isDescending = isDescending
        self.offset = offset
        self.limit = limit
    }
}

/// `field:value` terms and free words, all of which must hold: `state:held channel:web müller`.
/// A value may name several, `state:held,captured`; `!` before a term turns it round; `>` and `<` compare numbers.
public struct ListFilter: Sendable, Equatable {
    public enum Match: Sendable, Equatable {
        case oneOf([String])
        case above(Int)
        case below(Int)
    }

    public struct Term: Sendable, Equatable {
        /// Empty for free words, which look in every text of the row.
        public var field: String
        public var match: Match
        public var isNegated: Bool

        public init(field: String, match: Match, isNegated: Bool = false) {
            self.field = field
            self.match = match
            self.isNegated = isNegated
        }
    }

    public var terms: [Term]
    /// As it was typed.
    public var text: String

    public init() {
        terms = []
        text = ""
    }

    /// Reads a filter as an operator types it. Every text is a filter; unknown fields are told by the list. Double quotes
    /// hold a value with blanks or commas together, `sku:"AB 12"`; one that is left open ends with the text.
    public init(_ text: String) {
        self.text = text
        terms = FilterWord.all(in: text).map { word in
            let start = word.isNegated ? 1 : 0
            guard let field = word.field else {
                return Term(field: "", match: .oneOf([word.plain(from: start)]), isNegated: word.isNegated)
            }
            let value = word.plain(from: field.end)
            if !word.isQuoted, let first = value.first, first == ">" || first == "<", let number = Int(value.dropFirst()) {
                return Term(field: field.name, match: first == ">" ? .above(number) : .below(number), isNegated: word.isNegated)
            }
            return Term(field: field.name, match: .oneOf(word.parts(from: field.end)), isNegated: word.isNegated)
        }
    }

    /// A term for exactly this value, as it would be typed; without a field, for words that stand somewhere in the row.
    public static func term(_ field: String, _ value: String) -> String {
        let isPlain =
            !value.isEmpty && !value.contains { $0 == " " || $0 == "," || $0 == "\"" }
            && (field.isEmpty ? !value.contains(":") && !value.hasPrefix("!") : !value.hasPrefix(">") && !value.hasPrefix("<"))
        let start = field.isEmpty ? "" : field + ":"
        guard !isPlain else { return start + value }
        var quoted = ""
        for letter in value { quoted += letter == "\"" || letter == "\\" ? "\\\(letter)" : String(letter) }
        return "\(start)\"\(quoted)\""
    }

    /// A filter with one more term, which is not written twice.
    public static func adding(_ term: String, to text: String) -> String {
        guard !ListFilter(text).terms.contains(where: ListFilter(term).terms.contains) else { return text }
        return text.isEmpty ? term : text + " " + term
    }
}

/// A window of a list.
public struct Page<Row: Sendable>: Sendable {
    public var rows: [Row]
    /// Rows that match the filter, and rows there are in all.
    public var matching: Int
    public var total: Int
    /// Fields of the filter that the list does not have.
    public var unknownFields: [String]
    /// Rows that were left out because the condition has no answer for them, in words; nil when there are none.
    public var complaint: String?

    public init(rows: [Row], matching: Int, total: Int, unknownFields: [String] = [], complaint: String? = nil) {
        self.rows = rows
        self.matching = matching
        self.total = total
        self.unknownFields = unknownFields
        self.complaint = complaint
    }
}
