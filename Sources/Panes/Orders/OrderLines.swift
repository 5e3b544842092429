import Vocabulary
import Workflow

/// What is shown of one order, beside the list and on its own page.
enum OrderLines {
    static func glance(_ row: OrderRow, _ content: OrdersPane.Content?, in scene: Scene, width: Int) -> [TextLine] {
        var lines = [
            TextLine([
                .init(" placed ", .dim), .init(TimeWords.stamp(row.placedAt, now: scene.now)), .init("  via ", .dim),
                .init(row.channel), .init("  due ", .dim),
                .init("\(row.deadline.day().short) \(row.deadline.clock())Z \(row.state.isClosed ? "" : TimeWords.until(row.deadline, from: scene.now))"),
                .init("  from ", .dim), .init(row.location.isEmpty ? "nowhere yet" : row.location),
            ])
        ]
        guard let content else { return lines + [TextLine(" LOADING", .dim)] }
        lines += goods(content.order, width: width, isShort: true)
        lines += holds(content.order, in: scene, width: width)
        lines += content.order.exceptions.filter(\.exception.state.isOpen).flatMap {
            TextLine.wrapped("\($0.exception.kind): \($0.exception.summary)", .warn, label: "Exception", width: width)
        }
        lines += DecisionLines.brief(content.decisions, width: width)
        return lines + [TextLine.rule("History, newest first")]
            + HistoryLines.all(content.order.history.suffix(12).reversed(), in: scene, width: width)
    }

    static func page(_ answer: OrderDetail.Answer, in scene: Scene, width: Int) -> [TextLine] {
        let order = answer.order
        let customer = order.customer
        let address = [customer.street, "\(customer.postcode) \(customer.city)", customer.province, customer.country]
            .filter { !$0.allSatisfy { $0 == " " } }.joined(separator: ", ")
        var lines = TextLine.wrapped(customer.name, label: "Customer", width: width)
        lines += TextLine.wrapped(address.isEmpty ? "no address" : address, address.isEmpty ? .bad : .text, label: "Ship to ", width: width)
        lines.append(
            .field(
                " Due     ",
                "\(order.deadline)  \(answer.row.state.isClosed ? "" : TimeWords.until(order.deadline, from: scene.now))"))
        lines.append(.field(" Priority", priority(answer.row)))
        lines += goods(answer, width: width, isShort: false)
        lines += money(order, width: width)
        lines += holds(answer, in: scene, width: width)
        lines += answer.exceptions.flatMap {
            TextLine.wrapped(
                "\($0.exception.id) \($0.exception.kind), \($0.exception.state.word): \($0.exception.summary)",
                $0.exception.state.isOpen ? .warn : .dim, label: "Exception", width: width)
        }
        if !order.note.isEmpty { lines += TextLine.wrapped(order.note, label: "Note    ", width: width) }
        return lines
    }

    private static func priority(_ row: OrderRow) -> String {
        guard !row.terms.isEmpty else { return "\(row.priority)" }
        return "\(row.priority) = "
            + row.terms.map { "\($0.points) \($0.rule.title) (\($0.rule.id))" }.joined(separator: " + ")
    }

    private static func goods(_ answer: OrderDetail.Answer, width: Int, isShort: Bool) -> [TextLine] {
        let sku = min(14, max(3, answer.items.map(\.code.text.count).max() ?? 3))
        let grid = Grid([.left(2), .left(sku), .right(4), .right(4), .right(4), .right(11), .rest], width: width)
        let shown = isShort ? Array(answer.order.lines.prefix(6)) : answer.order.lines
        var lines = [grid.line(["L", "SKU", "Qty", "Rsvd", "Free", "Value", "Title"], .heading)]
        for (index, line) in shown.enumerated() {
            let free = index < answer.available.count ? answer.available[index] : 0
            let reserved = answer.order.reserved(line: line.number)
            let lacks = line.needsStock && line.open > reserved + max(0, free)
            let code = index < answer.items.count ? answer.items[index].code.text : "?"
            lines.append(
                grid.line(
                    [
                        "\(line.number)", code, "\(line.quantity)", "\(reserved)", line.needsStock ? "\(free)" : "-",
                        Money(minor: line.valueMinor, answer.order.currency).grouped, title(line),
                    ], tones: lacks ? [4: .bad] : [:]))
        }
        let left = answer.order.lines.count - shown.count
        return left > 0 ? lines + [TextLine(" and \(left) more lines: Enter shows all", .dim)] : lines
    }

    private static func title(_ line: OrderLine) -> String {
        var words: [String] = []
        if line.shipped > 0 { words.append("\(line.shipped) shipped") }
        if line.cancelled > 0 { words.append("\(line.cancelled) cancelled") }
        return (words.isEmpty ? "" : "[\(words.joined(separator: ", "))] ") + line.title
    }

    private static func money(_ order: Order, width: Int) -> [TextLine] {
        let grid = Grid([.left(26), .right(18), .rest], width: width)
        let amounts: [(String, Int)] = [
            ("Shipping with its tax", order.amounts.shippingMinor + order.amounts.shippingTaxMinor),
            ("Total", order.amounts.totalMinor), ("Paid", order.paidMinor),
            ("Authorized, not taken yet", order.authorizedMinor), ("Deposit not yet earned", order.depositMinor),
            ("Shipped, not paid yet", order.receivableMinor),
            ("Refund owed", order.refundPayableMinor), ("Refunded", order.refundedMinor),
        ]
        return [TextLine.rule("Money")]
            + amounts.filter { $0.1 != 0 || $0.0 == "Total" }.map {
                grid.line([$0.0, Money(minor: $0.1, order.currency).description, ""], tones: [0: .dim])
            }
    }

    private static func holds(_ answer: OrderDetail.Answer, in scene: Scene, width: Int) -> [TextLine] {
        answer.order.holds.flatMap { hold in
            let due = hold.dueAt.map { ", decide \(TimeWords.until($0, from: scene.now))" } ?? ""
            let rule = hold.rule.isEmpty ? "" : " (rule \(hold.rule))"
            let reason = hold.reason.isEmpty ? "" : ": \(hold.reason)"
            return TextLine.wrapped(
                "\(hold.kind) by \(scene.name(of: hold.placedBy)) since \(TimeWords.stamp(hold.placedAt, now: scene.now))\(rule)\(due)\(reason)",
                .warn, label: "Hold", width: width)
        }
    }
}
