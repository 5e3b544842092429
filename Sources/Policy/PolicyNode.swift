import Vocabulary
import Yams

/// One value of a policy file that knows its place, so that every complaint names file, line and column.
public struct PolicyNode {
    let file: String
    let node: Node
    /// How it is called in sentences, such as `rules[2].when`.
    let path: String
    /// The file's lines, to find the place within a text that is an expression.
    let lines: Lines

    /// Shared by all nodes of a file.
    final class Lines: Sendable {
        let all: [Substring]

        init(_ text: String) { all = text.split(separator: "\n", omittingEmptySubsequences: false) }
    }

    /// The whole of a YAML file. Anchors, aliases and tags are refused: a policy is plain data.
    public static func read(_ text: String, file: String) throws -> PolicyNode {
        guard text.utf8.count <= 1_000_000 else {
            throw PolicyDefect(file: file, line: 1, column: 1, sentence: "a policy file has at most 1 MB")
        }
        try refuseAliases(in: text, file: file)
        do {
            guard let node = try Yams.compose(yaml: text) else {
                throw PolicyDefect(file: file, line: 1, column: 1, sentence: "the file is empty")
            }
            return PolicyNode(file: file, node: node, path: "", lines: Lines(text))
        } catch let error as YamlError {
            switch error {
            case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
                .composer(_, let problem, let mark, _):
                throw PolicyDefect(file: file, line: mark.line, column: mark.column, sentence: "no YAML: \(problem)")
            case .duplicatedKeysInMapping(let keys, let context):
                throw PolicyDefect(
                    file: file, line: context.mark.line, column: context.mark.column,
                    sentence: "the key \(keys.first ?? "") stands twice in one mapping: one of the two would be ignored")
            default:
                throw PolicyDefect(file: file, line: 1, column: 1, sentence: "no YAML: \(error)")
            }
        }
    }

