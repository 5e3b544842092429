import Canvas
import Glibc
import Testing

/// ncurses lays cells out by the C library's `wcwidth`; Swift's Glibc module does not show it.
private let libraryWidth: @Sendable (UInt32) -> Int32 = {
    typealias Function = @convention(c) (Int32) -> Int32
    setlocale(LC_CTYPE, "C.UTF-8")
    let function = unsafeBitCast(dlsym(nil, "wcwidth"), to: Function.self)
    return { function(Int32($0)) }
}()

@Test func `widths agree with the C library for every scalar that it knows`() {
    var compared = 0
    var differing: [String] = []
    for value in UInt32(0x20)...0x10FFFD {
        guard let scalar = Unicode.Scalar(value) else { continue }
        let expected = libraryWidth(value)
        guard expected >= 0 else { continue }
        compared += 1
        if TextWidth.cells(scalar) != Int(expected) { differing.append(String(value, radix: 16)) }
    }
    print("compared \(compared) scalars with wcwidth; \(differing.count) differ: \(differing.prefix(40))")
    #expect(compared > 250_000)
    #expect(differing.isEmpty)
}

@Test func `characters newer than the C library have the width of their neighbours`() {
    #expect(TextWidth.cells("\u{1FAE8}") == 2)
    #expect(TextWidth.cells("\u{1F6DC}") == 2)
    #expect(TextWidth.cells("\u{31350}" as Unicode.Scalar) == 2)
}

@Test(arguments: [
    ("", 0), ("abc", 3), ("有機緑茶", 8), ("한국 인삼", 9), ("Кофе", 4), ("قهوة", 4), ("Café", 4), ("Cafe\u{301}", 4),
    ("ﾃｽﾄ", 3), ("ＡＢ", 4), ("👨‍👩‍👧", 2), ("👍🏽", 2), ("🇬🇧", 2), ("1️⃣", 1), ("a\u{300}\u{301}\u{302}\u{303}", 1),
    ("→ ≤ €", 5), ("ᄒ\u{1161}\u{11AB}", 2), ("\t", 1), ("\r\n", 1), ("\u{202E}", 8),
])
func `text takes as many cells as will be drawn`(text: String, cells: Int) {
    #expect(TextWidth.cells(text) == cells)
    #expect(TextWidth.cells(text[...]) == cells)
    var canvas = Canvas(Size(rows: 1, columns: 40))
    #expect(canvas.put(0, 0, text) == cells)
}
