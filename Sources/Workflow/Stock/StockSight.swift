import Ledger
import Vocabulary

/// A SKU at a location as a command finds it, with what its sentences need.
public struct StockSight: Sendable {
    public var item: Item
    public var location: Location
    public var level: StockLevel
    public var touch: Touch?
    public var touchedBy: String
    public var openExceptions: [ExceptionCase]
    /// Whether somebody is asked already what the item costs.
    public var isCostAsked: Bool
    public var nextException: Int
    public var nextApproval: Int
    public var nextTransfer: Int
    /// What the asker did or asked for before, for a command that may need a yes.
    public var earlier: [GovernedEffect] = []

    var owned: Bool { location.kind.ownsStock }

    /// What the oldest units of a state cost; nothing where they are a vendor's own.
    func cost(ofOldest quantity: Int, _ state: StockState) -> Int {
        owned ? level.piles[state.rawValue].layers.cost(ofOldest: quantity) : 0
    }

    /// Units of a state that no order has a claim on.
    func free(_ state: StockState) -> Int { state == .sellable ? level.available : level[state] }

    /// Refuses units beyond what one place may hold, which keeps every sum in range.
    func overflow(by quantity: Int) -> Refusal? {
        let held = level.onHand + level[.inTransit]
        guard quantity > StockLimits.units - held else { return nil }
        return .wouldNotFit(
            "\(item.code) at \(location.code)", because: "\(held) are there, and one place holds at most \(StockLimits.units)")
    }

    /// Refuses units, and their cost, beyond what one place may hold.
    func excess(of quantity: Int, worth costMinor: Int) -> Refusal? {
        if let refusal = overflow(by: quantity) { return refusal }
        let (value, isBeyond) = level.valueMinor.addingReportingOverflow(costMinor)
        return isBeyond || value >= Money.limitMinor ? tooDear : nil
    }

    var tooDear: Refusal {
        .wouldNotFit("\(item.code) at \(location.code)", because: "so many are worth more than the books hold")
    }

    /// Refuses when a state has not that many free units.
    func shortage(of quantity: Int, _ state: StockState) -> Refusal? {
        guard quantity > free(state) else { return nil }
        let place = state == .sellable ? location.code.text : "\(location.code) (\(state.word))"
        return .notEnough(item.code.text, at: place, wanted: quantity, free: free(state))
    }

    func staleRefusal(in context: Context) -> Refusal? {
        guard let seen = context.seen, seen != level.version else { return nil }
        return .changedMeanwhile(
            "\(item.code) at \(location.code)", by: touch == nil ? "an order" : touchedBy,
            at: context.local(touch?.at ?? context.at))
    }

    var subject: Subject { .stock(item.id, location.id) }

    /// Closes open exceptions of these kinds.
    func closing(_ kinds: Set<String>, because: String) -> [Event] {
        openExceptions.filter { kinds.contains($0.kind) }
            .map { .exception(.closedItself($0.id, resolution: because)) }
    }
}

extension Books {
    /// Whether somebody is asked already what one unit of the item costs.
    func isCostAsked(of item: Item) throws -> Bool {
        try item.costMinor == nil && openExceptions(about: .item(item.id)).contains { $0.kind == "cost_missing" }
    }

    func stockSight(_ sku: String, at place: String) throws -> StockSight {
        try stockSight(item(named: sku), at: knownLocation(place))
    }

    /// For a command whose effect is governed.
    func governedSight(_ sku: String, at place: String, in context: Context) throws -> StockSight {
        var sight = try stockSight(sku, at: place)
        sight.earlier = try earlierEffects(in: context)
        return sight
    }

    func stockSight(_ item: Item, at location: Location) throws -> StockSight {
        let subject = Subject.stock(item.id, location.id)
        let touch = try lastTouch(of: subject)
        return StockSight(
            item: item, location: location, level: try level(item.id, at: location.id), touch: touch,
            touchedBy: touch.map { name(of: $0.by) } ?? "", openExceptions: try openExceptions(about: subject),
            isCostAsked: try isCostAsked(of: item),
            nextException: counters.exception + 1, nextApproval: counters.approval + 1,
            nextTransfer: counters.transfer + 1)
    }
}
