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

    /// Letters put in, left out, changed, or swapped with their neighbour.
    static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var last = [Int]()
        var row = Array(0...b.count)
        for i in a.indices {
            var next = [i + 1]
            next.reserveCapacity(row.count)
            for j in b.indices {
                var edits = min(row[j + 1] + 1, next[j] + 1, row[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { edits = min(edits, last[j - 1] + 1) }
                next.append(edits)
            }
            (last, row) = (row, next)
        }
        return row[b.count]
    }
}
