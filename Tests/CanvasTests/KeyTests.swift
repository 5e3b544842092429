import Testing

@testable import Terminal

private func decode(_ text: String, after wait: Int = 2000) -> [TerminalEvent] {
    decode(Array(text.utf8), after: wait)
}

private func decode(_ bytes: [UInt8], after wait: Int = 2000) -> [TerminalEvent] {
    var decoder = KeyDecoder()
    var events: [TerminalEvent] = []
    decoder.feed(bytes, at: 0)
    while let event = decoder.next(at: 0) { events.append(event) }
    while let event = decoder.next(at: wait) { events.append(event) }
    return events
}

@Test(
    arguments: [
        ("a", .character("a")), (" ", .character(" ")), ("é", .character("é")), ("東", .character("東")),
        ("👍", .character("👍")),
        ("\r", .enter), ("\n", .enter), ("\t", .tab), ("\u{7F}", .backspace), ("\u{8}", .backspace),
        ("\u{3}", .control("c")),
        ("\u{1B}", .escape), ("\u{1B}x", .alt("x")), ("\u{1B}é", .alt("é")), ("\u{1}", .control("a")),
        ("\u{1C}", .control("\\")),
        ("\u{1B}[A", .up), ("\u{1B}OA", .up), ("\u{1B}[1;2B", .down), ("\u{1B}[C", .right), ("\u{1B}OD", .left),
        ("\u{1B}[H", .home), ("\u{1B}[1~", .home), ("\u{1B}[7~", .home), ("\u{1B}OF", .end), ("\u{1B}[4~", .end),
        ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown), ("\u{1B}[3~", .delete), ("\u{1B}[2~", .insert),
        ("\u{1B}[Z", .backTab),
        ("\u{1B}OP", .function(1)), ("\u{1B}[11~", .function(1)), ("\u{1B}[[A", .function(1)),
        ("\u{1B}[[E", .function(5)),
        ("\u{1B}[15~", .function(5)), ("\u{1B}[17~", .function(6)), ("\u{1B}[21~", .function(10)),
        ("\u{1B}[23~", .function(11)),
        ("\u{1B}[24~", .function(12)), ("\u{1B}[1;2P", .function(13)), ("\u{1B}[15;2~", .function(17)),
        ("\u{1B}[24;2~", .function(24)),
        ("\u{1B}[25~", .function(13)), ("\u{1B}[29~", .function(16)), ("\u{1B}[34~", .function(20)),
        ("\u{1B}[15;5~", .unknown),
        ("\u{1B}1", .function(1)), ("\u{1B}9", .function(9)), ("\u{1B}0", .function(10)), ("\u{1B}OM", .enter),
        ("\u{1B}Ow", .character("7")),
        ("\u{1B}[<0;3;4M", .unknown), ("\u{1B}[I", .unknown), ("\u{1B}[?62;22c", .unknown), ("\u{1B}[", .unknown),
    ] as [(String, Key)])
func `a sequence is one key`(bytes: String, key: Key) {
    #expect(decode(bytes) == [.key(key)])
}

@Test func `keys that arrive together stay apart`() {
    #expect(
        decode("j\u{1B}[Bk\u{1B}\r") == [
            .key(.character("j")), .key(.down), .key(.character("k")), .key(.escape), .key(.enter),
        ])
    #expect(decode("\u{1B}\u{1B}[A") == [.key(.escape), .key(.up)])
}

@Test func `a sequence may arrive byte by byte`() {
    var decoder = KeyDecoder()
    var events: [TerminalEvent] = []
    for (time, byte) in "\u{1B}[15;2~東\u{1B}OP".utf8.enumerated() {
        decoder.feed([byte], at: time * 20)
        while let event = decoder.next(at: time * 20) { events.append(event) }
    }
    #expect(events == [.key(.function(17)), .key(.character("東")), .key(.function(1))])
}

@Test func `a lone Esc waits no longer than it must`() {
    var decoder = KeyDecoder()
    decoder.feed([0x1B], at: 100)
    #expect(decoder.next(at: 110) == nil)
    #expect(decoder.patience(at: 110) == 15)
    #expect(decoder.next(at: 125) == .key(.escape))
    #expect(decoder.patience(at: 125) == nil)
}

@Test func `Esc may wait for its digit where that is wanted`() {
    var decoder = KeyDecoder(digitWait: 400)
    decoder.feed([0x1B], at: 0)
    #expect(decoder.next(at: 300) == nil)
    decoder.feed([0x33], at: 300)
    #expect(decoder.next(at: 300) == .key(.function(3)))
}

@Test func `after a slow Esc a letter is not an Alt letter`() {
    var decoder = KeyDecoder(digitWait: 400)
    decoder.feed([0x1B], at: 0)
    #expect(decoder.next(at: 200) == nil)
    decoder.feed([0x71], at: 200)
    #expect(decoder.next(at: 200) == .key(.escape))
    #expect(decoder.next(at: 200) == .key(.character("q")))
}

