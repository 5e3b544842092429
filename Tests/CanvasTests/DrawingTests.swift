import Canvas
import Testing

private func line(_ columns: Int, _ draw: (inout Canvas) -> Void) -> String {
    var canvas = Canvas(Size(rows: 1, columns: columns))
    draw(&canvas)
    return canvas.text()[0]
}

@Test func `text that fits is drawn whole, and longer text ends with a tilde`() {
    #expect(line(10) { $0.put(0, 2, "abcdefgh") } == "  abcdefgh")
    #expect(line(10) { $0.put(0, 2, "abcdefghi") } == "  abcdefg~")
    #expect(line(10) { $0.put(0, 0, "abcdef", width: 4) } == "abc~")
    #expect(line(10) { $0.put(0, 0, "abc", width: 1) } == "~")
}

@Test func `a wide letter is never cut in half`() {
    #expect(line(10) { $0.put(0, 0, "有機緑茶", width: 8) } == "有機緑茶")
    #expect(line(10) { $0.put(0, 0, "有機緑茶", width: 7) } == "有機緑~")
    #expect(line(10) { $0.put(0, 0, "有機緑茶|", width: 8) } == "有機緑~")
    #expect(line(10) { $0.put(0, 0, "有", width: 1) } == "~")
    #expect(line(10) { $0.put(0, 0, "a\u{301}有機", width: 4) } == "a\u{301}有~")
}

@Test func `a flag is not cut between its letters`() {
    #expect(line(10) { $0.put(0, 0, "ab🇬🇧c", width: 4) } == "ab~")
}

@Test func `overwriting one half of a wide letter removes the other`() {
    #expect(
        line(6) {
            $0.put(0, 0, "有機")
            $0.put(0, 1, "x")
        } == " x機")
    #expect(
        line(6) {
            $0.put(0, 0, "有機")
            $0.put(0, 2, "x")
        } == "有x")
    #expect(
        line(6) {
            $0.put(0, 0, "有機")
            $0.put(0, 1, "語")
        } == " 語")
    #expect(
        line(6) {
            $0.put(0, 1, "有機")
            $0.fill(0, 0, width: 2)
        } == "   機")
}

@Test func `a width pads with blanks on the side that the alignment leaves`() {
    #expect(
        line(9) {
            $0.put(0, 0, "12.50", width: 8, align: .right)
            $0.put(0, 8, "|")
        } == "   12.50|")
    #expect(
        line(9) {
            $0.put(0, 0, "有機", width: 8, align: .right)
            $0.put(0, 8, "|")
        } == "    有機|")
    #expect(
        line(9) {
            $0.put(0, 0, "xxxxxxxx")
            $0.put(0, 0, "ab", width: 8)
            $0.put(0, 8, "|")
        } == "ab      |")
}

@Test func `drawing outside the edges does nothing`() {
    var canvas = Canvas(Size(rows: 2, columns: 4))
    let empty = canvas
    for (row, column) in [(-1, 0), (2, 0), (0, -1), (0, 4), (9, 9)] {
        canvas.put(row, column, "abc", .bad)
        canvas.put(row, column, "有", .bad, width: 3)
        canvas.fill(row, column, width: 2, .bad)
        canvas.tint(row, column, width: 2, .bad)
        canvas.rule(row, column)
    }
    canvas.put(0, 0, "abc", .bad, width: 0)
    #expect(canvas == empty)
    #expect(Canvas(Size(rows: 0, columns: 0)).text() == [])
    #expect(Canvas(Size(rows: -3, columns: 5)).size == Size(rows: 0, columns: 5))
}

@Test func `rules are plain ASCII and carry a title`() {
    #expect(line(20) { $0.rule(0) } == "--------------------")
    #expect(line(20) { $0.rule(0, title: "SO-1  v17") } == "-- SO-1  v17 -------")
    #expect(line(12) { $0.rule(0, title: "SO-700133") } == "-- SO-70~ --")
    var canvas = Canvas(Size(rows: 3, columns: 3))
    canvas.verticalRule(1, rows: 0..<2)
    #expect(canvas.text() == [" |", " |", ""])
}

@Test func `the layers of a golden screen show text and roles`() {
    var canvas = Canvas(Size(rows: 3, columns: 12))
    canvas.put(0, 1, "PROD", .envReal)
    canvas.put(0, 6, "有", .warn)
    canvas.put(2, 0, "x", .ghost)
    canvas.tint(2, 1, width: 2, .cursor)
    #expect(canvas.text() == [" PROD 有", "", "x"])
    #expect(canvas.roles() == [".RRRR.ww", "", "gcc"])
    #expect(Set(Role.allCases.map(\.glyph)).count == Role.allCases.count)
}

@Test func `a canvas on a canvas keeps wide letters whole and brings its cursor`() {
    var inner = Canvas(Size(rows: 1, columns: 4))
    inner.put(0, 0, "有機")
    inner.cursor = Position(row: 0, column: 2)
    var outer = Canvas(Size(rows: 2, columns: 5))
    outer.draw(inner, 1, 2)
    #expect(outer.text() == ["", "  有~"])
    #expect(outer.cursor == Position(row: 1, column: 4))
}

@Test func `whatever is drawn, each row is exactly as wide as the canvas`() {
    var random = SystemRandomNumberGenerator()
    let pieces = ["有", "a", "é", "e\u{301}", "👨‍👩‍👧", "🇬🇧", "\u{202E}", "한", "\t", "\u{1B}[2J", "ｱ", "ไทย"]
    for _ in 0..<2000 {
        var canvas = Canvas(Size(rows: 2, columns: Int.random(in: 1...12, using: &random)))
        for _ in 0..<6 {
            let text = (0..<Int.random(in: 0...5)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let width = Bool.random(using: &random) ? nil : Int.random(in: 0...14, using: &random)
            canvas.put(
                Int.random(in: 0...1), Int.random(in: 0...11), text, width: width, align: Bool.random() ? .left : .right
            )
        }
        for row in 0..<2 {
            let cells = Array(canvas.cells(ofRow: row))
            #expect(cells.reduce(0) { $0 + Int($1.width) } == canvas.size.columns)
            for (index, cell) in cells.enumerated() where cell.isContinuation {
                #expect(index > 0 && cells[index - 1].width == 2)
            }
        }
    }
}
