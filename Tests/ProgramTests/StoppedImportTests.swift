import Foundation
@preconcurrency import Glibc
import Testing

/// An import that is interrupted, and a disk that has no room: what was kept is said, and nothing is half done.
@Suite struct StoppedImportTests {
    private static let clock = ["TALLY_NOW": "2027-03-01T10:00:00Z"]

    @Test(arguments: [SIGINT, SIGTERM])
    func `an interrupted import says what was kept, and the same file ends in the same state`(signal: Int32) throws {
        let base = try Shop.stocked(Self.clock)
        let orders = OrderFile.generated(2_000, seed: 31, goods: ["TEA-0001", "TEA-0002", "TEA-0003"])
        let path = try base.file("orders.csv", orders.text)
        let whole = try Shop(like: base, Self.clock)
        let began = ContinuousClock.now
        try whole.done("import", path, "--channel", "web")
        var seconds = (ContinuousClock.now - began) / .seconds(1)
        let wanted = try Proof.State(whole)
        let shop = try Shop(like: base, Self.clock)
        var dice = Dice(seed: UInt64.random(in: 0..<UInt64.max))
        var (stopped, parts) = (0, 0)
        for round in 1...(Program.isProving ? 100 : 8) {
            let heldBefore = try shop.list("orders").count
            let run = try shop.start(["import", path, "--channel", "web"])
            usleep(UInt32(Double.random(in: 0...seconds, using: &dice) * 1_000_000))
            run.kill(signal)
            let ended = try run.wait()
            seconds *= ended.status == 0 ? 0.9 : 1.05
            let held = try shop.list("orders").count
            switch ended.status {
            case 0: #expect(held == 2_000)
            case -signal: #expect(ended.outputBytes.isEmpty, "it had not begun")
            default:
                #expect(ended.status == 1, "\(ended)")
                stopped += 1
                let sentence = ended.messages
                #expect(sentence.contains("orders.csv: interrupted: ") && sentence.contains("Import the file again"), "\(ended)")
                let told = Int(sentence.split(separator: " ").drop { !$0.hasPrefix("interrupted") }.dropFirst().first ?? "")
                // Into a fresh store it has taken what it read; into one of an earlier round it has read what was known again.
                #expect(
                    told == held || told ?? 0 < held && heldBefore > 0, "round \(round): told \(told ?? -1), there are \(held)")
                #expect(held >= heldBefore)
                if held > 0 && held < 2_000 { parts += 1 }
                try Proof.holds(shop, "round \(round)")
            }
            if round % 2 == 0 || held == 2_000 {
                try shop.done("import", path, "--channel", "web")
                #expect(try Proof.State(shop) == wanted, "round \(round)")
                try shop.take(base)
            }
        }
        print("interrupted imports (signal \(signal)): \(stopped), \(parts) of them part of the way")
        #expect(stopped > 0)
    }

    @Test func `with --json an interruption is an object too, and files that were not reached are named`() throws {
        let shop = try Shop.stocked(Self.clock)
        let orders = OrderFile.generated(3_000, seed: 32, goods: ["TEA-0001"])
        let path = try shop.file("orders.csv", orders.text)
        for wait in [600_000, 400_000, 250_000, 150_000, 80_000] {
            let run = try shop.start(["import", path, path, "--channel", "web", "--json"])
            usleep(UInt32(wait))
            run.kill(SIGINT)
            let ended = try run.wait()
            guard ended.status == 1 else { continue }
            #expect(try ended.complaint().text("kind") == "interrupted")
            #expect(try ended.objects().allSatisfy { $0.keys.contains("accepted") })
            return
        }
    }

    /// The same call in a process whose files may not grow beyond so many blocks of 512 bytes.
    private func limited(_ shop: Shop, _ blocks: Int, _ words: [String]) throws -> Finished {
        let quoted = ([Program.binary] + words).map { "'\($0)'" }.joined(separator: " ")
        return try shop.run(tool: "/bin/sh", ["-c", "ulimit -f \(blocks); exec \(quoted)"])
    }

    @Test
    func `a disk without room stops an import, a round of work, a copy and a restore with a sentence, and nothing is half done`()
        throws
    {
        let base = try Shop.stocked(Self.clock)
        let orders = OrderFile.generated(1_500, seed: 33, goods: ["TEA-0001", "TEA-0002", "TEA-0003"])
        let path = try base.file("orders.csv", orders.text)
        let shop = try Shop(like: base, Self.clock)
        let before = try Proof.State(shop)
        var (failures, part) = (0, false)
        for blocks in [8, 60, 200, 600, 1_000, 1_600, 2_400, 3_600] {
            let run = try limited(shop, blocks, ["import", path, "--channel", "web", "--json"])
            guard run.status != 0 else { break }
            failures += 1
            #expect(run.status == 3, "\(blocks): \(run)")
            let sentence = try run.complaint().text("sentence")
            #expect(sentence.contains("nothing of it was saved") || sentence.contains("nothing was"), "\(blocks): \(sentence)")
            let held = try shop.list("orders").count
            #expect(held % 200 == 0, "\(blocks): whole batches of 200, not \(held)")
            if held > 0 { part = true }
            try Proof.holds(shop, "\(blocks) blocks")
        }
        #expect(failures >= 3 && part, "\(failures) failures")
        // The control: with room it goes on where it was.
        try shop.done("import", path, "--channel", "web")
        let whole = try Shop(like: base, Self.clock)
        try whole.done("import", path, "--channel", "web")
        #expect(try Proof.State(shop) == Proof.State(whole) && Proof.State(shop) != before)
        let work = try limited(shop, 400, ["work", "--json"])
        #expect(work.status == 3, "\(work)")
        try Proof.holds(shop, "work")
        let copy = shop.folder + "/copy.db"
        let backup = try limited(shop, 400, ["backup", copy, "--json"])
        #expect(backup.status == 3, "\(backup)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: shop.folder).filter { $0.hasPrefix("copy.db") } == [])
        try shop.done("backup", copy)
        let held = try shop.events()
        let restore = try limited(shop, 400, ["restore", copy, "--json"])
        #expect(restore.status == 3, "\(restore)")
        #expect(try shop.events() == held)
        #expect(try FileManager.default.contentsOfDirectory(atPath: shop.store).filter { $0.hasPrefix(".restoring") } == [])
        try Proof.holds(shop, "at the end")
    }
}
