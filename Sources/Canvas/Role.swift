/// What a cell means to the operator. Panes name roles; only a theme knows colours.
public enum Role: UInt8, CaseIterable, Sendable {
    case text, dim, title, cursor, mark, ok, warn, bad, info, changed, ghost
    case envReal, envPractice
    case input, key, heading, selectedTab

    /// The letter that stands for this role in the second layer of a golden screen.
    public var glyph: Character {
        switch self {
        case .text: "."
        case .dim: "d"
        case .title: "t"
        case .cursor: "c"
        case .mark: "m"
        case .ok: "o"
        case .warn: "w"
        case .bad: "b"
        case .info: "i"
        case .changed: "+"
        case .ghost: "g"
        case .envReal: "R"
        case .envPractice: "P"
        case .input: "n"
        case .key: "k"
        case .heading: "h"
        case .selectedTab: "s"
        }
    }

    /// The name that theme files use.
    public var name: String { String(describing: self) }
}
