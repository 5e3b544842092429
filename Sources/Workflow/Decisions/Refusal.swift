import Vocabulary

/// The business says no. The cases stand in the order in which they are looked for: who asks, what it names, what it is
/// like now, and only then what the command itself needs.
public enum Refusal: Error, Sendable, Equatable {
    case notAllowed(String, by: String, needs: Set<Role>)
    case unknownOrder(String)
    case ambiguousOrder(String, channels: [String])
    case unknownItem(String, nearest: String?)
    case unknownLocation(String, nearest: String?)
    case unknownThing(String)
    case unreadable(String)
    case orderClosed(String, OrderState)
    case alreadyHeld(String, kind: String, by: String, at: LocalTime)
    case onHold(String, HeldBack)
    case noSuchHold(String, kind: String)
    case liftedByOthers(kind: String, roles: Set<Role>)
    case alreadyAllocated(String)
    /// The order, and what it lacks.
    case nothingFree(String, String)
    case alreadyReleased(String)
    case notAllocated(String)
    case notReleased(String)
    case noLocation(String)
    case notEnough(String, at: String, wanted: Int, free: Int)
    case wouldNotFit(String, because: String)
    case notReserved(String, line: Int, wanted: Int, reserved: Int)
    case notOpen(String, line: Int, wanted: Int, open: Int)
    case refundTooLarge(String, wanted: Money, left: Money)
    case notRefundable(String, line: Int, wanted: Int, left: Int)
    case notReturnable(String, line: Int, wanted: Int, left: Int)
    case nothingPayable(String)
    case periodNotOver(Period)
    case alreadySigned(String, by: String, at: LocalTime)
    case stepWaits(String, for: [Int])
    case checkFails(String, value: String, fix: String)
    case explanationMissing(String, value: String)
    case phraseMissing(String)
    case badQuantity(Int)
    case sameLocation(String)
    case costUnknown(String)
    case reasonMissing(String)
    case alreadyClosed(String, by: String, at: LocalTime)
    case alreadyTaken(String, by: String, at: LocalTime)
    case ownRequest(String)
    case ownDraft(String, policy: Int)
    case ownSignature(String)
    case doubtful(String, doubts: [String], amount: String)
    case alreadyDecided(String, state: String, by: String, at: LocalTime)
    case alreadyThere(String)
    case notPractice
    /// A policy with mistakes, each with its place.
    case policyBroken([String], active: Int)
    case policyStands(Int, String)
    /// Rows of the store contradict each other: somebody has changed them behind the program's back.
    case inconsistent(String)
    /// What was asked for is not what would be done now.
    case changedSince(String, what: [Change])
    /// Nothing forbids it, but it is not what the asker saw.
    case changedMeanwhile(String, by: String, at: LocalTime)

    /// The case's name, for scripts.
    public var code: String {
        let text = String(describing: self)
        let name = text.prefix { $0 != "(" }
        return name.reduce(into: "") { out, letter in
            if letter.isUppercase { out += "_" + letter.lowercased() } else { out.append(letter) }
        }
    }

