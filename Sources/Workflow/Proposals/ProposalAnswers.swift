import Policy
import Vocabulary

/// What an operator's command means for the engine's open proposals about the same order.
struct ProposalAnswers {
    let books: Books
    let by: OperatorID

    private enum Verdict {
        case same, other
        case lapsed(String)
    }

    /// The events that follow from those of a command: which proposals they answer, and the questions that are closed by that.
    func events(after events: [Event]) throws -> [Event] {
        guard books.counters.openProposals > 0 else { return [] }
        var more: [Event] = []
        for order in try orders(of: events) {
            let open = try books.proposals(for: order).filter { $0.state == .open }
            guard !open.isEmpty else { continue }
            let settled = Set(events.compactMap { if case .proposal(let event) = $0 { event.id } else { nil } })
            let waiting = open.filter { !settled.contains($0.id) }
            var answered: [Event] = []
            var isOpen = false
            for proposal in waiting {
                if let verdict = try verdict(on: proposal, among: waiting, after: events) {
                    answered.append(.proposal(event(verdict, proposal)))
                } else if proposal.mode == .propose {
                    isOpen = true
                }
            }
            more += answered
            if !answered.isEmpty, !isOpen { more += try closing(order, after: events) }
        }
        return more
    }

    private func event(_ verdict: Verdict, _ proposal: Proposal) -> ProposalEvent {
        switch verdict {
        case .same: .answered(proposal.id, order: proposal.order, isSame: true)
        case .other: .answered(proposal.id, order: proposal.order, isSame: false)
        case .lapsed(let why): .lapsed(proposal.id, order: proposal.order, because: why)
        }
    }

    private func orders(of events: [Event]) throws -> [OrderID] {
        var found: [OrderID] = []
        for event in events {
            let order: OrderID? =
                switch event {
                case .order(let event): event.order
                case .exception(.resolved(let id, _)): try question(id)
                default: nil
                }
            if let order, !found.contains(order) { found.append(order) }
        }
        return found
    }

    /// The order that an operator was asked about by this exception.
    private func question(_ id: ExceptionID) throws -> OrderID? {
        guard let exception = try books.exception(id), exception.kind == Proposal.exceptionKind,
            case .order(let order) = exception.subject
        else { return nil }
        return order
    }

    private func closing(_ order: OrderID, after events: [Event]) throws -> [Event] {
        try books.openExceptions(about: .order(order)).filter { $0.kind == Proposal.exceptionKind }.compactMap { exception in
            let isDone = events.contains { if case .exception(let event) = $0 { event.id == exception.id } else { false } }
            return isDone ? nil : .exception(.closedItself(exception.id, resolution: "somebody has decided"))
        }
    }

    /// The first event that answers it; nil while none does.
    private func verdict(on proposal: Proposal, among open: [Proposal], after events: [Event]) throws -> Verdict? {
        for event in events {
            switch event {
            case .order(let event) where event.order == proposal.order:
                if let verdict = verdict(on: proposal, among: open, event) { return verdict }
            case .exception(.resolved(let id, _)):
                if proposal.mode == .propose, try question(id) == proposal.order { return .other }
            default: break
            }
        }
        return nil
    }

    private func verdict(on proposal: Proposal, among open: [Proposal], _ event: OrderEvent) -> Verdict? {
        let isEngine = by == Operator.engineID
        func went(to places: [LocationID]) -> Verdict? {
            if isEngine { return proposal.family == .holds ? nil : .lapsed("the engine went on") }
            switch proposal.family {
            case .holds: return .other
            case .release: return nil
            default:
                let codes = places.compactMap { books.locations[$0]?.code.text }
                return codes.allSatisfy { $0 == proposal.answer } ? .same : .other
            }
        }
        switch event {
        case .held(_, let hold):
            // What a file or the engine places is nobody's answer.
            guard hold.placedBy != Operator.engineID else { return nil }
            guard proposal.family == .holds else { return .other }
            if hold.kind == proposal.answer { return .same }
            return open.contains { $0.family == .holds && $0.answer == hold.kind } ? nil : .other
        case .routed(_, let place, _): return went(to: [place])
        case .allocated(_, let reservations): return went(to: reservations.map(\.location))
        case .released:
            if isEngine { return .lapsed("the engine went on") }
            return proposal.family == .release ? .same : .other
        case .shipped: return .lapsed("it has left")
        case .cancelled: return .lapsed("it was cancelled")
        case .captured, .lifted, .deallocated, .backordered, .paymentRecorded, .refundRecorded, .refundApproved, .refundExecuted,
            .returned, .reread, .relabelled, .overruled, .waited:
            return nil
        }
    }
}

extension Books {
    func apply(_ event: ProposalEvent, at moment: Instant, by person: OperatorID) throws {
        var known = try proposals(for: event.order)
        switch event {
        case .made(let proposal):
            known.append(proposal)
            counters.proposal = max(counters.proposal, proposal.id.number)
            counters.openProposals += 1
        case .answered(let id, let order, let isSame):
            let version = try self.order(order)?.version
            settle(id, in: &known) {
                $0.state = isSame ? .same : .other
                $0.answeredBy = person
                $0.answeredAt = moment
                $0.answeredVersion = version
            }
        case .lapsed(let id, _, _): settle(id, in: &known) { $0.state = .lapsed }
        }
        proposals[event.order] = known
        changes.proposals[event.id] = event.order
    }

    private func settle(_ id: ProposalID, in known: inout [Proposal], _ body: (inout Proposal) -> Void) {
        guard let index = known.firstIndex(where: { $0.id == id }) else { return }
        if known[index].state == .open { counters.openProposals -= 1 }
        body(&known[index])
    }

    /// What the engine proposed for an order, oldest first.
    public func proposals(for order: OrderID) throws -> [Proposal] {
        if let known = proposals[order] { return known }
        // An order that this transaction brought has none in the store.
        let stored = changes.newOrders.contains(order) ? [] : try shelf.proposals(for: order)
        proposals[order] = stored
        return stored
    }
}
