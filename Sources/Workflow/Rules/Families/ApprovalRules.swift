import Policy
import Vocabulary

/// The family `approvals`: the first rule that is true says who has to say yes.
struct ApprovalRules: Sendable {
    static let facts = FamilyFacts<RequestFacts>(
        [
            FactReading("request.kind", .string, "adjustment (and counts), write_off, refund, reopen or policy") {
                .string($0.kind)
            },
            FactReading("request.amount", .money, "what it moves: a refund in the order's currency, the rest in the shop's") {
                .money($0.amount)
            },
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
            FactReading("order.total", .money, "of a refund") {
                $0.order.map { .money(Money(minor: $0.amounts.totalMinor, $0.currency)) }
            },
            FactReading("order.state", .string, "of a refund") { $0.order.map { .string($0.state.word) } },
            FactReading("order.refunded", .money, "of a refund: given back before") {
                $0.order.map { .money(Money(minor: $0.refundedMinor, $0.currency)) }
            },
            FactReading("order.age_days", .int, "of a refund: whole days since it was placed") { facts in
                facts.order.map { .days(from: $0.placedAt, to: facts.clock.at) }
            },
            FactReading("refund.expects_return", .bool, "of a refund: goods are to come back") {
                $0.expectsReturn.map { .bool($0) }
            },
            FactReading(
                "customer.refunded_orders", .int, "of a refund: other orders of the same customer that something went back for"
            ) {
                $0.refundedOrders.map { .int($0) }
            },
            FactReading("customer.refunded", .money, "of a refund: what went back for them, in this order's currency") {
                $0.refunded.map { .money($0) }
            },
            FactReading("shop.local_hour", .int, "hour now by the shop's clock, 0 to 23") { .int($0.clock.hour) },
            FactReading("shop.local_weekday", .int, "weekday now by the shop's clock, 1 Monday to 7 Sunday") {
                .int($0.clock.weekday)
            },
        ] + FactReading.orderLabels { $0.order?.marks.labels } + FactReading.skuLabels { $0.item?.labels }
            + FactReading.customer({ $0.customer }, { $0.order?.currency }))

    /// A limit that may not be split: over it, another rule says who has to say yes.
    struct Cumulative: Equatable {
        var windowHours: Int
        var limit: Money
        var then: String
    }

    struct Outcome {
        var steps: [ApprovalStep]
        var escalates: Bool
        var cumulative: Cumulative?
    }

    let sheet: RuleSheet
    let outcomes: [Outcome]
    /// Places of the rules by id.
    let places: [String: Int]

    init?(_ file: FamilyFile) {
        var outcomes: [Outcome] = []
        var named: [(then: String, node: PolicyNode)] = []
        let sheet = file.sheet(.approvals, keys: ["when", "steps", "on_timeout", "cumulative"]) { reader, node in
            let steps = file.defects.attempt { try ApprovalRules.steps(node) }
            let escalates = file.defects.attempt { try ApprovalRules.escalates(node, steps ?? []) }
            let cumulative = file.defects.attempt { () -> Cumulative? in
                guard let part = try node.optional("cumulative") else { return nil }
                let cumulative = try ApprovalRules.cumulative(part, reader)
                named.append((cumulative.then, try part.required("then")))
                return cumulative
            }
            guard let rule = reader.rule(node), let steps, let escalates, let cumulative else { return nil }
            outcomes.append(Outcome(steps: steps, escalates: escalates, cumulative: cumulative))
            return rule
        }
        guard let sheet else { return nil }
        places = Dictionary(sheet.rules.enumerated().map { ($1.id, $0) }) { first, _ in first }
        self.sheet = sheet
        self.outcomes = outcomes
        for (then, node) in named {
            guard let place = places[then] else {
                let near = Nearest.match(then, among: places.keys.sorted()).map { "; did you mean \($0)?" } ?? ""
                file.defects.add(node.defect("there is no rule \(then) in this file\(near)"))
                continue
            }
            if outcomes[place].steps.isEmpty { file.defects.add(node.defect("rule \(then) asks nobody, so it is no limit")) }
        }
    }

    /// No steps at all: what the rule is true of needs nobody's yes, up to its cumulative limit.
    private static func steps(_ node: PolicyNode) throws -> [ApprovalStep] {
        try node.required("steps").list().map { step in
            try step.only(["role", "count", "within"])
            return ApprovalStep(
                role: try step.required("role").word(Role.self), count: try step.optional("count")?.number(in: 1...9) ?? 1,
                withinHours: try step.required("within").hours(in: 1...8_760))
        }
    }

    private static func escalates(_ node: PolicyNode, _ steps: [ApprovalStep]) throws -> Bool {
        guard let word = try node.optional("on_timeout") else { return false }
        switch try word.text() {
        case "expire": return false
        case "escalate":
            guard !steps.contains(where: { $0.role == .controller }) else {
                throw word.defect("escalate hands a step to the controller, who is asked already")
            }
            return true
        case let other: throw word.defect("on_timeout is expire or escalate, not \(other): silence is never a yes")
        }
    }

    private static func cumulative(_ node: PolicyNode, _ reader: RuleReader) throws -> Cumulative {
        try node.only(["by", "window", "limit", "then"])
        let by = try node.required("by")
        guard try by.text() == "requester" else { throw by.defect("amounts are added up by requester") }
        return Cumulative(
            windowHours: try node.required("window").hours(in: 1...8_760), limit: try reader.amount(node.required("limit")),
            then: try node.required("then").text())
    }

    var longestWindowHours: Int { outcomes.compactMap(\.cumulative?.windowHours).max() ?? 0 }

    func approval(for request: RequestFacts, _ log: EvaluationLog) -> ApprovalRule? {
        let facts = ApprovalRules.facts.row(request, for: sheet)
        let findings = sheet.untilOne(facts) { $0 != .no }
        log.note(sheet.evaluation(findings, facts))
        guard let last = findings.last, last != .no else { return nil }
        let hit = findings.count - 1
        if let cumulative = outcomes[hit].cumulative, let why = excess(request, cumulative), let then = places[cumulative.then] {
            return asks(then, via: RuleTrace(rule: sheet.rules[hit].id, effect: "\(why): \(cumulative.then)"))
        }
        return outcomes[hit].steps.isEmpty ? nil : asks(hit, via: nil)
    }

    private func asks(_ rule: Int, via: RuleTrace?) -> ApprovalRule {
        ApprovalRule(
            rule: RuleTitle(sheet.rules[rule]), steps: outcomes[rule].steps, escalates: outcomes[rule].escalates, via: via)
    }

    /// Why a limit is exceeded together with what was done before; nil when it is not. Amounts of other currencies cannot be added up: an
    /// amount that is not in the limit's is over it.
    private func excess(_ request: RequestFacts, _ cumulative: Cumulative) -> String? {
        guard request.amount.currency == cumulative.limit.currency else {
            return "\(request.amount) is in another currency than its limit"
        }
        let since = request.clock.at.adding(hours: -cumulative.windowHours)
        let before = request.earlier.reduce(0) { sum, effect in
            let counts = effect.kind == request.kind && effect.at >= since && effect.amount.currency == cumulative.limit.currency
            return counts ? sum + abs(effect.amount.minor) : sum
        }
        guard before + abs(request.amount.minor) > cumulative.limit.minor else { return nil }
        let sum = Money(minor: before + abs(request.amount.minor), cumulative.limit.currency)
        return "\(sum) within \(cumulative.windowHours)h is over \(cumulative.limit)"
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
