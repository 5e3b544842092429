import Foundation
import Testing
import Vocabulary

@testable import Workflow

/// How often the laws are tried: 2,000 seeds, and fifty times as many under TALLY_PROVE=1.
private let seeds = ProcessInfo.processInfo.environment["TALLY_PROVE"] == "1" ? 100_000 : 2_000

@Suite struct LawTests {
    /// Seeds that once broke a law: every run lives them again as they were lived then.
    static let scars: Set = [6_805, 7_203, 8_669, 14_789, 21_390, 39_768, 41_056, 52_566, 70_791]

    /// One life of a shop: the first breach of a law, with the seed and the command after which it was seen.
    static func life(_ seed: Int, tally: inout [String: Int]) throws -> String? {
        let shop = try RandomShop(seed: seed, isBackdating: !scars.contains(seed))
        var laws = ShopLaws()
        if let breach = laws.breaches(of: shop.desk.books).first { return "seed \(seed), at the start: \(breach)" }
        for step in 1...40 {
            let (command, by) = shop.command()
            let before = Snapshot(shop.desk.books)
            // A preview is the same command on books that are thrown away afterwards.
            let preview = shop.dice.chance(8) ? try MemoryDesk.again(shop.desk.books) : nil
            let performed = try shop.desk.perform(command, as: by)
            tally["\(performed.command) \(performed.refusal?.code ?? performed.outcome.rawValue)", default: 0] += 1
            if let ship = command as? ShipOrder, ship.day != nil {
                tally["ship on a day \(performed.outcome == .done ? "done" : "not")", default: 0] += 1
            }
            if performed.entries.contains(where: { $0.entry.belongsTo != nil }) { tally["late entry", default: 0] += 1 }
            var wrong = laws.breaches(of: shop.desk.books)
            if performed.events.isEmpty, Snapshot(shop.desk.books) != before {
                wrong.append("it did nothing, and something changed")
            }
            if let refusal = performed.refusal, refusal.sentence.utf8.count < 12 {
                wrong.append("a refusal says \(refusal.sentence)")
            }
            if performed.outcome == .done || performed.outcome == .asked {
                if performed.record?.policyVersion != shop.desk.house.version {
                    wrong.append("its record names no policy version")
                }
                if performed.events.isEmpty { wrong.append("it was done, and nothing happened") }
            }
            if let preview, try !preview.perform(command, in: shop.desk.context(as: by)).equals(performed) {
                wrong.append("its preview said something else")
            }
            if let breach = wrong.first { return "seed \(seed), command \(step), \(command) by \(by): \(breach)" }
        }
        guard Snapshot(try MemoryDesk.replayed(shop.desk.books.changes.events)) == Snapshot(shop.desk.books) else {
            return "seed \(seed): the events replayed make other books"
        }
        return nil
    }

    @Test(arguments: 0..<4)
    func `whatever anybody does, the promises hold after every command`(part: Int) throws {
        var breaches: [String] = []
        var tally: [String: Int] = [:]
        let scars = Self.scars.filter { $0 % 4 == part && $0 >= seeds }.sorted()
        for seed in Array(stride(from: part, to: seeds, by: 4)) + scars {
            if let breach = try LawTests.life(seed, tally: &tally) { breaches.append(breach) }
            if breaches.count == 5 { break }
        }
        #expect(breaches == [])
        // The shop is no shop unless every command is both done and refused in it.
        for name in [
            "capture", "allocate", "route", "release", "ship", "cancel", "hold", "lift", "receive", "transfer", "approve",
            "confirm",
            "refund asked", "execute-refund", "return", "lost asked", "lock", "ship on a day",
        ] {
            guard !name.hasSuffix(" asked") else {
                #expect(tally[name] ?? 0 > 0, "\(name) never came about")
                continue
            }
            #expect(tally["\(name) done"] ?? 0 > 0, "\(name) was never done")
            #expect(tally.contains { $0.key.hasPrefix(name + " ") && !$0.key.hasSuffix(" done") }, "\(name) was never refused")
        }
        for name in ["lock done", "ship on a day done", "late entry"] {
            #expect(tally[name] ?? 0 >= 10, "\(name) came about \(tally[name] ?? 0) times")
        }
    }
}
