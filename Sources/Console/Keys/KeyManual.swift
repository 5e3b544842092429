import Panes

/// The page about keys in the handbook, written from the tables that the keys themselves come from.
public enum KeyManual {
    public static func text() -> String {
        var lines = ["# Keys", "", "This page is written by `TALLY_UPDATE_GOLDENS=1 swift test --filter ConsoleTests`.", ""]
        lines += ["## Everywhere", ""] + table(GlobalKeys.all.map { (keys($0.strokes), $0.label, $0.summary) })
        lines += ["", "^C cancels what is open; twice within two seconds it leaves. Alt with a digit sends F1 to F10.", ""]
        for pane in PaneCatalogue.all.sorted(by: { $0.tab < $1.tab }) {
            lines += ["## \(pane.tab) \(pane.title)", "", pane.summary, ""]
            lines += table(
                pane.actions.map { ("`\($0.key)`", $0.label, $0.summary) }
                    + pane.pageKeys.map { ("`\($0.key)`", $0.label, $0.summary) })
            lines += ["", "Filter fields: \(pane.fields.map { "`\($0)`" }.joined(separator: " ")).", ""]
            let sorts = pane.columns.filter { !$0.sort.isEmpty }.map { "`\($0.sort)`" }
            lines += ["Sorted by `\(pane.ownSort)`" + (sorts.isEmpty ? "." : ", or by \(sorts.joined(separator: " "))."), ""]
        }
        lines += ["## On the command line", ""]
        lines += table(LineVerb.allCases.map { ("`:\($0.usage)`", "", $0.summary) })
        lines += [
            "", "Any command of `tally do` can be typed there too, and an order's number, `sku X`, `exc 4`, `apr 3`, `cls 7`",
            "or the name of a pane goes there. Tab completes, Up recalls.",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func keys(_ strokes: [Stroke]) -> String {
        strokes.map { "`\($0.name)`" }.joined(separator: " ")
    }

    private static func table(_ rows: [(String, String, String)]) -> [String] {
        ["| Key | | Does |", "|---|---|---|"]
            + rows.map { "| \($0.0.map { $0 == "|" ? "\\|" : String($0) }.joined()) | \($0.1) | \($0.2) |" }
    }
}
