import Vocabulary

/// Units of one SKU at one location that came in together, with what is left of their cost.
public struct CostLayer: Hashable, Sendable {
    /// Rises with each layer of one stock level; the oldest is consumed first (FIFO).
    public var number: Int
    /// Units left; positive.
    public var quantity: Int
    /// Cost of the units left, in minor units of the store's currency; not negative.
    public var costMinor: Int

    public init(number: Int, quantity: Int, costMinor: Int) {
        precondition(quantity > 0 && costMinor >= 0, "a layer holds units and no negative cost")
        self.number = number
        self.quantity = quantity
        self.costMinor = costMinor
    }
}

extension Array where Element == CostLayer {
    /// Units in all layers.
    public var units: Int { reduce(0) { $0 + $1.quantity } }
    /// Cost of all layers, minor units.
    public var costMinor: Int { reduce(0) { $0 + $1.costMinor } }

    /// What the oldest `quantity` units cost. Units beyond the layers cost nothing: the caller refuses them first.
    public func cost(ofOldest quantity: Int) -> Int {
        var left = quantity
        var cost = 0
        for layer in self where left > 0 {
            let taken = Swift.min(left, layer.quantity)
            cost += Apportion.cumulative(layer.costMinor, count: taken, of: layer.quantity)
            left -= taken
        }
        return cost
    }

    /// Removes the oldest `quantity` units; the cost that leaves is exactly what `cost(ofOldest:)` said.
    public mutating func consume(_ quantity: Int) {
        precondition(quantity >= 0 && quantity <= units, "layers hold what leaves them")
        var left = quantity
        while left > 0 {
            if self[0].quantity <= left {
                left -= self[0].quantity
                removeFirst()
            } else {
                self[0].costMinor -= Apportion.cumulative(
                    self[0].costMinor, count: left, of: self[0].quantity)
                self[0].quantity -= left
                left = 0
            }
        }
    }
}
