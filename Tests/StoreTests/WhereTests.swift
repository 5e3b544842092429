import Policy
import Testing
import Vocabulary

@testable import Store
@testable import Workflow

@Suite struct WhereTests {
    private func condition(_ text: String, _ subject: ListSubject, _ store: TestStore) throws -> Where {
        try Where(text, of: subject, now: store.now, zones: UTCOnly())
    }

    private func orders(_ text: String, _ store: TestStore) throws -> Page<OrderRow> {
        try store.desk.answer(OrderList(ListQuery(condition: try condition(text, .order, store)), now: store.now))
    }

    @Test func `a condition keeps the orders for which it holds`() throws {
        let store = try AnswerTests.shop()
        for (text, expected) in [
            ("order.state == 'held'", ["#2"]), ("'payment' in order.holds", ["#2"]),
            ("order.total > money('19.99 EUR')", ["#4", "#2", "#3", "#5", "#1"]),
            ("order.total > money('20.00 EUR')", []), ("order.customer.startsWith('Åsa') && order.is_open", ["#2"]),
            ("order.skus.exists(s, s == 'POT') || order.number == '#1'", ["#3", "#5", "#1"]),
            ("order.location == 'HAM' && order.units - order.open_units == 2", ["#1"]),
            ("order.placed_at + duration('1h') > now", ["#4", "#2", "#3", "#5", "#1"]),
            ("!order.is_open && order.state != 'shipped'", ["#5"]),
        ] {
            let page = try orders(text, store)
            #expect(page.rows.map(\.number) == expected, "\(text)")
            #expect(page.matching == expected.count)
            #expect(page.complaint == nil)
        }
    }

    @Test func `words and a condition have to hold together, and sorting stays`() throws {
        let store = try AnswerTests.shop()
        let query = ListQuery(
            filter: ListFilter("asa"), condition: try condition("order.units == 2", .order, store), sort: "number",
            isDescending: true)
        #expect(try store.desk.answer(OrderList(query, now: store.now)).rows.map(\.number) == ["#5", "#2"])
    }

    @Test func `rows without an answer are left out and counted`() throws {
        let store = try AnswerTests.shop()
        let page = try orders("order.total > money('1 GBP')", store)
        #expect(page.rows.isEmpty)
        #expect(page.complaint?.hasPrefix("5 rows have no answer: ") == true)
    }

    @Test(arguments: ListSubject.allCases) func `everything that may be asked of a row can be asked`(subject: ListSubject) throws
    {
        let store = try AnswerTests.shop()
        for field in subject.fields where field.name != "now" {
            let asked = try condition("type(\(field.name)) == type(\(field.name))", subject, store)
            #expect(asked.reads == [field.name])
            switch subject {
            case .order: #expect(try store.desk.answer(OrderList(ListQuery(condition: asked), now: store.now)).matching == 5)
            case .stock: #expect(try store.desk.answer(StockList(ListQuery(condition: asked))).matching > 0)
            case .exception: #expect(try store.desk.answer(ExceptionList(ListQuery(condition: asked))).matching > 0)
            case .approval: #expect(try store.desk.answer(ApprovalList(ListQuery(condition: asked))).complaint == nil)
            case .step:
                let rows = try store.desk.answer(CloseList(Period("2026-11")!))
                let kept = asked.kept(of: rows, \.asked)
                #expect(kept.rows.count + kept.tally.unanswered == rows.count)
            case .policy:
                let rows = try store.desk.answer(PolicyRows(now: store.now))
                let kept = asked.kept(of: rows, \.asked)
                #expect(kept.rows.count + kept.tally.unanswered == rows.count && rows.count > 20)
            }
        }
    }

    @Test func `stock, exceptions and close steps are asked in the same language`() throws {
        let store = try AnswerTests.shop()
        let stock = try store.desk.answer(
            StockList(ListQuery(condition: try condition("stock.sku == 'TEA' && stock.available > 0", .stock, store))))
        #expect(stock.rows.map(\.code) == ["TEA"])
        let found = try store.desk.answer(
            ExceptionList(
                ListQuery(
                    condition: try condition("exception.kind == 'stock_short' && exception.due_at > now", .exception, store))))
        #expect(found.rows.map(\.subject) == ["#3"])
        let closed = try store.desk.answer(
            ExceptionList(ListQuery(condition: try condition("exception.state == 'resolved'", .exception, store))))
        #expect(closed.rows.isEmpty)
    }

    @Test func `rules and versions are asked in the same language`() throws {
        let store = try AnswerTests.shop()
        #expect(try store.perform(PolicyVersionTests.propose(PolicyVersionTests.lower), as: "buyer").refusal != nil)
        #expect(try store.perform(PolicyVersionTests.propose(PolicyVersionTests.lower), as: "controller").outcome == .done)
        func ids(_ text: String) throws -> [String] {
            try condition(text, .policy, store).kept(of: store.desk.answer(PolicyRows(now: store.now)), \.asked).rows.map(\.id)
        }
        #expect(try ids("policy.kind == 'version' && policy.author == 'controller'") == ["policy 2"])
        #expect(try ids("policy.kind == 'family' && policy.family in ['holds', 'close']") == ["holds", "close"])
        let hit = try store.desk.answer(PolicyRows(now: store.now)).filter { $0.kind == .rule && ($0.week ?? 0) > 0 }.map(\.id)
        #expect(try ids("policy.kind == 'rule' && has(policy.week) && policy.week > 0") == hit && !hit.isEmpty)
        #expect(try ids("has(policy.request)").isEmpty)
    }

