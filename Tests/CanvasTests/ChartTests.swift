import Canvas
import Testing

@Test(arguments: [
    (0, "[..........]"), (2, "[###.......]"), (8, "[##########]"), (99, "[##########]"), (-1, "[..........]"),
])
func `a bar is as full as the value and always as wide as asked`(value: Int, bar: String) {
    #expect(Chart.bar(value, of: 8, width: 12) == bar)
}

@Test func `a bar has the width asked for, whatever the numbers`() {
    for value in 0...40 { #expect(TextWidth.cells(Chart.bar(value, of: 40, width: 9)) == 9) }
    #expect(Chart.bar(.max - 1, of: .max, width: 6) == "[####]")
    #expect(Chart.bar(.max / 2, of: .max, width: 6) == "[##..]")
    #expect(Chart.bar(1, of: 0, width: 5) == "[...]")
    #expect(Chart.bar(1, of: 1, width: 2) == "  ")
    #expect(Chart.bar(1, of: 1, width: -1) == "")
}
