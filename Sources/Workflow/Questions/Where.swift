import Policy
import Vocabulary

/// A condition that the rows of a list have to meet, in the language of policy:
/// `order.total > money("500 EUR") && "payment" in order.holds`.
public struct Where: Sendable, Equatable {
    public let subject: ListSubject
    /// What it takes for `now`.
    public var now: Instant
    public let expression: Expression
    private let declarations: Declarations

    /// As it was typed.
    public var text: String { expression.text }
    /// The names of the fields that it reads.
    public var reads: [String] { expression.reads }

    /// It cannot be asked: the sentence says why, with the column and the names that are near.
    public struct Fault: Error, Sendable, Equatable {
        public let sentence: String
    }

    public init(_ text: String, of subject: ListSubject, now: Instant, zones: any Zones) throws(Fault) {
        var declarations = Declarations(zones: zones)
        for field in subject.fields { declarations.declare(field.name, field.type) }
        do throws(ExpressionFault) {
            expression = try Expression.compile(text, in: declarations)
        } catch {
            let asked = Where.name(in: text, at: error.column)
            let names = subject.fields.map(\.name)
            let fact = asked.split(separator: ".").prefix(2).joined(separator: ".")
            if subject == .order, let near = ListSubject.rulesOnly[fact] {
                throw Fault(
                    sentence: "column \(error.column): rules may ask \(fact), but no list keeps it; what is near is \(near)")
            }
            guard !asked.isEmpty, !names.contains(asked), let near = Nearest.match(asked, among: names) else {
                throw Fault(sentence: "column \(error.column): \(error.sentence)")
            }
            throw Fault(sentence: "column \(error.column): there is no \(asked); did you mean \(near)?")
        }
        guard expression.type == .bool || expression.type == .dyn else {
            throw Fault(sentence: "it gives \(expression.type), and a condition is true or false")
        }
        self.subject = subject
        self.now = now
        self.declarations = declarations
    }

    /// The dotted name that begins at a column.
    private static func name(in text: String, at column: Int) -> String {
        String(text.dropFirst(max(0, column - 1)).prefix { $0.isLetter || $0.isNumber || $0 == "." || $0 == "_" })
    }

    /// Room for the values of one row.
    public func bindings() -> Bindings {
        var bindings = Bindings(declarations)
        for name in ListSubject.moments { bindings[name] = Timestamp(now).map(Value.timestamp) }
        return bindings
    }

    /// Where the value of a field goes in the bindings.
    public func slot(of field: String) -> Int? { declarations.slot(of: field) }

    public static func == (a: Where, b: Where) -> Bool { a.subject == b.subject && a.text == b.text && a.now == b.now }
}

/// Which rows an expression leaves, and those for which it has no answer: amounts of two currencies, for one.
public struct WhereTally: Sendable, Equatable {
    public private(set) var unanswered = 0
    /// Why the first of those has none.
    public private(set) var reason = ""

    public init() {}

    /// Whether the row is kept. One without an answer is not, and is counted.
    public mutating func keeps(_ condition: Where, _ bindings: Bindings) -> Bool {
        do throws(EvaluationFault) {
            guard condition.expression.type == .dyn else { return try condition.expression.holds(bindings) }
            if case .bool(let holds) = try condition.expression.evaluate(bindings).get() { return holds }
            note("it is not true or false")
        } catch {
            note(error.sentence)
        }
        return false
    }

    private mutating func note(_ sentence: String) {
        if unanswered == 0 { reason = sentence }
        unanswered += 1
    }

    /// For people; nil when every row had an answer.
    public var complaint: String? {
        unanswered == 0 ? nil : "\(unanswered) \(unanswered == 1 ? "row has" : "rows have") no answer: \(reason)"
    }
}

extension Where {
    /// The rows of a short list, which comes whole, for which it holds; `values` gives what it may ask of a row, by field.
    public func kept<Row>(of rows: [Row], _ values: (Row) -> [(String, Value?)]) -> (rows: [Row], tally: WhereTally) {
        var tally = WhereTally()
        var bindings = bindings()
        let kept = rows.filter { row in
            for (name, value) in values(row) { bindings["\(subject.rawValue).\(name)"] = value }
            return tally.keeps(self, bindings)
        }
        return (kept, tally)
    }
}

extension CloseRow {
    /// What a condition may ask of it.
    public var asked: [(String, Value?)] {
        [
            ("number", .int(step.number)), ("title", .string(step.title)), ("state", .string(state.rawValue)),
            ("owner", .string(step.owner.rawValue)), ("check", .string(step.check)),
            ("passes", isPassing.map(Value.bool)), ("value", .string(value)), ("needs_two", .bool(step.needsTwoPeople)),
            ("preparer", .string(preparer)), ("approver", .string(approver)),
        ]
    }
}

extension PolicyRow {
    /// What a condition may ask of it; what a row of its kind does not have is not known.
    public var asked: [(String, Value?)] {
        let review = reviewBy.flatMap { Timestamp(Instant(day: $0)) }
        let isVersion = kind == .version
        return [
            ("kind", .string(kind.rawValue)), ("id", .string(id)), ("family", family.map { .string($0.name) }),
            ("says", .string(says)), ("version", .int(version)), ("state", .string(state)), ("owner", .string(owner)),
            ("mode", .string(mode)), ("review_by", review.map(Value.timestamp)), ("is_late", .bool(isLate)),
            ("day", day.map(Value.int)), ("week", week.map(Value.int)), ("same", isVersion ? nil : .int(same)),
            ("other", isVersion ? nil : .int(other)), ("author", policy.map { .string($0.draftedBy) }),
            ("note", policy.map { .string($0.standing.note) }), ("request", policy?.waiting.map { .int($0.number) }),
        ]
    }
}
