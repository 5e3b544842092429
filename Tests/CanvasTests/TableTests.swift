import Testing

@testable import Canvas

private let columns = [
    TableColumn("Order", .fixed(9), priority: 100),
    TableColumn("Title", .flexible(min: 6, weight: 2), priority: 50),
    TableColumn("Value", .fixed(8), align: .right, priority: 90),
    TableColumn("Age", .fixed(4), priority: 10),
    TableColumn("Flag", .flexible(min: 4), priority: 80),
]

@Test func `columns of low priority go first when the line gets narrow`() {
    func shown(_ width: Int) -> [String] { Table(columns, width: width).slots.map { columns[$0.column].title } }
    #expect(shown(80) == ["Order", "Title", "Value", "Age", "Flag"])
    #expect(shown(37) == ["Order", "Title", "Value", "Age", "Flag"])
    #expect(shown(36) == ["Order", "Title", "Value", "Flag"])
    #expect(shown(30) == ["Order", "Value", "Flag"])
    #expect(shown(24) == ["Order", "Value"])
    #expect(shown(12) == ["Order"])
    #expect(shown(5) == ["Order"])
    #expect(shown(2) == [])
    #expect(shown(0) == [])
}

@Test func `flexible columns share what is left by weight, to the last cell`() {
    for width in 37...200 {
        let slots = Table(columns, width: width).slots
        #expect(slots.last.map { $0.start + $0.width } == width)
    }
    let slots = Table(columns, width: 67).slots
    #expect(slots.map(\.width) == [9, 26, 8, 4, 14])
    #expect(slots.map(\.start) == [2, 12, 39, 48, 53])
}

@Test func `a table without flexible columns leaves the rest of the line blank`() {
    let slots = Table([TableColumn("A", .fixed(3)), TableColumn("B", .fixed(4))], width: 80).slots
    #expect(slots == [Table.Slot(column: 0, start: 2, width: 3), Table.Slot(column: 1, start: 6, width: 4)])
}

@Test func `header and rows stand under each other with their signs in the gutter`() {
    let table = Table([columns[0], columns[1], columns[2]], width: 30)
    var canvas = Canvas(Size(rows: 6, columns: 30))
    table.drawHeader(on: &canvas, row: 0)
    table.draw(TableRow(["SO-700114", "有機緑茶 100g", "182.40"]), on: &canvas, row: 1)
    table.draw(TableRow(["SO-700121", "Lamp", .init("49.99", .bad)], isMarked: true), on: &canvas, row: 2)
    table.draw(TableRow(["SO-700133", "Lamp", "310.75"], isCursor: true), on: &canvas, row: 3)
    table.draw(TableRow(["SO-700152", "Lamp", "19.00"], isGhost: true), on: &canvas, row: 4)
    table.draw(TableRow(["SO-700160"], isCursor: true, isMarked: true), on: &canvas, row: 5)
    #expect(
        canvas.text() == [
            "  Order     Title        Value",
            "  SO-700114 有機緑茶~   182.40",
            "* SO-700121 Lamp         49.99",
            "> SO-700133 Lamp        310.75",
            "x SO-700152 Lamp         19.00",
            ">*SO-700160",
        ])
    #expect(
        canvas.roles() == [
            "hhhhhhhhhhhhhhhhhhhhhhhhhhhhhh", "", "mm.......................bbbbb", "cc",
            "gggggggggggggggggggggggggggggg", "cc",
        ])
    #expect(canvas.cursor == Position(row: 5, column: 0))
}
