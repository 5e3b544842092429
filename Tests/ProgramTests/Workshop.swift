import Foundation
@preconcurrency import Glibc

/// The one temporary folder of this run. It goes away when the tests end, and those of runs that were killed go too.
enum Workshop {
    static let root: String = {
        let base = FileManager.default.temporaryDirectory.path
        for name in (try? FileManager.default.contentsOfDirectory(atPath: base)) ?? [] where name.hasPrefix("tally-program-") {
            if let owner = pid_t(name.dropFirst(14)), kill(owner, 0) != 0, errno == ESRCH { remove("\(base)/\(name)") }
        }
        let root = "\(base)/tally-program-\(getpid())"
        try? FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        atexit { Workshop.remove(Workshop.root) }
        return root
    }()

    static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }
}
