import Foundation

/// The project's own source, as the tests of the house read it.
enum SourceTree {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    struct File {
        var path: String
        var text: String
        /// The target whose folder it lies in.
        var target: String
        var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    }

    /// Every Swift file below a folder of the project.
    static func swift(in folder: String) throws -> [File] {
        let base = root.appending(path: folder)
        let paths = FileManager.default.enumerator(atPath: base.path)?.allObjects as? [String] ?? []
        return try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
            File(
                path: "\(folder)/\(path)", text: try String(contentsOf: base.appending(path: path), encoding: .utf8),
                target: String(path.split(separator: "/")[0]))
        }
    }

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }
}
