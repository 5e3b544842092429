import Policy
import Vocabulary

extension OrderSight {
    /// Keeps the engine from going on with an order while somebody is asked whether it should be held.
    func proposalRefusal(in context: Context) -> Refusal? {
        guard context.by.roles == [.engine],
            let asked = proposals.first(where: { $0.state == .open && $0.mode == .propose && $0.family == .holds })
        else { return nil }
        return .wouldNotFit("order \(text)", because: "the engine \(asked.sentence), and nobody has decided about that yet")
    }

    /// Records what the engine would do instead of doing it; with the mode `propose` it asks an operator besides. Nobody is
    /// asked twice for the same.
    func proposing(
        _ family: Family, _ mode: Mode, _ answer: String, rule: String, _ sentence: String, record: DecisionRecord,
        in context: Context
    ) -> Decision {
        if let last = proposals.last(where: { $0.family == family }), last.answer == answer, last.mode == mode,
            last.state == .open || last.answeredVersion == order.version
        {
            return .unchanged
        }
        let proposal = Proposal(
            id: ProposalID(nextProposal), order: order.id, channel: order.channel, family: family, mode: mode, answer: answer,
            rule: rule, sentence: sentence, policyVersion: context.rules.version, at: context.at)
        var events: [Event] = proposals.filter { $0.state == .open && $0.family != .holds }.map {
            .proposal(.lapsed($0.id, order: order.id, because: "the engine would do otherwise now"))
        }
        let asked = openExceptions.filter { $0.kind == Proposal.exceptionKind }
        events += asked.map { .exception(.closedItself($0.id, resolution: "the engine would do otherwise now")) }
        events.append(.proposal(.made(proposal)))
        if mode == .propose {
            events.append(
                .exception(
                    .raised(
                        .make(
                            ExceptionID(nextException), Proposal.exceptionKind, about: .order(order.id), of: order,
                            proposal.summary(context.rules), in: context))))
        }
        var record = record
        record.answer = sentence
        record.facts.append(Fact("mode", .text(mode.rawValue)))
        return .done(events, record)
    }
}

extension Rules {
    /// How far the engine goes by itself in reserving an order's units at a place: not farther than either family lets it.
    func allocationMode(channel: ChannelCode, location: LocationCode) -> (family: Family, mode: Mode) {
        let allocation = mode(.allocation, channel: channel, location: location)
        let routing = mode(.routing, channel: channel, location: location)
        return routing < allocation ? (.routing, routing) : (.allocation, allocation)
    }
}
