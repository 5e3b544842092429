import Canvas
import Vocabulary
import Workflow

/// What is shown of one order, beside the list and on its own page.
enum OrderLines {
    static func glance(_ row: OrderRow, _ content: OrdersPane.Content?, in scene: Scene, room: Size) -> [TextLine] {
        let width = room.columns
        var lines = summary(row, in: scene, width: width)
        guard let content else { return lines + [TextLine(" LOADING", .dim)] }
        lines += goods(content.order, width: width, isShort: true)
        lines += holds(content.order, in: scene, width: width, isShort: true)
        lines += OrderBackLines.story(content.order.order, width: width)
        let exceptions = content.order.exceptions.map(\.exception).filter { $0.state.isOpen && !saysTheClock($0.kind) }
        lines += exceptions.flatMap {
            TextLine.wrapped("\($0.kind): \($0.summary)", .warn, label: "Exception", labelTone: .warn, width: width)
        }
        let said = Set(content.order.order.holds.map(\.rule) + exceptions.map(\.summary) + [row.state.word])
        lines += DecisionLines.brief(content.decisions, besides: said, width: width)
        // Less of a history than that comes and goes from order to order, and tells nothing.
        guard room.rows - lines.count >= 6 else { return lines }
        return lines + [TextLine.rule("History, newest first")]
            + HistoryLines.brief(content.order.history.suffix(12).reversed(), in: scene, width: width)
    }

    /// Labels stand at fixed places, so that going to another order changes the figures alone.
    private static func summary(_ row: OrderRow, in scene: Scene, width: Int) -> [TextLine] {
        let place = row.location.isEmpty ? "nowhere" : row.location
        let placed = TimeWords.stamp(row.placedAt, in: scene)
        guard width >= 78 else {
            return [
                TextLine([
                    .init(" due    ", .dim), .init(due(row, in: scene), column: 8, width: 26),
                    .init("from", .dim, column: 35, width: 4),
                    .init(place, column: 40, width: max(1, width - 40)),
                ]),
                TextLine([
                    .init(" placed ", .dim), .init(placed, column: 8, width: 26), .init("via", .dim, column: 35, width: 4),
                    .init(row.channel, column: 40, width: max(1, width - 40)),
                ]),
            ]
        }
        return [
            TextLine([
                .init(" due", .dim), .init(due(row, in: scene), column: 5, width: 26),
                .init("placed", .dim, column: 32, width: 6),
                .init(placed, column: 39, width: 15), .init("via", .dim, column: 55, width: 3),
                .init(row.channel, column: 59, width: 8),
                .init("at", .dim, column: 67, width: 2), .init(place, column: 70, width: max(1, width - 70)),
            ])
        ]
    }

    static func page(_ answer: OrderDetail.Answer, in scene: Scene, width: Int) -> [TextLine] {
        let order = answer.order
        let customer = order.customer
        let address = [customer.street, "\(customer.postcode) \(customer.city)", customer.province, customer.country]
            .filter { !$0.allSatisfy { $0 == " " } }.joined(separator: ", ")
        var lines = TextLine.wrapped(customer.name, label: "Customer", width: width)
        lines += TextLine.wrapped(
            address.isEmpty ? "no address" : address, address.isEmpty ? .bad : .text, label: "Ship to ", width: width)
        lines.append(
            .field(
                " Due     ", due(answer.row, in: scene),
                answer.row.deadline < scene.now && !answer.row.state.isClosed ? .bad : .text))
        lines.append(.field(" Placed  ", "\(TimeWords.stamp(order.placedAt, in: scene)), via \(answer.row.channel)"))
        lines.append(.field(" Priority", priority(answer.row)))
        lines += goods(answer, width: width, isShort: false)
        lines += money(order, width: width)
        lines += OrderBackLines.story(order, width: width)
        lines += holds(answer, in: scene, width: width, isShort: false)
        lines += answer.exceptions.flatMap {
            TextLine.wrapped(
                "\($0.exception.id) \($0.exception.kind), \($0.exception.state.word): \($0.exception.summary)",
                $0.exception.state.isOpen ? .warn : .dim, label: "Exception", width: width
            ).leading(to: .row($0.key))
        }
        if !order.note.isEmpty { lines += TextLine.wrapped(order.note, label: "Note    ", width: width) }
        return lines
    }

    /// Exceptions about time say nothing that the line of the deadline or of the hold does not.
    private static func saysTheClock(_ kind: String) -> Bool { kind == "deadline_missed" || kind == "hold_overdue" }

