import Vocabulary

/// Sends an order to another location: the best by the rules, or the one that an operator names. Its reservations move along.
public struct RouteOrder: Command {
    public static let name = "route"
    public static let roles: Set<Role> = [.supervisor, .engine]

    public var order: OrderReference
    public var to: String?

    public init(order: OrderReference, to: String?) {
        self.order = order
        self.to = to
    }

    /// The routing facts with the location that the operator named.
    public struct Facts: Sendable {
        var routing: RoutingFacts
        var forced: Location?
        var current: Location?
    }

    public func gather(from books: Books, in context: Context) throws -> Facts {
        let sight = try books.sight(of: order, in: context)
        return Facts(
            routing: try books.routingFacts(for: sight, givingBack: true, in: context),
            forced: try to.map { try books.knownLocation($0) },
            current: sight.order.location.flatMap { books.locations[$0] })
    }

    public func decide(on facts: Facts, in context: Context) -> Decision {
        let sight = facts.routing.sight
        let order = sight.order
        guard !order.state.isClosed else { return .refused(.orderClosed(sight.text, order.state)) }
        if let refusal = sight.holdRefusal(.route, in: context) { return .refused(refusal) }
        guard !order.isReleased else { return .refused(.alreadyReleased(sight.text)) }
        if let forced = facts.forced, forced.id == order.location { return .refused(.sameLocation(forced.code.text)) }
        let plan = RoutingPlan(facts.routing, forced: facts.forced?.id, in: context)
        guard let chosen = plan.chosen else { return .refused(refusal(facts, plan, in: context)) }
        if let current = facts.current, current.id == chosen.location.id {
            return .refused(.alreadyThere("order \(sight.text) at \(current.code), still the best place for it,"))
        }
        let wanted = facts.routing.wantedUnits
        guard plan.units == wanted || facts.routing.allowsPart(in: context) else {
            return .refused(
                .wouldNotFit(
                    "\(chosen.location.code)", because: "it has \(plan.units) of \(wanted) units, and orders are not split"))
        }
        if let refusal = sight.staleRefusal(in: context) { return .refused(refusal) }
        var events: [Event] = []
        if !order.reservations.isEmpty { events.append(.order(.deallocated(order.id, order.reservations))) }
        let deadline = ShippingCalendar.deadline(
            promise: order.placedAt.adding(hours: sight.channel.promiseHours), placedAt: order.placedAt,
            at: chosen.location, zones: context.zones)
        events.append(.order(.routed(order.id, to: chosen.location.id, deadline: deadline)))
        if !plan.reservations.isEmpty, !order.isStopped(.allocate) || !order.reservations.isEmpty {
            events.append(.order(.allocated(order.id, plan.reservations)))
            events +=
                plan.units == wanted
                ? sight.closing(["stock_short", "unroutable"], because: "all units are reserved")
                : sight.raising("stock_short", facts.routing.shortSentence(plan), in: context)
        }
        let record = DecisionRecord(
            command: Self.name, subject: .order(order.id), question: "routing", answer: chosen.location.code.text,
            policyVersion: context.rules.version,
            facts: facts.routing.known
                + (facts.current.map { [Fact("from", .text($0.code.text))] } ?? []),
            rules: facts.forced == nil ? [] : [RuleTrace(rule: "operator", effect: "named the location")],
            candidates: plan.candidates)
        return .done(events, record)
    }

    /// Why the named location, or any, cannot serve the order.
    private func refusal(_ facts: Facts, _ plan: RoutingPlan, in context: Context) -> Refusal {
        guard let forced = facts.forced, let rule = plan.candidates.first(where: { $0.location == forced.id })?.eliminatedBy,
            !rule.isEmpty, let title = context.rules.title(of: rule)
        else { return .noLocation(facts.routing.sight.text) }
        return .wouldNotFit("\(forced.code)", because: "\(title) (\(rule))")
    }
}
