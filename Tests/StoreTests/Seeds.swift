import Foundation

@testable import Store

/// The numbers of the lives that a law is tried on: a few in every run, many under TALLY_PROVE=1, and one alone under TALLY_SEED=number.
enum Seeds {
    static let proves = ProcessInfo.processInfo.environment["TALLY_PROVE"] != nil

    static func lives(short: Int, long: Int) -> [Int] {
        if let one = ProcessInfo.processInfo.environment["TALLY_SEED"].flatMap(Int.init) { return [one] }
        return Array(1...(proves ? long : short))
    }

    /// One life alone is lived again: what all of them together show cannot be asked of it.
    static let isOneAlone = ProcessInfo.processInfo.environment["TALLY_SEED"] != nil
}

/// A store that is made once and copied for each life: the copy costs milliseconds, the founding much more.
final class StoreTemplate {
    private let store: TestStore
    private let copy: String

    init(_ store: TestStore) throws {
        self.store = store
        copy = store.folder.backups + "/template.db"
        try store.desk.backup(to: copy)
    }

    /// A store of its own as the first one was, at the same moment.
    func life() throws -> TestStore { try TestStore(copying: copy, at: store.now) }
}
