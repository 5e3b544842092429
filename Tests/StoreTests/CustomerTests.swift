import Policy
import Testing
import Vocabulary

@testable import Store
@testable import Workflow

/// What customers bought, kept only while a rule asks, and what is written on orders, SKUs and customers.
@Suite struct CustomerTests {
    /// Before it stands the end of the sample's rules.
    private static let mark = "# Other examples. The first"
    private static let newCustomer = """
          - id: H-90
            title: "High value to a new customer"
            when: order.total > money("400 EUR") && customer.orders == 0
            hold: {kind: fraud_review, lifted_by: [supervisor], for: 24h}

        """

    /// A shop whose holds have a rule more.
    private static func shop(_ rule: String) throws -> TestStore {
        let files = TestStore.policyFiles.map { file in
            var file = file
            if file.name == "holds.yaml" {
                file.text = file.text.replacing(Self.mark, with: rule + Self.mark)
            }
            return file
        }
        let store = try TestStore(policy: files)
        try store.item("TEA")
        return store
    }

    private func count(_ store: TestStore, _ sql: String) throws -> Int {
        try store.desk.connections.pool.read { try Int.fetchOne($0, sql: sql) ?? 0 }
    }

    private func draft(
        _ store: TestStore, _ number: String, cents: Int, mail: String, labels: Labels? = nil, phone: String = "",
        payment: PaymentState = .paid, source: UInt64 = 1
    ) -> CaptureOrder {
        var draft = TestStore.draft(number, [("TEA", 1, cents)], payment: payment, placedAt: store.now, source: source)
        draft.customer.email = mail
        draft.labels = labels
        draft.phone = phone
        return CaptureOrder(draft: draft, channel: ChannelID(1))
    }

    private func kinds(_ performed: Performed) -> [String] {
        performed.events.compactMap { if case .order(.held(_, let hold)) = $0.event { hold.rule } else { nil } }
    }

    private func wrong(_ store: TestStore) throws -> [VerifyLine] { try store.desk.verify().filter { !$0.ok } }

    @Test func `a dear order of a new customer is held, and the second one of the same person is not`() throws {
        let store = try Self.shop(Self.newCustomer)
        let orders = [
            draft(store, "#1", cents: 50_000, mail: "Ann@Example.org"),
            draft(store, "#2", cents: 50_000, mail: "ann@example.org "),
            draft(store, "#3", cents: 50_000, mail: "bob@example.org"), draft(store, "#4", cents: 1_000, mail: "cem@example.org"),
            draft(store, "#5", cents: 50_000, mail: "", phone: "+49 40 123"),
            draft(store, "#6", cents: 50_000, mail: "", phone: "004940123"),
        ]
        let done = try store.desk.perform(orders, as: store.signature("engine"), preview: false)
        #expect(done.map(kinds) == [["H-90"], [], ["H-90"], [], ["H-90"], []])
        // Another program counts on.
        let other = try store.another()
        defer { try? other.close() }
        let later = try other.perform(draft(store, "#7", cents: 50_000, mail: "CEM@example.org"), as: store.signature("engine"))
        #expect(kinds(later) == [])
        #expect(try wrong(store) == [])
        #expect(try count(store, "SELECT sum(orders) FROM customer_total") == 7)
        let line = try store.desk.verify().first { $0.check == "replay_customer_total" }
        #expect(line?.examined == 4)
    }

    @Test func `a count that somebody changed is found`() throws {
        let store = try Self.shop(Self.newCustomer)
        try store.perform(draft(store, "#1", cents: 50_000, mail: "ann@example.org"))
        #expect(try wrong(store) == [])
        try store.desk.connections.pool.write { try $0.execute(sql: "UPDATE customer_total SET orders = 4") }
        #expect(try wrong(store).map(\.check) == ["replay_customer_total"])
    }

    @Test func `what was paid and what went back is counted`() throws {
        let store = try Self.shop(
            """
              - id: H-91
                title: "Has spent little"
                when: customer.orders > 0 && customer.spent < money("10 EUR")
                hold: {kind: fraud_review, lifted_by: [supervisor], for: 24h}

            """)
        try store.perform(draft(store, "#1", cents: 1_200, mail: "ann@example.org", payment: .pending))
        #expect(kinds(try store.perform(draft(store, "#2", cents: 900, mail: "ann@example.org"))) == ["H-91"])
        // The first is paid meanwhile.
        try store.perform(draft(store, "#1", cents: 1_200, mail: "ann@example.org", source: 2))
        #expect(kinds(try store.perform(draft(store, "#3", cents: 900, mail: "ann@example.org"))) == [])
        #expect(try count(store, "SELECT spent_minor FROM customer_total") == 3_000)
        #expect(try wrong(store) == [])
    }

