/// One line of a theme file.
struct ThemeLine {
    /// What a line says.
    enum Content {
        case nothing
        case section(String)
        case setting(String, String)
    }

    let text: Substring
    let file: String
    let number: Int

    func fault(_ sentence: String) -> ThemeFault {
        ThemeFault(file: file, line: number, sentence: SafeText.make(sentence))
    }

    func content() throws(ThemeFault) -> Content {
        let line = Self.trimmed(text)
        if line.isEmpty || line.first == "#" { return .nothing }
        if line.first == "[" {
            guard let end = line.firstIndex(of: "]"), isEnd(line[line.index(after: end)...]) else {
                throw fault("A section is written [roles].")
            }
            return .section(String(Self.trimmed(line[..<end].dropFirst())))
        }
        guard let equals = line.firstIndex(of: "=") else { throw fault("A setting is written name = \"value\".") }
        let key = Self.trimmed(line[..<equals])
        let value = Self.trimmed(line[line.index(after: equals)...])
        guard !key.isEmpty, value.first == "\"", let end = value.dropFirst().firstIndex(of: "\""),
            isEnd(value[value.index(after: end)...])
        else { throw fault("A setting is written name = \"value\", with straight quotation marks.") }
        return .setting(String(key), String(value[..<end].dropFirst()))
    }

    private func isEnd(_ rest: Substring) -> Bool {
        let rest = Self.trimmed(rest)
        return rest.isEmpty || rest.first == "#"
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop(while: \.isWhitespace)
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }
}
