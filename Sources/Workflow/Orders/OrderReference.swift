import Vocabulary

/// How somebody names an order: `#1051`, `1051` or `web:#1051`.
public struct OrderReference: Sendable, Equatable {
    public var channel: String?
    public var number: String
    /// Set where a screen or the engine knows exactly which one it means.
    public var id: OrderID?

    /// The order with this id.
    public init(_ id: OrderID) {
        self.id = id
        number = ""
    }

    /// `web:1247`, or the number alone. What begins with `#` is a number, whatever stands in it.
    public init(_ text: String) {
        if !text.hasPrefix("#"), let colon = text.firstIndex(of: ":"), colon != text.startIndex {
            channel = String(text[..<colon])
            number = String(text[text.index(after: colon)...])
        } else {
            channel = nil
            number = text
        }
    }
}

/// An order as a command finds it, with what its sentences need.
public struct OrderSight: Sendable {
    public var order: Order
    public var channel: Channel
    /// Who touched it last, and when; nil where the asker saw it as it is.
    public var touch: Touch?
    public var touchedBy: String
    public var openExceptions: [ExceptionCase]
    public var nextException: Int
    /// Names of those who placed its holds, in their order.
    public var holders: [String]
    /// What the engine proposed for it, oldest first; empty where it always acts and nothing is open.
    var proposals: [Proposal] = []
    var nextProposal = 1

    var text: String { order.number.text }

    /// The refusal of a step that a hold stops.
    func holdRefusal(_ step: HeldStep, in context: Context) -> Refusal? {
        guard let index = order.holds.firstIndex(where: { $0.stops.contains(step) }) else { return nil }
        let hold = order.holds[index]
        return .onHold(
            text,
            HeldBack(
                kind: hold.kind, by: holders[index], since: context.local(hold.placedAt),
                due: hold.dueAt.map { context.local($0) },
                lifters: hold.lifters(context.rules), stops: hold.stops))
    }

    /// The last question of every command: is this what the asker saw?
    func staleRefusal(in context: Context) -> Refusal? {
        guard let seen = context.seen, seen != order.version, let touch else { return nil }
        return .changedMeanwhile("order \(text)", by: touchedBy, at: context.local(touch.at))
    }

    /// Events that close the open exceptions of these kinds, since their condition went away.
    func closing(_ kinds: Set<String>, because: String) -> [Event] {
        openExceptions.filter { kinds.contains($0.kind) }
            .map { .exception(.closedItself($0.id, resolution: because)) }
    }

    /// The event that raises an exception about the order, unless one of its kind is open; numbers it `nextException + offset`.
    func raising(_ kind: String, _ summary: String, offset: Int = 0, in context: Context) -> [Event] {
        guard !openExceptions.contains(where: { $0.kind == kind }) else { return [] }
        return [
            .exception(
                .raised(
                    ExceptionCase.make(
                        ExceptionID(nextException + offset), kind, about: .order(order.id), of: order, summary, in: context)))
        ]
    }
}

extension Hold {
    /// Who may lift it.
    func lifters(_ rules: any Rules) -> Set<Role> { liftedBy.isEmpty ? rules.lifters(ofHold: kind) : liftedBy }
}

extension OrderSight {
    /// As `raising`, and where one of the kind is open what it does not say yet is added to it: whoever looks at it must not
    /// miss what came later, and somebody who saw the shorter one is told before it is closed.
    func raisingOrAdding(_ kind: String, _ sentences: [String], offset: Int = 0, in context: Context) -> [Event] {
        guard let known = openExceptions.first(where: { $0.kind == kind }) else {
            return raising(kind, sentences.joined(separator: "; "), offset: offset, in: context)
        }
        let new = sentences.filter { !known.summary.contains($0) }
        guard !new.isEmpty else { return [] }
        let whole = ([known.summary] + new).joined(separator: "; ")
        let isLong = whole.utf8.count > OrderSight.summaryBytes
        return [.exception(.grew(known.id, summary: isLong ? "several times; last: " + new.joined(separator: "; ") : whole))]
    }

    /// A summary that would grow longer tells the newest alone; the history keeps the rest.
    private static let summaryBytes = 600

