import Foundation
@preconcurrency import Glibc
import Testing

/// Somebody stops a program in the middle of a transaction: the others go on looking.
@Suite struct StoppedWriterTests {
    /// An import of 4,000 orders that is stopped while it holds the write lock.
    private func stoppedImport(_ shop: Shop) throws -> Running {
        let orders = OrderFile.generated(4_000, seed: 41, goods: ["TEA-0001", "TEA-0002"])
        let run = try shop.start(["import", try shop.file("orders.csv", orders.text), "--channel", "web"])
        let lock = open(shop.store + "/store.wlock", O_RDWR | O_CLOEXEC)
        defer { close(lock) }
        func isTaken() -> Bool {
            guard flock(lock, LOCK_EX | LOCK_NB) == 0 else { return true }
            flock(lock, LOCK_UN)
            return false
        }
        for _ in 0..<20_000 {
            if isTaken(), shop.isBeingWritten {
                run.kill(SIGSTOP)
                usleep(50_000)
                if isTaken() { return run }
                run.kill(SIGCONT)
            }
            usleep(500)
        }
        throw Trouble("the import never held the lock")
    }

    @Test func `a writer that was stopped in the middle of a transaction shuts no reader out`() throws {
        let shop = try Shop.stocked()
        let run = try stoppedImport(shop)
        let clock = ContinuousClock()
        for words in [
            ["list", "orders"], ["list", "stock"], ["show", "sku", "TEA-0001"], ["operator", "list"], ["verify"],
            ["do", "receive", "TEA-0001", "5", "--at", "HAM", "--cost", "3.90", "--preview"],
        ] {
            var looked: Finished?
            let took = try clock.measure { looked = try shop.run(words) }
            #expect(looked?.status == 0, "\(words): \(String(describing: looked))")
            #expect(took < .seconds(4.5), "\(words): \(took)")
        }
        #expect(try shop.list("orders").count % 200 == 0, "whole batches")
        // The control: who writes waits for his turn, and is told who has it.
        var written: Finished?
        let took = try clock.measure {
            written = try shop.tally("do", "receive", "TEA-0001", "5", "--at", "HAM", "--cost", "3.90")
        }
        #expect(written?.status == 3 && written?.messages.contains("is locked by") == true, "\(String(describing: written))")
        #expect(written?.messages.contains("(process \(run.id), ") == true, "\(String(describing: written))")
        #expect(took >= .seconds(5), "\(took)")
        run.kill(SIGCONT)
        #expect(try run.wait().status == 0)
        #expect(try shop.list("orders").count == 4_000)
        try Proof.holds(shop)
    }

    @Test func `a database tool that was left in a transaction keeps nobody from looking either`() throws {
        let shop = try Shop.stocked()
        let stock = try shop.list("stock").count
        try PastTheProgram.inTransaction(shop.store + "/tally.db") {
            let clock = ContinuousClock()
            for words in [["list", "stock"], ["show", "sku", "TEA-0001"], ["verify"]] {
                var looked: Finished?
                let took = try clock.measure { looked = try shop.run(words) }
                #expect(looked?.status == 0 && took < .seconds(4.5), "\(took): \(String(describing: looked))")
            }
            #expect(try shop.list("stock").count == stock)
            // The control: it holds the transaction.
            let written = try shop.tally("do", "receive", "TEA-0001", "5", "--at", "HAM", "--cost", "3.90", "--json")
            #expect(written.status == 3 && written.messages.contains("is locked by another program"), "\(written)")
            #expect(try written.complaint().text("error") == "machine" && written.complaint().text("kind") == "locked")
        }
        try shop.done("do", "receive", "TEA-0001", "5", "--at", "HAM", "--cost", "3.90")
        try Proof.holds(shop)
    }

    @Test(.enabled(if: Window.tmux != nil)) func `the console opens beside a stopped writer, and only writing waits`() throws {
        let shop = try Shop.stocked()
        try shop.done("import", Sample.path("orders/web-2.csv"), "--channel", "web")
        let run = try stoppedImport(shop)
        let window = try Window(shop)
        try window.shows("Nordlicht Kontor")
        try window.enter("/#1016")
        try window.shows("1-1/1 of")
        try window.enter(":hold 1016 --kind address")
        try window.shows("is locked by")
        run.kill(SIGCONT)
        #expect(try run.wait().status == 0)
        try window.enter(":q")
        try window.shows("ENDED 0")
        try Proof.holds(shop)
    }
}

extension Shop {
    /// Whether the first transactions of an import are in the write-ahead log.
    fileprivate var isBeingWritten: Bool {
        let size = (try? FileManager.default.attributesOfItem(atPath: store + "/tally.db-wal"))?[.size] as? Int ?? 0
        return size > 100_000
    }
}
