import Testing

@testable import Terminal

@Suite struct FrameShortenerTests {
    @Test("what ncurses says of attributes is said in fewer bytes") func saysLess() {
        #expect(shortened("\u{1B}(B\u{1B}[0;1mP\u{1B}(B\u{1B}[m ship") == "\u{1B}[;1mP\u{1B}[m ship")
        #expect(shortened("\u{1B}[m\u{1B}[39m\u{1B}(B\u{1B}[mx\u{1B}[1my") == "\u{1B}[mx\u{1B}[1my")
        #expect(shortened("\u{1B}[m.\u{1B}[0;1m\u{1B}[4;7H\u{1B}[38;5;248mx") == "\u{1B}[m.\u{1B}[4;7H\u{1B}[1;38;5;248mx")
    }

    @Test("what it does not know goes through, and what follows is said from the beginning") func passesOn() {
        #expect(shortened("\u{1B}[1mx") == "\u{1B}[1mx", "nobody knows what was before")
        #expect(shortened("\u{1B}[mx\u{1B}[5my\u{1B}[1mz") == "\u{1B}[mx\u{1B}[5my\u{1B}[1mz")
        #expect(shortened("\u{1B}[m\u{1B}]0;Tally\u{07}x\u{1B}(0q\u{1B}") == "\u{1B}[m\u{1B}]0;Tally\u{07}x\u{1B}(0q\u{1B}")
    }

    @Test("the beginning of a line is reached in few bytes, and the next one by a new line") func beginsLines() {
        #expect(shortened("\u{1B}[4;9Hx\r\u{1B}[7dy\u{1B}[8;1Hz") == "\u{1B}[4;9Hx\u{1B}[7Hy\r\nz")
        #expect(shortened("\u{1B}[4;9Hx\u{1B}[K\r\u{1B}[5dy\u{1B}[1;1Hz") == "\u{1B}[4;9Hx\u{1B}[K\r\ny\u{1B}[Hz")
        #expect(
            shortened("\u{1B}[3;5r\u{1B}[5;2Hx\r\u{1B}[6dy\u{1B}[1;24r\r\u{1B}[2dz")
                == "\u{1B}[3;5r\u{1B}[5;2Hx\u{1B}[6Hy\u{1B}[1;24r\u{1B}[2Hz", "a new line there would scroll")
        #expect(shortened("\u{1B}[4;9H\u{1B}8x\r\u{1B}[5dy") == "\u{1B}[4;9H\u{1B}8x\u{1B}[5Hy", "nobody knows where it was")
        #expect(shortened("\u{1B}[4;79H山\r\u{1B}[5dy") == "\u{1B}[4;79H山\u{1B}[5Hy", "it may have wrapped")
        #expect(
            shortened("\u{1B}[4;9Hx\r\u{1B}dy\r\u{1B}") == "\u{1B}[4;9Hx\r\u{1B}dy\r\u{1B}", "another sequence, and a frame's end"
        )
    }

    @Test("lines scroll by new lines, which every terminal knows") func scrolls() {
        #expect(
            shortened("\u{1B}[m\u{1B}[5;13r\u{1B}[13;1H\u{1B}[3S\u{1B}[1;24r")
                == "\u{1B}[5;13r\u{1B}[13H\u{1B}[m\n\n\n\u{1B}[1;24r")
        #expect(shortened("\u{1B}[mx\u{1B}[17;21r\u{1B}[17;1H\u{1B}[2T") == "\u{1B}[mx\u{1B}[17;21r\u{1B}[17H\u{1B}M\u{1B}M")
    }

    @Test("a frame that repairs the screen takes nothing for granted, and the next goes on from it") func repairs() {
        var shortener = FrameShortener()
        func shorten(_ frame: String, repairs: Bool) -> String {
            text(Array(frame.utf8).withUnsafeBufferPointer { shortener.shorten($0, repairs: repairs) })
        }
        let clearing = "\u{1B}(B\u{1B}[m\u{1B}[2J\u{1B}(B\u{1B}[0;1mx\u{1B}[0m"
        #expect(shorten(clearing, repairs: true) == "\u{1B}(B\u{1B}[m\u{1B}[2J\u{1B}[1mx\u{1B}[m")
        #expect(shorten("\u{1B}(B\u{1B}[0;7my", repairs: false) == "\u{1B}[7my")
        #expect(shorten(clearing, repairs: true) == "\u{1B}(B\u{1B}[m\u{1B}[2J\u{1B}[1mx\u{1B}[m")
    }

    @Test("lines drawn with another character set end with it") func leavesCharacterSets() {
        #expect(shortened("\u{1B}[mx\u{1B}(0q\u{1B}(By") == "\u{1B}[mx\u{1B}(0q\u{1B}(By")
        #expect(shortened("\u{1B}[m\u{F}x\u{1B}[1m\u{F}y\u{E}q\u{1B}[m\u{F}z") == "\u{F}\u{1B}[mx\u{1B}[1my\u{E}q\u{F}\u{1B}[mz")
    }

    @Test("the same text is drawn with the same attributes at the same places, over 3,000 seeds") func drawsTheSame() {
        for seed in 1...3_000 {
            var random = Dice(seed)
            var shortener = FrameShortener()
            var (plain, short) = (Drawn(), Drawn())
            for frame in 0..<4 {
                let bytes = random.frame()
                let less = bytes.withUnsafeBufferPointer { shortener.shorten($0, repairs: frame == 0) }
                #expect(less.count <= bytes.count)
                plain.play(text(bytes))
                short.play(text(less))
                #expect(plain == short, "seed \(seed): \(text(bytes).debugDescription) became \(text(less).debugDescription)")
            }
        }
    }

    @Test("a frame whose attribute was lost is noticed by the comparison above") func controlGoesRed() {
        var (plain, short) = (Drawn(), Drawn())
        plain.play("\u{1B}[1;38;5;248mx")
        short.play("\u{1B}[38;5;248mx")
        #expect(plain != short)
    }

    private func shortened(_ frame: String) -> String {
        var shortener = FrameShortener()
        _ = Array("\u{1B}(B".utf8).withUnsafeBufferPointer { shortener.shorten($0, repairs: false) }
        return text(Array(frame.utf8).withUnsafeBufferPointer { shortener.shorten($0, repairs: false) })
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

/// What a terminal has drawn: everything but attributes and moves in turn, each piece with its place and the attributes it was
/// drawn with. Moves are drawn with none: attributes do not matter to them.
private struct Drawn: Equatable {
    private(set) var pieces: [String] = []
    private var on: Set<Int> = []
    private var colours: [Int: String] = [:]
    private var (row, column) = (1, 1)
    private var bottom = 24

    static func == (left: Drawn, right: Drawn) -> Bool {
        left.pieces == right.pieces && left.on == right.on && left.colours == right.colours
            && left.row == right.row && left.column == right.column
    }

    mutating func play(_ frame: String) {
        var rest = Substring(frame)
        while let first = rest.unicodeScalars.first {
            guard first == "\u{1B}", let end = rest.firstIndex(where: { $0.isLetter || $0 == "@" }) else {
                let scalar = rest.unicodeScalars.removeFirst()
                switch scalar {
                case "\r": column = 1
                case "\n": if row == bottom { note("scrolled") } else { row += 1 }
                case "\u{8}": column = max(1, column - 1)
                default:
                    note(String(scalar))
                    column += 1
                }
                continue
            }
            let sequence = String(rest[...end])
            rest = rest[rest.index(after: end)...]
            let codes = sequence.dropFirst(2).dropLast().split(separator: ";", omittingEmptySubsequences: false).map {
                Int($0) ?? 0
            }
            switch sequence.last {
            case "m": follow(sequence.dropFirst(2).dropLast())
            case "H": (row, column) = (max(1, codes[0]), codes.count > 1 ? max(1, codes[1]) : 1)
            case "d": row = max(1, codes[0])
            case "G": column = max(1, codes[0])
            case "r": (row, column, bottom) = (1, 1, codes.count > 1 ? codes[1] : 24)
            case "B" where sequence == "\u{1B}(B": break
            default: note(sequence)
            }
        }
    }

    private mutating func note(_ piece: String) {
        pieces.append("\(piece) at \(row);\(column) \(on.sorted()) \(colours.sorted { $0.key < $1.key })")
    }

    private mutating func follow(_ codes: Substring) {
        var rest = codes.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }[...]
        while let code = rest.popFirst() {
            switch code {
            case 0: (on, colours) = ([], [:])
            case 22: on.subtract([1, 2])
            case 24, 27: on.remove(code - 20)
            case 38, 48: colours[code] = "5;\(rest.dropFirst().first ?? 0)"; rest = rest.dropFirst(2)
            case 39, 49: colours[code - 1] = nil
            case 30...37, 90...97: colours[38] = "\(code)"
            case 40...47, 100...107: colours[48] = "\(code - 10)"
            default: on.insert(code)
            }
        }
    }
}

