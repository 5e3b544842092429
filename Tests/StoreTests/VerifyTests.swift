import Foundation
import GRDB
import Testing
import Vocabulary

@testable import Store
@testable import Workflow

@Suite struct VerifyTests {
    @Test func `rows that nobody can read are a failing line, and the other checks are made all the same`() throws {
        let store = try TestStore()
        try store.item("TEA")
        try store.open("TEA", 5)
        #expect(try store.desk.verify().filter { !$0.ok } == [])
        let checks = try store.desk.verify().count
        try store.desk.connections.pool.write { db in
            try db.execute(sql: "PRAGMA ignore_check_constraints = ON; UPDATE location SET kind = 'third_partyx' WHERE id = 1")
        }
        let lines = try store.desk.verify()
        #expect(lines.contains { !$0.ok })
        #expect(lines.count > checks / 3 && lines.contains { $0.check == "chain" && $0.ok }, "\(lines)")
    }

    @Test func `a log that ends ahead of the clock is said, and nothing is refused`() throws {
        let store = try TestStore()
        try store.item("TEA")
        func said(_ now: Instant) throws -> String? {
            try store.desk.verify(at: now).first { $0.check == "clock" }?.detail
        }
        #expect(try said(store.now) == "")
        #expect(try said(store.now.adding(hours: -1)) == "")
        #expect(
            try said(store.now.adding(hours: -3))?.hasPrefix("the log's end lies 3 hours ahead of the clock, on 2026-11-23")
                == true)
        #expect(try said(store.now.adding(hours: -24 * 9))?.contains("9 days ahead") == true)
    }

    /// A store with a bit of everything in it.
    static func busy() throws -> TestStore {
        let store = try TestStore()
        try store.item("TEA")
        try store.item("POT", cost: "80.00")
        try store.open("TEA", 10)
        try store.open("POT", 5, at: "3PL")
        try store.capture("#1", [("TEA", 3, 1190), ("POT", 1, 9900)])
        try store.capture("#2", [("TEA", 2, 1190)], payment: .pending)
        try store.capture("#3", [("NEW", 1, 500)])
        for line in ["allocate #1", "release #1", "ship #1", "transfer TEA 2 --from HAM --to KOE", "cancel #3"] {
            #expect(try store.do(line).outcome == .done, "\(line)")
        }
        #expect(try store.do("adjust POT -2 --at 3PL --reason broken").outcome == .asked)
        #expect(try store.do("approve 1 --reason seen", as: "clerk").outcome == .done)
        try store.capture("#4", [("TEE", 1, 500)])
        for line in ["map sku TEE --to TEA", "allocate #4", "confirm sku NEW --cost 2.00", "count TEA 5 --at HAM"] {
            #expect(try store.do(line).outcome != .refused, "\(line)")
        }
        #expect(try store.do("hold #4 --kind address").outcome == .done)
        return store
    }

    private func wrong(_ store: TestStore) throws -> [String] {
        try store.desk.verify().filter { !$0.ok }.map(\.check)
    }

    /// Changes the file behind the program's back, as a shell would.
    private func tamper(_ store: TestStore, _ sql: String) throws {
        try store.desk.connections.pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            for table in Schema.appendOnly {
                for verb in ["update", "delete"] { try db.execute(sql: "DROP TRIGGER IF EXISTS \(table)_no_\(verb)") }
            }
            try db.execute(sql: sql)
            try db.execute(sql: Schema.guards.replacing("CREATE TRIGGER", with: "CREATE TRIGGER IF NOT EXISTS"))
            try db.execute(
                sql:
                    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'IF NOT EXISTS ', ''); PRAGMA writable_schema = RESET; PRAGMA foreign_keys = ON"
            )
        }
    }

    @Test func `an honest store verifies, whatever was done on it`() throws {
        let store = try VerifyTests.busy()
        let lines = try store.desk.verify()
        #expect(lines.filter { !$0.ok } == [])
        #expect(lines.count > 30)
        #expect(lines.first { $0.check == "replay" }!.examined > 30)
    }

    @Test func `a log that was written anew fits itself, and not the anchor that was kept`() throws {
        let store = try VerifyTests.busy()
        let first = try store.desk.anchorLine()
        let kept = try #require(Anchor(String(first.detail.dropFirst("keep elsewhere: ".count))))
        #expect(first.ok && Anchor(kept.description) == kept)
        #expect(try store.do("count TEA 5 --at HAM").outcome != .refused)
        #expect(try store.desk.anchorLine(kept).ok)
        try tamper(store, "UPDATE event SET by = 5 WHERE sequence = 12")
        try store.desk.connections.pool.writeWithoutTransaction { db in
            try db.execute(sql: "DROP TRIGGER link_no_update")
            try VerifyTests.forge(SQLiteShelf(db), db)
            try db.execute(sql: Schema.guards.replacing("CREATE TRIGGER", with: "CREATE TRIGGER IF NOT EXISTS"))
        }
        #expect(try store.desk.verify().first { $0.check == "chain" }?.ok == true, "the control: the chain alone is content")
        let line = try store.desk.anchorLine(kept)
        #expect(!line.ok && line.detail.contains("are not what they were"))
        #expect(try !store.desk.anchorLine(Anchor("99999:" + String(repeating: "0", count: 64))).ok)
        for text in ["", "12", "0:\(String(repeating: "a", count: 64))", "7:\(String(repeating: "g", count: 64))", "7:ab"] {
            #expect(Anchor(text) == nil)
        }
    }

    /// Computes every link anew, as somebody would who can write to the file.
    private static func forge(_ shelf: SQLiteShelf, _ db: Database) throws {
        var hash = Chain.origin
        let links = try shelf.statements("SELECT number, first, last, at FROM link ORDER BY number").all {
            ($0.int(0), $0.int(1), $0.int(2), $0.int(3))
        }
        for (number, first, last, at) in links {
            hash = try ChainCheck.compute(shelf, after: hash, first: first, last: last, at: at)
            try db.execute(sql: "UPDATE link SET hash = ? WHERE number = ?", arguments: [Data(hash), number])
        }
    }

    @Test func `a changed event breaks its link`() throws {
        let store = try VerifyTests.busy()
        try tamper(store, "UPDATE event SET at = at + 1 WHERE sequence = 20")
        let lines = try store.desk.verify().filter { !$0.ok }
        #expect(lines.map(\.check) == ["chain", "replay"])
        #expect(lines[0].detail.contains("does not fit events"))
    }

    @Test func `a changed payload breaks its link`() throws {
        let store = try VerifyTests.busy()
        try tamper(store, "UPDATE event SET payload = cast(payload || x'00' AS BLOB) WHERE sequence = 20")
        #expect(try wrong(store).contains("chain"))
    }

    @Test func `a changed decision breaks its link`() throws {
        let store = try VerifyTests.busy()
        try tamper(store, "UPDATE decision SET by = by + 1 WHERE last = (SELECT max(last) FROM decision)")
        #expect(try wrong(store).contains("chain"))
    }

    @Test func `a deleted link is missed`() throws {
        let store = try VerifyTests.busy()
        try tamper(store, "DELETE FROM link WHERE number = 3")
        #expect(try wrong(store).contains("chain"))
        let other = try VerifyTests.busy()
        try tamper(other, "DELETE FROM link WHERE number = (SELECT max(number) FROM link)")
        #expect(try wrong(other).contains("chain"))
    }

    @Test func `a changed journal line is named by the journal and by the replay`() throws {
        let store = try VerifyTests.busy()
        try tamper(
            store,
            "UPDATE journal_line SET minor = minor + 1 WHERE sequence = (SELECT min(sequence) FROM journal_line) AND number = 0")
        let checks = try wrong(store)
        for check in ["entries_balance", "balances", "replay_journal_line"] { #expect(checks.contains(check)) }
    }

    @Test func `a changed stock level is named by its movements, its layers and the replay`() throws {
        let store = try VerifyTests.busy()
        try tamper(store, "UPDATE stock_level SET sellable = sellable + 1 WHERE sku = 1 AND location = 1")
        #expect(try wrong(store) == ["movements", "layers", "replay_stock_level"])
    }

    @Test func `a changed reservation, layer, balance or order is named`() throws {
        for (sql, check) in [
            ("UPDATE cost_layer SET cost_minor = cost_minor + 1 WHERE sku = 1", "inventory"),
            ("UPDATE balance SET debit = debit + 1 WHERE account = 1050", "balances"),
            ("UPDATE orders SET deposit_minor = deposit_minor + 1 WHERE id = 2", "deposits"),
            ("UPDATE orders SET note = '' WHERE 0; DELETE FROM hold", "replay_hold"),
            ("UPDATE customer SET name = 'Eve' WHERE order_id = 1", "replay_customer"),
            ("INSERT INTO reservation VALUES (2, 0, 1, 1, 1, 1)", "reservations"),
        ] {
            let store = try VerifyTests.busy()
            try tamper(store, sql.replacing("UPDATE orders SET note = '' WHERE 0; ", with: ""))
            #expect(try wrong(store).contains(check), "\(sql)")
        }
    }

    @Test func `a trigger that was dropped is named`() throws {
        let store = try VerifyTests.busy()
        try store.desk.connections.pool.writeWithoutTransaction { try $0.execute(sql: "DROP TRIGGER event_no_update") }
        let lines = try store.desk.verify().filter { !$0.ok }
        #expect(lines.map(\.detail) == ["trigger event_no_update is missing"])
    }

    @Test func `history cannot be changed, deleted or replaced`() throws {
        let store = try VerifyTests.busy()
        for sql in [
            "UPDATE event SET at = 0 WHERE sequence = 3", "DELETE FROM journal_line",
            "INSERT OR REPLACE INTO link SELECT * FROM link WHERE number = 1",
            "INSERT OR REPLACE INTO decision SELECT * FROM decision",
            "REPLACE INTO stock_movement SELECT * FROM stock_movement",
        ] {
            #expect(throws: DatabaseError.self, "\(sql)") {
                try store.desk.connections.pool.write { try $0.execute(sql: sql) }
            }
        }
        #expect(try wrong(store) == [])
    }

    @Test func `nobody decides on a request of their own, not even past the program`() throws {
        let store = try VerifyTests.busy()
        #expect(throws: DatabaseError.self) {
            try store.desk.connections.pool.write { db in
                try db.execute(sql: "UPDATE operator SET person = 'supervisor' WHERE id = 5")
                try db.execute(sql: "UPDATE approval SET state = 2 WHERE id = 1")
            }
        }
    }

    @Test func `a backup is a store that verifies, and never overwrites`() throws {
        let store = try VerifyTests.busy()
        let path = store.folder.backups + "/one.db"
        #expect(try store.desk.backup(to: path).allSatisfy(\.ok))
        #expect(throws: StoreFault.self) { try store.desk.backup(to: path) }
        let copy = try DatabaseQueue(path: path)
        #expect(
            try copy.read { try Int.fetchOne($0, sql: "SELECT max(sequence) FROM event") }
                == store.desk.answer(Overview(now: store.now)).sequence)
    }
}
