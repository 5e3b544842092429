import Testing
import Vocabulary

@testable import Store
@testable import Workflow

@Suite struct AnswerTests {
    /// A zone an hour ahead.
    private struct East: Zones {
        func offsetSeconds(of zone: String, at moment: Instant) -> Int { 3_600 }
        func knows(_ zone: String) -> Bool { true }
    }

    @Test func `the month to close is the one before the shop's day, not before that of Greenwich`() throws {
        let store = try TestStore()
        let desk = try StoreDesk(store.folder, who: "east", zones: East(), readHouse: House.read)
        defer { try? desk.close() }
        let late = Instant(day: Day("2026-11-30")!, hour: 23).adding(seconds: 1_800)
        #expect(try desk.answer(Overview(now: late)).closing == Period("2026-11"))
        #expect(try store.desk.answer(Overview(now: late)).closing == Period("2026-10"))
    }

    @Test func `a damaged row may name any day, and nobody falls over it`() throws {
        let store = try TestStore()
        try store.desk.connections.pool.read { db in
            for text in ["9223372036854775807", "-9223372036854775808"] {
                let day = try Prepared(db.sqliteConnection!, "SELECT \(text)").first { $0.day(0) }
                #expect(day?.adding(days: 1).period != nil)
            }
        }
    }

    @Test func `what a person did is found by its index, whatever else the log holds`() throws {
        let store = try TestStore()
        let plan = try store.desk.connections.pool.read { db in
            try Prepared(db.sqliteConnection!, "EXPLAIN QUERY PLAN \(SQLiteShelf.ownEventsSQL)").all { $0.text(3) }
        }
        #expect(plan.contains { $0.contains("event_governed") }, "\(plan)")
    }

    private func numbers(_ store: TestStore, _ filter: String, sort: String = "", isDescending: Bool = false) throws -> [String] {
        let page = try store.desk.answer(
            OrderList(ListQuery(filter: ListFilter(filter), sort: sort, isDescending: isDescending), now: store.now))
        #expect(page.matching == page.rows.count)
        return page.rows.map(\.number)
    }

    /// #1 shipped, #2 held, #3 backordered, #4 allocated, #5 cancelled.
    static func shop() throws -> TestStore {
        let store = try TestStore()
        try store.item("TEA")
        try store.item("POT")
        try store.open("TEA", 10)
        let orders: [(String, String, String, PaymentState)] = [
            ("#1", "TEA", "Jürgen Müller", .paid), ("#2", "TEA", "Åsa Lund", .pending),
            ("#3", "POT", "Mary O'Neil", .paid), ("#4", "TEA", "Ånna Muller", .paid), ("#5", "POT", "Åsa Lund", .paid),
        ]
        for (number, sku, customer, payment) in orders {
            try store.perform(
                CaptureOrder(
                    draft: TestStore.draft(
                        number, [(sku, 2, 1000)], payment: payment, placedAt: store.now, customer: customer),
                    channel: ChannelID(1)))
        }
        for line in ["allocate #1", "release #1", "ship #1", "allocate #3", "allocate #4", "cancel #5"] {
            try store.do(line)
        }
        return store
    }

    @Test func `the queue shows open orders by deadline, then closed ones, the latest first`() throws {
        let store = try AnswerTests.shop()
        #expect(try numbers(store, "") == ["#4", "#2", "#3", "#5", "#1"])
        let page = try store.desk.answer(OrderList(ListQuery(offset: 2, limit: 2), now: store.now))
        #expect(page.rows.map(\.number) == ["#3", "#5"])
        #expect(page.matching == 5)
        #expect(page.total == 5)
        let row = try store.desk.answer(OrderList(ListQuery(offset: 1, limit: 1), now: store.now)).rows[0]
        #expect(row.state == .held)
        #expect(row.holds == ["payment"])
        #expect(row.customer == "Åsa Lund")
        #expect(row.total.minor == 2000)
    }

