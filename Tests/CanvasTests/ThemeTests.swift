import Canvas
import Foundation
import Testing

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
