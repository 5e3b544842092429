import Vocabulary

/// Everything that can happen: one enum for each desk. A new case does not compile until its read models, its codec and
/// its bookkeeping are answered.
public enum Event: Sendable, Equatable {
    case catalog(CatalogEvent)
    case stock(StockEvent)
    case order(OrderEvent)
    case exception(ExceptionEvent)
    case approval(ApprovalEvent)
    case intake(IntakeEvent)
    case closing(ClosingEvent)
    case dispatch(DispatchEvent)
    case policy(PolicyEvent)
    case proposal(ProposalEvent)
}

/// An event with its place in the log.
public struct RecordedEvent: Sendable, Equatable {
    /// 1, 2, 3 … without a gap.
    public let sequence: Int
    public let at: Instant
    public let by: OperatorID
    public let event: Event

    public init(sequence: Int, at: Instant, by: OperatorID, event: Event) {
        self.sequence = sequence
        self.at = at
        self.by = by
        self.event = event
    }
}

/// What a decision, an exception or an approval is about.
public enum Subject: Sendable, Hashable {
    case store
    case order(OrderID)
    case item(SKUID)
    case stock(SKUID, LocationID)
    case location(LocationID)
    case channel(ChannelID)
    case exception(ExceptionID)
    case approval(ApprovalID)
    case transfer(TransferID)
    case person(OperatorID)
    /// A file, by the fingerprint of its path.
    case file(UInt32)
    /// A month of the books.
    case period(Period)
    /// A version of the policy.
    case policy(Int)
    /// A family of its rules, whatever the version.
    case family(Family)

    /// The subject as one integer, for the store: kind in the top bits.
    public var packed: Int {
        switch self {
        case .store: 0
        case .order(let id): 1 << 56 | id.number
        case .item(let id): 2 << 56 | id.number
        case .stock(let sku, let location): 3 << 56 | sku.number << 20 | location.number
        case .location(let id): 4 << 56 | id.number
        case .channel(let id): 5 << 56 | id.number
        case .exception(let id): 6 << 56 | id.number
        case .approval(let id): 7 << 56 | id.number
        case .transfer(let id): 8 << 56 | id.number
        case .person(let id): 9 << 56 | id.number
        case .file(let mark): 10 << 56 | Int(mark)
        case .period(let period): 11 << 56 | period.number
        case .policy(let version): 12 << 56 | version
        case .family(let family): 13 << 56 | family.rawValue
        }
    }

    public init?(packed: Int) {
        let id = packed & (1 << 56 - 1)
        switch packed >> 56 {
        case 0: self = .store
        case 1: self = .order(OrderID(id))
        case 2: self = .item(SKUID(id))
        case 3: self = .stock(SKUID(id >> 20), LocationID(id & (1 << 20 - 1)))
        case 4: self = .location(LocationID(id))
        case 5: self = .channel(ChannelID(id))
        case 6: self = .exception(ExceptionID(id))
        case 7: self = .approval(ApprovalID(id))
        case 8: self = .transfer(TransferID(id))
        case 9: self = .person(OperatorID(id))
        case 10: self = .file(UInt32(truncatingIfNeeded: id))
        case 11: self = .period(Period(number: id))
        case 12: self = .policy(id)
        case 13:
            guard let family = Family(rawValue: id) else { return nil }
            self = .family(family)
        default: return nil
        }
    }
}

extension Event {
    /// What the event belongs to in a history.
    public var subject: Subject {
        switch self {
        case .catalog(let event): event.subject
        case .stock(let event): event.subject
        case .order(let event): .order(event.order)
        case .exception(let event): .exception(event.id)
        case .approval(let event): .approval(event.id)
        case .intake(let event): event.subject
        case .closing(let event): .period(event.period)
        case .dispatch: .store
        case .policy(let event): .policy(event.version)
        case .proposal(let event): .order(event.order)
        }
    }
}

extension CatalogEvent {
    var subject: Subject {
        switch self {
        case .storeFounded, .policyActivated, .storeRestored, .storeBackedUp, .customerLabelled: .store
        case .operatorAdded(let person): .person(person.id)
        case .rolesChanged(let id, _): .person(id)
        case .channelOpened(let channel), .channelRevised(let channel): .channel(channel.id)
        case .locationOpened(let location), .locationRevised(let location): .location(location.id)
        case .locationMapped(let id, _): .location(id)
        case .itemRegistered(let item), .itemRevised(let item): .item(item.id)
        case .itemMapped(let id, _): .item(id)
        }
    }
}

extension StockEvent {
    var subject: Subject {
        switch self {
        case .moved(let move):
            if let movement = move.movements.first {
                for place in [movement.from, movement.to] {
                    if case .at(let location, _) = place { return .stock(movement.sku, location) }
                }
            }
            return .store
        case .countConfirmed(let sku, let location, _): return .stock(sku, location)
        case .revalued(let revaluation): return .item(revaluation.sku)
        }
    }
}

extension OrderEvent {
    /// The order it belongs to.
    public var order: OrderID {
        switch self {
        case .captured(let order, _): order.id
        case .held(let id, _), .lifted(let id, _, _), .routed(let id, _, _), .allocated(let id, _),
            .deallocated(let id, _), .backordered(let id), .released(let id), .reread(let id, _), .relabelled(let id, _),
            .overruled(let id, _),
            .waited(let id, _):
            id
        case .shipped(let shipment): shipment.order
        case .cancelled(let cancellation): cancellation.order
        case .paymentRecorded(let payment): payment.order
        case .refundRecorded(let refund): refund.order
        case .refundApproved(let grant): grant.order
        case .refundExecuted(let execution): execution.order
        case .returned(let receipt): receipt.order
        }
    }
}

extension ExceptionEvent {
    /// The exception it belongs to.
    public var id: ExceptionID {
        switch self {
        case .raised(let exception): exception.id
        case .taken(let id, _), .handedBack(let id), .resolved(let id, _), .closedItself(let id, _), .grew(let id, _): id
        }
    }
}

extension ApprovalEvent {
    /// The request it belongs to.
    public var id: ApprovalID {
        switch self {
        case .asked(let approval): approval.id
        case .approved(let id, _, _), .rejected(let id, _, _), .withdrawn(let id), .expired(let id),
            .voided(let id, _), .seconded(let id, _, _, _, _), .escalated(let id, _, _):
            id
        }
    }
}

extension IntakeEvent {
    var subject: Subject {
        switch self {
        case .lineRejected(let rejection): .file(Fingerprint.short(rejection.file))
        case .stockRowRead: .store
        case .feedRead(let channel, _): .channel(channel)
        }
    }
}

extension ClosingEvent {
    /// The month it is about.
    public var period: Period {
        switch self {
        case .locked(_, let period), .reopened(let period, _, _): period
        case .signed(let signature): signature.period
        }
    }
}
