import Ledger
import Vocabulary
import Workflow

extension OrderDetail: Answering {
    /// Throws the refusal when there is no such order.
    func answer(from reader: Reader) throws -> Answer {
        guard let order = try reader.shelf.order(id) else { throw Refusal.unknownOrder("with the id \(id)") }
        let rows = try OrderRows(reader, now: now)
        guard
            let row = try reader.prepared("SELECT \(OrderRows.columns) FROM orders o WHERE o.id = ?").first(
                {
                    $0.id(id)
                }, { try rows.row($0) })
        else { throw Refusal.unknownOrder("with the id \(id)") }
        let items = try order.lines.compactMap { try reader.shelf.item($0.sku) }
        var elsewhere: [[OrderDetail.Free]] = []
        let free = try order.lines.map { line in
            let sku = items.first { $0.id == line.sku }?.mappedTo ?? line.sku
            let levels = try reader.shelf.stock(of: sku)
            elsewhere.append(order.elsewhere(line, levels, reader))
            guard let location = order.location else { return levels.map(\.available).max() ?? 0 }
            return levels.first { $0.location == location }?.available ?? 0
        }
        return Answer(
            row: row, order: order, items: items, available: free, history: try reader.history(of: .order(id)),
            journal: try reader.journal(of: .order(id)),
            exceptions: try reader.shelf.openExceptions(about: .order(id)).map { try reader.row(of: $0) },
            elsewhere: elsewhere)
    }
}

extension Order {
    /// Where else units are free of a line that has too few where the order leaves from.
    fileprivate func elsewhere(_ line: OrderLine, _ levels: [StockLevel], _ reader: Reader) -> [OrderDetail.Free] {
        guard let location, line.needsStock else { return [] }
        let here = levels.first { $0.location == location }?.available ?? 0
        guard line.open > reserved(line: line.number) + max(0, here) else { return [] }
        return levels.filter { $0.location != location && $0.available > 0 }.sorted { $0.available > $1.available }
            .map { OrderDetail.Free(place: reader.code(of: $0.location), units: $0.available) }
    }
}

extension OrdersNamed: Answering {
    func answer(from reader: Reader) throws -> [OrderID] {
        let reference = OrderReference(text)
        let spellings =
            reference.number.hasPrefix("#") ? [reference.number] : [reference.number, "#" + reference.number]
        for spelling in spellings {
            guard let number = OrderNumber(spelling) else { continue }
            let wanted = reader.channels.values.filter { reference.channel == nil || $0.code.text == reference.channel }
            let found = try wanted.flatMap { try reader.shelf.orders(numbered: number, in: $0.id) }.sorted()
            if !found.isEmpty { return found }
        }
        return []
    }
}

extension Reader {
    /// The journal entries that a subject's events posted.
    func journal(of subject: Subject) throws -> [JournalView] {
        let chart = try house().chart
        var views: [JournalView] = []
        try statements(
            """
            SELECT l.sequence, j.day, l.account, l.minor, l.currency, l.location, j.belongs_to
            FROM event e JOIN journal_entry j ON j.sequence = e.sequence JOIN journal_line l ON l.sequence = e.sequence
            WHERE e.subject = ? ORDER BY l.sequence, l.number
            """
        ).each {
            $0.int(subject.packed)
        } _: { row in
            let line = JournalView.Line(
                account: row.int(2), name: chart.name(of: Account(row.int(2))) ?? "",
                amount: Money(minor: row.int(3), try row.currency(4)), location: code(of: row.optionalID(5)))
            if views.last?.sequence != row.int(0) {
                views.append(
                    JournalView(
                        sequence: row.int(0), day: row.day(1), belongsTo: row.optionalInt(6).map { Day(number: $0) }, lines: []))
            }
            views[views.count - 1].lines.append(line)
        }
        return views
    }
}
