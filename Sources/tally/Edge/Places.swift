import Foundation

/// Where things lie on the machine.
enum Places {
    /// The user's own store, by the XDG rules.
    static var defaultStore: String {
        let environment = ProcessInfo.processInfo.environment
        if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return data + "/tallyman" }
        return (environment["HOME"] ?? "/") + "/.local/share/tallyman"
    }

    /// Where standard error goes while the console is up, and what a crash leaves, by the XDG rules.
    static var log: String {
        let environment = ProcessInfo.processInfo.environment
        let state =
            environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
            ?? (environment["HOME"] ?? "/") + "/.local/state"
        return state + "/tallyman/tally.log"
    }

    /// A folder that is shipped with the program, `sample-data` or `themes`: named by TALLY_SHARE, beside the current folder,
    /// above the program in a checkout, or installed under share/tallyman.
    static func shared(_ name: String) -> String? {
        var candidates: [String] = []
        if let share = ProcessInfo.processInfo.environment["TALLY_SHARE"] { candidates.append("\(share)/\(name)") }
        var folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        candidates.append(folder.deletingLastPathComponent().path + "/share/tallyman/\(name)")
        for _ in 0..<5 {
            candidates.append(folder.path + "/\(name)")
            folder = folder.deletingLastPathComponent()
        }
        var isFolder: ObjCBool = false
        return candidates.first { FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder) && isFolder.boolValue }
    }

    /// The account that runs the program.
    static var account: String {
        if let entry = getpwuid(getuid()), let name = entry.pointee.pw_name { return String(cString: name) }
        return "user\(getuid())"
    }
}
