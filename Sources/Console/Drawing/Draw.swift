import Canvas
import Panes

extension ConsoleModel {
    /// The screen as it is now. Nothing is changed by looking.
    public func draw(_ size: Size) -> Canvas {
        var canvas = Canvas(size)
        guard size.rows >= Layout.least.rows, size.columns >= Layout.least.columns else {
            TooSmall.draw(on: &canvas)
            return canvas
        }
        if case .greeting(let greeting) = phase {
            GreetingScreen.draw(greeting, toast: toast, on: &canvas)
            return canvas
        }
        drawHeader(on: &canvas)
        drawTabs(on: &canvas)
        drawCrumb(on: &canvas)
        if opened == nil { drawList(on: &canvas) } else { drawOpened(on: &canvas) }
        drawFooter(on: &canvas)
        drawLastLine(on: &canvas)
        drawOverlay(on: &canvas)
        return canvas
    }

    private func drawOverlay(on canvas: inout Canvas) {
        switch overlay {
        case .picker(let picker): picker.draw(on: &canvas)
        case .sheet(let sheet): draw(sheet, on: &canvas)
        case .reader(let reader): reader.draw(on: &canvas)
        case .intake(let sheet): draw(sheet, on: &canvas)
        case .conflict(let conflict): draw(conflict, on: &canvas)
        case .prompt(let prompt):
            drawForm(prompt, on: &canvas)
            if let list = prompt.list { list.draw(on: &canvas) }
        case .line(let line): drawHints(line, on: &canvas)
        case .filter, nil: break
        }
    }
}
