/// Random numbers that a seed gives again (SplitMix64).
struct Dice {
    private var state: UInt64

    /// The seed goes through a round of its own: neighbouring seeds must not share a stream.
    init(seed: Int) {
        state = UInt64(seed) &* 0xd134_2543_de82_ef95
        state = next() ^ 0x5851_f42d_4c95_7f2d
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// 0 ..< bound
    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
    mutating func roll(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }
    /// True that often in a hundred.
    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
    mutating func pick<Element>(_ from: [Element]) -> Element { from[below(from.count)] }
}
