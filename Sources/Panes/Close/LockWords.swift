import Ledger
import Vocabulary
import Workflow

/// Which months are shut, in words.
public enum LockWords {
    /// `LOCKED FOR GOOD`, `LOCKED`, `REOPENED until 14:00+1`, `sales and purchase shut`, or `open`.
    public static func state(of period: Period, _ locks: Locks, in scene: Scene) -> String {
        if let until = locks.reopened(period, at: scene.now) { return "REOPENED until \(TimeWords.stamp(until, in: scene))" }
        if locks.isFinal(period) { return "LOCKED FOR GOOD" }
        if isShut(.all, period, locks) { return "LOCKED" }
        let areas = LockArea.allCases.filter { $0.isSide && isShut($0, period, locks) }.map(\.word)
        guard let last = areas.last else { return "open" }
        let first = areas.dropLast().joined(separator: ", ")
        return (first.isEmpty ? last : "\(first) and \(last)") + " shut"
    }

    /// The same in one word: `LOCKED`, `REOPENED`, `PART SHUT`, `OPEN`.
    public static func word(for period: Period, _ locks: Locks, in scene: Scene) -> String {
        if locks.reopened(period, at: scene.now) != nil { return "REOPENED" }
        if isShut(.all, period, locks) { return "LOCKED" }
        return LockArea.allCases.contains { isShut($0, period, locks) } ? "PART SHUT" : "OPEN"
    }

    private static func isShut(_ area: LockArea, _ period: Period, _ locks: Locks) -> Bool {
        locks.through[area].map { period <= $0 } ?? false
    }
}
