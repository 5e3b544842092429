import Ledger
import Vocabulary

/// Units that came in while nobody knew what they cost, and what they are worth now that somebody has said so.
public struct StockRevaluation: Sendable, Equatable {
    /// What a cost layer gains.
    public struct Layer: Sendable, Equatable {
        public var location: LocationID
        public var state: StockState
        public var number: Int
        /// Minor units of the store's currency; positive.
        public var costMinor: Int

        public init(location: LocationID, state: StockState, number: Int, costMinor: Int) {
            self.location = location
            self.state = state
            self.number = number
            self.costMinor = costMinor
        }
    }

    public var sku: SKUID
    public var day: Day
    /// Cost of one unit, in the store's currency.
    public var unit: Money
    /// Units that are still here.
    public var layers: [Layer]
    /// What had come in at no cost, at what it costs: as opening stock, from suppliers, found by counts. Minor units.
    public var openedMinor: Int
    public var receivedMinor: Int
    public var foundMinor: Int
    /// What vendors have shipped of it at no cost.
    public var dropShippedMinor: Int
    /// What had been shipped before this store knew of it, at no cost.
    public var elsewhereMinor: Int

    public init(
        sku: SKUID, day: Day, unit: Money, layers: [Layer], openedMinor: Int, receivedMinor: Int, foundMinor: Int,
        dropShippedMinor: Int, elsewhereMinor: Int
    ) {
        self.sku = sku
        self.day = day
        self.unit = unit
        self.layers = layers
        self.openedMinor = openedMinor
        self.receivedMinor = receivedMinor
        self.foundMinor = foundMinor
        self.dropShippedMinor = dropShippedMinor
        self.elsewhereMinor = elsewhereMinor
    }

    /// What the units that are still here gain.
    public var heldMinor: Int { layers.reduce(0) { $0 + $1.costMinor } }
    /// What the units that have gone meanwhile would have cost.
    public var goneMinor: Int { openedMinor + receivedMinor + foundMinor - heldMinor }
}

/// Units of one item that moved at no cost, by where they came from.
public struct UncostedUnits: Sendable, Equatable {
    public var opened = 0
    public var received = 0
    public var found = 0
    /// Shipped by a vendor.
    public var dropShipped = 0
    /// Shipped before this store knew of it.
    public var elsewhere = 0

    public init() {}

    /// Counts a movement; `owned` says whether the location at its inner end holds units of ours.
    public mutating func count(_ movement: Movement, isOwned: (LocationID) -> Bool) {
        guard movement.costMinor == 0 else { return }
        switch (movement.from, movement.to) {
        case (.at(let location, _), .customer): if !isOwned(location) { dropShipped += movement.quantity }
        case (.opening, .at(let location, _)): if isOwned(location) { opened += movement.quantity }
        case (.supplier, .at(let location, _)): if isOwned(location) { received += movement.quantity }
        case (.adjustment, .at(let location, _)), (.count, .at(let location, _)):
            if isOwned(location) { found += movement.quantity }
        default: break
        }
    }
}

/// What of an item lies in the books at no cost, while nobody has said what it costs.
struct UncostedStock: Sendable {
    var levels: [StockLevel] = []
    var units = UncostedUnits()

    /// Nothing of it moved at no cost.
    var isEmpty: Bool { units == UncostedUnits() && layers.isEmpty }

    private var layers: [(level: StockLevel, state: StockState, layer: CostLayer)] {
        levels.flatMap { level in
            StockState.allCases.flatMap { state in
                level.piles[state.rawValue].layers.filter { $0.costMinor == 0 }.map { (level, state, $0) }
            }
        }
    }

    /// What it is worth at that cost.
    func revaluation(of sku: SKUID, at unit: Money, on day: Day) -> Revalued {
        guard unit.minor > 0, !isEmpty else { return .nothing }
        let layers = layers
        let sums = [
            units.opened + units.received + units.found, units.dropShipped, units.elsewhere,
            layers.reduce(0) { $0 + $1.layer.quantity },
        ]
        for sum in sums {
            let (value, isBeyond) = sum.multipliedReportingOverflow(by: unit.minor)
            guard !isBeyond, value < Money.limitMinor else { return .tooDear }
        }
        return .event(
            StockRevaluation(
                sku: sku, day: day, unit: unit,
                layers: layers.map {
                    StockRevaluation.Layer(
                        location: $0.level.location, state: $0.state, number: $0.layer.number,
                        costMinor: $0.layer.quantity * unit.minor)
                }, openedMinor: units.opened * unit.minor, receivedMinor: units.received * unit.minor,
                foundMinor: units.found * unit.minor, dropShippedMinor: units.dropShipped * unit.minor,
                elsewhereMinor: units.elsewhere * unit.minor))
    }
}

/// What comes of saying what an item costs.
enum Revalued {
    /// Nothing of it moved at no cost.
    case nothing
    case event(StockRevaluation)
    /// More than the books hold.
    case tooDear

    /// The event to record, or none; nil when it is too dear.
    var events: [Event]? {
        switch self {
        case .nothing: []
        case .event(let revaluation): [.stock(.revalued(revaluation))]
        case .tooDear: nil
        }
    }
}

extension Books {
    /// What of an item lies here at no cost; nothing when its cost is known.
    func uncostedStock(of item: Item) throws -> UncostedStock {
        guard item.costMinor == nil, item.mappedTo == nil else { return UncostedStock() }
        func isOwned(_ location: LocationID) -> Bool { locations[location]?.kind.ownsStock ?? true }
        var stock = UncostedStock()
        stock.levels = try self.stock(of: item.id).filter { isOwned($0.location) }
        stock.units = try shelf.uncosted(item.id)
        for posted in changes.movements where posted.movement.sku == item.id {
            stock.units.count(posted.movement, isOwned: isOwned)
        }
        for (key, units) in changes.sentUncosted where key.sku == item.id { stock.units.elsewhere += units }
        return stock
    }

    /// Keeps count of what was shipped elsewhere while nobody has said what it costs.
    func countUncosted(_ shipment: Shipment) throws {
        guard shipment.source == .elsewhere else { return }
        for line in shipment.lines where line.needsStock && line.costMinor == 0 {
            guard let named = try item(line.sku) else { continue }
            let item = try stocked(named)
            if item.costMinor == nil {
                changes.sentUncosted[SentKey(sku: item.id, day: shipment.day), default: 0] += line.quantity
            }
        }
    }
}

/// Units of an item that were shipped elsewhere at no cost, by day.
public struct SentKey: Hashable, Sendable, Comparable {
    public var sku: SKUID
    public var day: Day

    public static func < (a: SentKey, b: SentKey) -> Bool { a.sku != b.sku ? a.sku < b.sku : a.day < b.day }
}
