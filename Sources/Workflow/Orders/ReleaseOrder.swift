import Vocabulary

/// Hands an allocated order to the floor, to be picked and packed.
public struct ReleaseOrder: Command {
    public static let name = "release"
    static let question = "release"
    public static let roles: Set<Role> = [.supervisor, .engine]

    public var order: OrderReference

    public init(order: OrderReference) { self.order = order }

    /// The order and where it leaves from.
    public struct Facts: Sendable {
        var sight: OrderSight
        var location: Location?
        var customer: CustomerFacts?
    }

    public func gather(from books: Books, in context: Context) throws -> Facts {
        let sight = try books.sight(of: order, in: context)
        let order = sight.order
        return Facts(
            sight: sight, location: order.location.flatMap { books.locations[$0] },
            customer: try books.customer(order.customerKey, in: order.currency, besides: order, context))
    }

    public func decide(on facts: Facts, in context: Context) -> Decision {
        let sight = facts.sight
        let order = sight.order
        guard !order.state.isClosed else { return .refused(.orderClosed(sight.text, order.state)) }
        let isEngine = context.by.roles == [.engine]
        guard !order.isReleased || order.isStopped(.release) else { return .refused(.alreadyReleased(sight.text)) }
        if let waiting = waiting(sight, isEngine, in: context) { return sight.declining(waiting, in: context) }
        let minutes = facts.location.flatMap {
            ShippingCalendar.minutesToPickUp(at: $0, now: context.at, zones: context.zones)
        }
        if isEngine {
            // Why units are missing is told by the decision that looked for them.
            guard order.reservedUnits >= order.openUnits else { return .refused(.notAllocated(sight.text)) }
            let looked = ReleaseFacts(
                order: order, channel: sight.channel, location: facts.location, at: context.at, zones: context.zones,
                customer: facts.customer)
            let waits = context.rules.waits(looked, context.log)
            if let first = waits.first {
                return sight.declining(
                    Waiting(
                        answer: waits.map(\.rule.words).joined(separator: "; "),
                        refusal: .wouldNotFit("order \(sight.text)", because: "\(first.sentence) (\(first.rule.id))"),
                        rules: waits.map { RuleTrace(rule: $0.rule.id, effect: "makes it wait: \($0.sentence)") }), in: context)
            }
        }
        if let refusal = sight.staleRefusal(in: context) { return .refused(refusal) }
        let record = DecisionRecord(
            command: Self.name, subject: .order(order.id), question: "release", answer: "released",
            policyVersion: context.rules.version,
            facts: [Fact("reserved", .number(order.reservedUnits)), Fact("open", .number(order.openUnits))]
                + (minutes.map { [Fact("minutes_to_pick_up", .number($0))] } ?? []))
        if isEngine {
            let mode = context.rules.mode(.release, channel: sight.channel.code, location: facts.location?.code)
            guard mode == .act else {
                return sight.proposing(
                    .release, mode, "release", rule: "", "would hand it to the floor", record: record, in: context)
            }
        }
        return .done([.order(.released(order.id))], record)
    }

    /// What keeps it from the floor, whatever the rules of the release say; nil when nothing does.
    private func waiting(_ sight: OrderSight, _ isEngine: Bool, in context: Context) -> Waiting? {
        let order = sight.order
        if let refusal = sight.holdRefusal(.release, in: context) {
            let kind = order.holds.first { $0.stops.contains(.release) }?.kind ?? ""
            return Waiting(answer: "\(kind) hold", refusal: refusal)
        }
        if order.reservedUnits == 0, order.openUnits > 0, !isEngine {
            return Waiting(answer: "no units reserved", refusal: .notAllocated(sight.text))
        }
        if let refusal = sight.proposalRefusal(in: context) {
            return Waiting(answer: "somebody is asked whether to hold it", refusal: refusal)
        }
        return nil
    }
}
