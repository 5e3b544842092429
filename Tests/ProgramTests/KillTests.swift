import Foundation
@preconcurrency import Glibc
import Testing

/// The program is killed at any moment; the store is whole, and what was acknowledged is there.
@Suite struct KillTests {
    private static let kills = Program.isProving ? 300 : 20
    /// The clock of these stores, so that two histories of the same work can be compared.
    private static let clock = ["TALLY_NOW": "2027-03-01T10:00:00Z"]

    @Test func `an import that is killed is taken up again and ends in the same state`() throws {
        let orders = OrderFile.generated(2_000, seed: 11, goods: try goods())
        let seed = UInt64.random(in: 0..<UInt64.max)
        var dice = Dice(seed: seed)
        let base = try Shop.stocked(Self.clock)
        let path = try base.file("orders.csv", orders.text)
        let whole = try Shop(like: base, Self.clock)
        let began = ContinuousClock.now
        try whole.done("import", path, "--channel", "web")
        var seconds = (ContinuousClock.now - began) / .seconds(1)
        let wanted = try Proof.State(whole)
        #expect(wanted.orders.count == 2_000)
        let shop = try Shop(like: base, Self.clock)
        var held = 0
        var finished = 0
        for kill in 1...Self.kills {
            let occasion = "kill \(kill), seed \(seed)"
            let run = try interrupted(shop, ["import", path, "--channel", "web", "--json"], within: &seconds, &dice)
            let orders = try shop.list("orders").count
            #expect(orders >= held, "\(occasion): \(held) orders before, \(orders) after")
            if let report = try run.objects().first {
                let told = ["accepted", "updated", "unchanged"].reduce(0) { $0 + (report.number($1) ?? 0) }
                #expect(told == 2_000 && orders == 2_000, "\(occasion): told \(told), there are \(orders)")
                finished += 1
            }
            held = orders
            try Proof.holds(shop, occasion)
            // Every other store is killed twice before it is let go on.
            if kill % 2 == 1 && orders < 2_000 && kill < Self.kills { continue }
            try shop.done("import", path, "--channel", "web")
            #expect(try Proof.State(shop) == wanted, "\(occasion)")
            try shop.take(base)
            held = 0
        }
        print("import: \(Self.kills) kills with seed \(seed), \(finished) of them too late")
    }

    @Test func `work that is killed is taken up again and ends in the same state`() throws {
        let seed = UInt64.random(in: 0..<UInt64.max)
        var dice = Dice(seed: seed)
        let base = try Shop.stocked(Self.clock)
        let path = try base.file("orders.csv", OrderFile.generated(2_000, seed: 12, goods: try goods()).text)
        try base.done("import", path, "--channel", "web")
        let whole = try Shop(like: base, Self.clock)
        let began = ContinuousClock.now
        try whole.done("work")
        var seconds = (ContinuousClock.now - began) / .seconds(1)
        try whole.done("work")
        let wanted = try Proof.State(whole)
        let shop = try Shop(like: base, Self.clock)
        var finished = 0
        for kill in 1...Self.kills {
            let run = try interrupted(shop, ["work", "--json"], within: &seconds, &dice)
            if run.status == 0 { finished += 1 }
            try Proof.holds(shop, "kill \(kill), seed \(seed)")
            if kill % 2 == 1 && run.status != 0 && kill < Self.kills { continue }
            try shop.done("work")
            try shop.done("work")
            #expect(try Proof.State(shop) == wanted, "kill \(kill), seed \(seed)")
            try shop.take(base)
        }
        print("work: \(Self.kills) kills with seed \(seed), \(finished) of them too late")
    }

    @Test func `a command that said done is in the store, whatever happened to its process`() throws {
        let seed = UInt64.random(in: 0..<UInt64.max)
        var dice = Dice(seed: seed)
        let shop = try Shop.stocked()
        try shop.done("import", Sample.path("orders/web-10.csv"), "--channel", "web")
        var told: Set<String> = []
        for order in try shop.list("orders", "state:captured").prefix(Program.isProving ? 300 : 20) {
            let number = order.text("order")
            let run = try shop.start(["do", "hold", number, "--kind", "other", "--json"])
            usleep(UInt32.random(in: 20_000...160_000, using: &dice))
            run.kill()
            let ended = try run.wait()
            if ended.output.contains("\"outcome\":\"done\"") { told.insert(number) }
        }
        let held = Set(try shop.list("orders", "state:held").map { $0.text("order") })
        #expect(held.isSuperset(of: told), "seed \(seed)")
        try Proof.holds(shop, "seed \(seed)")
    }

    @Test func `a row that was changed behind the program's back is found`() throws {
        let base = try Shop.stocked()
        let order = OrderFile.generated(3, seed: 13, goods: try goods())
        let path = try base.file("orders.csv", order.text)
        try base.done("import", path, "--channel", "web")
        try Proof.holds(base, "before")
        let name = Array("Buyer Number2".utf8)
        let places = try occurrences(of: name, in: base)
        #expect(places.count >= 2, "the name stands in the log and in the order's row")
        for place in places {
            let shop = try Shop(like: base)
            let file = try FileHandle(forUpdating: URL(filePath: shop.store + "/tally.db"))
            try file.seek(toOffset: UInt64(place))
            file.write(Data("Tamperer Numb".utf8))
            try file.close()
            let run = try shop.tally("verify", "--json")
            #expect(run.status != 0, "byte \(place): \(run)")
            #expect(try run.objects().contains { !$0.flag("ok") }, "byte \(place): \(run)")
        }
    }

    /// Starts a call and kills it at a random moment of the time that it takes, which is learnt from kill to kill: with other
    /// tests beside it, the same work takes longer than alone.
    private func interrupted(
        _ shop: Shop, _ words: [String], within seconds: inout Double, _ dice: inout Dice
    ) throws -> Finished {
        let run = try shop.start(words)
        usleep(UInt32(Double.random(in: 0...seconds, using: &dice) * 1_000_000))
        run.kill()
        let ended = try run.wait()
        seconds *= ended.status == 0 ? 0.8 : 1.05
        return ended
    }

    private func goods() throws -> [String] {
        try Sample.text("stock.csv").split(separator: "\n").dropFirst().filter { $0.contains(",HAM,") }
            .map { String($0.split(separator: ",")[0]) }
    }

    private func occurrences(of text: [UInt8], in shop: Shop) throws -> [Int] {
        let bytes = Array(try Data(contentsOf: URL(filePath: shop.store + "/tally.db")))
        return bytes.indices.filter {
            $0 + text.count <= bytes.count && bytes[$0] == text[0] && bytes[$0..<$0 + text.count].elementsEqual(text)
        }
    }
}
