import Foundation
@preconcurrency import Glibc
import Testing

/// The program is killed while money, a month or the whole store is at stake: what it was at is whole, or not there at all.
@Suite struct MoneyKillTests {
    private static let kills = Program.isProving ? 300 : 12
    private static let clock = ["TALLY_NOW": "2031-03-03T10:00:00Z"]

    /// How long a call takes, learnt from kill to kill, so that the moments fall inside it.
    private struct Moments {
        var seconds: Double
        var dice: Dice

        mutating func kill(_ shop: Shop, _ words: [String]) throws -> Finished {
            let run = try shop.start(words)
            // The start of the process is of no interest; what matters comes late.
            usleep(UInt32(Double.random(in: 0.3...1.1, using: &dice) * seconds * 1_000_000))
            run.kill()
            let ended = try run.wait()
            seconds *= ended.status == 0 ? 0.85 : 1.06
            return ended
        }
    }

    private func moments(of shop: Shop, _ words: [String]) throws -> (Moments, Finished) {
        let seed = UInt64.random(in: 0..<UInt64.max)
        let began = ContinuousClock.now
        let run = try shop.run(words)
        guard run.status == 0 else { throw Trouble(run.description) }
        return (Moments(seconds: (ContinuousClock.now - began) / .seconds(1), dice: Dice(seed: seed)), run)
    }

    /// The four places in which an approved refund stands, each as a sum or a count over all requests.
    private struct Refunds: Equatable {
        var approved: Int
        var payable: Int
        var instructed: Int
        var granted: Int

        var isWhole: Bool { approved == payable && approved == instructed && approved == granted }

        init(_ shop: Shop) throws {
            let approvals = try shop.list("approvals", "state:approved")
            approved = approvals.reduce(0) { $0 + ($1.number("amount_minor") ?? 0) }
            payable = try shop.done("report", "trial-balance", "--json").objects().filter { $0.number("account") == 2240 }
                .reduce(0) { $0 - ($1.number("balance_minor") ?? 0) }
            instructed = try shop.done("list", "outbox", "--json").objects().reduce(0) { sum, row in
                let payload = try JSONObject.lines(Array(row.text("payload").utf8), of: "payload")
                return sum + (payload.first?.number("amount_minor") ?? 0)
            }
            granted = try shop.done("list", "events", "--json").objects().filter { $0.text("what").hasPrefix("refund 1 of ") }
                .reduce(0) { sum, row in sum + (Int(row.text("what").split(separator: " ")[3].filter(\.isNumber)) ?? 0) }
        }
    }

