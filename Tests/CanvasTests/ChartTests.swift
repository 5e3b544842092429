import Canvas
import Testing

@Test(arguments: [
    (0, "[..........]"), (2, "[###.......]"), (8, "[##########]"), (99, "[##########]"), (-1, "[..........]"),
])
func `a bar is as full as the value and always as wide as asked`(value: Int, bar: String) {
    #expect(Chart.bar(value, of: 8, width: 12) == bar)
}

@Test func `a bar of blocks shows eighths of a cell`() {
    #expect(Chart.bar(5, of: 16, width: 6, ascii: false) == "[█▎  ]")
    for value in 0...40 {
        #expect(TextWidth.cells(Chart.bar(value, of: 40, width: 9, ascii: false)) == 9)
        #expect(TextWidth.cells(Chart.bar(value, of: 40, width: 9)) == 9)
    }
    #expect(Chart.bar(1, of: 0, width: 5) == "[...]")
    #expect(Chart.bar(1, of: 1, width: 2) == "  ")
    #expect(Chart.bar(1, of: 1, width: -1) == "")
}

@Test func `a sparkline runs from the lowest to the highest of the last values`() {
    #expect(Chart.sparkline([9, 1, 2, 3, 4, 5, 6, 7], width: 7) == ".:-=+*#")
    #expect(Chart.sparkline([1, 8], width: 7, ascii: false) == "▁█")
    #expect(Chart.sparkline([5, 5], width: 7) == "..")
    #expect(Chart.sparkline([], width: 7) == "")
}
