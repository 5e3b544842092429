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

    /// Letters to add, drop, change or swap with their neighbour.
    static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var (before, last) = ([Int](), Array(0...b.count))
        for (i, x) in a.enumerated() {
            var row = [i + 1]
            for (j, y) in b.enumerated() {
                var edits = min(last[j + 1] + 1, row[j] + 1, last[j] + (x == y ? 0 : 1))
                if i > 0, j > 0, x == b[j - 1], a[i - 1] == y { edits = min(edits, before[j - 1] + 1) }
                row.append(edits)
            }
            (before, last) = (last, row)
        }
        return last[b.count]
    }
}
