/// What is wrong in a theme file, and where.
public struct ThemeFault: Error, Equatable, CustomStringConvertible, Sendable {
    public let file: String
    public let line: Int
    public let sentence: String

    /// `themes/dark.toml:7: There is no role "warm"; did you mean "warn"?`
    public var description: String { "\(file):\(line): \(sentence)" }
}
