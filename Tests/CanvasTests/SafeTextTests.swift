import Canvas
import Testing

@Test(arguments: hostile.map(\.0) + ["有機 茶 有機 茶", "e\u{301}e\u{301}e\u{301}", "👩‍🚀👩‍🚀👩‍🚀", "äöü", "ä"])
func `text that is read only as far as it is shown is shown the same`(text: String) {
    for width in 1...12 {
        for isRight in [false, true] {
            var whole = Canvas(Size(rows: 1, columns: 14))
            var part = whole
            let used = whole.put(0, 1, SafeText(text), width: width, align: isRight ? .right : .left)
            #expect(part.put(0, 1, text, width: width, align: isRight ? .right : .left) == used)
            let isSame = whole == part
            #expect(isSame, "\(width)")
        }
    }
}

@Test func `of a long text no more is read than is shown`() {
    let text = String(repeating: "有機", count: 100_000)
    #expect(SafeText(text, upTo: 20).cells == 22)
    #expect(SafeText(text).cells == 400_000)
}

private let hostile: [(String, String)] = [
    ("\u{1B}]52;c;ZXZpbA==\u{7}", "‹U+001B›]52;c;ZXZpbA==‹U+0007›"),
    ("\u{1B}]0;title\u{1B}\\", "‹U+001B›]0;title‹U+001B›\\"),
    ("\u{1B}[2J", "‹U+001B›[2J"),
    ("\u{1B}P+q544e\u{1B}\\", "‹U+001B›P+q544e‹U+001B›\\"),
    ("\u{1B}_Gf=32\u{1B}\\", "‹U+001B›_Gf=32‹U+001B›\\"),
    ("\u{1B}[201~rm", "‹U+001B›[201~rm"),
    ("\u{9B}31m", "‹U+009B›31m"),
    ("\u{9D}52;c;\u{9C}", "‹U+009D›52;c;‹U+009C›"),
    ("\u{90}q", "‹U+0090›q"),
    ("\u{85}", "‹U+0085›"),
    ("a\u{0}b", "a‹U+0000›b"),
    ("a\u{8}b", "a‹U+0008›b"),
    ("\u{7F}", "‹U+007F›"),
    ("a\u{B}b\u{C}c", "a‹U+000B›b‹U+000C›c"),
    ("a\tb", "a b"),
    ("a\nb", "a b"),
    ("a\rb", "a b"),
    ("a\r\nb", "a b"),
    ("a\u{2028}b\u{2029}c", "a b c"),
    ("\u{202E}txt.exe", "‹U+202E›txt.exe"),
    ("\u{202A}\u{202B}\u{202C}\u{202D}", "‹U+202A›‹U+202B›‹U+202C›‹U+202D›"),
    ("\u{2066}a\u{2069}", "‹U+2066›a‹U+2069›"),
    ("\u{2067}\u{2068}", "‹U+2067›‹U+2068›"),
    ("a\u{200E}b\u{200F}c", "a‹U+200E›b‹U+200F›c"),
    ("\u{61C}5", "‹U+061C›5"),
    ("SKU\u{200B}1", "SKU‹U+200B›1"),
    ("a\u{200C}b", "a‹U+200C›b"),
    ("a\u{200D}b", "a‹U+200D›b"),
    ("a\u{2060}b", "a‹U+2060›b"),
    ("\u{2061}\u{2064}", "‹U+2061›‹U+2064›"),
    ("\u{FEFF}id", "‹U+FEFF›id"),
    ("\u{FFF9}a\u{FFFA}b\u{FFFB}", "‹U+FFF9›a‹U+FFFA›b‹U+FFFB›"),
    ("a\u{E0041}b", "a‹U+E0041›b"),
    ("\u{E0001}", "‹U+E0001›"),
    ("🏴\u{E0067}\u{E0062}\u{E007F}", "🏴‹U+E0067›‹U+E0062›‹U+E007F›"),
    ("Z\u{301}\u{302}\u{303}\u{304}\u{305}", "Z\u{301}\u{302}"),
    ("e" + String(repeating: "\u{489}", count: 500), "e\u{489}\u{489}"),
    ("\u{301}", "‹U+0301›"),
    ("👨‍👩‍👧‍👦!", "👨!"),
    ("👍🏿", "👍"),
    ("❤️", "❤"),
    ("A\u{FE0F}", "A‹U+FE0F›"),
    ("क्\u{200D}ष", "क्ष"),
    ("\u{AD}", "-"),
    ("\u{3164}", "‹U+3164›"),
    ("\u{10FFFF}", "‹U+10FFFF›"),
    ("\u{378}", "‹U+0378›"),
    ("\u{1160}", "‹U+1160›"),
]

