import Policy
import Vocabulary

/// The family `allocation`: units kept for other orders, and whether part of an order may be reserved.
struct AllocationRules: Sendable {
    static let facts = FamilyFacts<NeedFacts>(
        [
            FactReading("order.channel", .string, "code of its channel") { .string($0.hand.channel.code.text) },
            FactReading("line.sku", .string, "the SKU whose stock it takes") { $0.item.map { .string($0.code.text) } },
            FactReading("line.units", .int, "units that it still needs") { $0.item == nil ? nil : .int($0.quantity) },
            FactReading("item.name", .string, "as the catalogue has it") { $0.item.map { .string($0.name) } },
            FactReading("item.provisional", .bool, "no catalogue knows it yet") { $0.item.map { .bool($0.isProvisional) } },
            FactReading("item.drop_shipped", .bool, "a vendor sends it") { $0.item.map { .bool($0.vendor != nil) } },
            FactReading("item.weight_grams", .int, "of one unit; not known without one in the catalogue") {
                $0.item?.weightGrams.map { .int($0) }
            },
            FactReading("item.price", .money, "list price of one unit; not known without one in the catalogue") {
                $0.item?.price.map { .money($0) }
            },
            FactReading("item.barcode", .string, "empty without one") { $0.item.map { .string($0.barcode) } },
            FactReading("order.total", .money, "what the customer pays") {
                .money(Money(minor: $0.hand.order.amounts.totalMinor, $0.hand.order.currency))
            },
            FactReading("order.currency", .string, "three letters") { .string($0.hand.order.currency.description) },
            FactReading("order.risk", .string, "the shop's own word: unknown, low, medium or high") {
                .string($0.hand.order.risk.word)
            },
            FactReading("order.open_units", .int, "units still to leave, over all lines") { .int($0.hand.order.openUnits) },
            FactReading("order.placed_at", .timestamp, "when the customer placed it") { .moment($0.hand.order.placedAt) },
            FactReading("order.age_hours", .int, "whole hours since it was placed") {
                .hours(from: $0.hand.order.placedAt, to: $0.hand.at)
            },
            FactReading("order.minutes_to_cutoff", .int, "minutes to its deadline; below zero once it has passed") {
                .minutes(to: $0.hand.order.deadline, from: $0.hand.at)
            },
            FactReading("address.country", .string, "as the file spells it") { .string($0.hand.order.customer.country) },
            FactReading("order.local_hour", .int, "hour now by the channel's clock, 0 to 23") {
                .int(LocalClock(at: $0.hand.at, zone: $0.hand.channel.zone, zones: $0.hand.zones).hour)
            },
            FactReading("order.local_weekday", .int, "weekday now by the channel's clock, 1 Monday to 7 Sunday") {
                .int(LocalClock(at: $0.hand.at, zone: $0.hand.channel.zone, zones: $0.hand.zones).weekday)
            },
        ] + FactReading.orderLabels { $0.hand.order.marks.labels } + FactReading.skuLabels { $0.item?.labels }
            + [.zone("channel.zone", ZoneNotes.channel) { $0.hand.channel.zone }, .now { $0.hand.at }])

    enum Outcome {
        case keepBack(Int)
        case partial(Bool)
    }

    let sheet: RuleSheet
    let outcomes: [Outcome]
    let keepsBack: Bool

    init?(_ file: FamilyFile) {
        var outcomes: [Outcome] = []
        let sheet = file.sheet(.allocation, keys: ["when", "keep_back", "partial"]) { reader, node in
            let outcome = file.defects.attempt { () -> Outcome in
                let units = try node.optional("keep_back")
                let partial = try node.optional("partial")
                switch (units, partial) {
                case (let units?, nil): return .keepBack(try units.number(in: 1...1_000_000))
                case (nil, let partial?): return .partial(try partial.flag())
                default: throw node.defect("a rule says either keep_back or partial")
                }
            }
            guard let rule = reader.rule(node, isOptional: true), let outcome else { return nil }
            if case .partial = outcome,
                let fact = rule.when?.reads.first(where: { $0.hasPrefix("line.") || $0.hasPrefix("item.") })
            {
                file.defects.add(node.defect("partial is asked once for the whole order, so \(fact) is not known there"))
                return nil
            }
            outcomes.append(outcome)
            return rule
        }
        guard let sheet else { return nil }
        self.sheet = sheet
        self.outcomes = outcomes
        keepsBack = outcomes.contains { if case .keepBack = $0 { true } else { false } }
    }

    /// Summed over the rules that are true, or cannot be decided.
    func keptBack(from need: NeedFacts, _ log: EvaluationLog) -> Int {
        guard keepsBack else { return 0 }
        let facts = AllocationRules.facts.row(need, for: sheet)
        var kept = 0
        var findings: [Finding] = []
        for (index, outcome) in outcomes.enumerated() {
            guard case .keepBack(let units) = outcome else { continue }
            while findings.count < index { findings.append(.notAsked) }
            findings.append(sheet.finding(index, facts))
            if findings[index] != .no { kept += units }
        }
        log.note(sheet.evaluation(about: need.line, findings, facts))
        return kept
    }

    /// The first rule that is true; where none is, what is there is reserved.
    func allowsPart(of order: NeedFacts, _ log: EvaluationLog) -> Bool {
        let facts = AllocationRules.facts.row(order, for: sheet)
        var findings: [Finding] = []
        defer { if !findings.isEmpty { log.note(sheet.evaluation(findings, facts)) } }
        for (index, outcome) in outcomes.enumerated() {
            guard case .partial(let isAllowed) = outcome else { continue }
            while findings.count < index { findings.append(.notAsked) }
            findings.append(sheet.finding(index, facts))
            if findings[index] == .yes { return isAllowed }
        }
        return true
    }
}