/// Frames as ncurses and chance write them.
private struct Dice {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    private mutating func roll(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state >> 33) % bound
    }

    mutating func frame() -> [UInt8] {
        var out = ""
        for _ in 0..<(1 + roll(30)) {
            switch roll(11) {
            case 9: out += "\r\u{1B}[\(1 + roll(24))d"
            case 10:
                let line = 1 + roll(23)
                out += ["\u{1B}[\(line);5H\r\u{1B}[\(line + 1)d", "\u{1B}[\(line);1H", "\u{1B}[1;\(line + 1)r"][roll(3)]
            case 0: out += "\u{1B}(B\u{1B}[0\(["", ";1", ";7", ";1;7", ";2;4"][roll(5)])m"
            case 1: out += "\u{1B}[38;5;\(roll(256))m"
            case 2: out += ["\u{1B}[39m", "\u{1B}[49m", "\u{1B}[39;49m", "\u{1B}[m", "\u{1B}(B\u{1B}[m"][roll(5)]
            case 3: out += "\u{1B}[\([1, 2, 4, 7, 22, 24, 27, 31, 95, 42, 103][roll(11)])m"
            case 4: out += "\u{1B}[\(1 + roll(24));\(1 + roll(80))H"
            case 5: out += ["\u{1B}[K", "\u{1B}[12X", "\u{1B}[3P", "\u{1B}[2@", "\r", "\n", "\u{8}", "\u{1B}[7d"][roll(8)]
            case 6: out += "\u{1B}[48;5;\(roll(256));1m"
            default: out += ["x", "order", "山本", "  "][roll(4)]
            }
        }
        return Array(out.utf8)
    }
}
