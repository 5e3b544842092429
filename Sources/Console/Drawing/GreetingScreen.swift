import Canvas
import Panes

/// The screen in a folder without a store.
enum GreetingScreen {
    static func draw(_ greeting: Greeting, toast: Toast?, on canvas: inout Canvas) {
        var row = max(1, canvas.size.rows / 2 - 8)
        let left = max(2, (canvas.size.columns - 70) / 2)
        canvas.put(row, left, "TALLYMAN", .title)
        canvas.put(row + 2, left, "Orders, stock and money of a shop in one place. What is decided is")
        canvas.put(row + 3, left, "explained, and what leaves is posted to the ledger in the same moment.")
        row += 5
        if let progress = greeting.progress {
            canvas.put(row, left, progress, .info)
            canvas.put(row + 1, left, "This can take a few seconds.", .dim)
            return
        }
        canvas.put(row, left, "There is no store here yet. Press a key:", .heading)
        let keys = [
            ("d", "a demo store: a shop with orders, stock and work to do, for practice"),
            ("p", "an empty practice store, to load your own files into"),
            ("n", "a new real store, which takes its operator from the system"), ("q", "quit"),
        ]
        for (index, line) in keys.enumerated() {
            canvas.put(row + 2 + index, left + 2, line.0, .key)
            canvas.put(row + 2 + index, left + 5, line.1)
        }
        row += 7
        if let questions = greeting.questions {
            draw(questions, on: &canvas, row: row, left)
            row += questions.fields.count + 1
        } else {
            canvas.cursor = Position(row: row - 5, column: left + 2)
        }
        if let trouble = greeting.trouble { canvas.put(row + 1, left, trouble, .bad, width: canvas.size.columns - left - 1) }
        if let toast { canvas.put(canvas.size.rows - 1, left, toast.word + toast.text, toast.tone) }
    }

    /// What is asked of the shop, a line each, and the keys.
    private static func draw(_ questions: ShopQuestions, on canvas: inout Canvas, row: Int, _ left: Int) {
        let what = questions.kind == .real ? "A new real store." : "An empty practice store."
        let used = canvas.put(row, left, what, .heading)
        let keys = questions.isLast ? "Enter makes it" : "Enter goes on"
        canvas.put(row, left + used, "  \(keys), Up goes back, Esc leaves it.", .dim)
        var cursor = canvas.cursor
        for index in questions.fields.indices {
            let isHere = index == questions.index
            canvas.put(row + 1 + index, left + 2, ShopQuestions.labels[index], isHere ? .title : .text)
            questions.fields[index].draw(on: &canvas, row: row + 1 + index, column: left + 30, width: ShopQuestions.widths[index])
            if isHere { cursor = canvas.cursor }
        }
        canvas.cursor = cursor
    }
}
