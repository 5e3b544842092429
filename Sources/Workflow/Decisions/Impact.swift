import Ledger
import Vocabulary

/// What a command writes, in lines for people: the same function serves the console's impact, `--preview` and requests for
/// approval, so that they cannot say different things.
public struct Impact: Sendable {
    public let movements: [String]
    public let journal: [String]
    public let events: [String]
    /// What the approval that is asked for would write, once somebody says yes.
    public let whenApproved: [String]

    public init(_ performed: Performed, names: Names.Answer, person: @escaping (OperatorID) -> String) {
        let story = EventStory(EventNames(names, person: person))
        movements = performed.movements.map { posted in
            let movement = posted.movement
            return Impact.line(movement, story)
        }
        journal = performed.entries.flatMap { posted in
            (posted.entry.belongsTo.map { ["On \(posted.entry.day), since \($0) is locked"] } ?? [])
                + posted.entry.lines.map { line in
                    Impact.line(line.account, Money(minor: line.minor, line.currency), names)
                }
        }
        whenApproved = performed.events.flatMap { recorded -> [String] in
            guard case .approval(.asked(let approval)) = recorded.event else { return [] }
            return Impact.lines(of: approval.effect, names: names)
        }
        events = performed.events.map { story.sentence(of: $0.event) }
    }

    /// What a request would write: its movements, then its journal lines.
    public static func lines(of effect: ApprovalEffect, names: Names.Answer) -> [String] {
        let story = EventStory(EventNames(names))
        return effect.movements.map { line($0, story) } + effect.debitsFirst.map { line($0.account, $0.amount, names) }
    }

    private static func line(_ movement: Movement, _ story: EventStory) -> String {
        "\(story.item(movement.sku)) x\(movement.quantity)  \(story.words(movement.from)) -> \(story.words(movement.to))"
    }

    /// Debits are positive.
    private static func line(_ account: Account, _ amount: Money, _ names: Names.Answer) -> String {
        let shown = Money(minor: abs(amount.minor), amount.currency)
        return "\(amount.minor > 0 ? "Dr" : "Cr") \(account) \(names.chart.name(of: account) ?? "")  \(shown)"
    }

    /// All of it, under headings.
    public var lines: [String] {
        var lines: [String] = []
        if !movements.isEmpty { lines += ["Stock"] + movements.map { "  " + $0 } }
        if !journal.isEmpty { lines += ["Journal"] + journal.map { "  " + $0 } }
        if !whenApproved.isEmpty { lines += ["When it is approved"] + whenApproved.map { "  " + $0 } }
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
            case .storeBackedUp: "store_backed_up"
            case .customerLabelled: "customer_tagged"
            }
        case .stock(let event):
            switch event {
            case .moved(let move): "stock_" + move.cause.word
            case .countConfirmed: "count_confirmed"
            case .revalued: "stock_revalued"
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
            case .relabelled: "order_tagged"
            case .waited: "order_waits"
            case .overruled: "rule_overruled"
            }
        case .exception(let event):
            switch event {
            case .raised: "exception_raised"
            case .taken: "exception_taken"
            case .handedBack: "exception_handed_back"
            case .resolved: "exception_resolved"
            case .closedItself: "exception_closed_itself"
            case .grew: "exception_grew"
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
            case .feedRead: "feed_read"
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
            case .withdrawn: "instruction_withdrawn"
            case .added: "instruction_added"
            }
        case .policy(let event):
            switch event {
            case .drafted: "policy_drafted"
            case .proposed: "policy_proposed"
            case .rehearsed: "policy_rehearsed"
            case .approved: "policy_approved"
            case .activated: "policy_became_active"
            case .dropped: "policy_dropped"
            }
        case .proposal(let event):
            switch event {
            case .made: "proposal_made"
            case .answered: "proposal_answered"
            case .lapsed: "proposal_lapsed"
            }
        }
    }
}
