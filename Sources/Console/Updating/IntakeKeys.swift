import Canvas
import Panes
import Vocabulary
import Workflow

/// Reading a file: looked into first, read when Enter says so.
extension ConsoleModel {
    mutating func lookInto(_ path: String, channel: String?) -> [Effect] {
        guard let me = fileReader(to: "import", needs: Role.importers) else { return [] }
        importing = "looking into \(path)"
        hush()
        overlay = .intake(IntakeSheet(path: path, channel: channel))
        return [.importFile(path: path, channel: channel, isDryRun: true, by: me)]
    }

    mutating func key(_ stroke: Stroke, _ sheet: IntakeSheet) -> [Effect] {
        switch stroke {
        case .escape, .function(12):
            // What is being looked into goes on to its end; nobody is told of it then.
            overlay = nil
            say(.note, "nothing was taken")
        case .enter where !sheet.waits(at: now):
            overlay = nil
            guard let me = fileReader(to: "import", needs: Role.importers) else { return [] }
            importing = "reading \(sheet.path)"
            return [.importFile(path: sheet.path, channel: sheet.channel, isDryRun: false, by: me)]
        default: break
        }
        return []
    }

    mutating func report(_ news: ImportNews) {
        switch news.stage {
        case .running:
            if importing != nil { importing = news.sentence }
            return
        case .found(let findings):
            // Who has left the sheet meanwhile hears no more of it.
            importing = nil
            guard case .intake(var sheet) = overlay else { return }
            sheet.title = news.sentence
            sheet.findings = findings
            sheet.shownAt = now
            overlay = .intake(sheet)
        case .done: say(.ok, news.sentence)
        case .partly: say(.partly, news.sentence)
        case .failed:
            if case .intake = overlay { overlay = nil }
            say(.failed, news.sentence)
        }
        importing = nil
    }

    func draw(_ sheet: IntakeSheet, on canvas: inout Canvas) {
        let columns = min(96, canvas.size.columns - 6)
        let lines = sheet.lines(width: columns)
        let window = Window(
            title: "IMPORT \(sheet.name): nothing is taken yet", rows: lines.count + 2, columns: columns, on: canvas.size)
        window.drawFrame(on: &canvas)
        for (row, line) in lines.prefix(window.rows - 1).enumerated() {
            line.draw(on: &canvas, row: window.top + row, column: window.left, width: window.columns)
        }
        let foot = window.top + window.rows - 1
        canvas.put(
            foot, window.left, sheet.findings == nil ? "Esc = leave it" : "Enter = read it   Esc = leave it", .key,
            width: window.columns)
        canvas.cursor = Position(row: foot, column: window.left)
    }
}
