import Foundation
import GRDB
import Synchronization
import Testing
import Vocabulary

@testable import Store
@testable import Workflow

@Suite struct SharingTests {
    @Test func `eight desks reach for the last unit: one gets it and seven are refused`() throws {
        let store = try TestStore()
        try store.item("TEA")
        try store.open("TEA", 1)
        for number in 1...8 { try store.capture("#\(number)", [("TEA", 1, 100)]) }
        let at = store.now.adding(minutes: 1)
        let answers = Mutex<[String]>([])
        let desks = try (1...8).map { _ in try store.another() }
        let group = DispatchGroup()
        for (index, desk) in desks.enumerated() {
            DispatchQueue.global().async(group: group) {
                let done = try? desk.perform(
                    AllocateOrder(order: OrderReference("#\(index + 1)")),
                    as: Signature(by: OperatorID(3), at: at), preview: false)
                answers.withLock {
                    $0.append(done.map { "\($0.outcome) \($0.refusal?.sentence ?? $0.record?.answer ?? "")" } ?? "fault")
                }
            }
        }
        group.wait()
        for desk in desks { try desk.close() }
        let all = answers.withLock { $0 }
        #expect(all.filter { $0 == "done reserved" }.count == 1, "\(all)")
        let told = (1...8).map { "refused nothing could be reserved for order #\($0), which waits: it lacks 1 of 1 TEA" }
        #expect(all.filter { told.contains($0) }.count == 7, "\(all)")
        let row = try store.desk.answer(StockList(ListQuery())).rows[0]
        #expect(row.reserved == 1)
        #expect(row.available == 0)
        #expect(try store.desk.verify().filter { !$0.ok } == [])
    }

