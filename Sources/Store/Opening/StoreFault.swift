import GRDB
import GRDBSQLite
import Policy
import Workflow

/// The machine failed: what was attempted, what was kept, and what to do. Nothing of the attempt was done. A failed sync is
/// never tried again, since a second one may wrongly succeed.
public struct StoreFault: Error, Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
        case notThere, alreadyThere, notAStore, newerSchema, olderSchema
        /// Who holds the write lock, as the lock file says.
        case locked(holder: String)
        case diskFull, readOnly, io, corrupt, constraint, undecodable, other
        /// Rows contradict each other: somebody changed them behind the program's back.
        case inconsistent
        /// The files of the active policy say what this program cannot read.
        case policyUnreadable
        /// A file that is to be read is not there; one that is to be written is there already; a backup is broken.
        case noFile, fileThere, brokenBackup
        /// The outbox holds another instruction under the key.
        case alreadyDelivered
        /// A folder that holds other things is no place for a store.
        case notEmpty
    }

    public var kind: Kind
    /// SQLite's extended code or the system's number; 0 when neither spoke.
    public var code: Int32
    /// Such as `saving 3 commands`; empty in a fault of a single statement, until who ran it says what it was for.
    public var attempted: String
    /// What the machine said.
    public var detail: String

    public init(_ kind: Kind, code: Int32 = 0, attempted: String, detail: String = "") {
        self.kind = kind
        self.code = code
        self.attempted = attempted
        self.detail = detail
    }

    /// A fault from SQLite's extended result code.
    init(sqlite code: Int32, _ detail: String, attempted: String) {
        self.init(StoreFault.kind(ofCode: code), code: code, attempted: attempted, detail: detail)
    }

    /// Any error of the store's own machinery as a fault; a fault that says what was attempted stays what it is.
    init(_ error: any Error, attempted: String) {
        switch error {
        case let fault as StoreFault:
            self = fault
            if fault.attempted.isEmpty { self.attempted = attempted }
        case let broken as BrokenBooks: self.init(.inconsistent, attempted: attempted, detail: broken.sentence)
        case let defect as PolicyDefect: self.init(.policyUnreadable, attempted: attempted, detail: defect.description)
        case let error as DatabaseError:
            self.init(
                sqlite: error.extendedResultCode.rawValue, error.message ?? "no message", attempted: attempted)
        default: self.init(.other, attempted: attempted, detail: String(describing: error))
        }
    }

    private static func kind(ofCode code: Int32) -> Kind {
        switch code & 0xff {
        case SQLITE_FULL: .diskFull
        case SQLITE_READONLY: .readOnly
        case SQLITE_IOERR: .io
        case SQLITE_CORRUPT: .corrupt
        case SQLITE_NOTADB: .notAStore
        case SQLITE_CONSTRAINT: .constraint
        case SQLITE_BUSY, SQLITE_LOCKED: .locked(holder: "another program")
        case SQLITE_CANTOPEN: .io
        default: .other
        }
    }

    /// What failed, what was kept, and what to do, for people.
    public var sentence: String {
        let attempted = attempted.isEmpty ? "using the store" : attempted
        let looks = ["reading", "previewing", "opening", "looking", "comparing"].contains { attempted.hasPrefix($0) }
        let lost = looks ? "nothing was changed" : "nothing of it was saved"
        let said = detail.isEmpty ? "" : " (\(detail)\(code == 0 ? "" : ", code \(code)"))"
        switch kind {
        case .notThere: return "\(attempted): there is no store\(said): make one with tally init"
        case .alreadyThere: return "\(attempted): a store is there already\(said): nothing was changed"
        case .notAStore:
            let way = attempted.hasPrefix("opening") ? "; if it was one, restore the newest verified backup" : ""
            return "\(attempted): this file is no Tallyman store\(said): nothing was changed\(way)"
        case .newerSchema:
            return "\(attempted): the store was made by a newer tally\(said): nothing was changed; install that version"
        case .olderSchema:
            return "\(attempted): the store's schema was changed meanwhile\(said): \(lost); start tally again"
        case .locked(let holder):
            return "\(attempted): the store is locked by \(holder): nothing was saved; try again when it is done"
        case .diskFull:
            return
                "\(attempted): the disk is full\(said): \(lost), everything before it is kept; make room and try again"
        case .readOnly:
            return
                "\(attempted): the store cannot be written\(said): \(lost); check the folder's owner and the disk's mode"
        case .io:
            return "\(attempted): the disk failed\(said): \(lost); run tally verify before going on"
        case .corrupt:
            return "\(attempted): the store's file is damaged\(said): \(lost); run tally verify, then restore a backup"
        case .constraint:
            return
                "\(attempted): the store's own check stopped it\(said): \(lost); run tally verify: when it finds nothing, this is an error of tally's, please report it"
        case .inconsistent:
            return
                "\(attempted): rows of the store contradict each other\(said): \(lost); run tally verify, which names them, then restore the newest verified backup"
        case .policyUnreadable:
            return
                "\(attempted): the active policy cannot be read\(said): \(lost); tally policy show prints its files; use the tally that it was made with, or restore a backup"
        case .alreadyDelivered:
            return
                "\(attempted): another instruction of that key went out before\(said), as after a restore: nothing was delivered; ask whoever pays what became of that file, move it out of the outbox, and run tally work again"
        case .notEmpty:
            return "\(attempted): the folder holds other things\(said): nothing was made there; name an empty or a new folder"
        case .noFile: return "\(attempted): there is no such file: nothing was changed"
        case .fileThere: return "\(attempted): a file is there already: nothing was written; name a new one"
        case .brokenBackup:
            return "\(attempted): the backup is damaged\(said): the store is as it was; take another backup"
        case .undecodable:
            return "\(attempted): a record cannot be read\(said): nothing was changed; run tally verify"
        case .other: return "\(attempted): it failed\(said): \(lost)"
        }
    }
}

extension StoreFault {
    /// Somebody else's work, or room on the disk: the next time it may go well, and nothing has to be mended for it.
    public var mayPass: Bool {
        switch kind {
        case .locked, .diskFull: true
        case .notThere, .alreadyThere, .notAStore, .newerSchema, .olderSchema, .readOnly, .io, .corrupt, .constraint,
            .undecodable, .other, .inconsistent, .policyUnreadable, .noFile, .fileThere, .brokenBackup, .alreadyDelivered,
            .notEmpty:
            false
        }
    }
}

extension StoreFault: CustomStringConvertible {
    public var description: String { sentence }
}