@Test func `the terminal's own sequences win`() {
    var decoder = KeyDecoder(sequences: [Array("\u{1B}[Q!".utf8): .function(3)])
    decoder.feed(Array("\u{1B}[Q!".utf8), at: 0)
    #expect(decoder.next(at: 0) == .key(.function(3)))
}

@Test func `broken UTF-8 is one replacement and loses no key`() {
    #expect(decode([0xFF, 0x61]) == [.key(.character("\u{FFFD}")), .key(.character("a"))])
    #expect(decode([0xE6, 0x61]) == [.key(.character("\u{FFFD}")), .key(.character("a"))])
    #expect(decode([0xC0, 0x80]).count == 2)
    #expect(decode([0xED, 0xA0, 0x80]).allSatisfy { $0 == .key(.character("\u{FFFD}")) })
}

@Test func `a paste is one event and none of it is a key`() {
    #expect(
        decode("\u{1B}[200~q\u{3}\u{1A}\u{1B}[Ax\u{1B}[201~j") == [
            .paste("q\u{3}\u{1A}\u{1B}[Ax"), .key(.character("j")),
        ])
    #expect(decode("\u{1B}[200~a\r\nb\rc\nd\u{1B}[201~") == [.paste("a\nb\nc\nd")])
    #expect(decode("\u{1B}[200~\u{1B}[201~") == [.paste("")])
}

@Test func `a paste in pieces, its end mark cut through, is still one event`() {
    var decoder = KeyDecoder()
    var events: [TerminalEvent] = []
    for (time, byte) in "\u{1B}[200~有機 100g\u{1B}[201~".utf8.enumerated() {
        decoder.feed([byte], at: time * 200)
        while let event = decoder.next(at: time * 200) { events.append(event) }
    }
    #expect(events == [.paste("有機 100g")])
}

@Test func `a paste that stalls is delivered, and what comes of it later is no keys`() {
    var decoder = KeyDecoder()
    decoder.feed(Array("\u{1B}[200~abc\u{1B}[20".utf8), at: 0)
    #expect(decoder.next(at: 999) == nil)
    #expect(decoder.patience(at: 999) == 1)
    #expect(decoder.next(at: 1000) == .paste("abc\u{1B}[20"))
    #expect(decoder.patience(at: 1000) == nil)
    for (time, text) in [(1500, "rX\r"), (9000, "a\u{1B}[20"), (17_000, "0~q\u{1B}"), (20_000, "[201~j")] {
        decoder.feed(Array(text.utf8), at: time)
        if time < 20_000 { #expect(decoder.next(at: time) == nil, "\(time)") }
    }
    #expect(decoder.next(at: 20_000) == .key(.character("j")))
    #expect(decoder.next(at: 20_000) == nil)
}

@Test func `the end of a stalled paste is known, though the stall cut it through`() {
    var decoder = KeyDecoder()
    decoder.feed(Array("\u{1B}[200~abc\u{1B}[20".utf8), at: 0)
    #expect(decoder.next(at: 1000) == .paste("abc\u{1B}[20"))
    decoder.feed(Array("1~j".utf8), at: 1001)
    #expect(decoder.next(at: 1001) == .key(.character("j")))
}

@Test(arguments: [(11_000, "r", Key.character("r")), (1500, "\u{3}", .control("c"))])
func `ten seconds of silence, or Control and C, end a paste without an end`(time: Int, text: String, key: Key) {
    var decoder = KeyDecoder()
    decoder.feed(Array("\u{1B}[200~abc".utf8), at: 0)
    #expect(decoder.next(at: 1000) == .paste("abc"))
    decoder.feed(Array("x".utf8), at: 1001)
    #expect(decoder.next(at: 1001) == nil)
    decoder.feed(Array(text.utf8), at: time + 1)
    #expect(decoder.next(at: time + 1) == .key(key))
}

@Test func `a paste keeps its first 64 kB and whole letters only`() {
    let text = String(repeating: "東", count: 30_000)
    guard case .paste(let pasted)? = decode("\u{1B}[200~\(text)\u{1B}[201~j").first else {
        Issue.record("no paste")
        return
    }
    #expect(pasted == String(repeating: "東", count: 65_536 / 3))
    #expect(decode("\u{1B}[200~\(text)\u{1B}[201~j").last == .key(.character("j")))
}

@Test func `any bytes at all are read to the end`() {
    var random = SystemRandomNumberGenerator()
    let alphabet: [UInt8] = [
        0x1B, 0x5B, 0x4F, 0x7E, 0x32, 0x30, 0x3B, 0x41, 0x61, 0xC3, 0xA9, 0xE6, 0xF0, 0x00, 0xFF, 0x0D,
    ]
    for _ in 0..<3000 {
        let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? 0
        }
        var decoder = KeyDecoder()
        decoder.feed(bytes, at: 0)
        var steps = 0
        for time in stride(from: 0, to: 30_000, by: 2_000) { while decoder.next(at: time) != nil { steps += 1 } }
        #expect(steps <= bytes.count)
        #expect(decoder.patience(at: 30_000) == nil)
    }
}
