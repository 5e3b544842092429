import Vocabulary

/// Finds the known name that a mistyped one meant, where both are short enough to be names that a person typed.
enum Spelling {
    private static let limit = 60

    static func nearest(to name: String, among known: some Sequence<String>) -> String? {
        guard name.utf8.count <= limit else { return nil }
        return Nearest.match(name, among: known.filter { $0.utf8.count <= limit })
    }
}
