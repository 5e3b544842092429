/// Small pictures of numbers, as text. Beside each of them a pane shows the number itself.
public enum Chart {
    /// A bar of exactly this many cells, full when the value reaches the whole: `[##........]`.
    public static func bar(_ value: Int, of whole: Int, width: Int) -> String {
        let inner = width - 2
        guard inner > 0 else { return String(repeating: " ", count: max(0, width)) }
        let filled = share(value, of: whole, steps: inner)
        return "[" + String(repeating: "#", count: filled) + String(repeating: ".", count: inner - filled) + "]"
    }

    /// The value's part of the whole in steps, rounded, kept within 0 and all of them.
    private static func share(_ value: Int, of whole: Int, steps: Int) -> Int {
        guard whole > 0, value > 0 else { return 0 }
        guard value < whole else { return steps }
        let (high, low) = value.multipliedFullWidth(by: steps)
        let (part, rest) = whole.dividingFullWidth((high, low))
        return part + (rest >= whole - rest ? 1 : 0)
    }
}
