import Policy
import Vocabulary

/// The family `exceptions`: how bad each is, whose it is, and by when.
struct ExceptionRules: Sendable {
    /// The kinds that the program raises.
    static let kinds = [
        "amounts_differ", "cost_missing", "count_variance", "damaged", "deadline_missed", "hold_overdue", "order_changed",
        "oversold_at_source", "policy_review_due", "proposal_waiting", "refund_unassigned", "rejected_lines", "return_unexpected",
        "shipped_elsewhere", "stock_differs",
        "stock_short", "unknown_channel", "unknown_location", "unknown_sku", "unroutable",
    ]

    static let facts = FamilyFacts<ExceptionFacts>([
        FactReading("exception.kind", .string, "its kind, such as stock_short") { .string($0.kind) },
        FactReading("exception.about", .string, "order, item, stock, location, channel, file, transfer, period or store") {
            .string($0.subject.kind)
        },
        FactReading("order.total", .money, "where it is about an order that is known: what the customer pays") {
            $0.order.map { .money(Money(minor: $0.amounts.totalMinor, $0.currency)) }
        },
        FactReading("order.currency", .string, "where it is about an order that is known: three letters") {
            $0.order.map { .string($0.currency.description) }
        },
        FactReading(
            "order.minutes_to_cutoff", .int,
            "where it is about an order that is known: minutes to its deadline, below zero once it has passed"
        ) {
            facts in facts.order.map { .minutes(to: $0.deadline, from: facts.clock.at) }
        },
        FactReading("shop.local_hour", .int, "hour now by the shop's clock, 0 to 23") { .int($0.clock.hour) },
        FactReading("shop.local_weekday", .int, "weekday now by the shop's clock, 1 Monday to 7 Sunday") {
            .int($0.clock.weekday)
        },
    ])

    let sheet: RuleSheet
    let outcomes: [ExceptionRule]

    init?(_ file: FamilyFile) {
        var outcomes: [ExceptionRule] = []
        let sheet = file.sheet(.exceptions, keys: ["when", "severity", "within", "owner"]) { reader, node in
            let outcome = file.defects.attempt { () -> ExceptionRule in
                let word = try node.required("severity")
                guard let severity = Severity(word: try word.text()) else {
                    throw word.defect("a severity is low, medium, high or critical")
                }
                return ExceptionRule(
                    severity: severity, dueHours: try node.required("within").hours(in: 0...8_760),
                    desk: try node.required("owner").word(Role.self))
            }
            guard let rule = reader.rule(node), let outcome else { return nil }
            outcomes.append(outcome)
            return rule
        }
        guard let sheet else { return nil }
        self.sheet = sheet
        self.outcomes = outcomes
    }

    /// A kind that the program knows.
    static func kind(_ node: PolicyNode) throws -> String {
        let text = try node.text()
        guard !kinds.contains(text) else { return text }
        let near =
            Nearest.match(text, among: kinds).map { "; did you mean \($0)?" } ?? "; there are: \(kinds.joined(separator: ", "))"
        throw node.defect("there is no kind of exception \(text)\(near)")
    }

    func exception(_ raised: ExceptionFacts, _ log: EvaluationLog) -> ExceptionRule {
        let facts = ExceptionRules.facts.row(raised, for: sheet)
        let findings = sheet.untilOne(facts) { $0 == .yes }
        log.note(sheet.evaluation(findings, facts))
        return findings.last == .yes ? outcomes[findings.count - 1] : .usual
    }
}

extension Subject {
    /// The word for what it is.
    var kind: String {
        switch self {
        case .store: "store"
        case .order: "order"
        case .item: "item"
        case .stock: "stock"
        case .location: "location"
        case .channel: "channel"
        case .exception: "exception"
        case .approval: "request"
        case .transfer: "transfer"
        case .person: "operator"
        case .file: "file"
        case .period: "period"
        case .policy: "policy"
        case .family: "rules"
        }
    }
}
