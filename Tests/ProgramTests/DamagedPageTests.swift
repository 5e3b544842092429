import Foundation
import Testing

/// A disk that has lost parts of the store's file.
@Suite struct DamagedPageTests {
    /// Overwrites a part of a page in the file of a store that nobody has open.
    private func overwrite(_ shop: Shop, page: Int, from offset: Int, _ bytes: [UInt8]) throws {
        let file = try FileHandle(forUpdating: URL(filePath: shop.store + "/tally.db"))
        try file.seek(toOffset: UInt64(page * 4_096 + offset))
        try file.write(contentsOf: Data(bytes))
        try file.close()
    }

    private func pages(_ shop: Shop) throws -> Int {
        (try FileManager.default.attributesOfItem(atPath: shop.store + "/tally.db")[.size] as? Int ?? 0) / 4_096
    }

    @Test func `a damaged page is found by verify and named, whichever it is, and nothing crashes`() throws {
        let base = try Shop.stocked()
        try base.done("import", Sample.path("orders/web-1.csv"), "--channel", "web")
        #expect(!FileManager.default.fileExists(atPath: base.store + "/tally.db-wal"), "all of it is in one file")
        // The control: the copies verify as they are.
        try Proof.holds(try Shop(like: base))
        var dice = Dice(seed: 77)
        let count = try pages(base)
        #expect(count > 100)
        var (told, refused) = (0, 0)
        for round in 0..<16 {
            let shop = try Shop(like: base)
            let page = round == 0 ? 0 : Int.random(in: 1..<count, using: &dice)
            let noise = (0..<512).map { _ in UInt8.random(in: 0...255, using: &dice) }
            try overwrite(shop, page: page, from: 0, noise)
            let run = try shop.tally("verify", "--json")
            let occasion = "page \(page): \(run.status) \(run.messages)"
            #expect(run.status == 1 || run.status == 3, "\(occasion)")
            let complaint = try run.complaint()
            #expect(complaint.text("sentence").contains("restore"), "\(occasion)")
            if run.status == 1 {
                told += 1
                let lines = try run.objects()
                #expect(lines.contains { !$0.flag("ok") && !$0.text("detail").isEmpty }, "\(occasion)")
                #expect(complaint.text("kind") == "verify", "\(occasion)")
            } else {
                refused += 1
            }
            for words in [["list", "orders"], ["list", "stock"], ["show", "order", "1014"], ["work"]] {
                let run = try shop.run(words)
                #expect([0, 1, 3].contains(run.status), "page \(page): \(words): \(run)")
            }
        }
        print("damaged pages: \(told) told by the checks, \(refused) by a store that cannot be opened or asked")
        #expect(told > 0)
    }

    @Test func `a store that was cut short is no store any more, and verify says what to do`() throws {
        let shop = try Shop.stocked()
        let path = shop.store + "/tally.db"
        let whole = try Data(contentsOf: URL(filePath: path))
        try whole.prefix(whole.count / 2).write(to: URL(filePath: path))
        let run = try shop.tally("verify", "--json")
        #expect(run.status == 1 || run.status == 3, "\(run)")
        #expect(try run.complaint().text("sentence").contains("restore"), "\(run)")
        try whole.write(to: URL(filePath: path))
        try Proof.holds(shop)
    }
}
