import Policy
import Vocabulary

/// The family `holds`: every rule that is true places its hold.
struct HoldRules: Sendable {
    static let line = ObjectType(
        "line",
        [
            ("sku", .string), ("title", .string), ("quantity", .int), ("price", .money), ("needs_stock", .bool),
            ("tags", LabelFacts.tags), ("attributes", LabelFacts.attributes),
        ])

    static let facts = FamilyFacts<OrderFacts>(
        [
            FactReading("order.channel", .string, "code of its channel") { .string($0.channel.code.text) },
            FactReading("order.total", .money, "what the customer pays") {
                .money(Money(minor: $0.draft.totalMinor, $0.draft.currency))
            },
            FactReading("order.currency", .string, "three letters") { .string($0.draft.currency.description) },
            FactReading("order.payment", .string, "pending, authorized, paid, partly_paid, partly_refunded, refunded or voided") {
                .string($0.draft.payment.word)
            },
            FactReading("order.risk", .string, "the shop's own word: unknown, low, medium or high") {
                .string($0.draft.risk.word)
            },
            FactReading("order.has_address", .bool, "street, city and country are there") { .bool($0.draft.customer.hasAddress) },
            FactReading("order.needs_shipping", .bool, "a line of it is goods") {
                .bool($0.draft.lines.contains(where: \.needsStock))
            },
            FactReading("order.refunded", .bool, "something was paid back before anything left") { .bool($0.isRefunded) },
            FactReading("order.number", .string, "as the shop calls it") { .string($0.draft.number.text) },
            FactReading("order.note", .string, "the customer's note; empty without one") { .string($0.draft.note) },
            FactReading(
                "order.lines", .list(.object(line)),
                "each with sku, title, quantity, price (where the file has it), needs_stock, and the SKU's tags and attributes"
            ) {
                facts in
                .list(
                    facts.draft.lines.enumerated().map { index, line in
                        value(
                            of: line, facts.draft.currency, facts.labels.indices.contains(index) ? facts.labels[index] : Labels())
                    })
            },
            FactReading("order.line_count", .int, "lines") { .int($0.draft.lines.count) },
            FactReading("order.units", .int, "units over all lines") { .int($0.draft.lines.reduce(0) { $0 + $1.quantity }) },
            FactReading("order.shipping", .money, "what the customer pays for shipping") {
                .money(Money(minor: $0.draft.shippingMinor, $0.draft.currency))
            },
            FactReading("order.discount", .money, "discount on the whole order") {
                .money(Money(minor: $0.draft.discountMinor, $0.draft.currency))
            },
            FactReading("order.paid", .money, "money the shop has taken for it") {
                .money(Money(minor: $0.draft.paidMinor, $0.draft.currency))
            },
            FactReading("address.country", .string, "as the file spells it") { .string($0.draft.customer.country) },
            FactReading("address.province", .string, "as the file spells it") { .string($0.draft.customer.province) },
            FactReading("address.city", .string, "as the file spells it") { .string($0.draft.customer.city) },
            FactReading("address.postcode", .string, "as the file spells it") { .string($0.draft.customer.postcode) },
            FactReading("customer.name", .string, "as the file spells it") { .string($0.draft.customer.name) },
            FactReading("customer.email", .string, "as the file spells it") { .string($0.draft.customer.email) },
            FactReading("order.placed_at", .timestamp, "when the customer placed it") { .moment($0.draft.placedAt) },
            FactReading("order.local_hour", .int, "hour of its placing by the channel's clock, 0 to 23") { .int($0.clock.hour) },
            FactReading("order.local_weekday", .int, "weekday of its placing by the channel's clock, 1 Monday to 7 Sunday") {
                .int($0.clock.weekday)
            },
            FactReading("order.age_hours", .int, "whole hours since it was placed") {
                .hours(from: $0.draft.placedAt, to: $0.at)
            },
        ] + FactReading.orderLabels { $0.draft.labels ?? Labels() } + FactReading.customer({ $0.customer }, { $0.draft.currency })
            + [.zone("channel.zone", ZoneNotes.channel) { $0.channel.zone }]
    )

    let sheet: RuleSheet
    let outcomes: [HoldRule]
    private var lifters: [String: Set<Role>] = [:]

