/// Small pictures of numbers, as text. Beside each of them a pane shows the number itself.
public enum Chart {
    /// A bar of exactly this many cells, full when the value reaches the whole: `[##........]`, or blocks without
    /// ASCII.
    public static func bar(_ value: Int, of whole: Int, width: Int, ascii: Bool = true) -> String {
        let inner = width - 2
        guard inner > 0 else { return String(repeating: " ", count: max(0, width)) }
        let eighths = share(value, of: whole, steps: inner * 8)
        guard !ascii else {
            let filled = (eighths + 4) / 8
            return "[" + String(repeating: "#", count: filled) + String(repeating: ".", count: inner - filled) + "]"
        }
        let part =
            eighths % 8 == 0 ? "" : String(UnicodeScalar(UInt32(0x2590 - eighths % 8)).map(Character.init) ?? " ")
        let blocks = String(repeating: "█", count: eighths / 8) + part
        return "[" + blocks + String(repeating: " ", count: inner - blocks.unicodeScalars.count) + "]"
    }

    /// One sign for each of the last values that fit, from the lowest of them to the highest.
    public static func sparkline(_ values: [Int], width: Int, ascii: Bool = true) -> String {
        let shown = values.suffix(max(0, width))
        guard let low = shown.min(), let high = shown.max() else { return "" }
        let signs = Array(ascii ? ".:-=+*#" : "▁▂▃▄▅▆▇█")
        return String(shown.map { signs[share($0 - low, of: high - low, steps: signs.count - 1)] })
    }

    /// The value's part of the whole in steps, rounded, kept within 0 and all of them.
    private static func share(_ value: Int, of whole: Int, steps: Int) -> Int {
        guard whole > 0, value > 0 else { return 0 }
        return min(steps, Int((Double(value) / Double(whole) * Double(steps)).rounded()))
    }
}