    @Test func `a filter finds what people mean`() throws {
        let store = try AnswerTests.shop()
        for (filter, expected) in [
            ("muller", ["#4", "#1"]), ("MÜLLER", ["#4", "#1"]), ("asa", ["#2", "#5"]), ("!asa", ["#4", "#3", "#1"]),
            ("pot", ["#3", "#5"]), ("name pot lund", ["#5"]), ("state:held", ["#2"]),
            ("!state:held,shipped", ["#4", "#3", "#5"]),
            ("state:shipped muller", ["#1"]), ("open:no", ["#5", "#1"]), ("open:yes asa", ["#2"]), ("hold:payment", ["#2"]),
            ("pay", ["#2"]), ("number:4", ["#4"]), ("#4", ["#4"]), ("channel:web", ["#4", "#2", "#3", "#5", "#1"]),
            ("channel:uk", []), ("location:ham", ["#4", "#1"]), ("location:none", ["#2", "#3", "#5"]), ("hamburg", ["#4", "#1"]),
            ("customer:lund", ["#2", "#5"]), ("currency:EUR number:1", ["#1"]), ("exception:stock_short", ["#3"]),
            ("' OR 1=1", []), ("state:nonsense", []), ("zzz", []),
        ] { #expect(try numbers(store, filter) == expected, "\(filter)") }
    }

    @Test func `a list sorts by its columns, and tells of fields it does not have`() throws {
        let store = try AnswerTests.shop()
        #expect(try numbers(store, "", sort: "number", isDescending: true) == ["#5", "#4", "#3", "#2", "#1"])
        #expect(try numbers(store, "asa", sort: "number") == ["#2", "#5"])
        #expect(try numbers(store, "", sort: "customer").first == "#1")
        let page = try store.desk.answer(OrderList(ListQuery(filter: ListFilter("colour:red x:1")), now: store.now))
        #expect(page.unknownFields == ["colour", "x"])
        #expect(page.rows.count == 5)
    }

    @Test func `priority is what the rules give, and can be filtered and sorted by`() throws {
        let store = try AnswerTests.shop()
        let late = store.now.adding(days: 30)
        let page = try store.desk.answer(
            OrderList(ListQuery(filter: ListFilter("priority:>50")), now: late))
        #expect(page.rows.map(\.priority) == [80, 80, 80])
        #expect(page.rows[0].terms.map(\.rule.id) == ["P-02"])
        let sorted = try store.desk.answer(OrderList(ListQuery(sort: "priority", isDescending: true), now: late))
        #expect(sorted.rows.map(\.priority) == [80, 80, 80, 0, 0])
    }

    @Test func `an order tells everything about it`() throws {
        let store = try AnswerTests.shop()
        let detail = try store.desk.answer(OrderDetail(OrderID(1), now: store.now))
        #expect(detail.row.state == .shipped)
        #expect(detail.history.map(\.what).first == "captured: 1 line, 20.00 EUR")
        #expect(detail.history.last?.what == "shipped 2 units from HAM, 20.00 EUR")
        #expect(detail.journal.count == 2)
        #expect(detail.journal[1].lines.contains { $0.account == 5000 && $0.amount.minor == 1000 })
        #expect(throws: Refusal.self) { try store.desk.answer(OrderDetail(OrderID(99), now: store.now)) }
        #expect(try store.desk.answer(OrdersNamed("1")) == [OrderID(1)])
        #expect(try store.desk.answer(OrdersNamed("web:#2")) == [OrderID(2)])
        #expect(try store.desk.answer(OrdersNamed("uk:#2")) == [])
    }

    @Test func `stock that is in trouble comes first, with what is wanted of it`() throws {
        let store = try AnswerTests.shop()
        try store.open("POT", 2, at: "KOE")
        try store.capture("#9", [("POT", 1, 100)])
        let page = try store.desk.answer(StockList(ListQuery()))
        #expect(page.rows.map(\.code) == ["POT", "TEA"])
        #expect(page.rows[0].wanted == 3)
        #expect(page.rows.map(\.reserved) == [0, 2])
        #expect(page.rows[1].available == 6)
        for (filter, expected) in [
            ("flag:short", ["POT"]), ("flag:wanted", ["POT"]), ("flag:low", []), ("available:>2", ["TEA"]),
            ("location:ham", ["TEA"]), ("laden", ["POT"]), ("sku:tea", ["TEA"]),
            ("kind:store", ["POT"]), ("name:of", ["POT", "TEA"]), ("!tea", ["POT"]),
        ] {
            #expect(
                try store.desk.answer(StockList(ListQuery(filter: ListFilter(filter)))).rows.map(\.code) == expected, "\(filter)")
        }
        let detail = try store.desk.answer(StockDetail(StockKey(SKUID(1), LocationID(1))))
        #expect(detail.promises.map(\.number) == ["#4"])
        #expect(detail.moves.map(\.quantity) == [-2, 10])
        #expect(detail.moves[0].what.hasPrefix("#1 shipped"))
    }

