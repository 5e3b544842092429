import Vocabulary

/// Reads the file of one family: its head, and the parts that the rules of every family have. Mistakes are gathered, each with
/// its place; what is beyond its family's own keys is refused with the nearest that is meant.
public struct RuleReader {
    public let name: String
    public let context: FactContext
    public let defects: DefectList
    /// The keys of a rule beside `id`, `title` and `because`.
    private let keys: [String]
    let scope: ModeScope

    public init(_ name: String, context: FactContext, keys: [String], scope: ModeScope = .none, defects: DefectList) {
        self.name = name
        self.context = context
        self.keys = keys
        self.scope = scope
        self.defects = defects
    }

    /// The head of the file, and its rules before they are read.
    public struct Head {
        public let owner: String
        /// Whose desk it is; nil where the rules on exceptions say.
        public let desk: PolicyNode?
        public let reviewBy: Day
        public let modes: [ModeRule]
        public let rules: [PolicyNode]
    }

    public func head(_ root: PolicyNode) -> Head? {
        _ = defects.attempt { try root.only(["family", "owner", "desk", "review_by", "modes", "rules"]) }
        _ = defects.attempt {
            let family = try root.required("family")
            let text = try family.text()
            guard text == name else { throw family.defect("this file holds the family \(name), not \(text)") }
        }
        let owner = defects.attempt { try root.required("owner").text() }
        let reviewBy = defects.attempt { () -> Day in
            let node = try root.required("review_by")
            guard let day = Day(try node.text()) else {
                throw node.defect("expected a day such as 2027-03-31, not \(try node.text())")
            }
            return day
        }
        let rules = defects.attempt { () -> [PolicyNode] in
            let node = try root.required("rules")
            let rules = try node.list()
            guard rules.count <= RuleSheet.most else { throw node.defect("a family has at most \(RuleSheet.most) rules") }
            return rules
        }
        let modes = defects.attempt { try readModes(root) } ?? []
        let desk = (try? root.optional("desk")) ?? nil
        // Where the head is wrong the rules are read all the same, for the mistakes in them.
        return rules.map { Head(owner: owner ?? "", desk: desk, reviewBy: reviewBy ?? Day(number: 0), modes: modes, rules: $0) }
    }

    /// Refuses keys of a rule that its family does not know.
    public func checkKeys(_ node: PolicyNode) {
        _ = defects.attempt { try node.only(["id", "title"] + keys + ["because"]) }
    }

    /// A rule's id, title, condition (of the key `when`, or another), formula and sentence; nil when one of them is wrong.
    public func rule(
        _ node: PolicyNode, when key: String = "when", isOptional: Bool = false, formula formulaKey: String? = nil
    ) -> Rule? {
        let before = defects.defects.count
        checkKeys(node)
        let id = defects.attempt { try node.required("id").text() }
        let title = defects.attempt { try node.required("title").text() }
        let when =
            defects.attempt { () -> Expression? in
                guard let text = isOptional || formulaKey != nil ? try node.optional(key) : try node.required(key) else {
                    return nil
                }
                return try condition(text)
            } ?? nil
        let formula =
            defects.attempt { () -> Expression? in
                guard let formulaKey, let text = try node.optional(formulaKey) else { return nil }
                return try self.formula(text)
            } ?? nil
        let because = defects.attempt { try node.optional("because").map { try sentence($0) } } ?? nil
        guard defects.defects.count == before, let id, let title else { return nil }
        let reads = (when?.readSlots ?? []) + (formula?.readSlots ?? []) + (because?.reads ?? [])
        return Rule(
            id: id, title: title, when: when, formula: formula, because: because, place: node.defect("").place,
            reads: reads.reduce(0) { $0 | 1 << UInt64($1) }, text: node.flow)
    }

    /// A condition: an expression of type bool.
    public func condition(_ node: PolicyNode) throws -> Expression {
        let compiled = try expression(node)
        guard compiled.type == .bool else {
            throw node.defect("a condition is true or false; this one is \(compiled.type)")
        }
        return compiled
    }

    /// A formula by which things are compared: a whole number, an amount, a duration.
    public func formula(_ node: PolicyNode) throws -> Expression {
        let compiled = try expression(node)
        guard [.int, .money, .duration].contains(compiled.type) else {
            throw node.defect("what is compared is an int, an amount of money or a duration; this one is \(compiled.type)")
        }
        return compiled
    }

    /// An amount, such as `money("400 EUR")`, that asks no fact.
    public func amount(_ node: PolicyNode) throws -> Money {
        let compiled = try expression(node)
        guard compiled.type == .money, compiled.reads.isEmpty, case .success(.money(let money)) = compiled.evaluate(context.blank)
        else { throw node.defect("expected an amount such as 'money(\"400 EUR\")'") }
        return money
    }

    private func expression(_ node: PolicyNode) throws -> Expression {
        let text = try node.text()
        do throws(ExpressionFault) {
            return try Expression.compile(text, in: context.declarations)
        } catch {
            throw node.defect(error.sentence, line: error.line, column: error.column)
        }
    }

    private func sentence(_ node: PolicyNode) throws -> Because {
        let text = try node.text()
        do throws(BecauseFault) {
            return try Because(text, in: context.declarations)
        } catch {
            throw node.defect(error.sentence, line: 1, column: error.offset + 1)
        }
    }
}
