import Ledger
import Panes
import Vocabulary
import Workflow

/// Answers of the fake desk.
struct FakeAnswers {
    let state: FakeDesk.State

    func answer(_ question: any Question) throws -> Any {
        switch question {
        case let asked as Overview: overview(asked.now)
        case let list as OrderList: page(list.query, orders(list.query), total: state.orders.count, known: OrdersPane().fields)
        case let detail as OrderDetail: try order(detail.id)
        case let named as OrdersNamed:
            state.orders.filter { $0.number.text == named.text || $0.number.text == "#" + named.text }.map(\.id)
        case let list as StockList: page(list.query, stock(list.query), total: state.stock.count, known: StockPane().fields)
        case let detail as StockDetail: try level(detail.key)
        case let list as ExceptionList:
            page(list.query, exceptions(list.query), total: state.exceptions.count, known: ExceptionsPane().fields)
        case let list as ApprovalList:
            page(list.query, approvals(list.query), total: state.approvals.count, known: ApprovalsPane().fields)
        case let list as CloseList: (1...8).map { FakeShop.step($0, list.period) }
        case let decisions as Decisions: FakeDecisions.about(decisions.subject)
        case is History: history
        case is PolicyRows: FakePolicy.rows
        case is PolicyVersions: [FakePolicy.version]
        case is PolicyInForce: PolicyInForce.Answer(version: 3, files: FakePolicy.files)
        case is PolicyText: Optional(FakePolicy.files) as Any
        case is PolicyModes: FakePolicy.modes
        case is RuleUse: FakePolicy.use
        case is RehearsalKept: Optional<Rehearsal>.none as Any
        case is EventList: history
        case is Names: names
        default: throw FakeDesk.Broken(description: "no fake answer to \(type(of: question))")
        }
    }

    private func overview(_ now: Instant) -> Overview.Answer {
        Overview.Answer(
            shop: FakeShop.shop, sequence: 88_412, policyVersion: 3, stockAlerts: 5,
            openOrders: state.orders.filter { !$0.state.isClosed }.count, openExceptions: state.exceptions.count,
            criticalExceptions: 2, waitingApprovals: state.approvals.count, closeDone: 1, closeSteps: 7,
            closing: Period("2026-10")!, operators: FakeShop.operators, locations: FakeShop.locations,
            channels: FakeShop.channels,
            ahead: state.logEnd.flatMap { LogAhead(now: now).ahead($0) },
            ruleTitles: ["H-01": "Payment not confirmed", "H-02": "High value"])
    }

    private func page<Row>(_ query: ListQuery, _ rows: [Row], total: Int, known: [String]) -> Page<Row> {
        Page(
            rows: Array(rows.dropFirst(query.offset).prefix(query.limit)), matching: rows.count, total: total,
            unknownFields: query.filter.terms.map(\.field).filter { !$0.isEmpty && !known.contains($0) })
    }

    private func holds(_ query: ListQuery, _ fields: [String: String]) -> Bool {
        query.filter.terms.allSatisfy { term in
            guard case .oneOf(let values) = term.match else { return true }
            let texts = term.field.isEmpty ? Array(fields.values) : [fields[term.field] ?? ""]
            let isFound = values.contains { value in
                texts.contains { term.field.isEmpty ? $0.lowercased().contains(value.lowercased()) : $0 == value }
            }
            return isFound != term.isNegated
        }
    }

    private func orders(_ query: ListQuery) -> [OrderRow] {
        var rows = state.orders.map(FakeShop.row).filter { row in
            holds(
                query,
                [
                    "state": row.state.word, "channel": row.channel, "customer": row.customer, "number": row.number,
                    "hold": row.holds.joined(separator: ","), "location": row.location,
                ])
        }
        switch query.sort {
        case "total": rows.sort { ($0.total.minor, $0.id) < ($1.total.minor, $1.id) }
        case "number": rows.sort { $0.number < $1.number }
        default: rows.sort { ($0.deadline, $0.id) < ($1.deadline, $1.id) }
        }
        return query.isDescending != state.isReversed ? rows.reversed() : rows
    }

