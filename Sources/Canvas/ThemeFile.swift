/// Reads the small part of TOML that themes use: comments, `name = "dark"`, and quoted looks under `[roles]`.
struct ThemeFile {
    let theme: Theme
    private static let attributes: [(String, Style.Attributes)] = [
        ("bold", .bold), ("dim", .dim), ("reverse", .reverse), ("underline", .underline),
    ]

    init(_ text: String, file: String) throws(ThemeFault) {
        var name: String?
        var looks: [Role: [Style]] = [:]
        var isInRoles = false
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, raw) in lines.enumerated() {
            let line = ThemeLine(text: raw, file: file, number: index + 1)
            switch try line.content() {
            case .nothing: break
            case .section("roles"): isInRoles = true
            case .section(let other): throw line.fault("There is no section [\(other)]; only [roles] is known.")
            case .setting(let key, let value) where isInRoles:
                guard let role = Role.allCases.first(where: { $0.name == key }) else {
                    throw line.fault(
                        "There is no role \"\(key)\"\(Self.suggestion(for: key, of: Role.allCases.map(\.name)))")
                }
                guard looks[role] == nil else { throw line.fault("The role \"\(key)\" is given twice.") }
                looks[role] = try Self.looks(value, line)
            case .setting("name", let value): name = value
            case .setting(let key, _):
                throw line.fault("There is no setting \"\(key)\" before [roles]; only name is known.")
            }
        }
        guard let name, !name.isEmpty else {
            throw ThemeFault(file: file, line: 1, sentence: "A theme needs a line such as name = \"dark\".")
        }
        theme = Theme(name: name, looks: looks)
    }

    /// `color214 bold / yellow bold`: looks from rich to plain.
    private static func looks(_ value: String, _ line: ThemeLine) throws(ThemeFault) -> [Style] {
        var styles: [Style] = []
        for part in value.split(separator: "/", omittingEmptySubsequences: false) {
            styles.append(try style(part, line))
        }
        return styles
    }

    private static func style(_ text: Substring, _ line: ThemeLine) throws(ThemeFault) -> Style {
        var style = Style()
        var isBackground = false
        for word in text.split(separator: " ") {
            if word == "on" {
                isBackground = true
            } else if let attribute = attributes.first(where: { $0.0 == word }) {
                style.attributes.insert(attribute.1)
            } else {
                let colour = try colour(word, line)
                if isBackground { style.background = colour } else { style.foreground = colour }
                isBackground = false
            }
        }
        if isBackground { throw line.fault("After \"on\" a colour is missing.") }
        return style
    }

    private static func colour(_ word: Substring, _ line: ThemeLine) throws(ThemeFault) -> Int? {
        if word == "default" { return nil }
        if let number = Palette.names.firstIndex(of: String(word)) { return number }
        if word.hasPrefix("bright"), let number = Palette.names.firstIndex(of: String(word.dropFirst(6))) {
            return number + 8
        }
        if word.hasPrefix("color"), let number = Int(word.dropFirst(5)) {
            guard (0...255).contains(number) else {
                throw line.fault("\"\(word)\" is no colour; the numbers run from color0 to color255.")
            }
            return number
        }
        let known = Palette.names + attributes.map(\.0) + ["default", "on", "color214"]
        throw line.fault("There is no colour or attribute \"\(word)\"\(suggestion(for: String(word), of: known))")
    }

    private static func suggestion(for word: String, of known: [String]) -> String {
        guard let name = NearestName.of(word, among: known) else { return "." }
        return "; did you mean \"\(name)\"?"
    }
}
