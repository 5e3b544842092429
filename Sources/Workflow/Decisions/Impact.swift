import Ledger
import Vocabulary

/// What a command writes, in lines for people: the same function serves the console's impact, `--preview` and requests for
/// approval, so that they cannot say different things.
public struct Impact: Sendable {
    public let movements: [String]
    public let journal: [String]
    public let events: [String]

    public init(_ performed: Performed, names: Names.Answer, person: @escaping (OperatorID) -> String) {
        let story = EventStory(EventNames(names, person: person))
        movements = performed.movements.map { posted in
            let movement = posted.movement
            let code = story.item(movement.sku)
            return "\(code) x\(movement.quantity)  \(story.words(movement.from)) -> \(story.words(movement.to))"
        }
        journal = performed.entries.flatMap { posted in
            (posted.entry.belongsTo.map { ["On \(posted.entry.day), since \($0) is locked"] } ?? []) + posted.entry.lines.map { line in
                let side = line.minor > 0 ? "Dr" : "Cr"
                let amount = Money(minor: abs(line.minor), line.currency)
                return "\(side) \(line.account) \(names.chart.name(of: line.account) ?? "")  \(amount)"
            }
        }
        events = performed.events.map { story.sentence(of: $0.event) }
    }

    /// All of it, under headings.
    public var lines: [String] {
        var lines: [String] = []
        if !movements.isEmpty { lines += ["Stock"] + movements.map { "  " + $0 } }
        if !journal.isEmpty { lines += ["Journal"] + journal.map { "  " + $0 } }
        if !events.isEmpty { lines += ["Events"] + events.map { "  " + $0 } }
        return lines
    }
}

extension Event {
    /// The event's word, such as `order_shipped`: for scripts.
    public var kind: String {
        switch self {
        case .catalog(let event):
            switch event {
            case .storeFounded: "store_founded"
            case .policyActivated: "policy_activated"
            case .operatorAdded: "operator_added"
            case .rolesChanged: "roles_changed"
            case .channelOpened: "channel_opened"
            case .locationOpened: "location_opened"
            case .channelRevised: "channel_revised"
            case .locationRevised: "location_revised"
            case .locationMapped: "location_mapped"
            case .itemMapped: "item_mapped"
            case .itemRegistered: "item_registered"
            case .itemRevised: "item_revised"
            case .storeRestored: "store_restored"
            }
        case .stock(let event):
            switch event {
            case .moved(let move): "stock_" + move.cause.word
            case .countConfirmed: "count_confirmed"
            }
        case .order(let event):
            switch event {
            case .captured: "order_captured"
            case .held: "order_held"
            case .lifted: "hold_lifted"
            case .routed: "order_routed"
            case .allocated: "order_allocated"
            case .deallocated: "order_deallocated"
            case .backordered: "order_backordered"
            case .released: "order_released"
            case .shipped: "order_shipped"
            case .cancelled: "order_cancelled"
            case .paymentRecorded: "payment_recorded"
            case .refundRecorded: "refund_recorded"
            case .refundApproved: "refund_approved"
            case .refundExecuted: "refund_executed"
            case .returned: "goods_returned"
            case .reread: "order_reread"
            }
        case .exception(let event):
            switch event {
            case .raised: "exception_raised"
            case .taken: "exception_taken"
            case .handedBack: "exception_handed_back"
            case .resolved: "exception_resolved"
            case .closedItself: "exception_closed_itself"
            }
        case .approval(let event):
            switch event {
            case .asked: "approval_asked"
            case .approved: "approval_approved"
            case .seconded: "approval_seconded"
            case .escalated: "approval_escalated"
            case .rejected: "approval_rejected"
            case .withdrawn: "approval_withdrawn"
            case .expired: "approval_expired"
            case .voided: "approval_voided"
            }
        case .intake(let event):
            switch event {
            case .lineRejected: "line_rejected"
            case .stockRowRead: "stock_row_read"
            }
        case .closing(let event):
            switch event {
            case .locked: "period_locked"
            case .reopened: "period_reopened"
            case .signed: "step_signed"
            }
        case .dispatch(let event):
            switch event {
            case .delivered: "instruction_delivered"
            }
        }
    }
}