    @Test func `the engine is told what is due, released and overdue`() throws {
        let store = try AnswerTests.shop()
        #expect(try store.desk.answer(DueOrders(now: store.now)) == [OrderID(4), OrderID(3)])
        try store.do("release #4")
        #expect(try store.desk.answer(DueOrders(now: store.now)) == [OrderID(3)])
        #expect(try store.desk.answer(ReleasedOrders(before: store.now.adding(days: 1))) == [OrderID(4)])
        let late = store.now.adding(days: 30)
        let overdue = try store.desk.answer(Overdue(now: late))
        #expect(overdue.orders == [OrderID(4), OrderID(2), OrderID(3)])
        #expect(overdue.holds == [OrderID(2)])
        let report = try Engine(desk: store.desk).work(at: late)
        #expect(report.raised == 4)
        #expect(try store.desk.answer(Overdue(now: late)) == Overdue.Answer(orders: [], holds: []))
        #expect(try store.desk.verify().filter { !$0.ok } == [])
    }

    @Test func `inboxes show what is open, and every decision can be shown`() throws {
        let store = try AnswerTests.shop()
        let inbox = try store.desk.answer(ExceptionList(ListQuery()))
        #expect(inbox.rows.map(\.exception.kind) == ["stock_short"])
        #expect(inbox.rows[0].subject == "#3")
        #expect(try store.desk.answer(ExceptionList(ListQuery(filter: ListFilter("subject:3")))).matching == 1)
        #expect(try store.desk.answer(ExceptionList(ListQuery(filter: ListFilter("subject:4")))).matching == 0)
        try store.do("adjust TEA -2 --at HAM --reason broken")
        try store.perform(AdjustStock(sku: "TEA", quantity: 500, location: "HAM", reason: "found"), as: "supervisor")
        let requests = try store.desk.answer(ApprovalList(ListQuery(filter: ListFilter("tea"))))
        #expect(requests.rows.map(\.approval.amount.minor) == [250_000])
        #expect(requests.rows[0].requesterPerson == "supervisor")
        let decisions = try store.desk.answer(Decisions(.order(OrderID(1))))
        #expect(decisions.map(\.record.command) == ["ship", "release", "allocate", "capture"])
        #expect(decisions[2].locations.contains("HAM"))
        let last = decisions[1].sequence
        #expect(try store.desk.answer(DecisionAt(last))?.record == decisions[1].record)
        #expect(try store.desk.answer(DecisionAt(100_000)) == nil)
    }

    @Test func `the overview counts, and the trial balance balances`() throws {
        let store = try AnswerTests.shop()
        let overview = try store.desk.answer(Overview(now: store.now))
        #expect(overview.openOrders == 3)
        #expect(overview.openExceptions == 1)
        #expect(overview.closing == Period("2026-10"))
        #expect(overview.policyVersion == 1)
        #expect(overview.operators.count == 8)
        let balance = try store.desk.answer(TrialBalance(through: nil))
        #expect(balance.reduce(0) { $0 + $1.debitMinor } == balance.reduce(0) { $0 + $1.creditMinor })
        #expect(balance.first { $0.account == 2200 }!.name.hasPrefix("Customer deposits"))
        #expect(try store.desk.answer(TrialBalance(through: Period("2026-10"))) == [])
        let log = try store.desk.answer(EventList(after: 0, limit: 1_000))
        #expect(log.count == overview.sequence)
        #expect(log[0].what == "store founded: Nordlicht Kontor, in EUR, for practice")
    }

    @Test func `the close list proves what can be proved, and names what is in the way`() throws {
        let store = try AnswerTests.shop()
        let period = Period("2026-11")!
        func row(_ number: Int) throws -> CloseRow {
            try store.desk.answer(CloseList(period)).first { $0.step.number == number }!
        }
        #expect(try row(1).value == "0 rejected lines, 1 channel not heard")
        #expect(try row(1).state == .ready)
        #expect(try row(2).state == .waiting)
        #expect(try row(12).isPassing == true)
        #expect(try row(17).state == .notApplicable)
        #expect(try row(24).value == "0.00")
        #expect(try row(40).isPassing == false)
        #expect(try row(40).offending.map(\.words) == ["no verified copy was ever made"] && row(40).fix == "tally backup FILE")
        try store.desk.backup(to: store.folder.backups + "/one.db", noting: store.now)
        #expect(try row(40).isPassing == true)
        try store.perform(
            RejectRecord(
                rejection: Rejection(file: "a.csv", line: 3, column: nil, reason: "no date", name: "#7", source: 9)))
        #expect(try row(1).isPassing == false)
        #expect(try row(1).value == "1 rejected line, 1 channel not heard")
        #expect(try row(1).offending.contains { $0.words.contains("no date") })
        #expect(try row(2).state == .waiting)
        for step in try store.desk.answer(CloseList(period)) where !step.step.check.isEmpty && step.step.notApplicable.isEmpty {
            #expect(step.isPassing != nil, "\(step.step.check)")
        }
    }
}
