import Testing
import Vocabulary

@Suite struct ApportionTests {
    @Test func `parts add up to the whole, and none is a unit away from its fair share`() {
        var dice = Dice(seed: 2)
        for _ in 0..<5_000 {
            let weights = (0..<dice.roll(1...8)).map { _ in dice.roll(0...50) }
            let total = dice.roll(-100_000...100_000)
            let parts = Apportion.split(total, by: weights)
            #expect(parts.count == weights.count)
            #expect(parts.reduce(0, +) == total)
            let sum = weights.reduce(0, +)
            guard sum > 0 else { continue }
            for (part, weight) in zip(parts, weights) {
                // |part - total * weight / sum| < 1, without fractions.
                #expect((part * sum - total * weight).magnitude < UInt(sum))
                if weight == 0 { #expect(part == 0 || weights.count == 1) }
            }
        }
    }

    @Test func `equal weights differ by one at most, and the earlier ones have it`() {
        #expect(Apportion.split(10, by: [1, 1, 1]) == [4, 3, 3])
        #expect(Apportion.split(-10, by: [1, 1, 1]) == [-4, -3, -3])
        #expect(Apportion.split(5, by: [0, 0, 0]) == [2, 2, 1])
        #expect(Apportion.split(5, by: []) == [])
        #expect(Apportion.split(7, by: [0]) == [7])
        #expect(Apportion.split(100, by: [3, 0, 1]) == [75, 0, 25])
    }

    @Test func `the largest amounts do not overflow`() {
        let parts = Apportion.split(Int.max, by: [Int.max / 3, Int.max / 3, Int.max / 3])
        #expect(parts.reduce(0, +) == Int.max)
        #expect(Apportion.cumulative(Int.max, count: Int.max - 1, of: Int.max) == Int.max - 1)
    }

    @Test func `shares of units taken one after another add up to the whole, and the last takes the rest`() {
        var dice = Dice(seed: 3)
        for _ in 0..<5_000 {
            let amount = dice.roll(-10_000...10_000)
            let units = dice.roll(1...40)
            var taken = 0
            var sum = 0
            while taken < units {
                let next = dice.roll(taken + 1...units)
                let share =
                    Apportion.cumulative(amount, count: next, of: units)
                    - Apportion.cumulative(amount, count: taken, of: units)
                #expect((share * units - amount * (next - taken)).magnitude < UInt(2 * units))
                sum += share
                taken = next
            }
            #expect(sum == amount)
        }
        #expect(Apportion.cumulative(100, count: 0, of: 0) == 0)
        #expect(Apportion.cumulative(100, count: 2, of: 3) == 66)
        #expect(Apportion.cumulative(-100, count: 2, of: 3) == -66)
    }

    @Test func `a negative weight and a share of units that do not exist are faults of the program`() async {
        await #expect(processExitsWith: .failure) { _ = Apportion.split(10, by: [1, -1]) }
        await #expect(processExitsWith: .failure) { _ = Apportion.cumulative(10, count: 4, of: 3) }
    }
}