@Test(arguments: hostile)
func `hostile text is shown, not obeyed`(payload: String, shown: String) {
    #expect(SafeText.make(payload).unicodeScalars.elementsEqual(shown.unicodeScalars))
    #expect(SafeText.make(shown).unicodeScalars.elementsEqual(shown.unicodeScalars), "a second time changes nothing")
}

@Test(arguments: [
    "LED bulb E27", "有機緑茶 静岡産 100g", "한국 인삼 차 세트", "Кофе «Арабика»", "قهوة عربية", "Café crème", "ไทย", "🇯🇵",
])
func `honest text stays as it is`(text: String) {
    #expect(SafeText.make(text).unicodeScalars.elementsEqual(text.unicodeScalars))
}

@Test func `no scalar that steers a terminal or hides survives, whatever stands around it`() {
    let forbidden: [ClosedRange<UInt32>] = [
        0...0x1F, 0x7F...0x9F, 0x61C...0x61C, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF...0xFEFF,
        0xFFF9...0xFFFB, 0xE0000...0xE007F,
    ]
    for value in forbidden.joined() {
        guard let scalar = Unicode.Scalar(value) else { continue }
        for around in ["", "a", "語", "👨", "e\u{301}", "क्", "\u{1100}"] {
            let safe = SafeText.make(around + String(scalar) + around)
            let left = safe.unicodeScalars.filter { found in forbidden.contains { $0.contains(found.value) } }
            #expect(left.isEmpty, "U+\(String(value, radix: 16)) after \(around)")
        }
    }
}

@Test func `text that is kept whole steers nothing, and what differs still does`() {
    let texts = [
        "👩‍👩‍👧", "👩‍👩‍👦", "👩", "👍🏽", "👍", "🇩🇪", "e\u{301}\u{302}\u{303}", "e\u{301}\u{302}", "❤\u{FE0F}", "❤", "क्\u{200D}ष", "A\u{AD}B",
        "A-B",
        "plain", "山本", "\u{202E}abc", "a\tb", "a\r\nb;",
    ]
    #expect(Set(texts.map(SafeText.whole)).count == texts.count)
    #expect(SafeText.whole("👩‍👩‍👧 क्\u{200D}ष e\u{301}\u{302}\u{303}") == "👩‍👩‍👧 क्\u{200D}ष e\u{301}\u{302}\u{303}")
    #expect(SafeText.whole("\u{202E}a\u{1B}[2J\u{200B}\u{7}b\nc\r\nd") == "‹U+202E›a‹U+001B›[2J‹U+200B›‹U+0007›b c d")
    for value in [0...0x1F, 0x7F...0x9F, 0x200B...0x200C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xE0000...0xE007F]
        .joined()
    {
        for around in ["", "a", "👨", "e\u{301}", "क्"] {
            let text = SafeText.whole(around + String(Unicode.Scalar(UInt32(value))!) + around)
            #expect(
                !text.unicodeScalars.contains { $0.value == UInt32(value) && $0.value != 0x20 }, "U+\(String(value, radix: 16))")
        }
    }
}
