/// A key as the console knows it, whatever terminal it came from.
public enum Stroke: Hashable, Sendable {
    case character(Character)
    case control(Character)
    case alt(Character)
    case up, down, left, right, home, end, pageUp, pageDown
    case enter, tab, backTab, backspace, delete, insert, escape
    case function(Int)
    case unknown

    /// The key's name for people.
    public var name: String {
        switch self {
        case .character(" "): "Space"
        case .character(let letter): String(letter)
        case .control(let letter): "^\(letter.uppercased())"
        case .alt(let letter): "Alt-\(letter)"
        case .up: "Up"
        case .down: "Down"
        case .left: "Left"
        case .right: "Right"
        case .home: "Home"
        case .end: "End"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        case .enter: "Enter"
        case .tab: "Tab"
        case .backTab: "Shift-Tab"
        case .backspace: "Backspace"
        case .delete: "Del"
        case .insert: "Ins"
        case .escape: "Esc"
        case .function(let number): number > 12 ? "Shift-F\(number - 12)" : "F\(number)"
        case .unknown: "that key"
        }
    }
}