    @Test func `nobody counts while no rule asks, and all are counted once one does`() throws {
        let store = try TestStore()
        try store.item("TEA")
        try store.perform(draft(store, "#1", cents: 50_000, mail: "ann@example.org"))
        #expect(try count(store, "SELECT count(*) FROM customer_total") == 0)
        let files = TestStore.policyFiles.map { file in
            var file = file
            if file.name == "holds.yaml" {
                file.text = file.text.replacing(Self.mark, with: Self.newCustomer + Self.mark)
            }
            return file
        }
        let policy = try House.read(files, version: 2)
        // A preview under the new rules writes nothing, and knows all the same.
        try store.desk.connections.pool.read { db in
            let books = try Books(over: SQLiteShelf(db))
            let engine = try #require(books.operators[Operator.engineID])
            let context = Context(at: store.now, by: engine, rules: policy.rules, zones: TestStore.AllZones(), shop: books.shop)
            #expect(kinds(try books.perform(draft(store, "#2", cents: 50_000, mail: "ANN@example.org"), in: context)) == [])
            #expect(kinds(try books.perform(draft(store, "#3", cents: 50_000, mail: "bob@example.org"), in: context)) == ["H-90"])
            #expect(kinds(try books.perform(draft(store, "#4", cents: 50_000, mail: "bob@example.org"), in: context)) == [])
        }
        try store.desk.connections.pool.write { db in
            let shelf = SQLiteShelf(db)
            shelf.isWriting = true
            try shelf.catchUpOnTotals()
            #expect(try shelf.areTotalsCurrent())
            #expect(try shelf.totals(of: CustomerKey(email: "ann@example.org", phone: "")!).orders == 1)
        }
        #expect(try wrong(store) == [])
    }

    @Test func `what is written on orders, SKUs and customers is asked by rules, kept, and replayed`() throws {
        let store = try Self.shop(
            """
              - {id: H-92, title: "Tagged", when: '"look" in order.tags', hold: {kind: a, lifted_by: [supervisor], for: 24h}}
              - {id: H-93, title: "Engraved", when: '"engraving" in order.attributes && order.attributes["engraving"] != ""', hold: {kind: b, lifted_by: [supervisor], for: 24h}}
              - {id: H-94, title: "Cold", when: 'order.lines.exists(l, "cold" in l.tags && l.attributes["max"] == "8")', hold: {kind: c, lifted_by: [supervisor], for: 24h}}
              - {id: H-95, title: "Blocked", when: '"blocked" in customer.tags || has(customer.attributes.debt)', hold: {kind: d, lifted_by: [supervisor], for: 24h}}

            """)
        let tagged = Labels(tags: ["look"], attributes: [.init(name: "engraving", value: "A + B")])
        #expect(
            kinds(try store.perform(draft(store, "#1", cents: 100, mail: "ann@example.org", labels: tagged))) == ["H-92", "H-93"])
        #expect(kinds(try store.perform(draft(store, "#2", cents: 100, mail: "bob@example.org"))) == [])
        #expect(try store.do("tag sku TEA --add cold --set max=8").outcome == .done)
        #expect(try store.do("tag sku TEA --add cold").outcome == .unchanged)
        #expect(try store.do("tag customer Bob@example.org --add blocked").outcome == .done)
        #expect(kinds(try store.perform(draft(store, "#3", cents: 100, mail: "bob@example.org"))) == ["H-94", "H-95"])
        #expect(try store.do("tag customer bob@example.org --remove blocked --set debt=40").outcome == .done)
        #expect(kinds(try store.perform(draft(store, "#4", cents: 100, mail: "bob@example.org"))) == ["H-94", "H-95"])
        try store.do("tag customer bob@example.org --unset debt")
        try store.do("tag sku TEA --remove cold --unset max")
        #expect(kinds(try store.perform(draft(store, "#5", cents: 100, mail: "bob@example.org"))) == [])
        // The shop takes its tags off again.
        try store.perform(draft(store, "#1", cents: 100, mail: "ann@example.org", labels: Labels(), source: 2))
        #expect(try store.desk.answer(OrderDetail(OrderID(1), now: store.now)).order.marks.isEmpty)
        #expect(try count(store, "SELECT count(*) FROM customer_label") == 0)
        #expect(try wrong(store) == [])
        let why = try store.desk.answer(DecisionAgain(try count(store, "SELECT max(last) FROM decision"), now: store.now))
        #expect(why?.differences == [])
    }

    @Test func `the queue is put in order by tags too`() throws {
        let files = TestStore.policyFiles.map { file in
            var file = file
            if file.name == "priority.yaml" {
                file.text += "\n  - {id: P-90, title: \"Trade goes first\", when: '\"trade\" in order.tags', points: 900}\n"
            }
            return file
        }
        let store = try TestStore(policy: files)
        try store.item("TEA")
        try store.perform(draft(store, "#1", cents: 100, mail: "ann@example.org"))
        try store.perform(draft(store, "#2", cents: 100, mail: "bob@example.org", labels: Labels(tags: ["trade"])))
        #expect(try store.desk.answer(DueOrders(now: store.now)) == [OrderID(2), OrderID(1)])
    }
}
