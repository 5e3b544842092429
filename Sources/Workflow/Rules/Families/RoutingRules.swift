import Policy
import Vocabulary

/// The family `routing`: strikes places out, then compares those that stay.
struct RoutingRules: Sendable {
    static let line = ObjectType("line", [("sku", .string), ("needed", .int), ("available", .int)])

    static let facts = FamilyFacts<CandidateFacts>(
        [
            FactReading("location.active", .bool, "confirmed, and with shipping days") {
                .bool(!$0.location.isProvisional && $0.location.shippingDays != 0)
            },
            FactReading("location.serves_channel", .bool, "it may ship the orders of this channel") {
                .bool($0.location.channels.isEmpty || $0.location.channels.contains($0.hand.channel.code))
            },
            FactReading("candidate.units", .int, "units it has of what is needed") { .int($0.units) },
            FactReading("candidate.short_units", .int, "units it lacks") { .int($0.shortUnits) },
            FactReading("candidate.full_lines", .int, "lines it can serve in full") { .int($0.fullLines) },
            FactReading("candidate.line_count", .int, "lines that need units") { .int($0.lines.count) },
            FactReading(
                "candidate.foreign_lines", .int,
                "lines that this place cannot send because it is a vendor and they are not its own"
            ) {
                .int($0.foreignVendorLines)
            },
            FactReading("candidate.lines", .list(.object(line)), "each with sku, needed, available") { facts in
                .list(
                    facts.lines.map {
                        .object(ObjectValue(RoutingRules.line, [.string($0.sku.text), .int($0.needed), .int($0.available)]))
                    })
            },
            FactReading("location.rank", .int, "its preference, lower first") { .int($0.location.rank) },
            FactReading("location.cost", .money, "of one shipment, in the shop's currency") {
                .money(Money(minor: $0.location.costMinor, $0.hand.currency))
            },
            FactReading("location.code", .string, "its code") { .string($0.location.code.text) },
            FactReading("location.kind", .string, "warehouse, store, third_party or vendor") {
                .string($0.location.kind.rawValue)
            },
            FactReading(
                "location.minutes_to_pickup", .int,
                "minutes to today's pick-up, below zero once it has gone; not known on a day without one"
            ) {
                ShippingCalendar.minutesToPickUp(at: $0.location, now: $0.hand.at, zones: $0.hand.zones).map { .int($0) }
            },
            FactReading("location.local_hour", .int, "hour now by its own clock, 0 to 23") {
                .int(LocalClock(at: $0.hand.at, zone: $0.location.zone, zones: $0.hand.zones).hour)
            },
            FactReading("location.local_weekday", .int, "weekday now by its own clock, 1 Monday to 7 Sunday") {
                .int(LocalClock(at: $0.hand.at, zone: $0.location.zone, zones: $0.hand.zones).weekday)
            },
            FactReading("order.channel", .string, "code of its channel") { .string($0.hand.channel.code.text) },
            FactReading("order.total", .money, "what the customer pays") {
                .money(Money(minor: $0.hand.order.amounts.totalMinor, $0.hand.order.currency))
            },
            FactReading("order.currency", .string, "three letters") { .string($0.hand.order.currency.description) },
            FactReading("order.age_hours", .int, "whole hours since it was placed") {
                .hours(from: $0.hand.order.placedAt, to: $0.hand.at)
            },
            FactReading("address.country", .string, "as the file spells it") { .string($0.hand.order.customer.country) },
            FactReading("address.province", .string, "as the file spells it") { .string($0.hand.order.customer.province) },
            FactReading("address.postcode", .string, "as the file spells it") { .string($0.hand.order.customer.postcode) },
        ] + FactReading.orderLabels { $0.hand.order.marks.labels }
            + [
                .zone("channel.zone", ZoneNotes.channel) { $0.hand.channel.zone },
                .zone("location.zone", ZoneNotes.location) { $0.location.zone }, .now { $0.hand.at },
            ])

    private enum Outcome {
        case keep
        case rank(isHighestFirst: Bool)
    }

    let sheet: RuleSheet
    let keeps: [Int]
    let ranks: [(rule: Int, isHighestFirst: Bool)]

