import Policy
import Vocabulary

/// The family `release`: what keeps the engine from handing an order to the floor.
struct ReleaseRules: Sendable {
    static let facts = FamilyFacts<ReleaseFacts>(
        [
            FactReading("location.picks_up_today", .bool, "its carrier comes today") {
                $0.pickUp == nil ? .bool(false) : .bool(true)
            },
            FactReading(
                "location.minutes_to_pickup", .int,
                "minutes to today's pick-up, below zero once it has gone; not known on a day without one"
            ) {
                $0.pickUp.map { .int($0) }
            },
            FactReading("order.reserved_units", .int, "units reserved for it") { .int($0.order.reservedUnits) },
            FactReading("order.open_units", .int, "units still to leave") { .int($0.order.openUnits) },
            FactReading("location.code", .string, "where it leaves from; not known without a place") {
                $0.location.map { .string($0.code.text) }
            },
            FactReading("location.kind", .string, "warehouse, store, third_party or vendor") {
                $0.location.map { .string($0.kind.rawValue) }
            },
            FactReading("location.local_hour", .int, "hour now by its own clock, 0 to 23") { facts in
                facts.location.map { .int(LocalClock(at: facts.at, zone: $0.zone, zones: facts.zones).hour) }
            },
            FactReading("location.local_weekday", .int, "weekday now by its own clock, 1 Monday to 7 Sunday") { facts in
                facts.location.map { .int(LocalClock(at: facts.at, zone: $0.zone, zones: facts.zones).weekday) }
            },
            FactReading("order.channel", .string, "code of its channel") { .string($0.channel.code.text) },
            FactReading("order.total", .money, "what the customer pays") {
                .money(Money(minor: $0.order.amounts.totalMinor, $0.order.currency))
            },
            FactReading("order.currency", .string, "three letters") { .string($0.order.currency.description) },
            FactReading("order.risk", .string, "the shop's own word: unknown, low, medium or high") {
                .string($0.order.risk.word)
            },
            FactReading("order.line_count", .int, "lines") { .int($0.order.lines.count) },
            FactReading("order.age_hours", .int, "whole hours since it was placed") {
                .hours(from: $0.order.placedAt, to: $0.at)
            },
            FactReading("order.minutes_to_cutoff", .int, "minutes to its deadline; below zero once it has passed") {
                .minutes(to: $0.order.deadline, from: $0.at)
            },
            FactReading("address.country", .string, "as the file spells it") { .string($0.order.customer.country) },
        ] + FactReading.orderLabels { $0.order.marks.labels } + FactReading.customer({ $0.customer }, { $0.order.currency })
            + [
                .zone("channel.zone", ZoneNotes.channel) { $0.channel.zone },
                .zone("location.zone", ZoneNotes.location) { $0.location?.zone }, .now { $0.at },
            ])

    let sheet: RuleSheet

    init?(_ file: FamilyFile) {
        guard let sheet = file.sheet(.release, keys: ["when"], { reader, node in reader.rule(node) }) else { return nil }
        self.sheet = sheet
    }

    /// The rules that are true, or cannot be decided.
    func waits(_ order: ReleaseFacts, _ log: EvaluationLog) -> [RuleSentence] {
        guard !sheet.rules.isEmpty else { return [] }
        let facts = ReleaseRules.facts.row(order, for: sheet)
        let findings = sheet.rules.indices.map { sheet.finding($0, facts) }
        log.note(sheet.evaluation(findings, facts))
        return zip(findings, sheet.rules).filter { $0.0 != .no }.map { RuleSentence($0.1, facts) }
    }
}

extension ReleaseFacts {
    fileprivate var pickUp: Int? {
        location.flatMap { ShippingCalendar.minutesToPickUp(at: $0, now: at, zones: zones) }
    }
}

extension RuleSentence {
    init(_ rule: Rule, _ facts: Bindings) {
        self.init(rule: RuleTitle(rule), sentence: rule.because?.sentence(facts) ?? rule.title)
    }
}
