import Foundation
import Testing

@testable import Store

@Suite struct StoreMakingTests {
    private struct Broken: Error {}

    private func folder() -> StoreFolder { StoreFolder(NSTemporaryDirectory() + "making-\(UUID().uuidString)") }

    private func names(in folder: StoreFolder) -> [String]? {
        try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    @Test func `a store that cannot be filled leaves nothing behind`() {
        let folder = folder()
        #expect(throws: Broken.self) {
            try StoreMaking(folder).run { place in
                try place.create()
                try Data("half".utf8).write(to: URL(filePath: place.policy + "/shop.yaml"))
                throw Broken()
            }
        }
        #expect(names(in: folder) == nil)
    }

    @Test func `what lay in the folder stays, whatever becomes of the store`() throws {
        let folder = folder()
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        try FileManager.default.createDirectory(atPath: folder.policy, withIntermediateDirectories: true)
        try Data("mine".utf8).write(to: URL(filePath: folder.policy + "/notes"))
        #expect(throws: Broken.self) { try StoreMaking(folder).run { _ in throw Broken() } }
        #expect(names(in: folder) == ["policy"])
        #expect(names(in: StoreFolder(folder.policy)) == ["notes"])
    }

    @Test func `of two who make a store in one folder the second is told, and the first one's stays`() throws {
        let folder = folder()
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        let late = #expect(throws: StoreFault.self) {
            try StoreMaking(folder).run { place in
                try place.create()
                try Data("first".utf8).write(to: URL(filePath: folder.database))
            }
        }
        #expect(late?.kind == .alreadyThere)
        #expect(try String(contentsOfFile: folder.database, encoding: .utf8) == "first")
    }

    @Test func `a restore that is refused leaves nothing where nothing was`() {
        let folder = folder()
        let fault = #expect(throws: StoreFault.self) { try Restoring(#filePath, into: folder).run(stamp: "a") }
        #expect(fault?.kind == .brokenBackup || fault?.kind == .notAStore, "\(String(describing: fault))")
        #expect(names(in: folder) == nil)
    }
}
