import Foundation
import GRDB
import Testing
import Vocabulary

@testable import Store
@testable import Workflow

/// Rows that somebody has edited behind the program's back: nothing traps, the others' work goes on, and verify names them.
@Suite struct ContradictionTests {
    static let edits = [
        "UPDATE reservation SET quantity = 40 WHERE order_id = 1", "UPDATE reservation SET line = 7 WHERE order_id = 1",
        "DELETE FROM reservation WHERE order_id = 1", "UPDATE cost_layer SET quantity = 1 WHERE sku = 1",
        "DELETE FROM cost_layer WHERE sku = 1", "UPDATE stock_level SET sellable = 2, reserved = 2 WHERE sku = 1",
        "UPDATE stock_level SET reserved = 0 WHERE sku = 1", "DELETE FROM order_line WHERE order_id = 1 AND number = 1",
        "UPDATE order_line SET number = 9 WHERE order_id = 1 AND number = 1",
        "UPDATE order_line SET shipped = quantity WHERE order_id = 1",
        "UPDATE orders SET paid_minor = 9000000000000000000 WHERE id = 1",
        "UPDATE orders SET channel = 99 WHERE id = 1", "UPDATE order_line SET sku = 77 WHERE order_id = 1",
        "DELETE FROM stock_level WHERE sku = 1", "UPDATE reservation SET location = 3 WHERE order_id = 1",
    ]

    /// Three orders of one item and one of another; the first is with the floor.
    private func shop() throws -> TestStore {
        let store = try TestStore()
        try store.item("TEA")
        try store.item("POT", cost: "80.00")
        try store.open("TEA", 50)
        try store.open("POT", 50)
        for number in ["#1", "#2"] { try store.capture(number, [("TEA", 2, 1_000), ("TEA", 1, 500)]) }
        try store.capture("#3", [("POT", 1, 9_000)])
        for line in ["allocate #1", "release #1"] { #expect(try store.do(line).outcome == .done) }
        return store
    }

    @Test(arguments: edits)
    func `an edited row stops what it touches with a sentence, and nothing else`(sql: String) throws {
        let store = try shop()
        try store.desk.close()
        let db = try DatabaseQueue(
            path: store.folder.database,
            configuration: {
                var unguarded = Configuration()
                unguarded.foreignKeysEnabled = false
                return unguarded
            }())
        try db.write { try $0.execute(sql: sql) }
        try db.close()
        let desk = try store.another()
        defer { try? desk.close() }
        let report = try Engine(desk: desk).work(at: store.now.adding(hours: 1))
        for sentence in report.broken {
            #expect(sentence.contains("contradict each other") && sentence.contains("tally verify"), "\(sentence)")
        }
        let other = try desk.answer(OrderDetail(OrderID(3), now: store.now))
        #expect(other.order.state == .allocated || other.order.state == .released, "\(other.order.state)")
        for line in [
            "ship #1", "cancel #1 --reason x", "allocate #2", "release #2", "ship #2", "refund #1 1.00 --reason x",
            "count TEA 3 --at HAM",
        ] {
            let command = try CommandForms.command(line.split(separator: " ").map(String.init))
            for isPreview in [true, false] {
                do {
                    let done = try desk.perform(command, as: store.signature(), preview: isPreview)
                    if let refusal = done.refusal { #expect(refusal.sentence.count > 12) }
                } catch let fault as StoreFault {
                    #expect(fault.kind == .constraint || fault.kind == .undecodable, "\(line): \(fault)")
                }
            }
        }
        #expect(try desk.verify().contains { !$0.ok }, "verify says nothing of: \(sql)")
    }

    @Test func `on an honest store the same words do their work`() throws {
        let store = try shop()
        let report = try Engine(desk: store.desk).work(at: store.now.adding(hours: 1))
        #expect(report.broken == [] && report.allocated == 2)
        #expect(try store.do("ship #1").outcome == .done)
        #expect(try store.desk.verify().filter { !$0.ok } == [])
    }

    @Test func `a policy that cannot be read says so, and one may still look, verify and copy`() throws {
        let store = try shop()
        try store.desk.connections.pool.write { db in
            let guardian =
                try String.fetchOne(db, sql: "SELECT sql FROM sqlite_schema WHERE name = 'policy_file_no_update'") ?? ""
            try db.execute(sql: "DROP TRIGGER policy_file_no_update")
            defer { try? db.execute(sql: guardian) }
            try db.execute(
                sql:
                    "UPDATE policy_file SET text = replace(text, 'minutes_to_pickup', 'minutes_to_pikup') WHERE name = 'release.yaml'"
            )
        }
        let desk = try store.another()
        defer { try? desk.close() }
        let fault = #expect(throws: StoreFault.self) {
            try desk.perform(AllocateOrder(order: OrderReference("#2")), as: store.signature())
        }
        #expect(fault?.kind == .policyUnreadable)
        #expect(fault?.sentence.contains("the active policy cannot be read (release.yaml:") == true, "\(fault?.sentence ?? "")")
        #expect(
            fault?.sentence.contains("there is no name location.minutes_to_pikup; did you mean location.minutes_to_pickup?")
                == true)
        #expect(try desk.answer(Overview(now: store.now)).operators.count > 3)
        #expect(try desk.answer(PolicyInForce()).files.count == House.fileNames.count)
        #expect(try desk.verify().filter { !$0.ok }.map(\.check) == ["decisions", "policies", "replay_policy_file"])
    }

    @Test func `a store is made in a new folder or an empty one, not among other things`() throws {
        let root = FileManager.default.temporaryDirectory.path + "/tally-test-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: root) }
        func make(_ path: String) throws {
            try StoreDesk(StoreFolder(path), creating: true, zones: TestStore.AllZones(), readHouse: House.read).close()
        }
        try Data("dear aunt".utf8).write(to: URL(fileURLWithPath: root + "/letter.txt"))
        for path in [root, "/"] {
            let fault = #expect(throws: StoreFault.self) { try make(path) }
            #expect(fault?.kind == .notEmpty && fault?.sentence.contains("holds other things") == true, "\(path)")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: root) == ["letter.txt"])
        let backup = try shop()
        let copy = backup.folder.backups + "/one.db"
        try backup.desk.backup(to: copy)
        #expect(
            #expect(throws: StoreFault.self) { try Restoring(copy, into: StoreFolder(root)).run(stamp: "a") }?.kind == .notEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: root) == ["letter.txt"])
        try FileManager.default.removeItem(atPath: root + "/letter.txt")
        for name in ["policy", "backups"] {
            try FileManager.default.createDirectory(atPath: "\(root)/\(name)", withIntermediateDirectories: true)
        }
        try make(root)
    }
}
