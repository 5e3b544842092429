import Vocabulary

/// An exception as a command finds it.
public struct ExceptionSight: Sendable {
    var exception: ExceptionCase
    var touch: Touch?
    var touchedBy: String
    var ownerName: String

    var text: String { "exception \(exception.id)" }

    /// Refuses what can only be done to an open exception.
    func closedRefusal(in context: Context) -> Refusal? {
        guard !exception.state.isOpen else { return nil }
        return .alreadyClosed(text, by: touchedBy, at: context.local(touch?.at ?? exception.raisedAt))
    }

    func staleRefusal(in context: Context) -> Refusal? {
        guard let seen = context.seen, seen != exception.version, let touch else { return nil }
        return .changedMeanwhile(text, by: touchedBy, at: context.local(touch.at))
    }

    func record(_ command: String, _ answer: String, _ facts: [Fact], in context: Context) -> DecisionRecord {
        DecisionRecord(
            command: command, subject: .exception(exception.id), question: "exception", answer: answer,
            policyVersion: context.rules.version, facts: [Fact("kind", .text(exception.kind))] + facts)
    }
}

extension Books {
    func exceptionSight(_ id: ExceptionID) throws -> ExceptionSight {
        guard let exception = try exception(id) else { throw Refusal.unknownThing("exception \(id)") }
        let touch = try lastTouch(of: .exception(id))
        return ExceptionSight(
            exception: exception, touch: touch, touchedBy: touch.map { name(of: $0.by) } ?? "",
            ownerName: exception.owner.map { name(of: $0) } ?? "")
    }
}

/// Makes an exception one's own; by its owner, hands it back.
public struct TakeException: Command {
    public static let name = "take"
    public static let roles: Set<Role> = [.supervisor, .buyer, .financeClerk, .controller]

    public var exception: ExceptionID
    public init(exception: ExceptionID) { self.exception = exception }

    public func gather(from books: Books, in context: Context) throws -> ExceptionSight {
        try books.exceptionSight(exception)
    }

    public func decide(on sight: ExceptionSight, in context: Context) -> Decision {
        if let refusal = sight.closedRefusal(in: context) { return .refused(refusal) }
        if let owner = sight.exception.owner {
            guard owner == context.by.id else {
                return .refused(
                    .alreadyTaken(sight.text, by: sight.ownerName, at: context.local(sight.touch?.at ?? sight.exception.raisedAt))
                )
            }
            return .done(
                [.exception(.handedBack(exception))], sight.record(Self.name, "handed back", [], in: context))
        }
        return .done(
            [.exception(.taken(exception, by: context.by.id))], sight.record(Self.name, "taken", [], in: context))
    }
}

/// Closes an exception with what was done about it.
public struct ResolveException: Command {
    public static let name = "resolve"
    public static let roles: Set<Role> = [.supervisor, .buyer, .financeClerk, .controller]

    public var exception: ExceptionID
    public var reason: String

    public init(exception: ExceptionID, reason: String) {
        self.exception = exception
        self.reason = reason
    }

    public func gather(from books: Books, in context: Context) throws -> ExceptionSight {
        try books.exceptionSight(exception)
    }

    public func decide(on sight: ExceptionSight, in context: Context) -> Decision {
        if let refusal = sight.closedRefusal(in: context) { return .refused(refusal) }
        guard !reason.isEmpty else { return .refused(.reasonMissing(Self.name)) }
        if let refusal = sight.staleRefusal(in: context) { return .refused(refusal) }
        return .done(
            [.exception(.resolved(exception, resolution: reason))],
            sight.record(Self.name, "resolved", [Fact("reason", .text(reason))], in: context))
    }
}

/// Puts something into the inbox that somebody has to look at.
public struct RaiseException: Command {
    public static let name = "raise"
    public static let roles: Set<Role> = [.supervisor, .buyer, .financeClerk, .controller, .engine]

    /// What it is about: an order, a SKU, or a SKU at a location.
    public enum About: Sendable, Equatable {
        /// An order's number, or else a SKU.
        case named(String)
        case stock(sku: String, location: String)
        /// A subject that the engine knows already.
        case known(Subject)
    }

    public var about: About
    public var kind: String
    public var reason: String

    public init(about: About, kind: String, reason: String) {
        self.about = about
        self.kind = kind
        self.reason = reason
    }

    /// The subject, its open exceptions of that kind, and the next number.
    public struct Facts: Sendable {
        var subject: Subject
        /// The order that it is about.
        var order: Order?
        var text: String
        var open: ExceptionCase?
        var openedBy: String
        var next: Int
    }

    public func gather(from books: Books, in context: Context) throws -> Facts {
        let subject: Subject
        let text: String
        switch about {
        case .named(let name):
            if let code = SKUCode(name), let item = try books.item(code: code) {
                (subject, text) = (.item(item.id), item.code.text)
            } else {
                let order = try books.order(named: OrderReference(name))
                (subject, text) = (.order(order.id), "order \(order.number)")
            }
        case .stock(let sku, let place):
            let sight = try books.stockSight(sku, at: place)
            (subject, text) = (sight.subject, "\(sight.item.code) at \(sight.location.code)")
        case .known(let known): (subject, text) = (known, "it")
        }
        let open = try books.openExceptions(about: subject).first { $0.kind == kind }
        let touch = try open.flatMap { try books.lastTouch(of: .exception($0.id)) }
        var order: Order?
        if case .order(let id) = subject { order = try books.order(id) }
        return Facts(
            subject: subject, order: order, text: text, open: open, openedBy: touch.map { books.name(of: $0.by) } ?? "",
            next: books.counters.exception + 1)
    }

    public func decide(on facts: Facts, in context: Context) -> Decision {
        guard !reason.isEmpty else { return .refused(.reasonMissing(Self.name)) }
        if let open = facts.open {
            return .refused(.alreadyThere("exception \(open.id) (\(kind)) about \(facts.text), by \(facts.openedBy),"))
        }
        let exception = ExceptionCase.make(
            ExceptionID(facts.next), kind, about: facts.subject, of: facts.order, reason, in: context)
        let record = DecisionRecord(
            command: Self.name, subject: .exception(exception.id), question: "exception", answer: "raised",
            policyVersion: context.rules.version,
            facts: [Fact("kind", .text(kind)), Fact("reason", .text(reason))])
        return .done([.exception(.raised(exception))], record)
    }
}