    private static func value(of line: OrderDraft.Line, _ currency: Currency, _ labels: Labels) -> Value {
        .object(
            ObjectValue(
                HoldRules.line,
                [
                    .string(line.sku), .string(line.title), .int(line.quantity),
                    line.priceMinor.map { .money(Money(minor: $0, currency)) }, .bool(line.needsStock),
                    .tags(labels), .attributes(labels),
                ]))
    }

    init?(_ file: FamilyFile) {
        var outcomes: [HoldRule] = []
        var lifters: [String: Set<Role>] = [:]
        let sheet = file.sheet(.holds, keys: ["when", "hold"]) { reader, node in
            let hold = file.defects.attempt { () -> HoldRules.Read in
                let hold = try node.required("hold")
                try hold.only(["kind", "stops", "lifted_by", "for"])
                return Read(
                    kind: try hold.required("kind").text(), stops: try HoldRules.stops(hold),
                    lifters: try HoldRules.lifters(hold), hours: try hold.required("for").hours(in: 1...8_760))
            }
            guard let rule = reader.rule(node), let hold else { return nil }
            lifters[hold.kind, default: []].formUnion(hold.lifters)
            outcomes.append(
                HoldRule(
                    rule: RuleTitle(rule), kind: hold.kind, hours: hold.hours, stops: hold.stops, lifters: hold.lifters))
            return rule
        }
        guard let sheet else { return nil }
        self.sheet = sheet
        self.outcomes = outcomes
        self.lifters = lifters
    }

    /// What a rule's `hold` says.
    private struct Read {
        var kind: String
        var stops: Stops
        var lifters: Set<Role>
        var hours: Int
    }

    private static func stops(_ hold: PolicyNode) throws -> Stops {
        guard let node = try hold.optional("stops") else { return .usual }
        let steps = try node.list().map { try $0.word(HeldStep.self) }
        guard !steps.isEmpty else {
            throw node.defect("a hold stops something: \(HeldStep.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return Stops(steps)
    }

    private static func lifters(_ hold: PolicyNode) throws -> Set<Role> {
        let node = try hold.required("lifted_by")
        let roles = Set(try node.list().map { try $0.word(Role.self) })
        guard !roles.isDisjoint(with: LiftHold.roles) else {
            let able = LiftHold.roles.map(\.rawValue).sorted().joined(separator: ", ")
            throw node.defect("nobody could lift it: holds are lifted by \(able)")
        }
        return roles
    }

    /// The rules that are true of the order as it is now and were not before. Both answers are noted: 0 is the order as it is, 1 as it was,
    /// where anything that the rules ask has changed.
    func news(on order: OrderFacts, since before: OrderFacts, _ log: EvaluationLog) -> [HoldRule] {
        guard !outcomes.isEmpty else { return [] }
        func asked(_ order: OrderFacts, about: Int) -> Evaluation {
            let facts = HoldRules.facts.row(order, for: sheet)
            return sheet.evaluation(about: about, outcomes.indices.map { sheet.finding($0, facts) }, facts)
        }
        let now = asked(order, about: 0)
        let then = asked(before, about: HoldRules.before)
        log.note(now)
        guard now.facts != then.facts else { return [] }
        log.note(then)
        return outcomes.indices.filter { now.findings[$0] != .no && then.findings[$0] == .no }.map { outcomes[$0] }
    }

    /// What an evaluation is about that looked at the order as it was before it changed.
    static let before = 1

    func holds(on order: OrderFacts, _ log: EvaluationLog) -> [HoldRule] {
        guard !outcomes.isEmpty else { return [] }
        let facts = HoldRules.facts.row(order, for: sheet)
        let findings = outcomes.indices.map { sheet.finding($0, facts) }
        log.note(sheet.evaluation(findings, facts))
        var placed: [HoldRule] = []
        for (finding, outcome) in zip(findings, outcomes) where finding != .no { placed.append(outcome) }
        return placed
    }

    /// A kind that no rule names, as an operator may place it, is the supervisor's and the controller's.
    func lifters(of kind: String) -> Set<Role> { lifters[kind] ?? [.supervisor, .controller] }
}
