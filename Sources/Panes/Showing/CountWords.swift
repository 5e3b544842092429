/// Numbers with the thing they count.
public enum CountWords {
    /// `1 unit`, `2 units`; of a noun that only takes an `s`.
    public static func of(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
