import Vocabulary

/// Promises an order's units: checks what is free and reserves it in one step, at the location it is or will be routed to.
public struct AllocateOrder: Command {
    public static let name = "allocate"
    public static let roles: Set<Role> = [.supervisor, .engine]

    public var order: OrderReference

    public init(order: OrderReference) { self.order = order }

    public func gather(from books: Books, in context: Context) throws -> RoutingFacts {
        try books.routingFacts(for: books.sight(of: order, in: context), givingBack: false, in: context)
    }

    public func decide(on facts: RoutingFacts, in context: Context) -> Decision {
        let sight = facts.sight
        let order = sight.order
        guard !order.state.isClosed else { return .refused(.orderClosed(sight.text, order.state)) }
        if let refusal = sight.holdRefusal(.allocate, in: context) ?? sight.proposalRefusal(in: context) {
            return .refused(refusal)
        }
        guard !facts.needs.isEmpty else { return .refused(.alreadyAllocated(sight.text)) }
        if let refusal = sight.staleRefusal(in: context) { return .refused(refusal) }
        let isBound = order.location != nil && order.reservedUnits > 0
        let plan = RoutingPlan(facts, forced: isBound ? order.location : nil, in: context)
        let isEnough = plan.units == facts.wantedUnits
        guard let chosen = plan.chosen, plan.units > 0, isEnough || facts.allowsPart(in: context) else {
            return backorder(facts, plan, isBound: isBound, in: context)
        }
        if let proposal = proposing(facts, plan, at: chosen.location, in: context) { return proposal }
        var events: [Event] = []
        if order.location != chosen.location.id {
            let deadline = ShippingCalendar.deadline(
                promise: order.placedAt.adding(hours: sight.channel.promiseHours), placedAt: order.placedAt,
                at: chosen.location, zones: context.zones)
            events.append(.order(.routed(order.id, to: chosen.location.id, deadline: deadline)))
        }
        events.append(.order(.allocated(order.id, plan.reservations)))
        if isEnough {
            events += sight.closing(["stock_short", "unroutable"], because: "all units are reserved")
        } else {
            events += sight.raising("stock_short", facts.shortSentence(plan), in: context)
        }
        return .done(
            events, record(facts, plan, answer: isEnough ? "reserved" : "reserved in part", in: context))
    }

    /// What the engine would reserve, where it does not do so by itself.
    private func proposing(_ facts: RoutingFacts, _ plan: RoutingPlan, at place: Location, in context: Context) -> Decision? {
        guard context.by.roles == [.engine], !context.rules.alwaysActs else { return nil }
        let (family, mode) = context.rules.allocationMode(channel: facts.sight.channel.code, location: place.code)
        guard mode != .act else { return nil }
        let decided = plan.candidates.map(\.decidedBy).first { !$0.isEmpty && $0 != "number" }
        return facts.sight.proposing(
            family, mode, place.code.text, rule: decided ?? "",
            "would reserve \(plan.units) of \(facts.wantedUnits) units at \(place.code)",
            record: record(facts, plan, answer: "", in: context), in: context)
    }

    private func backorder(_ facts: RoutingFacts, _ plan: RoutingPlan, isBound: Bool, in context: Context) -> Decision {
        let sight = facts.sight
        // In the shadow not even the want of units is told.
        if context.by.roles == [.engine], context.rules.mode(.allocation, channel: sight.channel.code, location: nil) == .shadow {
            return .unchanged
        }
        let isAnywhere = facts.options.contains { $0.units > 0 }
        let isUnroutable = isAnywhere && plan.chosen == nil && !isBound
        let why = isUnroutable ? "units are there, but no location may serve this order" : facts.shortSentence(plan)
        let exception = sight.raising(isUnroutable ? "unroutable" : "stock_short", why, in: context)
        let isNews = !sight.order.isBackordered && sight.order.reservedUnits == 0
        let events = (isNews ? [Event.order(.backordered(sight.order.id))] : []) + exception
        let isEngine = context.by.roles == [.engine]
        // Whoever asked for the units is told that there are none; the engine only notes what is new.
        let refusal = Refusal.nothingFree(sight.text, why)
        guard !events.isEmpty else { return isEngine ? .unchanged : .refused(refusal) }
        let record = record(facts, plan, answer: "backordered", in: context)
        return isEngine ? .done(events, record) : .declined(events, record, refusal)
    }

    private func record(
        _ facts: RoutingFacts, _ plan: RoutingPlan, answer: String, in context: Context
    ) -> DecisionRecord {
        DecisionRecord(
            command: Self.name, subject: .order(facts.sight.order.id), question: "allocation", answer: answer,
            policyVersion: context.rules.version,
            facts: facts.known
                + [Fact("priority", .number(context.rules.score(QueueFacts(facts.sight, in: context), context.log)))],
            candidates: plan.candidates)
    }
}