    private func stock(_ query: ListQuery) -> [StockRow] {
        let rows = state.stock.filter {
            holds(query, ["sku": $0.code, "location": $0.locationCode, "flag": $0.flag, "name": $0.name])
        }
        return query.isDescending ? rows.reversed() : rows
    }

    private func exceptions(_ query: ListQuery) -> [ExceptionRow] {
        state.exceptions.filter {
            holds(query, ["id": "\($0.exception.id)", "kind": $0.exception.kind, "state": $0.exception.state.word])
        }
    }

    private func approvals(_ query: ListQuery) -> [ApprovalRow] {
        state.approvals.filter {
            holds(query, ["id": "\($0.approval.id)", "kind": $0.approval.kind, "state": $0.approval.state.word])
        }
    }

    private func order(_ id: OrderID) throws -> OrderDetail.Answer {
        guard let order = state.orders.first(where: { $0.id == id }) else { throw Refusal.unknownOrder("\(id)") }
        return OrderDetail.Answer(
            row: FakeShop.row(order), order: order, items: order.lines.map { FakeShop.item($0.sku.number - 1) },
            available: order.lines.map { 3 - $0.number }, history: history,
            journal: [
                JournalView(
                    sequence: 812, day: order.capturedAt.day(),
                    lines: [
                        .init(
                            account: 1050, name: "Payment clearing", amount: Money(minor: order.depositMinor, order.currency),
                            location: ""),
                        .init(
                            account: 2200, name: "Customer deposits", amount: Money(minor: -order.depositMinor, order.currency),
                            location: ""),
                    ])
            ], exceptions: id.number % 5 == 4 ? [FakeShop.exception(1)] : [])
    }

    private func level(_ key: StockKey) throws -> StockDetail.Answer {
        guard let row = state.stock.first(where: { $0.sku == key.sku && $0.location == key.location }) else {
            throw Refusal.unknownThing("stock level")
        }
        var level = StockLevel(sku: key.sku, location: key.location)
        level.piles[0].quantity = row.sellable
        level.piles[2].quantity = row.damaged
        return StockDetail.Answer(
            row: row, item: FakeShop.item(key.sku.number - 1), level: level,
            promises: [
                .init(
                    order: OrderID(2), number: "#1002", state: .allocated, quantity: 2,
                    deadline: FakeShop.now.adding(minutes: -190)),
                .init(order: OrderID(7), number: "#1007", state: .released, quantity: 4, deadline: FakeShop.now.adding(hours: 5)),
            ],
            moves: [
                .init(sequence: 90, at: FakeShop.now.adding(minutes: -12), by: "buyer", quantity: 50, what: "received"),
                .init(sequence: 80, at: FakeShop.now.adding(hours: -30), by: "engine", quantity: -42, what: "shipped with #1001"),
            ], elsewhere: state.stock.filter { $0.sku == key.sku && $0.location != key.location })
    }

    private var history: [HistoryLine] {
        [
            HistoryLine(sequence: 812, at: FakeShop.now.adding(hours: -29), by: "engine", what: "captured from web"),
            HistoryLine(sequence: 813, at: FakeShop.now.adding(hours: -29), by: "engine", what: "hold fraud_review (H-02)"),
            HistoryLine(
                sequence: 901, at: FakeShop.now.adding(minutes: -8), by: "supervisor",
                what: "lifted the hold: \u{1B}[2Jphoned them"),
        ]
    }

    private var names: Names.Answer {
        Names.Answer(
            items: Dictionary(uniqueKeysWithValues: FakeShop.items.indices.map { (SKUID($0 + 1), FakeShop.item($0)) }),
            locations: Dictionary(uniqueKeysWithValues: FakeShop.locations.map { ($0.id, $0) }),
            channels: Dictionary(uniqueKeysWithValues: FakeShop.channels.map { ($0.id, $0) }),
            chart: Chart([
                .init(account: .customerDeposits, name: "Customer deposits", kind: .liability),
                .init(account: .refundsPayable, name: "Refunds payable", kind: .liability),
                .init(account: .inventory, name: "Inventory sellable", kind: .asset),
                .init(account: .writeOff, name: "Write-off and damage", kind: .cost),
            ]))
    }
}
