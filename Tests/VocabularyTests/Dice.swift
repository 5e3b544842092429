/// Random numbers that a seed gives again (SplitMix64).
struct Dice {
    private var state: UInt64

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

    mutating func roll(_ range: ClosedRange<Int>) -> Int { range.lowerBound + Int(next() % UInt64(range.count)) }
}
