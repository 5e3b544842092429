import Policy
import Vocabulary

/// The family `approvals`: the first rule that is true says who has to say yes.
struct ApprovalRules: Sendable {
    /// What may be governed today.
    static let kinds = ["adjustment", "write_off", "refund", "reopen"]

    static let facts = FamilyFacts<RequestFacts>([
        FactReading("request.kind", .string, "adjustment (and counts), write_off, refund or reopen") { .string($0.kind) },
        FactReading("request.amount", .money, "what it moves: a refund in the order's currency, the rest in the shop's") { .money($0.amount) },
        FactReading("request.currency", .string, "three letters") { .string($0.amount.currency.description) },
        FactReading("request.reason", .string, "as its requester typed it") { .string($0.reason) },
        FactReading("requester.name", .string, "the account's name") { .string($0.requester.name.text) },
        FactReading("requester.roles", .list(.string), "what that person may do") {
            .list($0.requester.roles.map(\.rawValue).sorted().map { .string($0) })
        },
        FactReading("item.sku", .string, "of an adjustment or write-off") { $0.item.map { .string($0.code.text) } },
        FactReading("location.code", .string, "of an adjustment or write-off") { $0.location.map { .string($0.code.text) } },
        FactReading("location.kind", .string, "of an adjustment or write-off: warehouse, store, third_party") {
            $0.location.map { .string($0.kind.rawValue) }
        },
        FactReading("order.channel", .string, "of a refund") { $0.channel.map { .string($0.code.text) } },
        FactReading("order.total", .money, "of a refund") { $0.order.map { .money(Money(minor: $0.amounts.totalMinor, $0.currency)) } },
        FactReading("order.state", .string, "of a refund") { $0.order.map { .string($0.state.word) } },
        FactReading("order.refunded", .money, "of a refund: given back before") {
            $0.order.map { .money(Money(minor: $0.refundedMinor, $0.currency)) }
        },
        FactReading("order.age_days", .int, "of a refund: whole days since it was placed") { facts in
            facts.order.map { .int(facts.clock.at.seconds(since: $0.placedAt) / 86_400) }
        },
        FactReading("refund.expects_return", .bool, "of a refund: goods are to come back") { $0.expectsReturn.map { .bool($0) } },
        FactReading("customer.refunded_orders", .int, "of a refund: other orders of the same customer that something went back for") {
            $0.refundedOrders.map { .int($0) }
        },
        FactReading("customer.refunded", .money, "of a refund: what went back for them, in this order's currency") { $0.refunded.map { .money($0) } },
        FactReading("shop.local_hour", .int, "hour now by the shop's clock, 0 to 23") { .int($0.clock.hour) },
        FactReading("shop.local_weekday", .int, "weekday now by the shop's clock, 1 Monday to 7 Sunday") { .int($0.clock.weekday) },
    ])

    let sheet: RuleSheet
    private let outcomes: [ApprovalRule]

    init?(_ file: FamilyFile) {
        var outcomes: [ApprovalRule] = []
        let sheet = file.sheet(.approvals, keys: ["when", "steps"]) { reader, node in
            let step = file.defects.attempt { try ApprovalRules.step(node) }
            guard let rule = reader.rule(node), let step else { return nil }
            outcomes.append(ApprovalRule(rule: RuleTitle(rule), role: step.role, withinHours: step.hours))
            return rule
        }
        guard let sheet else { return nil }
        self.sheet = sheet
        self.outcomes = outcomes
    }

    private static func step(_ node: PolicyNode) throws -> (role: Role, hours: Int) {
        let list = try node.required("steps")
        let steps = try list.list()
        guard steps.count == 1, let step = steps.first else { throw list.defect("one step is read today") }
        try step.only(["role", "count", "within"])
        guard try step.optional("count")?.number(in: 1...9) ?? 1 == 1 else { throw step.defect("one person's yes is read today") }
        return (try step.required("role").word(Role.self), try step.required("within").hours(in: 1...8_760))
    }

    func approval(for request: RequestFacts, _ log: EvaluationLog) -> ApprovalRule? {
        let facts = ApprovalRules.facts.row(request, for: sheet)
        let findings = sheet.untilOne(facts) { $0 != .no }
        log.note(sheet.evaluation(findings, facts))
        return findings.last.map { $0 != .no } == true ? outcomes[findings.count - 1] : nil
    }
}

extension RuleSheet {
    /// What the rules come to, up to the first that decides.
    func untilOne(_ facts: Bindings, decides: (Finding) -> Bool) -> [Finding] {
        var findings: [Finding] = []
        for rule in rules.indices {
            findings.append(finding(rule, facts))
            if decides(findings[rule]) { break }
        }
        return findings
    }
}
