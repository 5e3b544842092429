import Vocabulary

/// One thing that an operator, a file or the engine asks for. First it gathers its facts, then it decides purely: the same
/// facts and context always give the same decision.
public protocol Command: Sendable {
    associatedtype Facts
    /// The name that scripts use, such as `release`.
    static var name: String { get }
    /// Who may ask for it.
    static var roles: Set<Role> { get }
    /// Reads what the decision depends on. Throws a `Refusal` when what the command names is not there.
    func gather(from books: Books, in context: Context) throws -> Facts
    /// The decision, from the facts alone.
    func decide(on facts: Facts, in context: Context) -> Decision
}

/// Who asks, when, and under which rules.
public struct Context {
    public var at: Instant
    public var by: Operator
    public var rules: any Rules
    public var zones: any Zones
    public var shop: Shop
    /// The version of the subject that the asker saw; nil when it was not on a screen.
    public var seen: Int?
    /// Set while an approved request is carried out.
    public var approval: Approval?
    /// What the rules are asked while this command is decided: its record is made of it.
    public var log = EvaluationLog()

    public init(
        at: Instant, by: Operator, rules: any Rules, zones: any Zones, shop: Shop, seen: Int? = nil,
        approval: Approval? = nil
    ) {
        self.at = at
        self.by = by
        self.rules = rules
        self.zones = zones
        self.shop = shop
        self.seen = seen
        self.approval = approval
    }

    /// The shop's clock.
    var shopClock: LocalClock { LocalClock(at: at, zone: shop.zone, zones: zones) }

    /// The shop's business day.
    public var today: Day { local(at).day }

    /// A moment in the shop's time, for sentences.
    public func local(_ moment: Instant) -> LocalTime {
        LocalTime(moment, offsetSeconds: zones.offsetSeconds(of: shop.zone, at: moment))
    }
}

/// What a command came to.
public enum Decision: Sendable {
    /// Do this: events, and the record of why.
    case done([Event], DecisionRecord)
    /// The business says no; nothing is written.
    case refused(Refusal)
    /// The business says no, and why it does is news: it is kept.
    case declined([Event], DecisionRecord, Refusal)
    /// Another person has to say yes first: the request is kept.
    case asked([Event], DecisionRecord, ApprovalID)

    /// Nothing to do: what was asked for is already so.
    case unchanged
}

/// What performing a command did, for the one who asked.
public struct Performed: Sendable {
    public enum Outcome: String, Sendable {
        case done, refused, asked, unchanged
    }

    public var command: String
    public var outcome: Outcome
    public var events: [RecordedEvent]
    public var movements: [PostedMovement]
    public var entries: [PostedEntry]
    public var record: DecisionRecord?
    public var refusal: Refusal?
    public var approval: ApprovalID?

    public init(command: String, outcome: Outcome) {
        self.command = command
        self.outcome = outcome
        events = []
        movements = []
        entries = []
    }

    /// Whether it writes anything: what is refused may still be noted, as an order that waits for units is.
    public var changesSomething: Bool { outcome == .done || outcome == .asked || !events.isEmpty }
}

extension Books {
    /// Gathers, decides and applies one command. Nothing is written here: the store does that with the changes.
    public func perform(_ command: any Command, in context: Context) throws -> Performed {
        var context = context
        context.log = EvaluationLog()
        if !keepsTotals, context.rules.needs.contains(.customerTotals) { try keepTotals() }
        return try run(command, in: context)
    }

    /// What a command decides, without applying it: for a command inside another.
    func decision(of command: any Command, in context: Context) throws -> Decision {
        func gathered<C: Command>(_ command: C) throws -> Decision {
            command.decide(on: try command.gather(from: self, in: context), in: context)
        }
        return try gathered(command)
    }

    private func run<C: Command>(_ command: C, in context: Context) throws -> Performed {
        func refused(_ refusal: Refusal) -> Performed {
            var performed = Performed(command: C.name, outcome: .refused)
            performed.refusal = refusal
            return performed
        }
        guard !C.roles.isDisjoint(with: context.by.roles) else {
            return refused(.notAllowed(C.name, by: context.by.name.text, needs: C.roles))
        }
        let facts: C.Facts
        do { facts = try command.gather(from: self, in: context) } catch let refusal as Refusal {
            return refused(refusal)
        }
        switch command.decide(on: facts, in: context) {
        case .refused(let refusal): return refused(refusal)
        case .declined(let events, let record, let refusal): return try take(events, record, as: refused(refusal), in: context)
        case .unchanged: return Performed(command: C.name, outcome: .unchanged)
        case .done(let events, let record):
            return try take(events, record, as: Performed(command: C.name, outcome: .done), in: context)
        case .asked(var events, let record, let approval):
            if let refusal = hold(command, on: facts, in: &events, context) { return refused(refusal) }
            var performed = Performed(command: C.name, outcome: .asked)
            performed.approval = approval
            return try take(events, record, as: performed, in: context)
        }
    }

    /// Keeps with a request what a yes would write; gives the refusal when even a yes could not do it.
    private func hold<C: Command>(
        _ command: C, on facts: C.Facts, in events: inout [Event], _ context: Context
    ) -> Refusal? {
        for (index, event) in events.enumerated() {
            guard case .approval(.asked(var approval)) = event else { continue }
            var approved = context
            approved.approval = approval
            approved.log = EvaluationLog()
            switch command.decide(on: facts, in: approved) {
            case .refused(let refusal), .declined(_, _, let refusal): return refusal
            case .done(let written, _):
                approval.effect = ApprovalEffect(of: written, shop: context.shop, at: context.at)
                events[index] = .approval(.asked(approval))
            case .asked, .unchanged: break
            }
        }
        return nil
    }

    private func take(
        _ events: [Event], _ record: DecisionRecord, as outcome: Performed, in context: Context
    ) throws -> Performed {
        var performed = outcome
        let events = events + (try ProposalAnswers(books: self, by: context.by.id).events(after: events))
        let first = counters.sequence + 1
        let entriesBefore = changes.entries.count
        let movementsBefore = changes.movements.count
        performed.events.reserveCapacity(events.count)
        for event in events {
            performed.events.append(try apply(event, at: context.at, by: context.by.id))
        }
        performed.entries = Array(changes.entries[entriesBefore...])
        performed.movements = Array(changes.movements[movementsBefore...])
        var record = record
        record.evaluations = context.log.evaluations
        performed.record = record
        changes.records.append(
            PostedRecord(first: first, last: counters.sequence, at: context.at, by: context.by.id, record: record))
        return performed
    }
}