    /// As the list says it, with the moment behind it: `3d late, 20 Nov 16:00+1`.
    private static func due(_ row: OrderRow, in scene: Scene) -> String {
        let moment = TimeWords.stamp(row.deadline, in: scene)
        return row.state.isClosed ? moment : "\(TimeWords.until(row.deadline, from: scene.now)), \(moment)"
    }

    private static func priority(_ row: OrderRow) -> String {
        guard !row.terms.isEmpty else { return "\(row.priority)" }
        return "\(row.priority) = "
            + row.terms.map { "\($0.points) \($0.rule.title) (\($0.rule.id))" }.joined(separator: " + ")
    }

    private static func goods(_ answer: OrderDetail.Answer, width: Int, isShort: Bool) -> [TextLine] {
        let sku = min(14, max(3, answer.items.map(\.code.text.count).max() ?? 3))
        // Beside a list there is room for the figures or for the title: the order's total stands in the list.
        let isNarrow = width < 52
        let value = isNarrow ? [] : [Grid.Column.right(11)]
        let grid = Grid([.left(2), .left(sku), .right(4), .right(4), .right(4)] + value + [.rest], width: width)
        let shown = isShort ? Array(answer.order.lines.prefix(6)) : answer.order.lines
        var lines = [
            grid.line(["L", "SKU", "Qty", "Rsvd", "Free"] + (isNarrow ? [] : ["Value"]) + ["Title"], .heading)
        ]
        for (index, line) in shown.enumerated() {
            let free = index < answer.available.count ? answer.available[index] : 0
            let reserved = answer.order.reserved(line: line.number)
            let lacks = line.needsStock && line.open > reserved + max(0, free)
            let code = index < answer.items.count ? answer.items[index].code.text : "?"
            lines.append(
                grid.line(
                    [
                        "\(line.number)", code, "\(line.quantity)", "\(reserved)", line.needsStock ? "\(free)" : "-",
                    ] + (isNarrow ? [] : [Money(minor: line.valueMinor, answer.order.currency).grouped])
                        + [title(line, answer)], tones: lacks ? [4: .bad] : [:]))
            if !isShort, line.needsStock, code != "?" {
                lines[lines.count - 1].link = .list(PaneID("stock"), filter: "sku:\(code)")
            }
        }
        // Most orders have no more lines than that: what stands below keeps its place beside the list.
        if isShort, width < 78 { lines += Array(repeating: TextLine(""), count: max(0, 3 - shown.count)) }
        let left = answer.order.lines.count - shown.count
        return left > 0 ? lines + [TextLine(" and \(CountWords.of(left, "more line")): Enter shows all", .dim)] : lines
    }

    /// `[77 at 3PL] Lamp`: what became of it, and where units are free that it lacks here.
    private static func title(_ line: OrderLine, _ answer: OrderDetail.Answer) -> String {
        let index = line.number - 1
        let free = answer.elsewhere.indices.contains(index) ? answer.elsewhere[index] : []
        var words = free.prefix(2).map { "\($0.units) at \($0.place)" }
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

    /// Beside the list: what stops it and why, until when to decide, and who lifts it unless it is whoever sits here; on the page
    /// also who placed it and when.
    private static func holds(_ answer: OrderDetail.Answer, in scene: Scene, width: Int, isShort: Bool) -> [TextLine] {
        answer.order.holds.flatMap { hold in
            let due = hold.dueAt.map { ", decide \(TimeWords.until($0, from: scene.now))" } ?? ""
            let rule = hold.rule.isEmpty ? "" : scene.words(ofRule: hold.rule, behind: hold.reason)
            let stops = hold.stops == .usual ? "" : ", stops \(hold.stops.words)"
            let isMine = isShort && scene.me.map { !$0.roles.isDisjoint(with: hold.liftedBy) } ?? false
            let lifters = hold.liftedBy.isEmpty || isMine ? "" : ", lifted by \(hold.lifterWords)"
            let reason = hold.reason.isEmpty ? "" : ": \(hold.reason)"
            let placed = " by \(scene.name(of: hold.placedBy)) since \(TimeWords.stamp(hold.placedAt, in: scene))"
            let isOwn = isShort && hold.placedBy == Operator.engineID
            return TextLine.wrapped(
                "\(hold.kind)\(isOwn ? "" : placed)\(reason)\(rule)\(stops)\(lifters)\(due)",
                .warn, label: "Hold", labelTone: .warn, width: width)
        }
    }
}
