/// A set of orders by their numbers, one bit each.
struct OrderSet {
    private var bits: [UInt64]

    /// The empty set, with room for orders 1 to `last`.
    init(through last: Int) { bits = Array(repeating: 0, count: last / 64 + 1) }

    mutating func insert(_ order: Int) { bits[order >> 6] |= 1 << UInt64(order & 63) }

    func contains(_ order: Int) -> Bool { order >> 6 < bits.count && bits[order >> 6] & 1 << UInt64(order & 63) != 0 }

    var count: Int { bits.reduce(0) { $0 + $1.nonzeroBitCount } }

    mutating func formUnion(_ other: OrderSet) {
        for index in bits.indices { bits[index] |= other.bits[index] }
    }

    mutating func formIntersection(_ other: OrderSet) {
        for index in bits.indices { bits[index] &= other.bits[index] }
    }

    /// The orders from 1 to `last` that are not in it.
    func complement(through last: Int) -> OrderSet {
        var rest = OrderSet(through: last)
        for order in stride(from: 1, through: last, by: 1) where !contains(order) { rest.insert(order) }
        return rest
    }

    /// Visits the orders, the latest first, until the visitor says no.
    func eachFromLast(_ visit: (Int) -> Bool) {
        for index in bits.indices.reversed() {
            var word = bits[index]
            while word != 0 {
                let bit = 63 - word.leadingZeroBitCount
                guard visit(index << 6 | bit) else { return }
                word &= ~(1 << UInt64(bit))
            }
        }
    }
}
