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
            let hold = file.defects.attempt { () -> (kind: String, lifters: [Role], hours: Int) in
                let hold = try node.required("hold")
                try hold.only(["kind", "lifted_by", "for"])
                return (
                    try hold.required("kind").text(), try hold.required("lifted_by").list().map { try $0.word(Role.self) },
                    try hold.required("for").hours(in: 1...8_760)
                )
            }
            guard let rule = reader.rule(node), let hold else { return nil }
            lifters[hold.kind, default: []].formUnion(hold.lifters)
            outcomes.append(HoldRule(rule: RuleTitle(rule), kind: hold.kind, hours: hold.hours))
            return rule
        }
        guard let sheet else { return nil }
        self.sheet = sheet
        self.outcomes = outcomes
        self.lifters = lifters
    }

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
