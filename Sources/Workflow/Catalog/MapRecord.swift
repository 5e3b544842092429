import Vocabulary

/// Says that a provisional location or item is another's name: what it holds moves there, and files that use the name mean
/// the other one from then on.
public struct MapRecord: Command {
    public static let name = "map"
    public static let roles: Set<Role> = [.administrator, .supervisor, .buyer]

    public var what: ProvisionalKind
    public var named: String
    public var to: String

    public init(what: ProvisionalKind, named: String, to: String) {
        self.what = what
        self.named = named
        self.to = to
    }

    /// Both records, what is open about the provisional one, and the stock that it holds.
    public struct Facts {
        var found: ProvisionalRecord
        var target: ProvisionalRecord
        var open: [ExceptionCase]
        var levels: [StockLevel]
        var codes: [SKUID: String]
        /// What of the provisional item moved at no cost.
        var uncosted = UncostedStock()
        /// What the place that is meant holds of the same items.
        var there: [SKUID: StockSight] = [:]
    }

    public func gather(from books: Books, in context: Context) throws -> Facts {
        let found = try books.provisional(what, named: named)
        let levels: [StockLevel] =
            switch found {
            case .item(let item): try books.stock(of: item.id)
            case .location(let location): try books.levels(at: location.id)
            case .channel: []
            }
        var codes: [SKUID: String] = [:]
        for level in levels { codes[level.sku] = try books.item(level.sku)?.code.text }
        var facts = Facts(
            found: found, target: try books.provisional(what, named: to),
            open: try books.openExceptions(about: found.subject), levels: levels, codes: codes)
        if case .item(let item) = found { facts.uncosted = try books.uncostedStock(of: item) }
        if case .location(let place) = facts.target {
            for level in levels {
                if let item = try books.item(level.sku) { facts.there[level.sku] = try books.stockSight(item, at: place) }
            }
        }
        return facts
    }

    public func decide(on facts: Facts, in context: Context) -> Decision {
        guard facts.found != facts.target else { return .refused(.wouldNotFit(named, because: "that is \(to) already")) }
        guard facts.found.isProvisional else {
            return .refused(.wouldNotFit(named, because: "only what a file brought up and nobody confirmed can be mapped"))
        }
        guard !facts.target.isProvisional else {
            return .refused(.wouldNotFit(to, because: "confirm it first, then map to it"))
        }
        if let promised = facts.levels.first(where: { $0.reserved > 0 }) {
            return .refused(
                .wouldNotFit(
                    named, because: "\(promised.reserved) of \(facts.codes[promised.sku] ?? "") are promised to orders from there"
                ))
        }
        var events: [Event] = []
        switch (facts.found, facts.target) {
        case (.location(let from), .location(let to)):
            guard from.kind.ownsStock == to.kind.ownsStock else {
                return .refused(.wouldNotFit(named, because: "a vendor's units are the vendor's own"))
            }
            for level in facts.levels {
                let units = level.onHand + level[.inTransit]
                if let refusal = facts.there[level.sku]?.excess(of: units, worth: level.valueMinor) { return .refused(refusal) }
            }
            let movements = facts.levels.flatMap { level in moving(level, to: { .at(to.id, $0) }) }
            events = moves(movements, owned: to.kind.ownsStock, in: context)
            events.append(.catalog(.locationMapped(from.id, to: to.id)))
        case (.item(let from), .item(let to)):
            guard !facts.levels.contains(where: { $0.onHand + $0[.inTransit] > 0 }) else {
                return .refused(
                    .wouldNotFit(named, because: "it holds stock of its own: count it to 0 first, then receive it as \(to.code)"))
            }
            switch revalued(from, as: to, facts, in: context) {
            case .success(let revalued): events = [.catalog(.itemMapped(from.id, to: to.id))] + revalued
            case .failure(let refusal): return .refused(refusal)
            }
        default:
            return .refused(.wouldNotFit(named, because: "a channel is confirmed, not mapped: import its files with --channel"))
        }
        let closing = facts.open.map { Event.exception(.closedItself($0.id, resolution: "it is \(to)")) }
        let record = DecisionRecord(
            command: Self.name, subject: facts.found.subject, question: what.rawValue, answer: "mapped",
            policyVersion: context.rules.version, facts: [Fact("to", .text(to))])
        return .done(events + closing, record)
    }

    /// What has gone of it at no cost costs what the item costs that it is.
    private func revalued(_ from: Item, as to: Item, _ facts: Facts, in context: Context) -> Result<[Event], Refusal> {
        guard !facts.uncosted.isEmpty else { return .success([]) }
        guard let cost = to.costMinor else {
            return .failure(
                .wouldNotFit(to.code.text, because: "units of \(from.code) have gone at no cost: say first what \(to.code) costs")
            )
        }
        let unit = Money(minor: cost, context.shop.currency)
        guard let events = facts.uncosted.revaluation(of: from.id, at: unit, on: context.today).events else {
            return .failure(.wouldNotFit(from.code.text, because: "so many are worth more than the books hold"))
        }
        return .success(events)
    }

    private func moving(_ level: StockLevel, to place: (StockState) -> StockPlace) -> [Movement] {
        StockState.allCases.filter { level[$0] > 0 }.map { state in
            Movement(
                sku: level.sku, from: .at(level.location, state), to: place(state), quantity: level[state],
                costMinor: level.piles[state.rawValue].layers.costMinor)
        }
    }

    private func moves(_ movements: [Movement], owned: Bool, in context: Context) -> [Event] {
        guard !movements.isEmpty else { return [] }
        return [
            .stock(
                .moved(
                    StockMove(
                        cause: .mapped, movements: movements, owned: owned, day: context.today,
                        reason: "\(named) is \(to)")))
        ]
    }
}
