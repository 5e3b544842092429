import Foundation
import Testing

@testable import Canvas

private func fault(_ text: String) -> String {
    do {
        _ = try Theme.load(text, file: "my.toml")
        return "no fault"
    } catch {
        return error.description
    }
}

@Test func `a theme file is read`() throws {
    let text = """
        # comment
        name = "dark"   # and another

        [roles]
        cursor = "reverse bold"
        bad    = "color166 bold / red bold"
        envReal = "white on brightred"
        text = "default"
        """
    let theme = try Theme.load(text, file: "dark.toml")
    #expect(theme.name == "dark")
    #expect(theme.style(.cursor, colours: 8) == Style([.reverse, .bold]))
    #expect(theme.style(.bad, colours: 256) == Style(.bold, foreground: 166))
    #expect(theme.style(.bad, colours: 16) == Style(.bold, foreground: 1))
    #expect(theme.style(.bad, colours: 0) == Style(.bold))
    #expect(theme.style(.envReal, colours: 16) == Style(foreground: 7, background: 9))
    #expect(theme.style(.envReal, colours: 8) == Style(foreground: 7, background: 1))
    #expect(theme.style(.ghost, colours: 256) == Theme.mono.style(.ghost, colours: 256))
}

@Test(arguments: [
    ("name = \"x\"\n[roles]\nwarm = \"red\"", "my.toml:3: There is no role \"warm\"; did you mean \"warn\"?"),
    (
        "name = \"x\"\n[roles]\nbad = \"redd bold\"",
        "my.toml:3: There is no colour or attribute \"redd\"; did you mean \"red\"?"
    ),
    (
        "name = \"x\"\n[roles]\nbad = \"color300\"",
        "my.toml:3: \"color300\" is no colour; the numbers run from color0 to color255."
    ),
    ("name = \"x\"\n[roles]\nbad = \"red on\"", "my.toml:3: After \"on\" a colour is missing."),
    ("name = \"x\"\n[roles]\nbad = \"red\"\nbad = \"red\"", "my.toml:4: The role \"bad\" is given twice."),
    ("name = \"x\"\n[roles]\nqwertz = \"red\"", "my.toml:3: There is no role \"qwertz\"."),
    ("name = \"x\"\n[colours]", "my.toml:2: There is no section [colours]; only [roles] is known."),
    ("name = x", "my.toml:1: A setting is written name = \"value\", with straight quotation marks."),
    ("nonsense", "my.toml:1: A setting is written name = \"value\"."),
    ("author = \"x\"", "my.toml:1: There is no setting \"author\" before [roles]; only name is known."),
    ("\u{1B}]52 = \"x\"", "my.toml:1: There is no setting \"‹U+001B›]52\" before [roles]; only name is known."),
    ("", "my.toml:1: A theme needs a line such as name = \"dark\"."),
])
func `a mistake in a theme file is named with its place`(text: String, sentence: String) {
    #expect(fault(text) == sentence)
}

@Test(arguments: ["dark", "light"])
func `a theme that we ship names every role and fits every terminal`(name: String) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../themes")
    let text = try String(contentsOf: folder.appending(path: "\(name).toml"), encoding: .utf8)
    let theme = try Theme.load(text, file: "\(name).toml")
    #expect(theme.name == name)
    for role in Role.allCases {
        #expect(text.contains("\n\(role.name) "), "\(role) is in the file")
        for colours in [0, 8, 16, 256] {
            let style = theme.style(role, colours: colours)
            #expect(max(style.foreground ?? -1, style.background ?? -1) < colours)
            #expect(style.background == nil || role == .envReal || role == .envPractice, "\(role) paints the ground")
            if colours == 8 { #expect(style.foreground != 4, "\(role) is blue text") }
        }
    }
    for colours in [8, 16, 256] where name == "dark" {
        let marks = [Role.ok, .warn, .bad].map { theme.style($0, colours: colours) }
        #expect(marks[0] != marks[1] && marks[1] != marks[2] && marks[0] != marks[2])
    }
}

@Test func `without colours the important roles still differ from plain text`() {
    for role in Role.allCases where role != .text && role != .info {
        #expect(Theme.mono.style(role, colours: 0) != Style())
        #expect(Theme.mono.style(role, colours: 256).foreground == nil)
    }
}

@Test func `a rich colour is clamped to a near one that can be read`() throws {
    let theme = try Theme.load(
        "name = \"x\"\n[roles]\nok = \"color21\"\nbad = \"color160\"\nwarn = \"color214\"", file: "x")
    #expect(theme.style(.bad, colours: 8).foreground == 1)
    #expect(theme.style(.warn, colours: 8).foreground == 3)
    #expect(theme.style(.ok, colours: 8).foreground != 4)
    #expect(theme.style(.ok, colours: 0).foreground == nil)
}

/// How much lighter one colour is than another, as WCAG 2 reckons it: 1 to 21.
private func contrast(_ colour: Int, on ground: Int) -> Double {
    func light(_ colour: Int) -> Double {
        let parts = Palette.components(colour).map { part -> Double in
            let value = Double(part) / 255
            return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    let (one, other) = (light(colour) + 0.05, light(ground) + 0.05)
    return max(one, other) / min(one, other)
}

@Test(arguments: [("dark", 16, 231), ("light", 231, 16)])
func `each colour of a shipped theme is read well on its own ground and can be read on the other`(
    name: String, own: Int, other: Int
) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../themes")
    let theme = try Theme.load(
        String(contentsOf: folder.appending(path: "\(name).toml"), encoding: .utf8), file: "\(name).toml")
    for role in Role.allCases {
        let style = theme.style(role, colours: 256)
        guard let colour = style.foreground else { continue }
        if let ground = style.background {
            #expect(contrast(colour, on: ground) >= 4.5, "\(role)")
        } else {
            #expect(contrast(colour, on: own) >= 4.5, "\(role) on its own ground: \(contrast(colour, on: own))")
            #expect(contrast(colour, on: other) >= 3, "\(role) on the other ground: \(contrast(colour, on: other))")
        }
    }
    // The yellow that the dark theme once had for marks.
    #expect(contrast(227, on: 231) < 3)
}

@Test(arguments: [
    ("15;0", Ground.dark), ("0;15", .light), ("0;default;15", .light), ("7;8", .dark), ("0;7", .light), ("15;default", nil),
    ("", nil), ("15", nil), ("0;99", nil), ("0;-1", nil),
])
func `the ground of a terminal is what COLORFGBG says last`(said: String, ground: Ground?) {
    #expect(Ground(colorFGBG: said) == ground)
}
