import Canvas
import Panes
import Workflow

/// The card that tells a conflict in three columns: what, as it was seen, as it is now; and what was wanted.
extension ConsoleModel {
    func draw(_ conflict: Conflict, on canvas: inout Canvas) {
        let columns = min(96, canvas.size.columns - 6)
        let lines = lines(of: conflict, width: columns)
        let window = Window(
            title: "CHANGED SINCE \(conflict.isOfRequest ? "IT WAS ASKED" : "YOU SAW IT")   \(conflict.intention.title)",
            rows: lines.count + 2, columns: columns, on: canvas.size)
        window.drawFrame(on: &canvas)
        for (row, line) in lines.prefix(window.rows - 2).enumerated() {
            line.draw(on: &canvas, row: window.top + row, column: window.left, width: window.columns)
        }
        let foot = window.top + window.rows - 1
        let text = conflict.complaint.isEmpty ? keys(of: conflict) : conflict.complaint
        canvas.put(foot, window.left, text, conflict.complaint.isEmpty ? .key : .warn, width: window.columns)
        canvas.cursor = Position(row: foot, column: window.left)
    }

    private func keys(of conflict: Conflict) -> String {
        conflict.isOfYes
            ? "r = reject it   F5 = read it again   Esc = leave it"
            : "F5 = read it again, keeping what you typed   Esc = leave it"
    }

    private func lines(of conflict: Conflict, width: Int) -> [TextLine] {
        var lines = TextLine.wrapped(conflict.sentence, .bad, indent: 0, width: width)
        lines += TextLine.wrapped("Nothing was done.", .title, indent: 0, width: width)
        lines.append(TextLine())
        let column = max(12, (width - 20) / 2)
        func line(_ field: String, _ saw: String, _ now: String, _ tones: (Tone, Tone, Tone)) -> TextLine {
            TextLine([
                .init(field, tones.0, column: 0, width: 18), .init(saw, tones.1, column: 19, width: column - 1),
                .init(now, tones.2, column: 19 + column, width: max(4, width - 19 - column)),
            ])
        }
        lines.append(line("", conflict.isOfRequest ? "When asked" : "You saw", "Now", (.heading, .heading, .heading)))
        if let after = conflict.after {
            let differences = pane.differences(from: conflict.before, to: after, in: scene)
            lines += differences.prefix(8).map { line($0.field, $0.before, "* \($0.now)", (.dim, .text, .warn)) }
            if differences.isEmpty { lines.append(TextLine("changed, but nothing of what the list shows", .dim)) }
        } else {
            lines.append(TextLine("LOADING what it is now", .dim))
        }
        lines.append(TextLine())
        return lines + TextLine.wrapped(conflict.wanted, label: "You wanted", indent: 0, width: width)
    }
}
