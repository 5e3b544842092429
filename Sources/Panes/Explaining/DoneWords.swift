import Vocabulary
import Workflow

/// What was done, in one sentence for the last line.
public enum DoneWords {
    /// `hold placed on #1233`; `label` stands for commands without a sentence of their own.
    public static func sentence(_ performed: Performed, about title: String, label: String, in scene: Scene) -> String {
        let events = performed.events.map(\.event)
        switch performed.command {
        case HoldOrder.name: return "hold placed on \(thing("order", title))"
        case LiftHold.name: return "hold lifted from \(thing("order", title))"
        case AllocateOrder.name: return allocated(performed, thing("order", title))
        case RouteOrder.name: return routed(events, thing("order", title), in: scene)
        case ReleaseOrder.name: return "\(thing("order", title)) released to the floor"
        case ShipOrder.name: return "\(thing("order", title)) shipped" + sent(performed)
        case CancelOrder.name: return cancelled(performed, thing("order", title))
        case ReceiveStock.name: return "units received: \(title)"
        case AdjustStock.name: return "\(title) adjusted"
        case CountStock.name: return "count kept for \(title)"
        case MoveStock.name: return "units moved: \(title)"
        case TransferStock.name: return "units sent: \(title)"
        case ArriveTransfer.name: return "\(thing("transfer", title)) taken in"
        case WriteOffStock.name: return "\(title) written off"
        case RaiseException.name: return raised(events) ?? "exception raised"
        case TakeException.name: return taken(events, thing("exception", title))
        case ResolveException.name: return "\(thing("exception", title)) resolved"
        case ApproveRequest.name:
            for case .approval(.seconded(_, _, _, let role, _)) in events {
                return "your yes to \(thing("approval", title)) is kept: \(role.someone) has to say yes too"
            }
            return "\(thing("approval", title)) approved and done"
        case RejectRequest.name: return "\(thing("approval", title)) rejected"
        case WithdrawRequest.name: return "\(thing("approval", title)) withdrawn"
        case ConfirmRecord.name: return "confirmed, it counts like any other: \(title)"
        case MapRecord.name: return "mapped to the known one: \(title)"
        default: return money(performed, title) ?? closing(events) ?? "\(label) \(title)"
        }
    }

    private static func money(_ performed: Performed, _ title: String) -> String? {
        switch performed.command {
        case RefundOrder.name: "refund of \(thing("order", title)) approved"
        case ExecuteRefund.name: "refund of \(thing("order", title)) paid out"
        case ReturnGoods.name: "goods of \(thing("order", title)) taken back"
        case ProposePolicy.name: "\(thing("policy", title)) proposed"
        case DropPolicy.name: "\(thing("policy", title)) dropped"
        default: nil
        }
    }

    /// `step 12 prepared: a second person is wanted`, `2026-10 is locked`.
    private static func closing(_ events: [Event]) -> String? {
        var signed: String?
        var locked: String?
        for case .closing(let event) in events {
            switch event {
            case .signed(let signature):
                signed = "step \(signature.step) of \(signature.period) \(signature.isApproval ? "approved" : "signed")"
            case .locked(.all, let period): locked = "\(period) is locked: nothing dated in it can change any more"
            case .locked(let area, let period):
                locked = (signed.map { "\($0), " } ?? "") + "the \(area.word) side of \(period) is shut"
            case .reopened(let period, _, _): locked = "\(period) is open again"
            }
        }
        return locked ?? signed
    }

    /// What waits for another person's yes: `write-off of LAMP-01 at HAM`.
    public static func asked(_ performed: Performed, about title: String, label: String) -> String {
        let noun =
            switch performed.command {
            case AdjustStock.name: "adjustment"
            case CountStock.name: "count"
            case WriteOffStock.name: "write-off"
            case RefundOrder.name: "refund"
            case ReopenPeriod.name: "reopening"
            case ActivatePolicy.name: "activation"
            default: label
            }
        return "\(noun) of \(title) waits for approval\(performed.approval.map { " \($0)" } ?? "")"
    }

    /// A bare number as it was typed needs the word for what it is.
    private static func thing(_ kind: String, _ title: String) -> String { Int(title) == nil ? title : "\(kind) \(title)" }

    private static func allocated(_ performed: Performed, _ title: String) -> String {
        performed.record?.answer == "reserved in part"
            ? "units reserved for \(title), but not all" : "units reserved for \(title)"
    }

    private static func routed(_ events: [Event], _ title: String, in scene: Scene) -> String {
        for case .order(.routed(_, let location, _)) in events { return "\(title) routed to \(scene.code(of: location))" }
        return "\(title) routed"
    }

    /// How much of it has left: a part is told by its units.
    private static func sent(_ performed: Performed) -> String {
        let units = performed.movements.reduce(0) { $0 + $1.movement.quantity }
        return units == 0 ? "" : ", \(CountWords.of(units, "unit"))"
    }

    /// What was called off: a part is told by its units; and what it leaves to be given back, and how that is done.
    private static func cancelled(_ performed: Performed, _ title: String) -> String {
        for case .order(.cancelled(let cancellation)) in performed.events.map(\.event) {
            let isPart = performed.record?.answer == "cancelled in part"
            let units = cancellation.unitCount
            let what = isPart ? "\(title): \(CountWords.of(units, "unit")) cancelled" : "\(title) cancelled"
            let owed = Money(minor: cancellation.fromDepositMinor, cancellation.currency)
            return what + (owed.minor > 0 ? ", and \(owed) are owed back: d asks for the refund" : "")
        }
        return "\(title) cancelled"
    }

    private static func raised(_ events: [Event]) -> String? {
        for case .exception(.raised(let exception)) in events { return "exception \(exception.id) raised" }
        return nil
    }

    private static func taken(_ events: [Event], _ title: String) -> String {
        for case .exception(.handedBack) in events { return "\(title) given back" }
        return "\(title) is yours"
    }
}
