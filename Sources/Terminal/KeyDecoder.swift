/// Turns the bytes that a terminal sends into keys and pastes. It is pure: time is handed in, in milliseconds.
struct KeyDecoder {
    /// A lone Esc is the key itself when nothing follows for so long.
    static let escapeWait = 25
    /// A sequence that stops half-way is given up after so long; slow lines split them.
    static let sequenceWait = 250
    /// A paste whose end never comes is over after so long without a byte.
    static let pasteWait = 1000
    static let pasteLimit = 64 * 1024
    /// What is left of such a paste is no keys: it is thrown away until its end comes, or for so long nothing.
    static let discardWait = 10_000
    private static let pasteEnd = Array("\u{1B}[201~".utf8)

    private let sequences: [[UInt8]: Key]
    private let longestSequence: Int
    private let digitWait: Int
    private var bytes: [UInt8] = []
    private var head = 0
    private var lastInput = 0
    private var paste: [UInt8]?
    private var isDiscarding = false
    /// When the Esc at the head came, if nothing came with it.
    private var loneEscape: Int?

    /// `sequences` are the terminal's own; they win over the usual ones. A lone Esc waits `digitWait` for a digit that
    /// makes it a function key.
    init(sequences: [[UInt8]: Key] = [:], digitWait: Int = KeyDecoder.escapeWait) {
        self.sequences = sequences
        longestSequence = sequences.keys.map(\.count).max() ?? 0
        self.digitWait = max(digitWait, Self.escapeWait)
    }

    mutating func feed(_ new: some Collection<UInt8>, at now: Int) {
        if head == bytes.count { bytes.removeAll(keepingCapacity: true) } else { bytes.removeFirst(head) }
        head = 0
        // ^C by itself is a person who wants to be heard.
        if isDiscarding, now - lastInput >= Self.discardWait || new.elementsEqual([0x03]) {
            bytes.removeAll(keepingCapacity: true)
            isDiscarding = false
        }
        bytes.append(contentsOf: new)
        lastInput = now
    }

    /// How long `next` may be put off when it has just answered nil; nil is for ever.
    func patience(at now: Int) -> Int? {
        guard let wait = waiting else { return nil }
        return max(0, lastInput + wait - now)
    }

    /// The next key or paste, or nil while there is none or it is not complete.
    mutating func next(at now: Int) -> TerminalEvent? {
        if paste != nil { return nextPaste(at: now) }
        if isDiscarding { discard() }
        guard !isDiscarding, let first = peek(0) else { return nil }
        if first == 0x1B { return nextEscape(at: now) }
        if first >= 0x80 { return nextScalar(from: head, at: now).map { .key(.character($0)) } }
        head += 1
        return .key(Self.plain(first))
    }

    private var waiting: Int? {
        if paste != nil { return Self.pasteWait }
        guard !isDiscarding, head < bytes.count else { return nil }
        return bytes.count - head == 1 && bytes[head] == 0x1B ? digitWait : Self.sequenceWait
    }

    private func peek(_ offset: Int) -> UInt8? { head + offset < bytes.count ? bytes[head + offset] : nil }

    private func isOverdue(_ now: Int) -> Bool { now - lastInput >= (waiting ?? 0) }

    private mutating func take(_ count: Int, _ key: Key) -> TerminalEvent {
        head += count
        loneEscape = nil
        return .key(key)
    }

    private mutating func nextEscape(at now: Int) -> TerminalEvent? {
        guard let second = peek(1) else {
            if loneEscape == nil { loneEscape = lastInput }
            return isOverdue(now) ? take(1, .escape) : nil
        }
        let isSlow = loneEscape.map { lastInput - $0 > Self.escapeWait } ?? false
        if let (count, key) = ownSequence() { return take(count, key) }
        switch second {
        case UInt8(ascii: "["): return nextControlSequence(at: now)
        case UInt8(ascii: "O"): return nextShortSequence(at: now)
        case UInt8(ascii: "1")...UInt8(ascii: "9"): return take(2, .function(Int(second) - 0x30))
        case UInt8(ascii: "0"): return take(2, .function(10))
        case 0..<0x20, 0x7F: return take(1, .escape)
        case _ where isSlow: return take(1, .escape)
        default:
            guard let character = nextScalar(from: head + 1, at: now) else { return nil }
            return take(0, .alt(character))
        }
    }

