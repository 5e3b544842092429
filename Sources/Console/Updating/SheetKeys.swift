import Panes

/// The keys of the sheet that shows an impact. The key that began the action means nothing here; only Enter does it.
extension ConsoleModel {
    mutating func key(_ stroke: Stroke, _ sheet: Sheet) -> [Effect] {
        var sheet = sheet
        switch stroke {
        case .escape, .function(12):
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
            let (intention, items) = sheet.intention.leaving(sheet.outcome?.performed ?? [], items: sheet.items)
            return carryOut(intention, items)
        case .down: sheet.scroll += 1
        case .up: sheet.scroll = max(0, sheet.scroll - 1)
        case .pageDown, .control("f"), .function(8): sheet.scroll += 10
        case .pageUp, .control("b"), .function(7): sheet.scroll = max(0, sheet.scroll - 10)
        default:
            let isTyped = sheet.intention.phrase != nil && sheet.typed.take(stroke)
            sheet.complaint = isTyped ? "" : "Enter does it, Esc leaves it"
        }
        overlay = .sheet(sheet)
        return []
    }
}
