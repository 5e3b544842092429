/// How each role looks. A role may list several looks, the richest first; the terminal's colours decide.
public struct Theme: Equatable, Sendable {
    public let name: String
    /// The looks of each role, by its raw value; never empty.
    private var looks: [[Style]]

    init(name: String, looks: [Role: [Style]]) {
        self.name = name
        self.looks = Role.allCases.map { role in looks[role] ?? [Self.plain(role)] }
    }

    /// Attributes only, for NO_COLOR and for terminals without colours.
    public static let mono = Theme(name: "mono", looks: [:])

    /// How a role looks on a terminal of 0, 8, 16 or 256 colours. Each role has an answer for each of them.
    public func style(_ role: Role, colours: Int) -> Style {
        let looks = looks[Int(role.rawValue)]
        return looks.first { $0.fits(colours) } ?? looks[looks.count - 1].clamped(to: colours)
    }

    /// Reads a theme file. A role that the file leaves out looks as in `mono`.
    public static func load(_ text: String, file: String) throws(ThemeFault) -> Theme {
        try ThemeFile(text, file: file).theme
    }

    private static func plain(_ role: Role) -> Style {
        switch role {
        case .text, .info: Style()
        case .dim, .ghost: Style(.dim)
        case .title, .mark, .ok, .changed, .key: Style(.bold)
        case .cursor, .selectedTab: Style(.reverse)
        case .warn, .input, .heading: Style(.underline)
        case .bad: Style([.bold, .underline])
        case .envReal: Style([.reverse, .bold])
        case .envPractice: Style([.underline, .bold])
        }
    }
}
