import Glibc

/// Files and folders that a process of this program left half done when it was killed: their names end with its number.
enum Leftovers {
    /// Removes those whose process is gone from a folder.
    static func remove(from folder: String, beginning prefix: String) {
        guard let listing = opendir(folder) else { return }
        defer { closedir(listing) }
        var found: [String] = []
        while let entry = readdir(listing) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            let owner = name.dropFirst(prefix.utf8.count).prefix { $0.isNumber }
            guard name.hasPrefix(prefix), let id = pid_t(owner), kill(id, 0) != 0, errno == ESRCH else { continue }
            found.append("\(folder)/\(name)")
        }
        for path in found { take(path) }
    }

    /// Takes a file away, or a folder with the files in it.
    static func take(_ path: String) {
        guard unlink(path) != 0 else { return }
        guard let listing = opendir(path) else { return }
        var names: [String] = []
        while let entry = readdir(listing) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                })
        }
        closedir(listing)
        for name in names where name != "." && name != ".." { unlink("\(path)/\(name)") }
        rmdir(path)
    }
}
