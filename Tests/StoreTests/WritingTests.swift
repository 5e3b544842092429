import Foundation
import GRDB
import Testing
import Vocabulary

@testable import Store
@testable import Workflow

@Suite struct WritingTests {
    /// A command that does what a test wants, whatever the rules of the shop say.
    struct Scripted: Command {
        static let name = "scripted"
        static let roles: Set<Role> = [.engine, .administrator]
        var events: @Sendable (Books) throws -> [Event]
        func gather(from books: Books, in context: Context) throws -> [Event] { try events(books) }
        func decide(on facts: [Event], in context: Context) -> Decision {
            .done(
                facts,
                DecisionRecord(command: "scripted", subject: .store, question: "", answer: "", policyVersion: 1))
        }
    }

    struct Broken: Error {}

    private func count(_ store: TestStore, _ table: String) throws -> Int {
        try store.desk.connections.pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? 0 }
    }

    private func ok(_ store: TestStore) throws -> Bool { try store.desk.verify().allSatisfy(\.ok) }

    @Test func `commits are durable: synchronous reads back as full`() throws {
        let store = try TestStore()
        let values = try store.desk.connections.pool.writeWithoutTransaction { db in
            try ["synchronous", "foreign_keys", "recursive_triggers", "application_id"].map {
                try Int.fetchOne(db, sql: "PRAGMA \($0)")
            }
        }
        #expect(values == [2, 1, 1, Schema.applicationID])
    }

    @Test func `nobody but the owner can look into a store`() throws {
        let store = try TestStore()
        try store.item("TEA")
        for name in ["tally.db", "tally.db-wal", "tally.db-shm", "store.wlock"] {
            let mode = try FileManager.default.attributesOfItem(atPath: "\(store.folder.path)/\(name)")[.posixPermissions]
            #expect(mode as? Int == 0o600, "\(name)")
        }
        let mode = try FileManager.default.attributesOfItem(atPath: store.folder.path)[.posixPermissions]
        #expect(mode as? Int == 0o700)
    }

    @Test func `a preview writes nothing and shows exactly what is then written`() throws {
        var random = SeededNumbers(5)
        let store = try TestStore()
        for sku in 0..<6 {
            try store.item("SKU-\(sku)")
            try store.open("SKU-\(sku)", Int.random(in: 0...6, using: &random))
        }
        for number in 0..<25 {
            let lines = (0..<Int.random(in: 1...3, using: &random)).map { _ in
                ("SKU-\(Int.random(in: 0..<6, using: &random))", Int.random(in: 1...3, using: &random), 990)
            }
            let commands: [any Command] =
                [CaptureOrder(draft: TestStore.draft("#\(number)", lines, placedAt: store.now), channel: ChannelID(1))]
                + (try ["allocate", "release", "ship"].map { try CommandForms.command([$0, "#\(number)"]) })
            let signature = store.signature("supervisor")
            let before = try store.desk.connections.pool.read { try SQLiteShelf($0).head() }
            let shown = try store.desk.perform(commands, as: signature, preview: true)
            #expect(try store.desk.connections.pool.read { try SQLiteShelf($0).head() } == before)
            let written = try store.desk.perform(commands, as: signature, preview: false)
            #expect(shown.map(\.outcome) == written.map(\.outcome))
            #expect(shown.flatMap(\.events) == written.flatMap(\.events))
            #expect(shown.flatMap(\.movements) == written.flatMap(\.movements))
            #expect(shown.flatMap(\.entries) == written.flatMap(\.entries))
            #expect(shown.compactMap(\.record) == written.compactMap(\.record))
        }
        #expect(try ok(store))
    }

    @Test func `a preview and a refusal leave every byte of the file as it was`() throws {
        let store = try TestStore()
        try store.item("TEA")
        try store.desk.connections.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        func prints() throws -> [String] {
            // Another program reads the files: a descriptor of our own would drop SQLite's locks when it closes.
            let sum = Process()
            sum.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            sum.arguments = ["sha256sum", store.folder.database, store.folder.database + "-wal"]
            let out = Pipe()
            sum.standardOutput = out
            try sum.run()
            sum.waitUntilExit()
            return String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
                .split(separator: "\n").map(String.init)
        }
        let before = try prints()
        #expect(try store.perform(TestStore.stock("TEA", 5), preview: true).outcome == .done)
        #expect(try store.do("allocate #9").outcome == .refused)
        #expect(try store.perform(TestStore.item("TEA")).outcome == .unchanged)
        #expect(try prints() == before)
        #expect(before.count == 2)
    }

    @Test func `a refused command leaves the others of its batch standing`() throws {
        let store = try TestStore()
        let done = try store.desk.perform(
            [TestStore.item("A"), CommandForms.command(["allocate", "#404"]), TestStore.item("B")],
            as: store.signature("engine"), preview: false)
        #expect(done.map(\.outcome) == [.done, .refused, .done])
        #expect(try count(store, "item") == 2)
        #expect(try count(store, "link") == 2)
    }

    @Test func `a throw in the middle of a batch rolls everything back, and the next command goes on`() throws {
        let store = try TestStore()
        let before = try count(store, "event")
        let fault = #expect(throws: StoreFault.self) {
            try store.desk.perform(
                [TestStore.item("A"), Scripted { _ in throw Broken() }], as: store.signature("engine"), preview: false)
        }
        #expect(fault?.attempted == "saving 2 commands")
        #expect(try count(store, "event") == before)
        #expect(try count(store, "item") == 0)
        try store.item("A")
        #expect(try ok(store))
    }

    @Test func `a check of the store stops only the command at fault`() throws {
        let store = try TestStore()
        try store.item("A")
        let twin = Scripted { books in
            // Another item of the same code: the store knows that there can be only one.
            let item = try books.item(SKUID(1))!
            return [
                .catalog(
                    .itemRegistered(
                        Item(
                            id: SKUID(books.counters.sku + 1), code: item.code, name: "twin", costMinor: nil, price: nil,
                            weightGrams: nil, barcode: "", vendor: nil, isProvisional: false)))
            ]
        }
        let alone = #expect(throws: StoreFault.self) { try store.perform(twin) }
        #expect(alone?.kind == .constraint)
        let done = try store.desk.perform(
            [TestStore.item("B"), twin, TestStore.item("C")], as: store.signature("engine"), preview: false)
        #expect(done.map(\.outcome) == [.done, .refused, .done])
        #expect(done[1].refusal?.sentence.contains("UNIQUE constraint failed: item.code") == true)
        #expect(try count(store, "item") == 3)
        #expect(try ok(store))
    }

    @Test func `time never goes back in the log, whatever the clock says`() throws {
        let store = try TestStore()
        try store.item("A")
        let late = store.now
        store.now = Instant(milliseconds: 0)
        let done = try store.perform(TestStore.item("B"))
        #expect(done.events.first?.at == late)
        #expect(try ok(store))
    }

    @Test func `somebody who is no operator is refused`() throws {
        let store = try TestStore()
        let done = try store.desk.perform(TestStore.item("A"), as: Signature(by: OperatorID(99), at: store.now))
        #expect(done.refusal?.sentence == "there is no operator 99")
    }

    @Test func `transactions of any size leave the same store`() throws {
        func dump(_ batch: Int) throws -> [String] {
            let store = try TestStore()
            var commands: [any Command] = ["A", "B", "C"].map { TestStore.item($0) }
            commands += ["A", "B", "C"].map { TestStore.stock($0, 7) }
            for n in 1...12 {
                commands.append(
                    CaptureOrder(
                        draft: TestStore.draft("#\(n)", [("A", 1 + n % 3, 100), ("B", 1, 300)], placedAt: store.now),
                        channel: ChannelID(1)))
                for word in ["allocate", "release", n % 4 == 0 ? "cancel" : "ship"] {
                    commands.append(try CommandForms.command([word, "#\(n)"]))
                }
            }
            let signature = Signature(by: OperatorID(2), at: store.now)
            for start in stride(from: 0, to: commands.count, by: batch) {
                _ = try store.desk.perform(
                    Array(commands[start..<min(start + batch, commands.count)]), as: signature, preview: false)
            }
            #expect(try store.desk.verify().filter { !$0.ok } == [])
            return try store.desk.connections.pool.read { db in
                try (Replay.tables.map(\.name) + ["event", "decision"]).flatMap { table in
                    try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { "\(table) \($0)" }
                }
            }
        }
        let one = try dump(1)
        #expect(one == (try dump(5)))
        #expect(one == (try dump(1_000)))
        #expect(one.count > 150)
    }
}
