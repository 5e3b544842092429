import Ledger
import Testing
import Vocabulary

@Suite struct CostLayerTests {
    @Test func `whatever comes in and goes out, cost in is cost out plus cost left`() {
        for seed in 0..<2_000 {
            var dice = Dice(seed: seed)
            var layers: [CostLayer] = []
            var (unitsIn, costIn, unitsOut, costOut) = (0, 0, 0, 0)
            for number in 1...30 {
                if dice.roll(0...2) > 0 {
                    let layer = CostLayer(number: number, quantity: dice.roll(1...20), costMinor: dice.roll(0...5_000))
                    layers.append(layer)
                    unitsIn += layer.quantity
                    costIn += layer.costMinor
                } else {
                    let quantity = dice.roll(0...layers.units)
                    let before = layers.costMinor
                    let cost = layers.cost(ofOldest: quantity)
                    layers.consume(quantity)
                    #expect(cost == before - layers.costMinor, "seed \(seed)")
                    unitsOut += quantity
                    costOut += cost
                }
                #expect(layers.units == unitsIn - unitsOut && layers.costMinor == costIn - costOut, "seed \(seed)")
                #expect(layers.allSatisfy { $0.quantity > 0 && $0.costMinor >= 0 }, "seed \(seed)")
                #expect(zip(layers, layers.dropFirst()).allSatisfy { $0.number < $1.number }, "seed \(seed)")
            }
            layers.consume(layers.units)
            #expect(layers.isEmpty)
        }
    }

    @Test func `the oldest leave first, and the last unit of a layer takes its residual`() {
        var layers = [
            CostLayer(number: 1, quantity: 3, costMinor: 100), CostLayer(number: 2, quantity: 2, costMinor: 50),
        ]
        #expect(layers.cost(ofOldest: 1) == 33)
        layers.consume(1)
        #expect(layers.cost(ofOldest: 1) == 33)
        layers.consume(1)
        #expect(layers.cost(ofOldest: 2) == 34 + 25)
        layers.consume(2)
        #expect(layers == [CostLayer(number: 2, quantity: 1, costMinor: 25)])
    }

    @Test func `more than the layers hold cannot leave them`() async {
        await #expect(processExitsWith: .failure) {
            var layers = [CostLayer(number: 1, quantity: 1, costMinor: 1)]
            layers.consume(2)
        }
        await #expect(processExitsWith: .failure) { _ = CostLayer(number: 1, quantity: 0, costMinor: 0) }
        await #expect(processExitsWith: .failure) { _ = CostLayer(number: 1, quantity: 1, costMinor: -1) }
    }
}
