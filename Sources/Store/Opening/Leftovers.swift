import Glibc

/// Files and folders that a process of this program left half done when it was killed: their names end with its number.
enum Leftovers {
    /// Removes those whose process is gone from a folder.
    static func remove(from folder: String, beginning prefix: String) {
        for name in names(in: folder) {
            let owner = name.dropFirst(prefix.utf8.count).prefix { $0.isNumber }
            guard name.hasPrefix(prefix), let id = pid_t(owner), kill(id, 0) != 0, errno == ESRCH else { continue }
            take("\(folder)/\(name)")
        }
    }

    /// What lies in a folder, without the folder itself and its parent; nothing where it cannot be read.
    static func names(in folder: String) -> [String] {
        guard let listing = opendir(folder) else { return [] }
        defer { closedir(listing) }
        var names: [String] = []
        while let entry = readdir(listing) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                })
        }
        return names.filter { $0 != "." && $0 != ".." }
    }

    /// Takes a file away, or a folder with all that is in it; a link goes, and what it leads to stays.
    static func take(_ path: String) {
        guard unlink(path) != 0 else { return }
        for name in names(in: path) { take("\(path)/\(name)") }
        rmdir(path)
    }
}
