/// Says the attributes of a frame's text in fewer bytes. ncurses names every attribute anew at each change, leaves a character
/// set that was never entered, and clears what the next sequence clears again: a fifth of what a moved cursor sends.
///
/// What it knows are ISO 6429's (ECMA-48's) "select graphic rendition", of which a run between two pieces of text becomes one,
/// and the designation of ASCII as the first character set. The beginning of a line is reached in fewer bytes, and that of the
/// next by a new line, but not behind letters that a terminal may hold for wider than ncurses does. Scrolling by several lines
/// (SU, SD) becomes as many new lines or reverse ones: ncurses stands at the edge of the region for it, and not every terminal
/// that calls itself xterm knows the others. Everything else goes through as it is.
struct FrameShortener {
    /// What the terminal draws with; nil while nobody knows.
    private var sent: Rendition?
    /// What the text that follows is to be drawn with; nil while nobody knows.
    private var wanted: Rendition?
    /// Whether the terminal was told its character set, and to use it.
    private var (isASCII, isShiftedIn) = (false, false)
    /// The cursor's line, from 1; nil while nobody knows.
    private var line: Int?
    /// The last line of the part that scrolls, where that is not the screen's.
    private var bottom: Int?

    /// The bytes that draw the same. One that `repairs` a screen, on which another program may have written, takes nothing
    /// for granted.
    mutating func shorten(_ frame: UnsafeBufferPointer<UInt8>, repairs: Bool) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(frame.count + 16)
        if repairs { (sent, wanted, isASCII, isShiftedIn, line, bottom) = (nil, nil, false, false, nil, nil) }
        var place = 0
        while place < frame.count {
            let end = FrameShortener.end(of: frame, from: place)
            let piece = UnsafeBufferPointer(rebasing: frame[place..<end])
            place = end
            switch FrameShortener.kind(of: piece) {
            case .rendition:
                if change(by: piece) { continue }
                settle(&out)
                (sent, wanted) = (nil, nil)
            case .characters(let isASCII):
                if isASCII, self.isASCII { continue }
                self.isASCII = isASCII
            case .shift(let isIn):
                if isIn, isShiftedIn { continue }
                isShiftedIn = isIn
            case .begin(let target):
                begin(target, &out)
                continue
            case .toColumn: break
            case .toLine(let target): line = target
            case .region(let last): (line, bottom) = (nil, last)
            case .scroll(let lines, let back):
                settle(&out)
                for _ in 0..<lines { out.append(contentsOf: back ? [FrameShortener.escape, UInt8(ascii: "M")] : [10]) }
                line = nil
                continue
            case .drawing(let staysInLine):
                settle(&out)
                if !staysInLine { line = nil }
            }
            out.append(contentsOf: piece)
        }
        settle(&out)
        return out
    }

    private enum Kind {
        case rendition
        case characters(isASCII: Bool)
        /// To the first character set, or out of it.
        case shift(isIn: Bool)
        /// To the beginning of a line.
        case begin(Int)
        case toLine(Int?)
        case toColumn
        case region(last: Int?)
        case drawing(staysInLine: Bool)
        case scroll(Int, back: Bool)
    }

    private static let escape: UInt8 = 0x1B

    /// Where the sequence or the text that begins at `start` ends.
    private static func end(of frame: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var place = start + 1
        func skip(_ range: ClosedRange<UInt8>) {
            while place < frame.count, range.contains(frame[place]) { place += 1 }
        }
        guard frame[start] == escape else {
            if frame[start] == 13 { return endOfVertical(frame, from: place) ?? place }
            if isReturn(frame[start]) || isShift(frame[start]) { return place }
            while place < frame.count, frame[place] != escape, !isReturn(frame[place]), !isShift(frame[place]) { place += 1 }
            return place
        }
        guard place < frame.count else { return place }
        if frame[place] == UInt8(ascii: "[") {
            place += 1
            skip(0x20...0x3F)
        } else {
            skip(0x20...0x2F)
        }
        return min(place + 1, frame.count)
    }

    /// Where a sequence ends that goes to another line; nil if none begins there.
    private static func endOfVertical(_ frame: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard start + 1 < frame.count, frame[start] == escape, frame[start + 1] == UInt8(ascii: "[") else { return nil }
        let end = end(of: frame, from: start)
        return frame[end - 1] == UInt8(ascii: "d") ? end : nil
    }

    /// Carriage return and backspace move and draw nothing.
    private static func isReturn(_ byte: UInt8) -> Bool { byte == 13 || byte == 8 }
    /// SO and SI, with which screen and tmux leave and enter a character set; they say SI with every attribute.
    private static func isShift(_ byte: UInt8) -> Bool { byte == 14 || byte == 15 }

    private static func kind(of piece: UnsafeBufferPointer<UInt8>) -> Kind {
        if piece[0] == 13, piece.count > 1 {
            let codes = codes(of: UnsafeBufferPointer(rebasing: piece[1...]))
            return codes.map { .begin(max(1, $0[0])) } ?? .drawing(staysInLine: false)
        }
        if isShift(piece[0]) { return .shift(isIn: piece[0] == 15) }
        guard piece[0] == escape else {
            return isReturn(piece[0]) ? .toColumn : .drawing(staysInLine: piece.allSatisfy { 32..<127 ~= $0 })
        }
        guard piece.count > 2 else { return .drawing(staysInLine: false) }
        if piece[1] == UInt8(ascii: "(") { return .characters(isASCII: piece[2] == UInt8(ascii: "B")) }
        guard piece[1] == UInt8(ascii: "[") else { return .drawing(staysInLine: false) }
        if piece[piece.count - 1] == UInt8(ascii: "m") { return .rendition }
        guard let codes = codes(of: piece) else { return .drawing(staysInLine: false) }
        switch piece[piece.count - 1] {
        case UInt8(ascii: "H"): return codes.count == 1 || codes[1] < 2 ? .begin(max(1, codes[0])) : .toLine(max(1, codes[0]))
        case UInt8(ascii: "d"): return .toLine(max(1, codes[0]))
        case UInt8(ascii: "C"), UInt8(ascii: "D"), UInt8(ascii: "G"): return .toColumn
        case UInt8(ascii: "A"), UInt8(ascii: "B"), UInt8(ascii: "E"), UInt8(ascii: "F"): return .toLine(nil)
        case UInt8(ascii: "r"): return .region(last: codes.count == 2 ? codes[1] : nil)
        case UInt8(ascii: "S") where codes.count == 1: return .scroll(max(1, codes[0]), back: false)
        case UInt8(ascii: "T") where codes.count == 1: return .scroll(max(1, codes[0]), back: true)
        case UInt8(ascii: "K"), UInt8(ascii: "X"), UInt8(ascii: "P"), UInt8(ascii: "@"): return .drawing(staysInLine: true)
        default: return .drawing(staysInLine: false)
        }
    }

    /// The numbers of a sequence; nil if it holds anything else, or one that no terminal has a use for.
    private static func codes(of piece: UnsafeBufferPointer<UInt8>) -> [Int]? {
        var codes: [Int] = []
        var code = 0
        for byte in piece[2...] {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                code = code * 10 + Int(byte - UInt8(ascii: "0"))
                guard code < 1_000 else { return nil }
            case UInt8(ascii: ";"), piece[piece.count - 1]:
                codes.append(code)
                code = 0
            default: return nil
            }
        }
        return codes
    }

    /// Follows a rendition; false if it says something unknown, or changes what is not known.
    private mutating func change(by piece: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let codes = FrameShortener.codes(of: piece) else { return false }
        guard var next = codes[0] == 0 ? Rendition() : wanted, next.follow(codes) else { return false }
        wanted = next
        return true
    }

    /// Goes to the beginning of a line.
    private mutating func begin(_ target: Int, _ out: inout [UInt8]) {
        if let line, line != bottom, line + 1 == target {
            out.append(contentsOf: [13, 10])
        } else {
            out.append(contentsOf: "\u{1B}[\(target == 1 ? "" : String(target))H".utf8)
        }
        line = target
    }

    /// Tells the terminal what it does not have yet.
    private mutating func settle(_ out: inout [UInt8]) {
        guard let wanted, wanted != sent else { return }
        let anew = [""] + wanted.codes(since: Rendition())
        let change = sent.map { wanted.codes(since: $0) }
        func text(_ codes: [String]) -> String { "\u{1B}[\(codes.joined(separator: ";"))m" }
        let shortest = [anew, change].compactMap(\.self).map(text).min { $0.utf8.count < $1.utf8.count }
        out.append(contentsOf: (shortest ?? "").utf8)
        sent = wanted
    }
}

