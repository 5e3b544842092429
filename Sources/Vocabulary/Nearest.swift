/// The known name that a mistyped one most likely meant.
public enum Nearest {
    /// The closest of `known` within a third of the length in edits (at least one); nil when none is near.
    public static func match(_ name: String, among known: some Sequence<String>) -> String? {
        let wanted = Array(name.lowercased().utf8)
        let bound = max(1, wanted.count / 3)
        var best: (String, Int)?
        for candidate in known {
            let edits = distance(wanted, Array(candidate.lowercased().utf8))
            if edits <= bound, edits < best?.1 ?? Int.max { best = (candidate, edits) }
        }
        return best?.0
    }

    static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var row = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, y) in b.enumerated() {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
                diagonal = above
            }
        }
        return row[b.count]
    }
}
