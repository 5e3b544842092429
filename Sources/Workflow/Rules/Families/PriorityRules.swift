import Policy
import Vocabulary

/// The family `priority`: points that are added up.
struct PriorityRules: Sendable {
    static let facts = FamilyFacts<QueueFacts>(
        [
            FactReading("order.channel", .string, "code of its channel") { .string($0.channel.text) },
            FactReading("order.total", .money, "what the customer pays") { .money($0.total) },
            FactReading("order.currency", .string, "three letters") { .string($0.total.currency.description) },
            FactReading("order.overdue", .bool, "its deadline has passed") { .bool($0.deadline < $0.now) },
            FactReading(
                "order.minutes_to_cutoff", .int,
                "minutes to its deadline, the pick-up before its promise; below zero once it has passed"
            ) {
                .minutes(to: $0.deadline, from: $0.now)
            },
            FactReading("order.deadline", .timestamp, "the pick-up before its promise, or the promise itself") {
                .moment($0.deadline)
            },
            FactReading("order.placed_at", .timestamp, "when the customer placed it") { .moment($0.placedAt) },
            FactReading("order.age_hours", .int, "whole hours since it was placed") { .hours(from: $0.placedAt, to: $0.now) },
            FactReading(
                "order.state", .string, "captured, held, backordered, partly_allocated, allocated, released or partly_shipped"
            ) {
                .string($0.state.word)
            },
            FactReading("order.line_count", .int, "lines") { .int($0.lines) },
            FactReading("order.units", .int, "units over all lines") { .int($0.units) },
            FactReading("order.open_units", .int, "units still to leave") { .int($0.openUnits) },
            FactReading("order.reserved_units", .int, "units reserved for it") { .int($0.reservedUnits) },
            FactReading("order.local_hour", .int, "hour now by the channel's clock, 0 to 23") {
                .int(LocalClock(at: $0.now, zone: $0.zone, zones: $0.zones).hour)
            },
            FactReading("order.local_weekday", .int, "weekday now by the channel's clock, 1 Monday to 7 Sunday") {
                .int(LocalClock(at: $0.now, zone: $0.zone, zones: $0.zones).weekday)
            },
        ] + FactReading.orderLabels { $0.labels }
            + [.zone("channel.zone", ZoneNotes.channel) { $0.zone }, .now { $0.now }])

    let sheet: RuleSheet
    private let terms: [PriorityTerm]

    init?(_ file: FamilyFile) {
        var terms: [PriorityTerm] = []
        let sheet = file.sheet(.priority, keys: ["when", "points"]) { reader, node in
            let points = file.defects.attempt { try node.required("points").number(in: -1_000...1_000) }
            guard let rule = reader.rule(node), let points else { return nil }
            terms.append(PriorityTerm(rule: RuleTitle(rule), points: points))
            return rule
        }
        guard let sheet else { return nil }
        self.sheet = sheet
        self.terms = terms
    }

    func priority(of order: QueueFacts) -> [PriorityTerm] {
        let facts = PriorityRules.facts.row(order, for: sheet)
        var found: [PriorityTerm] = []
        for index in terms.indices where sheet.finding(index, facts) == .yes { found.append(terms[index]) }
        return found
    }

    /// The sum of the points, noted.
    func score(_ order: QueueFacts, _ log: EvaluationLog) -> Int {
        guard !terms.isEmpty else { return 0 }
        let facts = PriorityRules.facts.row(order, for: sheet)
        let findings = terms.indices.map { sheet.finding($0, facts) }
        log.note(sheet.evaluation(findings, facts))
        return points(findings)
    }

    /// What findings add up to: a rule that cannot be decided gives nothing.
    func points(_ findings: [Finding]) -> Int {
        zip(findings, terms).reduce(0) { $0 + ($1.0 == .yes ? $1.1.points : 0) }
    }
}
