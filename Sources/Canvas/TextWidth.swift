/// How many cells text takes on the screen. Never `count`: that is letters, not cells.
public enum TextWidth {
    /// The cells that `Canvas.put` uses for this text when nothing is cut.
    public static func cells(_ text: some StringProtocol) -> Int {
        cells(String(text))
    }

    /// The cells that `Canvas.put` uses for this text when nothing is cut.
    public static func cells(_ text: String) -> Int {
        if let count = SafeText.printableASCIICount(text) { return count }
        return SafeText(text).cells
    }

    /// The cells of the text, or this limit where it takes more: what lies beyond is not read.
    static func cells(_ text: String, upTo limit: Int) -> Int {
        min(limit, SafeText.printableASCIICount(text) ?? SafeText(text, upTo: limit).cells)
    }

    /// The cells of one scalar by itself: 0 for a combining mark, 2 for a wide one, else 1. Control characters are not
    /// drawn as they are and count 0.
    public static func cells(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1 }
        if (0x4E00...0x9FFF).contains(value) || (0xAC00...0xD7A3).contains(value) { return 2 }
        if holds(WidthTables.zero, value) { return 0 }
        return holds(WidthTables.wide, value) ? 2 : 1
    }

    private static func holds(_ ranges: [UInt32], _ value: UInt32) -> Bool {
        var low = 0
        var high = ranges.count / 2
        while low < high {
            let middle = (low + high) / 2
            if ranges[2 * middle + 1] < value { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count / 2 && ranges[2 * low] <= value
    }
}