    private func ownSequence() -> (Int, Key)? {
        for count in stride(from: min(longestSequence, bytes.count - head), to: 1, by: -1) {
            if let key = sequences[Array(bytes[head..<(head + count)])] { return (count, key) }
        }
        return nil
    }

    /// `ESC O P`: the short form of F1 to F4, the arrows and the numeric pad.
    private mutating func nextShortSequence(at now: Int) -> TerminalEvent? {
        guard let third = peek(2) else { return isOverdue(now) ? take(2, .alt("O")) : nil }
        return take(3, KeySequence.short(third))
    }

    /// `ESC [ 5 ; 2 ~`: parameters, then a final byte.
    private mutating func nextControlSequence(at now: Int) -> TerminalEvent? {
        if peek(2) == UInt8(ascii: "[") {
            guard let letter = peek(3) else { return isOverdue(now) ? take(3, .unknown) : nil }
            return take(4, KeySequence.linuxFunction(letter))
        }
        var end = head + 2
        while end < bytes.count, (0x20...0x3F).contains(bytes[end]) { end += 1 }
        guard end < bytes.count else {
            return isOverdue(now) || end - head > 64 ? take(end - head, .unknown) : nil
        }
        guard (0x40...0x7E).contains(bytes[end]) else { return take(end - head, .unknown) }
        let parameters = bytes[(head + 2)..<end]
        let final = bytes[end]
        head = end + 1
        loneEscape = nil
        if final == UInt8(ascii: "~"), parameters.elementsEqual("200".utf8) {
            paste = []
            return nextPaste(at: now)
        }
        return .key(KeySequence.long(parameters, final: final))
    }

    private mutating func nextPaste(at now: Int) -> TerminalEvent? {
        let mark = Self.pasteEnd
        var end = head
        while end < bytes.count, !bytes[end...].starts(with: mark) { end += 1 }
        let isComplete = end < bytes.count
        if !isComplete, now - lastInput < Self.pasteWait {
            keep(upTo: max(head, bytes.count - mark.count + 1))
            return nil
        }
        keep(upTo: end)
        if isComplete {
            head += mark.count
        } else {
            isDiscarding = true
            head -= begunMark
        }
        let text = Pasted.text(paste ?? [])
        paste = nil
        return .paste(text)
    }

    /// How many of the last bytes may be the beginning of a paste's end.
    private var begunMark: Int {
        (1..<Self.pasteEnd.count).reversed().first { bytes.suffix($0).elementsEqual(Self.pasteEnd.prefix($0)) } ?? 0
    }

    /// Throws away the rest of a paste that was given up, and its end.
    private mutating func discard() {
        while head < bytes.count, isDiscarding {
            if bytes[head...].starts(with: Self.pasteEnd) {
                head += Self.pasteEnd.count
                isDiscarding = false
            } else if bytes.count - head <= begunMark {
                return
            } else {
                head += 1
            }
        }
    }

    private mutating func keep(upTo end: Int) {
        let room = Self.pasteLimit - (paste?.count ?? 0)
        paste?.append(contentsOf: bytes[head..<end].prefix(room))
        head = end
    }

    /// Reads one scalar of UTF-8 and moves behind it; nil while it is not complete.
    private mutating func nextScalar(from start: Int, at now: Int) -> Character? {
        let length = Self.scalarLength(bytes[start])
        let available = bytes[start...].prefix(length)
        let isBroken = available.dropFirst().contains { $0 & 0xC0 != 0x80 }
        if available.count < length, !isBroken, !isOverdue(now) { return nil }
        var parser = Unicode.UTF8.ForwardParser()
        var source = available.makeIterator()
        guard case .valid(let scalar) = parser.parseScalar(from: &source) else {
            head = start + 1
            return "\u{FFFD}"
        }
        head = start + scalar.count
        return Character(Unicode.UTF8.decode(scalar))
    }

    private static func scalarLength(_ first: UInt8) -> Int {
        switch first {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }

    private static func plain(_ byte: UInt8) -> Key {
        switch byte {
        case 0x0D, 0x0A: .enter
        case 0x09: .tab
        case 0x08, 0x7F: .backspace
        case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
        case 0..<0x20: .control(Character(Unicode.Scalar(byte + 0x40)))
        default: .character(Character(Unicode.Scalar(byte)))
        }
    }
}
