import Vocabulary
import Workflow

/// An order's lines with what of each left, what was refunded, and what came back.
enum OrderBackLines {
    static func lines(_ answer: OrderDetail.Answer, width: Int) -> [TextLine] {
        let sku = min(12, max(3, answer.items.map(\.code.text.count).max() ?? 3))
        let grid = Grid([.left(2), .left(sku), .right(4), .right(8), .right(8), .right(4), .right(11), .rest], width: width)
        let order = answer.order
        var lines = [grid.line(["L", "SKU", "Sent", "Refunded", "Expected", "Back", "Value", "Title"], .heading)]
        for (index, line) in order.lines.prefix(8).enumerated() {
            let back = order.back.line(line.number)
            let code = index < answer.items.count ? answer.items[index].code.text : "?"
            lines.append(
                grid.line(
                    [
                        "\(line.number)", code, "\(line.shipped)", "\(back.refunded)", "\(back.expected)", "\(back.returned)",
                        Money(minor: line.valueMinor, order.currency).grouped, line.title,
                    ], line.shipped == 0 ? .dim : .text))
        }
        if order.lines.count > 8 { lines.append(TextLine(" and \(order.lines.count - 8) more lines", .dim)) }
        return lines
    }

    /// Refunds and returns of an order in sentences, for its own page; empty when nothing went back.
    static func story(_ order: Order, width: Int) -> [TextLine] {
        func money(_ minor: Int) -> String { Money(minor: minor, order.currency).description }
        let grants = order.back.grants.flatMap { grant in
            TextLine.wrapped(
                grant.openMinor > 0
                    ? "\(money(grant.minor)) approved, not paid out yet (O when it is)"
                    : "\(money(grant.minor)) paid out\(grant.reference.isEmpty ? "" : " as \(grant.reference)")",
                grant.openMinor > 0 ? .warn : .text, label: "Refund \(grant.number)", width: width)
        }
        let units = order.back.lines.filter { $0.expected > 0 || $0.returned > 0 }.flatMap { line in
            TextLine.wrapped(
                "line \(line.line): \(line.returned) came back, \(line.expected) still expected",
                line.expected > 0 ? .warn : .text,
                label: "Goods   ", width: width)
        }
        // Only a refund that is asked for and approved moves the money.
        let owed =
            order.owedMinor == 0
            ? []
            : TextLine.wrapped(
                "\(money(order.owedMinor)) are owed to the customer: ask for the refund (d), another person approves it", .warn,
                label: "Owed    ", width: width)
        return owed + grants + units
    }
}