    init?(_ file: FamilyFile) {
        var outcomes: [Outcome] = []
        let sheet = file.sheet(.routing, keys: ["keep", "rank", "best"]) { reader, node in
            let outcome = file.defects.attempt { () -> Outcome in
                let best = try node.optional("best")
                let isHighest =
                    switch try best?.text() {
                    case "highest": true
                    case "lowest", nil: false
                    case let other?: throw best!.defect("best is highest or lowest, not \(other)")
                    }
                switch (try node.optional("keep"), try node.optional("rank")) {
                case (_?, nil):
                    if let best { throw best.defect("best says which rank goes first; a keep has none") }
                    return .keep
                case (nil, _?): return .rank(isHighestFirst: isHighest)
                default: throw node.defect("a rule says either keep or rank")
                }
            }
            guard let rule = reader.rule(node, when: "keep", formula: "rank"), let outcome else { return nil }
            outcomes.append(outcome)
            return rule
        }
        guard let sheet else { return nil }
        self.sheet = sheet
        keeps = outcomes.indices.filter { if case .keep = outcomes[$0] { true } else { false } }
        ranks = outcomes.enumerated().compactMap { index, outcome in
            if case .rank(let isHighestFirst) = outcome { (index, isHighestFirst) } else { nil }
        }
    }

    func route(_ candidates: [CandidateFacts], forced: Int?, _ log: EvaluationLog) -> RoutingVerdict {
        let rows = candidates.map { RoutingRules.facts.row($0, for: sheet) }
        let (verdict, findings) = judge(rows, forced: forced)
        for (index, candidate) in candidates.enumerated() where !findings[index].isEmpty {
            log.note(sheet.evaluation(about: candidate.location.id.number, findings[index], rows[index]))
        }
        return verdict
    }

    /// The answer from the facts of every candidate: for a decision, and for the same decision shown again.
    func judge(_ rows: [Bindings], forced: Int?) -> (RoutingVerdict, findings: [[Finding]]) {
        var verdict = RoutingVerdict(rows.count)
        var findings: [[Finding]] = Array(repeating: [], count: rows.count)
        var best: Int?
        for (index, row) in rows.enumerated() {
            if let forced, index != forced {
                verdict.eliminatedBy[index] = "operator"
            } else if let rule = elimination(row, &findings[index]) {
                verdict.eliminatedBy[index] = sheet.rules[rule].id
            } else if let champion = best {
                let (isBetter, rule) = compare(index, champion, rows, &findings)
                verdict.decidedBy[isBetter ? champion : index] = rule
                if isBetter { best = index }
            } else {
                best = index
            }
        }
        verdict.chosen = best
        return (verdict, findings)
    }

    /// The rule that puts a candidate out, or nil when it stays in.
    private func elimination(_ row: Bindings, _ findings: inout [Finding]) -> Int? {
        for rule in keeps {
            let finding = sheet.finding(rule, row)
            note(finding, rule, &findings)
            if finding != .yes { return rule }
        }
        return nil
    }

    /// Whether `a` goes before `b`, and the rule that says so; `number` when only the locations' numbers differ.
    private func compare(_ a: Int, _ b: Int, _ rows: [Bindings], _ findings: inout [[Finding]]) -> (Bool, String) {
        for rank in ranks {
            let order = order(sheet.value(rank.rule, rows[a]), sheet.value(rank.rule, rows[b]))
            for index in [a, b] { note(order == nil ? .undecided : .yes, rank.rule, &findings[index]) }
            if let order, order != 0 { return ((order < 0) != rank.isHighestFirst, sheet.rules[rank.rule].id) }
        }
        // Candidates stand in the order of the locations' numbers.
        return (a < b, "number")
    }

    private func note(_ finding: Finding, _ rule: Int, _ findings: inout [Finding]) {
        while findings.count <= rule { findings.append(.notAsked) }
        if findings[rule] == .notAsked || finding == .undecided { findings[rule] = finding }
    }

    /// Negative, zero or positive; nil when the two cannot be compared.
    func order(_ a: Value?, _ b: Value?) -> Int? {
        switch (a, b) {
        case (.int(let x)?, .int(let y)?), (.duration(let x)?, .duration(let y)?): x < y ? -1 : x == y ? 0 : 1
        case (.money(let x)?, .money(let y)?) where x.currency == y.currency: x.minor < y.minor ? -1 : x.minor == y.minor ? 0 : 1
        default: nil
        }
    }
}
