import Foundation
@preconcurrency import Glibc
import Testing

/// Many processes on one store at the same moment.
@Suite struct RaceTests {
    private static let rivals = 8

    @Test func `of eight orders that want the last unit at once, one gets it`() throws {
        let rounds = Program.isProving ? 50 : 10
        let shop = try Shop.practice()
        let skus = (1...rounds).map { "RACE-\($0)" }
        let catalogue = "sku,name,cost,currency\n" + skus.map { "\($0),Last one,5.00,EUR\n" }.joined()
        let stock = "sku,location,on_hand\n" + skus.map { "\($0),HAM,1\n" }.joined()
        let orders = OrderFile(
            orders: (0..<rounds).flatMap { OrderFile.rivals(Self.rivals, first: $0 * Self.rivals + 1, sku: skus[$0]).orders })
        try shop.done("import", shop.file("catalogue.csv", catalogue), shop.file("stock.csv", stock))
        try shop.done("import", shop.file("orders.csv", orders.text), "--channel", "web")
        for round in 0..<rounds {
            let numbers = orders.orders[(round * Self.rivals)..<((round + 1) * Self.rivals)].map(\.number)
            let runs = try atOnce(shop, numbers.map { ["do", "allocate", $0, "--json"] })
            let winners = try runs.filter { try $0.object().text("outcome") == "done" && $0.output.contains("order_allocated") }
            let level = try #require(try shop.list("stock", "sku:\(skus[round])").first)
            #expect(level.number("reserved") == 1, "\(level)")
            #expect(level.number("on_hand") == 1, "\(level)")
            let reserved = try shop.list("orders", "state:allocated,backordered,captured").filter {
                numbers.contains($0.text("order")) && $0.number("reserved_units") == 1
            }
            #expect(reserved.count == 1, "round \(round): \(reserved)")
            #expect(winners.count == 1, "round \(round): \(runs)")
            for (run, number) in zip(runs, numbers) where run.status != 0 {
                #expect(run.status == 1)
                #expect(try run.object().text("refusal") == "nothing_free")
                let sentence = "nothing could be reserved for order \(number), which waits: it lacks 1 of 1 \(skus[round])"
                #expect(try run.complaint().text("sentence") == sentence)
            }
            #expect(runs.filter { $0.status == 0 }.count == 1)
            let waiting = try shop.list("orders", "state:backordered").filter { numbers.contains($0.text("order")) }
            #expect(waiting.count == Self.rivals - 1, "round \(round)")
        }
        try Proof.holds(shop, "after \(rounds) races")
    }

    @Test func `of eight who hold one order at once, one does, and seven are told who and when`() throws {
        let shop = try Shop.stocked()
        try shop.done("import", Sample.path("orders/web-2.csv"), "--channel", "web")
        for (round, number) in ["1015", "1016", "1017"].enumerated() {
            let people = (0..<Self.rivals).map { ["supervisor", "clerk", "clerk2", "controller"][($0 + round) % 4] }
            let runs = try atOnce(
                shop, people.map { ["do", "hold", number, "--kind", "address", "--reason", "race", "--as", $0, "--json"] })
            let done = try runs.indices.filter { try runs[$0].object().text("outcome") == "done" }
            #expect(done.count == 1, "\(runs.map(\.status))")
            let winner = people[try #require(done.first)]
            for index in runs.indices where index != done[0] {
                #expect(runs[index].status == 1)
                #expect(try runs[index].object().text("refusal") == "already_held")
                let sentence = try runs[index].complaint().text("sentence")
                #expect(sentence.contains("by \(winner) since ") && sentence.contains(":"), "\(sentence)")
            }
        }
        try Proof.holds(shop, "after the holds")
    }

    @Test func `of two who decide on one request at once, one does it, and the other is told who and when`() throws {
        // Four requests a round, two people at each: 500 races under TALLY_PROVE=1.
        let rounds = Program.isProving ? 125 : 5
        let shop = try Shop.stocked()
        // Each yes takes a unit away: there have to be enough for every race, and at one cost, or a request is not what was asked.
        try shop.act("buyer", "receive", "TEA-0001", "1000", "--at", "HAM", "--cost", "3.90")
        var request = 0
        var winners: [String: Int] = [:]
        for round in 0..<rounds {
            let ids = try (1...4).map { _ in
                try shop.act("supervisor", "writeoff", "TEA-0001", "1", "--at", "HAM", "--reason", "race")
                request += 1
                return "\(request)"
            }
            let calls = try ids.enumerated().flatMap { place, id in
                [
                    try shop.yes(id, as: "clerk"),
                    (round + place) % 3 == 0
                        ? ["do", "reject", id, "--reason", "no", "--as", "clerk2", "--json"]
                        : try shop.yes(id, as: "controller"),
                ]
            }
            let runs = try atOnce(shop, calls)
            for (place, id) in ids.enumerated() {
                let two = [runs[place * 2], runs[place * 2 + 1]]
                let who = [calls[place * 2], calls[place * 2 + 1]].map { $0[$0.firstIndex(of: "--as")! + 1] }
                let done = try two.indices.filter { try two[$0].object().text("outcome") == "done" }
                #expect(done.count == 1, "request \(id): \(two)")
                guard let winner = done.first else { continue }
                winners[who[winner], default: 0] += 1
                let loser = two[1 - winner]
                #expect(try loser.status == 1 && loser.object().text("refusal") == "already_decided", "\(loser)")
                let sentence = try loser.complaint().text("sentence")
                #expect(sentence.contains("by \(who[winner]) on ") && sentence.suffix(6).contains(":"), "\(sentence)")
            }
        }
        print(
            "races of two for one request: \(rounds * 4), won by \(winners.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))"
        )
        #expect(winners.values.reduce(0, +) == rounds * 4)
        #expect(try shop.list("approvals").isEmpty)
        try Proof.holds(shop, "after \(rounds * 4) races")
    }

    /// Starts every call while this process holds the store's write lock, and lets go when all of them wait for it. On a machine so
    /// busy that one has waited for five seconds it is told so and has saved nothing: it tries again, as scripts do.
    private func atOnce(_ shop: Shop, _ calls: [[String]]) throws -> [Finished] {
        let lock = open(shop.store + "/store.wlock", O_RDWR | O_CLOEXEC)
        #expect(lock >= 0)
        defer { close(lock) }
        #expect(flock(lock, LOCK_EX) == 0)
        let running = try calls.map { try shop.start($0) }
        usleep(400_000)
        flock(lock, LOCK_UN)
        return try zip(calls, running).map { call, run in
            var finished = try run.wait(limit: 60)
            for _ in 1...5 where finished.status == 3 {
                #expect(try finished.outputBytes.isEmpty && finished.complaint().text("kind") == "locked", "\(finished)")
                print("a race's call waited too long and was made again: \(finished.messages)")
                finished = try shop.run(call)
            }
            return finished
        }
    }
}
