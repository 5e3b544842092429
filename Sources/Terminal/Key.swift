/// A key as the operator knows it.
public enum Key: Equatable, Hashable, Sendable {
    case character(Character)
    /// A character with Alt held, or with Esc just before it.
    case alt(Character)
    /// A small letter, or one of `@ \ ] ^ _`, with Ctrl held.
    case control(Character)
    case up, down, left, right, home, end, pageUp, pageDown
    case enter, tab, backTab, backspace, delete, insert, escape
    /// F1 to F24; F13 to F24 are Shift with F1 to F12. Alt with a digit sends F1 to F10.
    case function(Int)
    /// A key that the terminal has and the console does not know.
    case unknown
}