    /// What is wrong and what to do, in one sentence for people.
    public var sentence: String {
        switch self {
        case .notAllowed(let command, let name, let roles):
            "\(name) may not \(spoken(command)): that needs \(words(roles))"
        case .unknownOrder(let text): "there is no order \(text)"
        case .ambiguousOrder(let text, let channels):
            "\(channels.count) channels have an order \(text): say \(channels.map { "\($0):\(text)" }.joined(separator: " or "))"
        case .unknownItem(let text, let nearest):
            "there is no SKU \(text)" + (nearest.map { "; did you mean \($0)?" } ?? "")
        case .unknownLocation(let text, let nearest):
            "there is no location \(text)" + (nearest.map { "; did you mean \($0)?" } ?? "")
        case .unknownThing(let text): "there is no \(text)"
        case .unreadable(let text): text
        case .changedMeanwhile(let text, let by, let at):
            "\(text) was changed by \(by) on \(at) after you saw it: look again (F5)"
        case .orderClosed(let text, let state): "order \(text) is \(state.word): nothing is left to do"
        case .alreadyHeld(let text, let kind, let by, let at):
            "order \(text) is already on \(kind) hold, by \(by) since \(at)"
        case .onHold(let text, let held):
            "order \(text) is on \(held.kind) hold, by \(held.by) since \(held.since)\(held.due.map { ", due \($0)" } ?? ""): \(words(held.lifters)) may lift it, it stops \(held.stops.words)"
        case .noSuchHold(let text, let kind): "order \(text) has no \(kind) hold"
        case .liftedByOthers(let kind, let roles):
            "\("aeiou".contains(kind.prefix(1)) ? "an" : "a") \(kind) hold is lifted by \(words(roles))"
        case .alreadyAllocated(let text): "order \(text) has all its units already"
        case .nothingFree(let text, let why): "nothing could be reserved for order \(text), which waits: \(why)"
        case .alreadyReleased(let text): "order \(text) is already with the floor"
        case .notAllocated(let text): "order \(text) has no units reserved: allocate it first"
        case .notReleased(let text): "order \(text) is not with the floor: release it first"
        case .noLocation(let text): "no location can serve order \(text): see why (w)"
        case .notEnough(let sku, let place, let wanted, let free):
            "\(sku) at \(place): \(wanted) wanted, \(max(0, free)) free"
        case .wouldNotFit(let text, let because): "\(text): \(because)"
        case .notReserved(let text, let line, let wanted, let reserved):
            "order \(text) line \(line): \(wanted) to ship, \(reserved) reserved here"
        case .notOpen(let text, let line, let wanted, let open):
            "order \(text) line \(line): \(wanted) to cancel, \(open) still to leave\(open == 0 ? "" : "; what has left is refunded")"
        case .refundTooLarge(let text, let wanted, let left): "order \(text): \(wanted) to refund, \(left) left to give back"
        case .notRefundable(let text, let line, let wanted, let left):
            "order \(text) line \(line): \(wanted) to refund, \(left) have left and are not refunded; cancel what has not left"
        case .notReturnable(let text, let line, let wanted, let left):
            "order \(text) line \(line): \(wanted) to take back, \(left) have left and are not back"
        case .nothingPayable(let text): "order \(text) has no approved refund that waits for its money"
        case .periodNotOver(let period): "\(period) is not over yet: it ends on \(period.last)"
        case .alreadySigned(let text, let by, let at): "\(text) was signed by \(by) on \(at)"
        case .stepWaits(let text, let steps):
            "\(text) waits for step\(steps.count == 1 ? "" : "s") \(steps.map { "\($0)" }.joined(separator: ", "))"
        case .checkFails(let text, let value, let fix):
            "\(text): its check shows \(value)" + (fix.isEmpty ? "" : ": \(fix)")
        case .explanationMissing(let text, let value): "\(text): its check shows \(value): say why with --reason TEXT"
        case .phraseMissing(let phrase): "type the words \(phrase): --confirm '\(phrase)'"
        case .changedSince(let text, let what):
            "\(text) is no longer what was asked: \(what.map(\.sentence).joined(separator: "; ")). Ask again"
        case .badQuantity(let quantity): "\(quantity) is no quantity for this"
        case .sameLocation(let text): "units are at \(text) already: name two locations"
        case .costUnknown(let sku): "nobody has said what \(sku) costs: give --cost"
        case .reasonMissing(let command): "\(command) needs a reason: --reason TEXT"
        case .alreadyClosed(let text, let by, let at): "\(text) was closed by \(by) on \(at)"
        case .alreadyTaken(let text, let by, let at): "\(text) belongs to \(by) since \(at)"
        case .ownDraft(let text, let version):
            "you drafted policy \(version), which \(text) is to make the active one: another person has to approve it"
        case .ownRequest(let text): "\(text) is your own request: another person has to decide"
        case .ownSignature(let text): "\(text) was prepared by you: another person has to sign"
        case .doubtful(let text, let doubts, let amount):
            "\(text) has doubts (\(doubts.joined(separator: "; "))): say why it is right with --reason TEXT, a sentence of \(Approval.leastReason) letters or more, and its amount once more with --confirm \(amount)"
        case .alreadyDecided(let text, let state, let by, let at):
            "\(text) was \(state) by \(by) on \(at)"
        case .alreadyThere(let text): "\(text) is there already"
        case .inconsistent(let sentence): sentence
        case .policyBroken(let defects, let active):
            "the policy has \(defects.count) mistake\(defects.count == 1 ? "" : "s"), and policy \(active) stays active: \(defects.prefix(3).joined(separator: "; "))\(defects.count > 3 ? "; …" : "")"
        case .policyStands(let version, let state): "policy \(version) is \(state)"
        case .notPractice: "this is a real store: only a practice store lets one person act as another"
        }
    }
}

/// What a command does, where its name alone says little.
private func spoken(_ command: String) -> String {
    switch command {
    case ExecuteRefund.name: "say that a refund was paid out (\(command))"
    case WriteOffStock.name: "write units off (\(command))"
    default: command
    }
}

/// The hold that stops a step: who may lift it, and by when.
public struct HeldBack: Sendable, Equatable {
    public var kind: String
    public var by: String
    public var since: LocalTime
    /// When somebody should have decided; nil where nothing says so.
    public var due: LocalTime?
    public var lifters: Set<Role>
    public var stops: Stops
}

private func words(_ roles: Set<Role>) -> String {
    roles.filter { $0 != .engine }.map(\.someone).sorted().joined(separator: " or ")
}
