/// A policy file says something that cannot be: where, what, and what was probably meant.
public struct PolicyDefect: Error, Sendable, Equatable, CustomStringConvertible {
    public var file: String
    public var line: Int
    public var column: Int
    public var sentence: String

    public init(file: String, line: Int, column: Int, sentence: String) {
        self.file = file
        self.line = line
        self.column = column
        self.sentence = sentence
    }

    public var place: String { "\(file):\(line):\(column)" }
    public var description: String { "\(place): \(sentence)" }
}
