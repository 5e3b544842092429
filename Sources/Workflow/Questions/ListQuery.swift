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

    /// Reads a filter as an operator types it. Every text is a filter; unknown fields are told by the list.
    public init(_ text: String) {
        self.text = text
        terms = text.split(separator: " ").map { word in
            var word = word
            let isNegated = word.hasPrefix("!") && word.utf8.count > 1
            if isNegated { word = word.dropFirst() }
            guard let colon = word.firstIndex(of: ":"), colon != word.startIndex else {
                return Term(field: "", match: .oneOf([String(word)]), isNegated: isNegated)
            }
            let field = word[..<colon].lowercased()
            let value = word[word.index(after: colon)...]
            if let first = value.first, first == ">" || first == "<", let number = Int(value.dropFirst()) {
                return Term(field: field, match: first == ">" ? .above(number) : .below(number), isNegated: isNegated)
            }
            return Term(
                field: field, match: .oneOf(value.split(separator: ",").map(String.init)), isNegated: isNegated)
        }
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