    @Test func `two desks write in turns and each sees what the other did`() throws {
        let store = try TestStore()
        let other = try store.another()
        defer { try? other.close() }
        try store.item("TEA")
        try store.open("TEA", 20)
        for number in 1...6 {
            let desk = number % 2 == 0 ? store.desk : other
            let commands: [any Command] = [
                CaptureOrder(
                    draft: TestStore.draft("#\(number)", [("TEA", 2, 100)], placedAt: store.now), channel: ChannelID(1)),
                AllocateOrder(order: OrderReference("#\(number)")),
            ]
            let done = try desk.perform(commands, as: store.signature("engine"), preview: false)
            #expect(done.map(\.outcome) == [.done, .done])
            #expect(
                done[0].events.contains {
                    if case .order(.captured(let order, _)) = $0.event { order.id.number == number } else { false }
                })
        }
        #expect(try store.desk.answer(StockList(ListQuery())).rows[0].available == 8)
        #expect(try other.verify().filter { !$0.ok } == [])
    }

    @Test func `the generation rises with every commit of anybody, and only then`() throws {
        let store = try TestStore()
        let other = try store.another()
        defer { try? other.close() }
        let first = try store.desk.generation()
        #expect(try store.desk.generation() == first)
        try store.item("A")
        let second = try store.desk.generation()
        #expect(second > first)
        _ = try other.perform(TestStore.item("B"), as: store.signature("engine"))
        let third = try store.desk.generation()
        #expect(third > second)
        _ = try other.perform(TestStore.item("B"), as: store.signature("engine"))
        #expect(try store.desk.generation() == third)
    }

    @Test func `one who waits too long is told who holds the lock`() throws {
        let store = try TestStore()
        let lock = try WriteLock(store.folder, who: "bob")
        let fault = try lock.hold("importing march.csv") {
            #expect(throws: StoreFault.self) { try store.item("A") }
        }
        #expect(fault?.sentence.contains("locked by bob (process \(getpid()), importing march.csv, since ") == true)
        try store.item("A")
    }

    @Test func `while somebody keeps the lock a store is opened for looking, asked and closed at once`() throws {
        let store = try TestStore()
        try store.item("TEA")
        let lock = try WriteLock(store.folder, who: "bob")
        let took = try ContinuousClock().measure {
            try lock.hold("importing march.csv") {
                let other = try store.another()
                #expect(try other.answer(StockList(ListQuery())).rows.isEmpty)
                #expect(try other.answer(Names(items: [SKUID(1)])).items[SKUID(1)]?.code.text == "TEA")
                try other.close()
            }
        }
        #expect(took < .seconds(4), "\(took)")
        // The control: who writes waits for his turn, and is told who has it.
        let other = try store.another()
        defer { try? other.close() }
        let fault = try lock.hold("importing march.csv") {
            #expect(throws: StoreFault.self) {
                try other.perform(TestStore.item("POT"), as: store.signature("engine"), preview: false)
            }
        }
        #expect(fault?.sentence.contains("the store is locked by bob") == true, "\(fault?.sentence ?? "")")
    }

    @Test func `a store of a newer program is refused, also while one is at work on it`() throws {
        let store = try TestStore()
        try store.desk.connections.pool.write { try $0.execute(sql: "PRAGMA user_version = 99") }
        let fault = #expect(throws: StoreFault.self) { try store.item("A") }
        #expect(fault?.kind == .newerSchema)
        #expect(throws: StoreFault.self) { try store.another() }
    }

    @Test func `a file that is not ours is refused and stays as it was`() throws {
        let folder = StoreFolder(FileManager.default.temporaryDirectory.path + "/tally-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        func open() throws { _ = try StoreDesk(folder, zones: UTCOnly(), readHouse: House.read) }
        #expect(#expect(throws: StoreFault.self) { try open() }?.kind == .notThere)
        let foreign = try DatabaseQueue(path: folder.database)
        try foreign.write { try $0.execute(sql: "CREATE TABLE notes (text)") }
        try foreign.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: folder.database))
        #expect(#expect(throws: StoreFault.self) { try open() }?.kind == .notAStore)
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.database)) == before)
        try Data("a letter to nobody, long enough to be no database at all".utf8).write(
            to: URL(fileURLWithPath: folder.database))
        #expect(#expect(throws: StoreFault.self) { try open() }?.kind == .notAStore)
        #expect(throws: StoreFault.self) { try folder.create() }
    }

    @Test(.enabled(if: geteuid() != 0)) func `a folder that cannot be written is a fault that says so`() throws {
        let store = try TestStore()
        try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: store.folder.path)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: store.folder.path) }
        #expect(throws: StoreFault.self) { try store.another() }
    }

    @Test func `each machine fault has its own sentence`() {
        for (code, kind) in [
            (Int32(13), StoreFault.Kind.diskFull), (8, .readOnly), (778, .io), (1_034, .io), (11, .corrupt),
            (26, .notAStore), (275, .constraint), (14, .io), (5, .locked(holder: "another program")),
        ] {
            let fault = StoreFault(sqlite: code, "said", attempted: "saving ship")
            #expect(fault.kind == kind)
            #expect(fault.sentence.hasPrefix("saving ship: "))
        }
        #expect(StoreFault(sqlite: 13, "full", attempted: "saving ship").sentence.contains("make room and try again"))
    }

    @Test func `a store that was closed opens again with everything in it`() throws {
        let store = try TestStore()
        try store.item("TEA")
        try store.desk.close()
        #expect(!FileManager.default.fileExists(atPath: store.folder.database + "-wal"))
        let again = try store.another()
        defer { try? again.close() }
        #expect(try again.answer(Names(items: [SKUID(1)])).items[SKUID(1)]?.code.text == "TEA")
        #expect(try again.perform(TestStore.item("POT"), as: store.signature("engine")).outcome == .done)
    }

    @Test func `what is written into a store that was taken away is not called done`() throws {
        let store = try TestStore()
        try store.item("TEA")
        let aside = store.folder.path + "-aside"
        try FileManager.default.moveItem(atPath: store.folder.path, toPath: aside)
        defer { try? FileManager.default.removeItem(atPath: aside) }
        #expect(throws: StoreFault.self) { try store.item("CUP") }
        try FileManager.default.moveItem(atPath: aside, toPath: store.folder.path)
        try store.item("CUP")
    }
}
