import Canvas
import Vocabulary
import Workflow

/// What is shown of one stock level.
enum StockLines {
    static func glance(_ row: StockRow, _ content: StockPane.Content?, in scene: Scene, width: Int) -> [TextLine] {
        var lines = TextLine.wrapped(row.name, label: "Name  ", width: width)
        lines += equation(row)
        lines += road(row, in: scene, width: width)
        guard let content else { return lines + [TextLine(" LOADING", .dim)] }
        lines += promises(content.stock, in: scene, width: width, atMost: 4)
        lines += elsewhere(content.stock, width: width)
        lines += recent(content.stock, in: scene, width: width, atMost: 6)
        return lines
    }

    static func numbers(_ row: StockRow, _ answer: StockDetail.Answer, in scene: Scene, width: Int) -> [TextLine] {
        var lines = TextLine.wrapped(answer.item.name, label: "Name  ", width: width)
        lines += equation(row)
        lines += road(row, in: scene, width: width)
        lines += item(answer.item, row, in: scene)
        lines += states(answer.level, in: scene, width: width)
        lines += promises(answer, in: scene, width: width, atMost: .max)
        lines += elsewhere(answer, width: width)
        return lines
    }

    static func moves(_ answer: StockDetail.Answer, in scene: Scene, width: Int) -> [TextLine] {
        guard !answer.moves.isEmpty else { return [TextLine(" Nothing has moved here yet.", .dim)] }
        return recent(answer, in: scene, width: width, atMost: .max)
    }

    /// Available as an equation whose terms can be seen.
    private static func equation(_ row: StockRow) -> [TextLine] {
        let bar = Chart.bar(max(0, row.available), of: max(1, row.sellable), width: 12)
        let other = [
            ("quarantine", row.quarantine), ("damaged", row.damaged), ("returned", row.returned),
        ]
        .filter { $0.1 != 0 }.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
        return [
            TextLine([
                .init(" Free  ", .dim), .init(" \(row.available)", row.available < 0 ? .bad : .title),
                .init(" = \(row.sellable) sellable - \(row.reserved) reserved  "), .init(bar, .info),
            ]),
            TextLine([
                .init(" Here  ", .dim), .init(" \(row.onHand) on hand\(other.isEmpty ? "" : ", of these \(other)")"),
                .init(row.inTransit == 0 ? "" : "; \(row.inTransit) more in transit"),
                .init(row.wanted > 0 ? "  orders want \(row.wanted) more" : "", .warn),
            ]),
        ]
    }

    /// What is on the road to here, transfer by transfer.
    private static func road(_ row: StockRow, in scene: Scene, width: Int) -> [TextLine] {
        guard !row.transfers.isEmpty else { return [] }
        let grid = Grid([.left(10), .right(5), .left(10), .rest], width: width)
        return [TextLine.rule("On the road to \(row.locationCode) (a take in, X give up)")]
            + row.transfers.map { transfer in
                grid.line(
                    [
                        "transfer \(transfer.id)", "\(transfer.open)", "from \(transfer.from)",
                        "sent \(TimeWords.stamp(transfer.sentAt, in: scene)), \(TimeWords.since(transfer.sentAt, to: scene.now)) ago",
                    ])
            }
    }

    private static func item(_ item: Item, _ row: StockRow, in scene: Scene) -> [TextLine] {
        guard let currency = scene.overview?.shop.currency else { return [] }
        let cost = item.costMinor.map { Money(minor: $0, currency).description } ?? "nobody has said"
        let price = item.price.map { ", list price \($0)" } ?? ""
        return [
            .field(" Cost  ", "\(cost) each\(price), worth \(Money(minor: row.valueMinor, currency)) here"),
            .field(" Kind  ", row.locationKind.rawValue + (item.isProvisional ? ", a SKU that nobody has confirmed" : "")),
        ]
    }

    private static func states(_ level: StockLevel, in scene: Scene, width: Int) -> [TextLine] {
        let grid = Grid([.left(12), .right(7), .right(16), .rest], width: width)
        let currency = scene.overview?.shop.currency ?? .eur
        let shown = StockState.allCases.filter { level[$0] != 0 }
        guard !shown.isEmpty else { return [] }
        return [TextLine.rule("By state"), grid.line(["State", "Units", "Cost", ""], .heading)]
            + shown.map { state in
                let cost = level.piles[state.rawValue].layers.reduce(0) { $0 + $1.costMinor }
                return grid.line([state.word, "\(level[state])", Money(minor: cost, currency).description, ""])
            }
    }

    private static func promises(
        _ answer: StockDetail.Answer, in scene: Scene, width: Int, atMost limit: Int
    ) -> [TextLine] {
        guard !answer.promises.isEmpty else { return [] }
        let grid = Grid([.left(10), .right(5), .left(12), .rest], width: width)
        let lines = answer.promises.prefix(limit).map {
            grid.line(["\($0.number)", "\($0.quantity)", $0.state.word, TimeWords.until($0.deadline, from: scene.now)])
        }
        let left = answer.promises.count - lines.count
        return [TextLine.rule("Promised to")] + lines
            + (left > 0 ? [TextLine(" and \(CountWords.of(left, "more order")): Enter shows all", .dim)] : [])
    }

    private static func elsewhere(_ answer: StockDetail.Answer, width: Int) -> [TextLine] {
        guard !answer.elsewhere.isEmpty else { return [] }
        let words = answer.elsewhere.map { "\($0.locationCode) \($0.available) free of \($0.onHand)" }
        return TextLine.wrapped(words.joined(separator: ", "), label: "Elsewhere", width: width)
    }

    private static func recent(
        _ answer: StockDetail.Answer, in scene: Scene, width: Int, atMost limit: Int
    ) -> [TextLine] {
        guard !answer.moves.isEmpty else { return [] }
        let grid = Grid([.left(14), .right(6), .left(10), .rest], width: width)
        return [TextLine.rule("Moves, newest first")]
            + answer.moves.prefix(limit).map { move in
                grid.line(
                    [
                        TimeWords.stamp(move.at, in: scene), "\(move.quantity > 0 ? "+" : "")\(move.quantity)", move.by,
                        move.what,
                    ])
            }
    }
}