    @Test func `an order is asked by the names that rules have for it`() throws {
        let store = try AnswerTests.shop()
        let late = Instant(day: Day("2026-11-25")!, hour: 12)
        var tagged = TestStore.draft("#6", [("TEA", 1, 500), ("POT", 1, 700)], placedAt: store.now, customer: "Ida Voss")
        tagged.labels = Labels(tags: ["trade"], attributes: [Labels.Attribute(name: "gift", value: "yes")])
        tagged.customer.street = ""
        try store.perform(CaptureOrder(draft: tagged, channel: ChannelID(1)))
        for (text, expected) in [
            ("order.currency == 'EUR' && order.line_count == 2", ["#6"]), ("order.currency != 'EUR'", []),
            ("'trade' in order.tags", ["#6"]), ("'gift' in order.attributes && order.attributes['gift'] == 'yes'", ["#6"]),
            ("!order.has_address", ["#6"]), ("!order.needs_shipping", []), ("order.tags == [] && order.number == '#1'", ["#1"]),
            ("address.city == 'Kiel' && address.country == 'DE' && customer.name == 'Ida Voss'", ["#6"]),
            (
                "address.postcode == '24103' && address.province == 'SH' && customer.email.endsWith('.com') && order.number == '#2'",
                ["#2"]
            ),
            ("order.age_days == 2 && order.age_hours in [50, 51] && order.number == '#3'", ["#3"]),
            ("order.overdue == (order.deadline < clock.now) && order.overdue == (order.minutes_to_cutoff < 0)", all),
            ("channel.zone == 'Europe/Berlin' && order.is_open && order.state == 'held'", ["#2", "#6"]),
        ] {
            let asked = try Where(text, of: .order, now: late, zones: UTCOnly())
            let page = try store.desk.answer(OrderList(ListQuery(condition: asked), now: late))
            #expect(page.rows.map(\.number).sorted() == expected, "\(text)")
            #expect(page.complaint == nil, "\(text)")
        }
    }

    /// Why an order cannot be asked so; nil where it can.
    private func refusal(of text: String) -> String? {
        let asked = Result { () throws(Where.Fault) in
            try Where(text, of: .order, now: Instant(milliseconds: 0), zones: UTCOnly())
        }
        if case .failure(let fault) = asked { return fault.sentence }
        return nil
    }

    private var all: [String] { ["#1", "#2", "#3", "#4", "#5", "#6"] }

    @Test func `what rules ask of an order is asked of the list by the same name, or refused with the name that is near`() throws
    {
        let ofOrders = ["order", "customer", "address", "channel", "clock"]
        let known = Set(ListSubject.order.fields.map(\.name))
        var refused: Set<String> = []
        for fact in Family.allCases.flatMap(\.context.facts) where ofOrders.contains(String(fact.name.prefix { $0 != "." })) {
            guard let sentence = refusal(of: "type(\(fact.name)) == type(\(fact.name))") else { continue }
            refused.insert(fact.name)
            let near = sentence.components(after: "what is near is ")
            #expect(sentence.contains("rules may ask \(fact.name)") && known.contains(near), "\(sentence)")
        }
        #expect(
            refused == [
                "order.payment", "order.shipping", "order.discount", "order.local_hour", "order.local_weekday", "customer.orders",
                "customer.spent", "customer.tags", "customer.attributes", "customer.refunded", "customer.refunded_orders",
            ])
    }

    @Test(
        arguments: [
            (
                "order.payment == 'paid'",
                "column 1: rules may ask order.payment, but no list keeps it; what is near is order.paid"
            ),
            (
                "order.is_open && customer.tags.exists(t, t == 'vip')",
                "column 18: rules may ask customer.tags, but no list keeps it; what is near is order.tags"
            ),
            ("order.currncy == 'EUR'", "column 1: there is no order.currncy; did you mean order.currency?"),
            ("order.totl > 1", "column 1: there is no order.totl; did you mean order.total?"),
            ("order.total > 5", "column 13"), ("order.lines", "it gives int, and a condition is true or false"),
            ("order.state == ", "column 16"), ("stock.sku == 'A'", "column 1"),
        ])
    func `what cannot be asked says where and why`(text: String, sentence: String) throws {
        #expect {
            _ = try Where(text, of: .order, now: Instant(milliseconds: 0), zones: UTCOnly())
        } throws: {
            ($0 as? Where.Fault)?.sentence.hasPrefix(sentence) == true
        }
    }
}

extension String {
    /// What stands behind a part of the text.
    fileprivate func components(after part: String) -> String { split(separator: part, maxSplits: 1).last.map(String.init) ?? "" }
}
