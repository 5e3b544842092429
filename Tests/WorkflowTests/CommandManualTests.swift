import Foundation
import Testing

@testable import Workflow

/// The table of commands in docs/command-line.md is what the catalogue of commands says; TALLY_UPDATE_GOLDENS=1 writes it.
@Suite struct CommandManualTests {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs/command-line.md")
    private static let (start, end) = ("<!-- commands -->\n", "<!-- end of commands -->")

    private var table: String {
        let rows = CommandForms.all.map { form in
            let who = Role.allCases.filter { form.roles.contains($0) && $0 != .engine }.map(\.rawValue).joined(separator: ", ")
            return "| `\(form.usage.replacing("|", with: "\\|"))` | \(form.summary) | \(who) |\n"
        }
        return "| command | what it does | who |\n|---|---|---|\n" + rows.joined()
    }

    @Test("the manual has every command, as it is written, and who may give it") func manual() throws {
        var text = try String(contentsOf: Self.file, encoding: .utf8)
        let from = try #require(text.firstRange(of: Self.start)).upperBound
        let to = try #require(text.firstRange(of: Self.end)).lowerBound
        if ProcessInfo.processInfo.environment["TALLY_UPDATE_GOLDENS"] == "1" {
            text.replaceSubrange(from..<to, with: table)
            try text.write(to: Self.file, atomically: true, encoding: .utf8)
        } else {
            #expect(text[from..<to] == table, "TALLY_UPDATE_GOLDENS=1 writes it anew")
        }
    }
}
