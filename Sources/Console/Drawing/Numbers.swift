import Vocabulary

/// Whole numbers for people.
enum Numbers {
    /// `18,402`.
    static func grouped(_ number: Int) -> String { Money.text(number, decimals: 0, grouped: true) }
}
