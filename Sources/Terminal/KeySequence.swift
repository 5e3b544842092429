/// The sequences that xterm, screen, tmux, PuTTY, rxvt and the Linux console send for keys.
enum KeySequence {
    /// The last byte of `ESC O x`.
    static func short(_ letter: UInt8) -> Key {
        switch letter {
        case UInt8(ascii: "M"): .enter
        case UInt8(ascii: "j")...UInt8(ascii: "y"): .character(Character(Unicode.Scalar(letter - 0x40)))
        default: named(letter, modifier: 1)
        }
    }

    /// `ESC [ [ A` to `E` are F1 to F5.
    static func linuxFunction(_ letter: UInt8) -> Key {
        (0x41...0x45).contains(letter) ? .function(Int(letter) - 0x40) : .unknown
    }

    /// `ESC [ parameters final`.
    static func long(_ parameters: ArraySlice<UInt8>, final: UInt8) -> Key {
        let numbers = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
            .map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
        let modifier = numbers.count > 1 ? numbers[1] : 1
        switch final {
        case UInt8(ascii: "~"): return numbered(numbers.first ?? 0, modifier: modifier)
        case UInt8(ascii: "Z"): return .backTab
        case UInt8(ascii: "$"), UInt8(ascii: "^"), UInt8(ascii: "@"): return .unknown
        default: return named(final, modifier: modifier)
        }
    }

    private static func named(_ letter: UInt8, modifier: Int) -> Key {
        switch letter {
        case UInt8(ascii: "A"): .up
        case UInt8(ascii: "B"): .down
        case UInt8(ascii: "C"): .right
        case UInt8(ascii: "D"): .left
        case UInt8(ascii: "H"): .home
        case UInt8(ascii: "F"): .end
        case UInt8(ascii: "P")...UInt8(ascii: "S"): function(Int(letter) - 0x4F, modifier)
        default: .unknown
        }
    }

    private static func numbered(_ number: Int, modifier: Int) -> Key {
        switch number {
        case 1, 7: .home
        case 2: .insert
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        case 11...15: function(number - 10, modifier)
        case 17...21: function(number - 11, modifier)
        case 23...26: function(number - 12, modifier)
        case 28, 29: function(number - 13, modifier)
        case 31...34: function(number - 14, modifier)
        default: .unknown
        }
    }

    /// Shift adds twelve. Other modifiers make a key that the console does not know.
    private static func function(_ number: Int, _ modifier: Int) -> Key {
        switch modifier {
        case 0, 1: .function(number)
        case 2: number <= 12 ? .function(number + 12) : .unknown
        default: .unknown
        }
    }
}
