/// Finds the name that somebody most likely meant.
public enum NearestName {
    /// The known name that needs the fewest changed letters, if these are few enough for a slip of the fingers.
    public static func of(_ word: String, among known: [String]) -> String? {
        let ranked = known.map { ($0, distance(word, $0)) }
        guard let best = ranked.min(by: { $0.1 < $1.1 }), best.1 <= max(1, word.count / 3) else { return nil }
        return best.0
    }

    private static func distance(_ one: String, _ other: String) -> Int {
        let other = Array(other)
        var above = Array(0...other.count)
        for (row, letter) in one.enumerated() {
            var line = [row + 1]
            for (column, candidate) in other.enumerated() {
                line.append(min(above[column] + (letter == candidate ? 0 : 1), above[column + 1] + 1, line[column] + 1))
            }
            above = line
        }
        return above[other.count]
    }
}
