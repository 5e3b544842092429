import Panes

/// The keys of the sheet that shows an impact. The key that began the action means nothing here; only Enter does it.
extension ConsoleModel {
    mutating func key(_ stroke: Stroke, _ sheet: Sheet) -> [Effect] {
        var sheet = sheet
        switch stroke {
        case .escape, .function(12):
            if let form = sheet.formAgain {
                overlay = .prompt(form)
                return []
            }
            overlay = nil
            say(.note, "nothing was done")
            return []
        case .enter:
            if let obstacle = sheet.obstacle(at: now) {
                sheet.complaint = obstacle
                overlay = .sheet(sheet)
                return []
            }
            overlay = nil
            var (intention, items) = sheet.intention.leaving(sheet.outcome?.performed ?? [], items: sheet.items)
            if let note = sheet.note, !sheet.typed.text.trimmed.isEmpty {
                intention.values[note] = sheet.typed.text.trimmed
                items = (try? intention.items()) ?? items
            }
            return carryOut(intention, items)
        case .down: sheet.scroll += 1
        case .up: sheet.scroll = max(0, sheet.scroll - 1)
        case .pageDown, .control("f"), .function(8): sheet.scroll += 10
        case .pageUp, .control("b"), .function(7): sheet.scroll = max(0, sheet.scroll - 10)
        default:
            // A key that is held down, or typed before the sheet could be read, is no text.
            let isRead = sheet.shownAt.map { now.milliseconds - $0.milliseconds >= Sheet.guardMilliseconds } ?? false
            let isTyped = sheet.takesText && (sheet.intention.phrase != nil || isRead) && sheet.typed.take(stroke)
            sheet.complaint = isTyped || sheet.isFutile ? "" : "Enter does it, Esc leaves it"
        }
        overlay = .sheet(sheet)
        return []
    }
}
