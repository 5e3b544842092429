import Ledger
import Vocabulary

/// The state of a physical unit; a unit is in exactly one.
public enum StockState: Int, Sendable, CaseIterable {
    case sellable = 0
    case quarantine, damaged, returned
    case inTransit

    /// The word for people and scripts.
    public var word: String {
        switch self {
        case .sellable: "sellable"
        case .quarantine: "quarantine"
        case .damaged: "damaged"
        case .returned: "returned"
        case .inTransit: "in_transit"
        }
    }

    public init?(word: String) {
        guard let state = StockState.allCases.first(where: { $0.word == word }) else { return nil }
        self = state
    }

    /// The inventory account that carries units of this state.
    public var account: Account {
        switch self {
        case .sellable: .inventory
        case .quarantine, .returned: .inventoryUnchecked
        case .damaged: .inventoryDamaged
        case .inTransit: .inventoryInTransit
        }
    }
}

/// Units of one state with their cost layers, oldest first.
public struct StockPile: Sendable, Equatable {
    public var quantity = 0
    /// Empty at a vendor's location; otherwise its units add up to `quantity`.
    public var layers: [CostLayer] = []

    public init(quantity: Int = 0, layers: [CostLayer] = []) {
        self.quantity = quantity
        self.layers = layers
    }
}

/// Units of one SKU at one location, by state, with what is promised of them.
public struct StockLevel: Sendable, Equatable {
    public let sku: SKUID
    public let location: LocationID
    /// By `StockState.rawValue`. Units in transit are on their way to this location.
    public var piles: [StockPile]
    /// Units promised to order lines: the sum of open reservations.
    public var reserved = 0
    /// Number of events applied to it, so that a screen can tell that it saw an older one.
    public var version = 0
    public var lastLayer = 0

    public init(sku: SKUID, location: LocationID) {
        self.sku = sku
        self.location = location
        piles = Array(repeating: StockPile(), count: StockState.allCases.count)
    }

    public subscript(state: StockState) -> Int { piles[state.rawValue].quantity }

    /// Takes the oldest units of a state away, with their cost where they are ours.
    mutating func take(_ quantity: Int, of state: StockState, owned: Bool) throws {
        let pile = piles[state.rawValue]
        guard quantity <= pile.quantity, !owned || quantity <= pile.layers.units else {
            throw BrokenBooks(
                "SKU \(sku) at location \(location) has \(pile.quantity) units \(state.word), in layers of \(pile.layers.units), and \(quantity) leave"
            )
        }
        piles[state.rawValue].quantity -= quantity
        if owned { piles[state.rawValue].layers.consume(quantity) }
    }

    /// Physical units here, in every state but in transit.
    public var onHand: Int { self[.sellable] + self[.quarantine] + self[.damaged] + self[.returned] }
    /// Units that may still be promised.
    public var available: Int { self[.sellable] - reserved }
    /// Cost of all its units, minor units of the store's currency.
    public var valueMinor: Int { piles.reduce(0) { $0 + $1.layers.costMinor } }
}
