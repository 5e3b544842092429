import Vocabulary
import Workflow

/// Events that are not written yet, in sentences.
struct EventWords {
    let names: Names.Answer?

    func item(_ id: SKUID) -> String { names?.items[id]?.code.text ?? "SKU \(id)" }
    func code(_ id: LocationID) -> String { names?.locations[id]?.code.text ?? "location \(id)" }

    func place(_ place: StockPlace) -> String {
        switch place {
        case .at(let location, let state): "\(code(location)) \(state.word)"
        case .opening: "opening stock"
        case .supplier: "supplier"
        case .customer: "customer"
        case .adjustment: "adjustment"
        case .count: "count"
        case .scrap: "scrap"
        }
    }

    func sentence(_ event: Event) -> String {
        switch event {
        case .catalog(let event): sentence(event)
        case .stock(let event): sentence(event)
        case .order(let event): sentence(event)
        case .exception(let event): sentence(event)
        case .approval(let event): sentence(event)
        case .intake: "what a file said is kept"
        case .closing(let event): sentence(event)
        case .dispatch: "an instruction lies in the outbox"
        }
    }

    private func sentence(_ event: CatalogEvent) -> String {
        switch event {
        case .storeFounded(let shop): "the store of \(shop.name) is founded"
        case .policyActivated(let version, _, _): "policy \(version) becomes active"
        case .operatorAdded(let person): "\(person.name) becomes an operator"
        case .rolesChanged(_, let roles): "roles become \(roles.map(\.rawValue).sorted().joined(separator: ", "))"
        case .channelOpened(let channel): "channel \(channel.code) is opened"
        case .locationOpened(let location): "location \(location.code) is opened"
        case .channelRevised(let channel): "channel \(channel.code) is confirmed"
        case .locationRevised(let location): "location \(location.code) is confirmed"
        case .locationMapped(let id, let other): "\(code(id)) is another name of \(code(other))"
        case .itemMapped(let id, let other): "\(item(id)) is another code of \(item(other))"
        case .itemRegistered(let item): "\(item.code) is registered"
        case .itemRevised(let item): "\(item.code) is revised"
        case .storeRestored(let file, _): "the store is put back from \(file)"
        }
    }

    private func sentence(_ event: StockEvent) -> String {
        switch event {
        case .moved(let move):
            "stock \(move.cause.word): \(move.movements.reduce(0) { $0 + $1.quantity }) units"
                + (move.reason.isEmpty ? "" : " (\(move.reason))")
        case .countConfirmed(let sku, let location, let quantity):
            "the count confirms \(quantity) of \(item(sku)) at \(code(location))"
        }
    }

    private func sentence(_ event: OrderEvent) -> String {
        switch event {
        case .captured(let order, _): "order \(order.number) is captured"
        case .held(_, let hold): "\(hold.kind) hold" + (hold.reason.isEmpty ? "" : ": \(hold.reason)")
        case .lifted(_, let kind, let reason): "\(kind) hold lifted" + (reason.isEmpty ? "" : ": \(reason)")
        case .routed(_, let location, let deadline): "routed to \(code(location)), due \(deadline.day().short) \(deadline.clock())Z"
        case .allocated(_, let reservations): "reserved: \(units(reservations))"
        case .deallocated(_, let reservations): "given back: \(units(reservations))"
        case .backordered: "waits for stock"
        case .released: "handed to the floor"
        case .shipped(let shipment):
            "\(shipment.lines.reduce(0) { $0 + $1.quantity }) units leave from "
                + (shipment.location.map(code) ?? "elsewhere")
                + (shipment.tracking.isEmpty ? "" : ", tracking \(shipment.tracking)")
        case .cancelled(let cancellation):
            "cancelled: \(cancellation.lines.reduce(0) { $0 + $1.quantity }) units (\(cancellation.reason))"
        case .paymentRecorded(let payment): "payment of \(Money(minor: payment.minor, payment.currency))"
        case .refundRecorded(let refund): "refund of \(Money(minor: refund.minor, refund.currency))"
        case .refundApproved(let grant):
            "refund \(grant.number) of \(Money(minor: grant.minor, grant.currency)) becomes payable"
                + (grant.isReturnExpected ? ", its goods are expected back" : "")
        case .refundExecuted(let execution):
            "refund \(execution.number) of \(Money(minor: execution.minor, execution.currency)) is paid out, \(execution.reference)"
        case .returned(let receipt):
            "\(receipt.lines.reduce(0) { $0 + $1.quantity }) units come back to \(code(receipt.location))"
        case .reread: "read again, nothing new"
        }
    }

    private func units(_ reservations: [Reservation]) -> String {
        reservations.map { "\($0.quantity) of \(item($0.sku)) at \(code($0.location))" }.joined(separator: ", ")
    }

    private func sentence(_ event: ExceptionEvent) -> String {
        switch event {
        case .raised(let exception): "exception \(exception.kind): \(exception.summary)"
        case .taken: "somebody takes it"
        case .handedBack: "it is given back"
        case .resolved(_, let resolution): "resolved: \(resolution)"
        case .closedItself(_, let resolution): "closes itself: \(resolution)"
        }
    }

    private func sentence(_ event: ClosingEvent) -> String {
        switch event {
        case .locked(let area, let period): "\(period) is locked (\(area.word))"
        case .reopened(let period, let until, _): "\(period) is open again until \(until.day().short) \(until.clock())Z"
        case .signed(let signature): "step \(signature.step) of \(signature.period) is signed"
        }
    }

    private func sentence(_ event: ApprovalEvent) -> String {
        switch event {
        case .asked(let approval): "approval asked of \(approval.role.rawValue) by rule \(approval.rule): \(approval.amount)"
        case .approved(_, _, let note): "approved" + (note.isEmpty ? "" : ": \(note)")
        case .rejected(_, _, let reason): "rejected: \(reason)"
        case .withdrawn: "withdrawn"
        case .expired: "expired: nobody answered in time"
        case .voided(_, let because): "void: \(because)"
        }
    }
}