    /// A nest of aliases can grow to any size when it is read, so none is read.
    private static func refuseAliases(in text: String, file: String) throws {
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            var isQuoted: Character?
            var before: Character = " "
            for (column, letter) in line.enumerated() {
                if let quote = isQuoted {
                    if letter == quote, quote == "'" || before != "\\" { isQuoted = nil }
                } else if letter == "\"" || letter == "'", " [{,:-".contains(before) {
                    isQuoted = letter
                } else if letter == "#", before == " " {
                    break
                } else if (letter == "&" || letter == "*"), " [{,:-".contains(before),
                    line.dropFirst(column + 1).first.map({ $0.isLetter || $0.isNumber }) == true
                {
                    throw PolicyDefect(
                        file: file, line: number + 1, column: column + 1,
                        sentence: "anchors and aliases are not read in policy files: write the value out")
                }
                before = letter
            }
        }
    }

    /// A complaint about this value.
    public func defect(_ sentence: String) -> PolicyDefect {
        PolicyDefect(
            file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1,
            sentence: path.isEmpty ? sentence : "\(path): \(sentence)")
    }

    /// A complaint about a place within this text, which an expression counts from 1. Where the file spells the line as the text
    /// has it, the place is exact; otherwise it is where the value begins.
    public func defect(_ sentence: String, line: Int, column: Int) -> PolicyDefect {
        var found = defect(sentence)
        guard case .scalar(let scalar) = node else { return found }
        let parts = scalar.string.split(separator: "\n", omittingEmptySubsequences: false)
        guard parts.indices.contains(line - 1) else { return found }
        let wanted = parts[line - 1]
        for index in max(0, found.line - 1)..<min(lines.all.count, found.line + parts.count) {
            let text = lines.all[index]
            let start = index == found.line - 1 ? max(0, found.column - 1) : 0
            guard let range = text.dropFirst(start).firstRange(of: wanted) else { continue }
            found.line = index + 1
            found.column = text.distance(from: text.startIndex, to: range.lowerBound) + column
            return found
        }
        return found
    }

    /// The keys of a mapping that are texts, in order.
    public var keys: [String] {
        guard case .mapping(let mapping) = node else { return [] }
        return mapping.compactMap { $0.key.string }
    }

    /// The value of a key that must be there.
    public func required(_ key: String) throws -> PolicyNode {
        guard let value = try optional(key) else { throw defect("\(key) is missing") }
        return value
    }

    /// The value of a key, if it is there.
    public func optional(_ key: String) throws -> PolicyNode? {
        guard case .mapping(let mapping) = node else { throw defect("expected a mapping with \(key)") }
        guard let value = mapping[key] else { return nil }
        return PolicyNode(file: file, node: value, path: path.isEmpty ? key : "\(path).\(key)", lines: lines)
    }

    /// Refuses keys that nobody reads, with the nearest one that somebody does.
    public func only(_ known: [String]) throws {
        guard case .mapping(let mapping) = node else { throw defect("expected a mapping") }
        for (key, _) in mapping {
            guard let name = key.string else {
                throw PolicyNode(file: file, node: key, path: path, lines: lines).defect("a key is one word")
            }
            guard !known.contains(name) else { continue }
            let near =
                Nearest.match(name, among: known).map { "; did you mean \($0)?" }
                ?? "; there are: \(known.joined(separator: ", "))"
            throw PolicyDefect(
                file: file, line: key.mark?.line ?? 1, column: key.mark?.column ?? 1,
                sentence: "there is no key \(name)\(path.isEmpty ? "" : " in \(path)")\(near)")
        }
    }

    /// The elements of a list.
    public func list() throws -> [PolicyNode] {
        guard case .sequence(let sequence) = node else { throw defect("expected a list") }
        return sequence.enumerated().map { index, node in
            PolicyNode(file: file, node: node, path: "\(path)[\(index + 1)]", lines: lines)
        }
    }

    /// A text that is not empty.
    public func text() throws -> String {
        guard case .scalar(let scalar) = node, !scalar.string.isEmpty else { throw defect("expected a text") }
        guard !scalar.string.unicodeScalars.contains(where: { $0.value < 32 && $0 != "\n" || $0.value == 127 }) else {
            throw defect("a text has no control characters")
        }
        return scalar.string
    }

    public func number(in range: ClosedRange<Int>) throws -> Int {
        guard case .scalar(let scalar) = node, let value = Int(scalar.string) else {
            throw defect("expected a whole number")
        }
        guard range.contains(value) else { throw defect("\(value) is not between \(range.lowerBound) and \(range.upperBound)") }
        return value
    }

    /// Whole hours, written like `24h` or `3d`.
    public func hours(in range: ClosedRange<Int>) throws -> Int {
        let text = try text()
        guard let number = Int(text.dropLast()), let unit = text.last, unit == "h" || unit == "d" else {
            throw defect("expected hours or days such as 24h or 3d, not \(text)")
        }
        guard range.contains(number), unit == "h" || range.contains(number * 24) else {
            throw defect("\(text) is not between \(range.lowerBound)h and \(range.upperBound)h")
        }
        return unit == "h" ? number : number * 24
    }

    public func flag() throws -> Bool {
        switch try text() {
        case "true", "yes": return true
        case "false", "no": return false
        case let other: throw defect("expected true or false, not \(other)")
        }
    }

    public func money() throws -> Money {
        let text = try text()
        let parts = text.split(separator: " ")
        guard parts.count == 2, let currency = Currency(parts[1]), let money = Money(text, in: currency) else {
            throw defect("expected an amount such as \"150.00 EUR\", not \(text)")
        }
        return money
    }

    /// One of a set of words.
    public func word<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type) throws -> Choice
    where Choice.RawValue == String {
        let text = try text()
        guard let choice = Choice(rawValue: text) else {
            let known = Choice.allCases.map(\.rawValue)
            let near =
                Nearest.match(text, among: known).map { "; did you mean \($0)?" }
                ?? "; it is one of: \(known.joined(separator: ", "))"
            throw defect("there is no \(text)\(near)")
        }
        return choice
    }
}
