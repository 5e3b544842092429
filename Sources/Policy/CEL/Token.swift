/// A piece of an expression's text.
struct Token {
    enum Kind: Equatable {
        case name(String)
        /// A name between backquotes, which may only follow a dot.
        case quoted(String)
        case int(UInt)
        case uint(UInt)
        case double(Double)
        case string(String)
        case bytes([UInt8])
        case mark(Mark)
        case end
    }

    /// Signs with a meaning.
    enum Mark: String {
        case open = "(", close = ")", openList = "[", closeList = "]", openMap = "{", closeMap = "}"
        case dot = ".", comma = ",", colon = ":", question = "?"
        case plus = "+", minus = "-", times = "*", divide = "/", remainder = "%", not = "!"
        case less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">=", equal = "==", notEqual = "!="
        case and = "&&", or = "||"
    }

    let kind: Kind
    /// Where it begins, in bytes.
    let at: Int

    /// How a complaint names it.
    var spoken: String {
        switch kind {
        case .name(let name): name
        case .quoted(let name): "`\(name)`"
        case .int, .uint, .double: "a number"
        case .string: "a text"
        case .bytes: "bytes"
        case .mark(let mark): mark.rawValue
        case .end: "the end"
        }
    }
}
