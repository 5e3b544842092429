import Vocabulary

extension Event {
    /// The physical movements that the event is, with both ends named.
    public var movements: [Movement] {
        switch self {
        case .stock(.moved(let move)): return move.movements
        case .order(.shipped(let shipment)):
            guard shipment.source != .elsewhere, let location = shipment.location else { return [] }
            return shipment.lines.filter(\.needsStock).map {
                Movement(
                    sku: $0.sku, from: .at(location, .sellable), to: .customer, quantity: $0.quantity,
                    costMinor: $0.costMinor)
            }
        case .order(.returned(let receipt)): return receipt.movements
        case .catalog, .stock, .order, .exception, .approval, .intake, .closing, .dispatch, .policy, .proposal: return []
        }
    }

    /// The business day that the event belongs to.
    public func businessDay(at moment: Instant) -> Day {
        switch self {
        case .stock(.moved(let move)): return move.day
        case .stock(.revalued(let revaluation)): return revaluation.day
        case .order(let event):
            switch event {
            case .shipped(let shipment): return shipment.day
            case .cancelled(let cancellation): return cancellation.day
            case .paymentRecorded(let payment): return payment.day
            case .refundRecorded(let refund): return refund.day
            case .refundApproved(let grant): return grant.day
            case .refundExecuted(let execution): return execution.day
            case .returned(let receipt): return receipt.day
            case .captured(_, let day): return day
            case .held, .lifted, .routed, .allocated, .deallocated, .backordered, .released, .reread, .relabelled, .overruled,
                .waited:
                return moment.day()
            }
        case .catalog, .stock, .exception, .approval, .intake, .closing, .dispatch, .policy, .proposal: return moment.day()
        }
    }
}