    /// Money that was taken for more than there is left to deliver: owed to the customer, and for somebody to look at.
    func payingBack(_ minor: Int, offset: Int = 0, in context: Context) -> [Event] {
        let cancellation = Cancellation(
            order: order.id, channel: order.channel, currency: order.currency, day: context.today, lines: [], reservations: [],
            fromDepositMinor: minor, reason: "nothing is left to deliver for it")
        return [.order(.cancelled(cancellation))]
            + raisingOrAdding("order_changed", [OrderSight.tooMuch(minor, order.currency)], offset: offset, in: context)
    }

    static func tooMuch(_ minor: Int, _ currency: Currency) -> String {
        "the shop took \(Money(minor: minor, currency)) for which nothing is left to deliver"
    }
}

extension ExceptionCase {
    /// A new exception, with severity, desk and time from the rules.
    static func make(
        _ id: ExceptionID, _ kind: String, about subject: Subject, of order: Order?, _ summary: String, in context: Context
    ) -> ExceptionCase {
        let rule = context.rules.exception(
            ExceptionFacts(kind: kind, subject: subject, order: order, clock: context.shopClock), context.log)
        return ExceptionCase(
            id: id, kind: kind, severity: rule.severity, subject: subject, summary: summary, desk: rule.desk,
            raisedAt: context.at, dueAt: context.at.adding(hours: rule.dueHours))
    }
}

extension Books {
    /// The order that somebody names; throws the refusal that says why none is meant.
    func order(named reference: OrderReference) throws -> Order {
        if let id = reference.id {
            guard let order = try order(id) else { throw Refusal.unknownOrder("with the id \(id)") }
            return order
        }
        var found: [Order] = []
        let spellings = reference.number.hasPrefix("#") ? [reference.number] : [reference.number, "#" + reference.number]
        for spelling in spellings {
            guard let number = OrderNumber(spelling) else { continue }
            found = try orders(numbered: number)
            if let wanted = reference.channel {
                found = found.filter { channels[$0.channel]?.code.text == wanted }
            }
            if !found.isEmpty { break }
        }
        let text = (reference.channel.map { $0 + ":" } ?? "") + reference.number
        guard let first = found.first else { throw Refusal.unknownOrder(text) }
        guard found.count == 1 else {
            throw Refusal.ambiguousOrder(
                first.number.text, channels: found.compactMap { channels[$0.channel]?.code.text }.sorted())
        }
        return first
    }

    /// The order with what a command's sentences need.
    func sight(of reference: OrderReference, in context: Context) throws -> OrderSight {
        try sight(of: order(named: reference), in: context)
    }

    func sight(of order: Order, in context: Context) throws -> OrderSight {
        // Who touched it is told to nobody but one who saw it otherwise.
        let isStale = context.seen.map { $0 != order.version } ?? false
        let touch = isStale ? try lastTouch(of: .order(order.id)) : nil
        guard let channel = channels[order.channel] else {
            throw BrokenBooks("order \(order.number) is of channel \(order.channel), which is not there")
        }
        var sight = OrderSight(
            order: order, channel: channel, touch: touch, touchedBy: touch.map { name(of: $0.by) } ?? "",
            openExceptions: try openExceptions(about: .order(order.id)),
            nextException: counters.exception + 1, holders: order.holds.map { name(of: $0.placedBy) })
        if counters.proposal > 0 { sight.proposals = try proposals(for: order.id) }
        sight.nextProposal = counters.proposal + 1
        return sight
    }

    /// The item of that code; throws the refusal with the nearest known one.
    func item(named text: String) throws -> Item {
        guard let code = SKUCode(text), let named = try item(code: code) else {
            throw Refusal.unknownItem(text, nearest: Nearest.match(text, among: items.values.map(\.code.text).sorted()))
        }
        return try stocked(named)
    }

    /// The location of that code or name; throws the refusal with the nearest known one.
    func knownLocation(_ text: String) throws -> Location {
        guard let location = location(named: text) else {
            throw Refusal.unknownLocation(
                text, nearest: Nearest.match(text, among: locations.values.map(\.code.text).sorted()))
        }
        return location
    }
}
