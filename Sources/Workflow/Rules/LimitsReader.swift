import Policy
import Vocabulary

extension House {
    static func readLimits(_ root: PolicyNode, version: Int) throws -> HouseRules {
        try root.only(["holds", "priority", "allocation", "routing", "release", "approvals", "exceptions", "owner", "review_by"])
        var rules = HouseRules(version: version)
        for node in try root.optional("holds")?.list() ?? [] {
            rules.holdLines.append(try hold(node, titles: &rules.titles))
        }
        for node in try root.optional("priority")?.list() ?? [] {
            rules.priorityLines.append(try priority(node, titles: &rules.titles))
        }
        if let node = try root.optional("allocation") { try readAllocation(node, into: &rules) }
        let routing = try root.required("routing")
        try routing.only(["eliminate", "rank"])
        for node in try routing.required("eliminate").list() {
            try node.only(["id", "title", "when"])
            let rule = try title(node, titles: &rules.titles)
            rules.eliminations.append((rule, try node.required("when").word(HouseRules.EliminationCondition.self)))
        }
        for node in try routing.required("rank").list() {
            try node.only(["id", "title", "by"])
            rules.ranking.append(
                RankRule(
                    rule: try title(node, titles: &rules.titles),
                    criterion: try node.required("by").word(RankRule.Criterion.self)))
        }
        if let node = try root.optional("release") {
            try node.only(["minutes_before_cutoff"])
            rules.releaseMinutesBeforeCutoff = try node.optional("minutes_before_cutoff")?.number(in: 0...1_440) ?? 0
        }
        if let node = try root.optional("approvals") { try readApprovals(node, into: &rules) }
        for node in try root.optional("exceptions")?.list() ?? [] {
            try node.only(["kind", "severity", "due_hours", "owner"])
            let word = try node.required("severity")
            guard let severity = Severity(word: try word.text()) else {
                throw word.defect("a severity is low, medium, high or critical")
            }
            rules.exceptions[try node.required("kind").text()] = ExceptionRule(
                severity: severity, dueHours: try node.required("due_hours").number(in: 0...8_760),
                desk: try node.required("owner").word(Role.self))
        }
        return rules
    }

    /// A rule's id and title; an id stands once.
    private static func title(_ node: PolicyNode, titles: inout [String: String]) throws -> RuleTitle {
        let rule = RuleTitle(id: try node.required("id").text(), title: try node.required("title").text())
        guard titles.updateValue(rule.title, forKey: rule.id) == nil else { throw node.defect("rule \(rule.id) stands twice") }
        return rule
    }

    private static func hold(_ node: PolicyNode, titles: inout [String: String]) throws -> HouseRules.HoldLine {
        try node.only(["id", "title", "kind", "when", "amount", "lifted_by", "hours"])
        let rule = try title(node, titles: &titles)
        let when = try node.required("when")
        let condition: HouseRules.HoldCondition =
            switch try when.text() {
            case "payment_pending": .paymentPending
            case "risk_high": .riskHigh
            case "address_missing": .addressMissing
            case "refunded_unshipped": .refundedUnshipped
            case "total_over": .totalOver(try node.required("amount").money())
            case let other:
                throw when.defect(
                    unknown(other, ["payment_pending", "risk_high", "address_missing", "refunded_unshipped", "total_over"]))
            }
        return HouseRules.HoldLine(
            rule: HoldRule(
                rule: rule, kind: try node.required("kind").text(), hours: try node.required("hours").number(in: 1...8_760)),
            when: condition,
            lifters: Set(try node.required("lifted_by").list().map { try $0.word(Role.self) }))
    }

    private static func priority(_ node: PolicyNode, titles: inout [String: String]) throws -> HouseRules.PriorityLine {
        try node.only(["id", "title", "when", "hours", "channel", "amount", "points"])
        let rule = try title(node, titles: &titles)
        let when = try node.required("when")
        let condition: HouseRules.PriorityCondition =
            switch try when.text() {
            case "due_within_hours": .dueWithin(hours: try node.required("hours").number(in: 1...8_760))
            case "overdue": .overdue
            case "channel_is": .channel(try node.required("channel").text())
            case "total_over": .totalOver(try node.required("amount").money())
            case let other:
                throw when.defect(unknown(other, ["due_within_hours", "overdue", "channel_is", "total_over"]))
            }
        return HouseRules.PriorityLine(
            term: PriorityTerm(rule: rule, points: try node.required("points").number(in: -1_000...1_000)), when: condition)
    }

    private static func readAllocation(_ node: PolicyNode, into rules: inout HouseRules) throws {
        try node.only(["partial", "protect"])
        rules.allowsPartialAllocation = try node.optional("partial")?.flag() ?? true
        for line in try node.optional("protect")?.list() ?? [] {
            try line.only(["sku", "channel", "quantity"])
            rules.protections.append(
                HouseRules.Protection(
                    sku: try line.required("sku").text(), channel: try line.required("channel").text(),
                    quantity: try line.required("quantity").number(in: 1...1_000_000)))
        }
    }

    private static func readApprovals(_ node: PolicyNode, into rules: inout HouseRules) throws {
        let kinds = ["adjustment", "write_off", "refund", "reopen"]
        try node.only(kinds)
        for kind in kinds {
            guard let line = try node.optional(kind) else { continue }
            try line.only(["over", "steps", "within_hours"])
            let steps = try line.required("steps").list()
            guard steps.count == 1, let step = steps.first else { throw line.defect("one step is read today") }
            try step.only(["role", "count"])
            guard try step.optional("count")?.number(in: 1...9) ?? 1 == 1 else {
                throw step.defect("one person's yes is read today")
            }
            let id = "A-" + kind
            rules.titles[id] = "Limit on \(kind.replacing("_", with: "-"))s"
            rules.approvals[kind] = HouseRules.ApprovalLine(
                over: try line.required("over").money(),
                rule: ApprovalRule(
                    rule: RuleTitle(id: id, title: rules.titles[id]!), role: try step.required("role").word(Role.self),
                    withinHours: try line.required("within_hours").number(in: 1...8_760)))
        }
    }

    private static func unknown(_ word: String, _ known: [String]) -> String {
        "there is no condition \(word)"
            + (Nearest.match(word, among: known).map { "; did you mean \($0)?" } ?? "; there are: \(known.joined(separator: ", "))")
    }
}