/// What text is drawn with.
private struct Rendition: Equatable {
    /// The codes 1 to 9 that are on, a bit each.
    private var on: UInt16 = 0
    private var foreground = Colour.usual
    private var background = Colour.usual

    private enum Colour: Equatable {
        case usual
        /// One of the sixteen that have codes of their own: 30 to 37 and 90 to 97 in front.
        case named(Int)
        case indexed(Int)
    }

    /// Follows the codes of one sequence; false if one is unknown.
    mutating func follow(_ codes: [Int]) -> Bool {
        var rest = codes[...]
        while let code = rest.popFirst() {
            switch code {
            case 0: self = Rendition()
            case 1, 2, 4, 7: on |= 1 << code
            case 22: on &= ~(1 << 1 | 1 << 2)
            case 24, 27: on &= ~(1 << (code - 20))
            case 30...37, 90...97: foreground = .named(code)
            case 39: foreground = .usual
            case 40...47, 100...107: background = .named(code - 10)
            case 49: background = .usual
            case 38, 48:
                guard rest.popFirst() == 5, let index = rest.popFirst(), index < 256 else { return false }
                if code == 38 { foreground = .indexed(index) } else { background = .indexed(index) }
            default: return false
            }
        }
        return true
    }

    /// The codes that lead here from there.
    func codes(since old: Rendition) -> [String] {
        var codes: [String] = []
        var left = old.on
        for (off, bits) in [(22, UInt16(1 << 1 | 1 << 2)), (24, 1 << 4), (27, 1 << 7)] where left & ~on & bits != 0 {
            codes.append(String(off))
            left &= ~bits
        }
        for code in 1...7 where on & ~left & (1 << code) != 0 { codes.append(String(code)) }
        if foreground != old.foreground { codes.append(Rendition.code(foreground, shift: 0)) }
        if background != old.background { codes.append(Rendition.code(background, shift: 10)) }
        return codes
    }

    private static func code(_ colour: Colour, shift: Int) -> String {
        switch colour {
        case .usual: String(39 + shift)
        case .named(let code): String(code + shift)
        case .indexed(let index): "\(38 + shift);5;\(index)"
        }
    }
}