    @Test func `an approval that is killed is done in all its parts, or in none`() throws {
        let shop = try Shop.stocked()
        let orders = OrderFile.generated(Self.kills + 1, seed: 21, goods: ["TEA-0001", "TEA-0002"])
        try shop.done("import", shop.file("orders.csv", orders.text), "--channel", "web")
        for (index, order) in orders.orders.enumerated() {
            try shop.act("supervisor", "refund", "web:\(order.number)", "0.\(10 + index % 80)", "--reason", "late")
        }
        func call(_ id: Int) -> [String] { ["do", "approve", "\(id)", "--as", "clerk", "--json"] }
        var (moments, _) = try moments(of: shop, call(1))
        var (told, late) = (0, 0)
        for kill in 1...Self.kills {
            let before = try Refunds(shop)
            let run = try moments.kill(shop, call(kill + 1))
            let after = try Refunds(shop)
            #expect(after.isWhole, "kill \(kill): \(after)")
            if run.output.contains("\"outcome\":\"done\"") {
                told += 1
                #expect(after != before, "kill \(kill): it said done, and nothing is")
            }
            if after != before { late += 1 }
            if kill % 10 == 0 { try Proof.holds(shop, "kill \(kill)") }
        }
        try Proof.holds(shop, "after \(Self.kills) kills")
        print("kills during approve: \(Self.kills), \(late) of them after it was done, \(told) after it had said so")
        // The control: one part of it without the others is seen.
        var half = try Refunds(shop)
        half.payable += 10
        #expect(!half.isWhole)
        let place = "\(shop.store)/tally.db"
        try PastTheProgram.edit(
            place, "UPDATE approval SET state = 1, decided_by = 5 WHERE id = (SELECT min(id) FROM approval WHERE state = 0)")
        if late < Self.kills { #expect(try !Refunds(shop).isWhole) }
    }

    /// A practice store whose February is signed up to the lock.
    private static let signed = Result { () throws -> Shop in
        let shop = try Shop(["TALLY_NOW": "2031-02-10T10:00:00Z"])
        try shop.done("init", "--practice", "--policy", Sample.path("policy"))
        try shop.done("import", Sample.path("catalog.csv"), Sample.path("stock.csv"))
        func march(_ words: [String]) throws -> Finished { try shop.run(words, MoneyKillTests.clock) }
        for approval in try shop.list("exceptions") {
            _ = try shop.run(["do", "resolve", "\(approval.number("id") ?? 0)", "--reason", "seen"], MoneyKillTests.clock)
        }
        _ = try march(["backup", shop.folder + "/before.db"])
        let people = ["supervisor": "supervisor", "buyer": "buyer", "finance_clerk": "clerk", "controller": "controller"]
        let steps = try march(["list", "close", "--period", "2031-02", "--json"]).objects()
        for step in steps where step.text("state") != "not_applicable" && (step.number("step") ?? 0) < 42 {
            for who in [people[step.text("owner")] ?? "controller", "controller"] {
                _ = try march([
                    "close", "sign", "\(step.number("step") ?? 0)", "--period", "2031-02", "--reason", "seen", "--as", who,
                ])
            }
        }
        let left = try march(["list", "close", "--period", "2031-02", "--json"]).objects().filter {
            !["signed", "not_applicable"].contains($0.text("state")) && ($0.number("step") ?? 0) < 41
        }
        guard left.isEmpty else { throw Trouble("not signed: \(left)") }
        return shop
    }

    @Test func `a lock that is killed has both its signature and its lock, or neither`() throws {
        let base = try Self.signed.get()
        let shop = try Shop(like: base, Self.clock)
        let call = ["close", "lock", "--period", "2031-02", "--confirm", "LOCK 2031-02", "--as", "controller", "--json"]
        /// Whether the month's last step is signed, whether the month is locked, and whether an entry of February leaves it.
        func state() throws -> (isSigned: Bool, isLocked: Bool) {
            let steps = try shop.done("list", "close", "--period", "2031-02", "--json").objects()
            let locked = steps.first { $0.number("step") == 42 }
            return (steps.first { $0.number("step") == 41 }?.text("state") == "signed", locked?.flag("check_ok") == true)
        }
        #expect(try state() == (false, false))
        var (moments, whole) = try moments(of: shop, call)
        #expect(try whole.object().text("outcome") == "done" && state() == (true, true))
        try shop.take(base)
        var done = 0
        for kill in 1...Self.kills {
            let run = try moments.kill(shop, call)
            let after = try state()
            #expect(after.isSigned == after.isLocked, "kill \(kill): \(after)")
            if run.output.contains("\"outcome\":\"done\"") { #expect(after.isLocked, "kill \(kill)") }
            if after.isLocked {
                done += 1
                try Proof.holds(shop, "kill \(kill)")
                try shop.take(base)
            }
        }
        try Proof.holds(shop, "after \(Self.kills) kills")
        print("kills during lock: \(Self.kills), \(done) of them after it was done")
        // The control: a lock without its signature is seen by the same look.
        try PastTheProgram.edit(
            "\(shop.store)/tally.db", "INSERT INTO period_lock SELECT \(2031 * 12 + 1), 0, max(sequence) FROM event")
        #expect(try state() == (false, true))
    }

    @Test func `a backup that is killed is a whole file, or no file`() throws {
        let shop = try Shop.stocked()
        try shop.done("import", Sample.path("orders/web-2.csv"), "--channel", "web")
        let first = shop.folder + "/first.db"
        var (moments, _) = try moments(of: shop, ["backup", first])
        var made: [String] = []
        for kill in 1...Self.kills {
            let file = "\(shop.folder)/\(kill).db"
            let run = try moments.kill(shop, ["backup", file])
            let isThere = FileManager.default.fileExists(atPath: file)
            if run.status == 0 { #expect(isThere, "kill \(kill)") }
            guard isThere else { continue }
            made.append(file)
            let other = try Shop()
            let restored = try other.tally("restore", file, "--json")
            #expect(restored.status == 0, "kill \(kill): \(restored)")
            try FileManager.default.removeItem(atPath: file)
        }
        // The next one takes away what those left half done, and the store is whole.
        try shop.done("backup", shop.folder + "/last.db")
        try Proof.holds(shop, "after \(Self.kills) kills")
        print("kills during backup: \(Self.kills), \(made.count) of them after the file was there")
        // The control: a file that is cut off is not taken for a backup.
        let bytes = try Data(contentsOf: URL(filePath: first))
        let cut = try shop.file("cut.db", Array(bytes.prefix(bytes.count * 2 / 3)))
        let other = try Shop()
        let refused = try other.tally("restore", cut, "--json")
        #expect(refused.status == 3, "\(refused)")
        #expect(!FileManager.default.fileExists(atPath: other.store + "/tally.db"))
    }

    @Test func `a restore that is killed leaves the store that was there, or the one of the backup`() throws {
        let base = try Shop.stocked()
        let backup = base.folder + "/backup.db"
        try base.done("backup", backup)
        try base.done("import", Sample.path("orders/web-2.csv"), "--channel", "web")
        let shop = try Shop(like: base)
        var said = ""
        /// How many orders there are, and whether the log says that the store was restored; nil when there is no store.
        func state() throws -> (orders: Int, isNoted: Bool)? {
            let run = try shop.tally("list", "orders", "--json")
            guard run.status == 0 else {
                said = "\(run)"
                return nil
            }
            let last = try shop.done("list", "events", "--limit", "1", "--json").objects().last?.text("what") ?? ""
            return (try run.objects().count, last.hasPrefix("store restored from backup.db"))
        }
        let orders = try #require(try state()).orders
        #expect(orders > 0)
        var (moments, _) = try moments(of: shop, ["restore", backup, "--json"])
        #expect(try state() ?? (9, false) == (0, true))
        try shop.take(base)
        var done = 0
        for kill in 1...Self.kills {
            let run = try moments.kill(shop, ["restore", backup, "--json"])
            let after = try #require(try state(), "kill \(kill): there is no store any more: \(said)")
            #expect(after == (orders, false) || after == (0, true), "kill \(kill): \(after)")
            if run.status == 0 { #expect(after == (0, true), "kill \(kill)") }
            if after.isNoted {
                done += 1
                try Proof.holds(shop, "kill \(kill)")
                try shop.take(base)
            }
        }
        try shop.done("restore", backup)
        try Proof.holds(shop, "after \(Self.kills) kills")
        let left = try FileManager.default.contentsOfDirectory(atPath: shop.store).filter { $0.contains("restor") }
        #expect(left == [], "half-made copies are left")
        print("kills during restore: \(Self.kills), \(done) of them after it was done")
        // The control: a store that was moved away before the copy came is missed.
        try FileManager.default.moveItem(atPath: shop.store + "/tally.db", toPath: shop.store + "/backups/aside.db")
        #expect(try state() == nil)
    }
}
