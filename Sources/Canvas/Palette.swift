/// The colours of a terminal: eight basic ones, eight brighter ones, and the 6x6x6 cube with its greys.
enum Palette {
    /// The names of the basic colours, by number.
    static let names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]

    /// The colour of a smaller palette that comes closest. Text is never blue, which cannot be read on black.
    static func nearest(to colour: Int, of colours: Int, isText: Bool) -> Int {
        guard colour >= colours else { return colour }
        let wanted = components(colour)
        let candidates = (0..<min(colours, 16)).filter { !isText || !(($0 % 8) == 4 || $0 == 0 || $0 == 8) }
        return candidates.min { distance(wanted, components($0)) < distance(wanted, components($1)) } ?? 7
    }

    private static func distance(_ one: [Int], _ other: [Int]) -> Int {
        zip(one, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }

    /// Red, green and blue from 0 to 255, as xterm shows them.
    static func components(_ colour: Int) -> [Int] {
        switch colour {
        case 0..<8: return [colour & 1, colour >> 1 & 1, colour >> 2 & 1].map { $0 * 205 }
        case 8..<16: return [colour & 1, colour >> 1 & 1, colour >> 2 & 1].map { $0 == 1 ? 255 : 85 }
        case 232...: return Array(repeating: 8 + (colour - 232) * 10, count: 3)
        default:
            let cube = colour - 16
            return [cube / 36, cube / 6 % 6, cube % 6].map { $0 == 0 ? 0 : 55 + $0 * 40 }
        }
    }
}
