import Console
import Terminal

extension Stroke {
    /// The terminal's key as the console knows it.
    init(_ key: Key) {
        self =
            switch key {
            case .character(let letter): .character(letter)
            case .alt(let letter): .alt(letter)
            case .control(let letter): .control(letter)
            case .up: .up
            case .down: .down
            case .left: .left
            case .right: .right
            case .home: .home
            case .end: .end
            case .pageUp: .pageUp
            case .pageDown: .pageDown
            case .enter: .enter
            case .tab: .tab
            case .backTab: .backTab
            case .backspace: .backspace
            case .delete: .delete
            case .insert: .insert
            case .escape: .escape
            case .function(let number): .function(number)
            case .unknown: .unknown
            }
    }
}
