import Policy
import Vocabulary

/// The family `returns`: what somebody has to look at in goods that came back.
struct ReturnRules: Sendable {
    static let facts = FamilyFacts<ReturnFacts>(
        [
            FactReading("goods.units", .int, "units that came back") { .int($0.units) },
            FactReading("goods.unexpected_units", .int, "of these, beyond what a refund said would come back") {
                .int($0.unexpectedUnits)
            },
            FactReading("goods.unexpected_lines", .list(.int), "the order's lines that they belong to") {
                .list($0.unexpectedLines.map { .int($0) })
            },
            FactReading("goods.days_since_shipped", .int, "days since its last parcel left; not known when none did") {
                $0.daysSinceShipped.map { .int($0) }
            },
            FactReading("goods.reason", .string, "as it was typed; empty without one") { .string($0.reason) },
            FactReading("order.channel", .string, "code of its channel") { .string($0.channel.code.text) },
            FactReading("order.total", .money, "what the customer paid or owes") {
                .money(Money(minor: $0.order.amounts.totalMinor, $0.order.currency))
            },
            FactReading("order.currency", .string, "three letters") { .string($0.order.currency.description) },
            FactReading("order.age_days", .int, "whole days since it was placed") {
                .days(from: $0.order.placedAt, to: $0.clock.at)
            },
            FactReading("location.code", .string, "the place that took them in") { .string($0.location.code.text) },
            FactReading("location.kind", .string, "warehouse, store or third_party") { .string($0.location.kind.rawValue) },
            FactReading("location.local_weekday", .int, "weekday now by its own clock, 1 Monday to 7 Sunday") {
                .int($0.clock.weekday)
            },
            FactReading("address.country", .string, "as the file spells it") { .string($0.order.customer.country) },
        ] + FactReading.orderLabels { $0.order.marks.labels })

    let sheet: RuleSheet
    let kinds: [String]

    init?(_ file: FamilyFile) {
        var kinds: [String] = []
        let sheet = file.sheet(.returns, keys: ["when", "raise"]) { reader, node in
            let kind = file.defects.attempt { try ExceptionRules.kind(node.required("raise")) }
            guard let rule = reader.rule(node), let kind else { return nil }
            kinds.append(kind)
            return rule
        }
        guard let sheet else { return nil }
        self.sheet = sheet
        self.kinds = kinds
    }

    func surprises(in goods: ReturnFacts, _ log: EvaluationLog) -> [ReturnRule] {
        guard !kinds.isEmpty else { return [] }
        let facts = ReturnRules.facts.row(goods, for: sheet)
        let findings = kinds.indices.map { sheet.finding($0, facts) }
        log.note(sheet.evaluation(findings, facts))
        return kinds.indices.filter { findings[$0] != .no }.map { index in
            let told = RuleSentence(sheet.rules[index], facts)
            return ReturnRule(rule: told.rule, kind: kinds[index], sentence: told.sentence)
        }
    }
}
