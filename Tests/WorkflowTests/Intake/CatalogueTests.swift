import Testing
import Vocabulary

@testable import Workflow

@Suite struct CatalogueTests {
    private func register(_ desk: MemoryDesk, _ sku: String, cost: String?, vendor: String = "", name: String = "Tea") throws
        -> Performed
    {
        try desk.perform(
            RegisterItem(
                draft: ItemDraft(
                    sku: sku, name: name, cost: cost, price: nil, weightGrams: 5, barcode: "1", vendor: vendor, line: 2)),
            as: "engine")
    }

    @Test func `an item is registered, revised, and left alone when nothing changed`() throws {
        let desk = try MemoryDesk()
        #expect(try register(desk, "TEA", cost: "5.00").record?.answer == "registered")
        #expect(try register(desk, "TEA", cost: "5.00").outcome == .unchanged)
        #expect(try register(desk, "TEA", cost: nil, name: "Green tea").record?.answer == "revised")
        #expect(try desk.books.item(SKUID(1))?.costMinor == 500)
    }

    @Test func `a catalogue that names a provisional item settles it`() throws {
        let desk = try MemoryDesk()
        try desk.capture(desk.draft("#1", [("NEW", 1, 100)]))
        #expect(desk.openKinds() == ["unknown_sku"])
        _ = try register(desk, "NEW", cost: nil)
        #expect(desk.openKinds() == [])
        #expect(try desk.books.item(SKUID(1))?.isProvisional == false)
    }

    @Test(arguments: ["x", "-1.00", "5.001", "1.00 USD", "10000000.01", ""])
    func `a cost that cannot be is refused`(cost: String) throws {
        let refused = try register(try MemoryDesk(), "TEA", cost: cost)
        #expect(refused.refusal?.sentence == "\(cost) is no cost in EUR")
    }

    @Test func `a vendor has to be one`() throws {
        let desk = try MemoryDesk()
        #expect(try register(desk, "LAMP", cost: nil, vendor: "HAM").refusal?.sentence == "HAM is a warehouse, not a vendor")
        #expect(
            try register(desk, "LAMP", cost: nil, vendor: "VAN").refusal?.sentence
                == "there is no location VAN; did you mean VEN?")
        #expect(try register(desk, "", cost: nil).refusal?.code == "unreadable")
    }

    @Test func `a code that is another item's takes that one's stock and cost, and stays so when its catalogue comes again`()
        throws
    {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        try desk.open("TEA", 5)
        try desk.capture(desk.draft("#1", [("TEE", 1, 100)]))
        #expect(try desk.do("map sku TEE --to TEA").outcome == .done)
        _ = try register(desk, "TEE", cost: nil)
        for line in ["allocate #1", "release #1", "ship #1"] { #expect(try desk.do(line).outcome == .done, "\(line)") }
        #expect(try desk.books.level(SKUID(1), at: LocationID(1)).onHand == 4)
        var draft = desk.draft("#2", [("TEE", 1, 100)])
        draft.lines[0].isFulfilled = true
        try desk.capture(draft)
        #expect(desk.balances()["5000 EUR"] == 1_000)
        #expect(desk.openKinds() == [])
        var laws = ShopLaws()
        #expect(laws.breaches(of: desk.books) == [])
    }

    @Test func `a place with units of ours cannot become a vendor's`() throws {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        try desk.open("TEA", 5, at: "Depot Nord")
        let refused = try desk.do("confirm location DEPOTN --kind vendor")
        #expect(refused.refusal?.sentence == "DEPOTN: 5 units there are ours: a vendor's place holds the vendor's own")
        #expect(try desk.do("confirm location DEPOTN --kind store").outcome == .done)
    }

    @Test func `a record that could not be taken is kept with its place and reason, once`() throws {
        let desk = try MemoryDesk()
        let reject = RejectRecord(
            rejection: Rejection(file: "orders.csv", line: 7, column: 3, reason: "Total is no amount", name: "#9", source: 42))
        #expect(try desk.perform(reject, as: "engine").outcome == .done)
        #expect(try desk.perform(reject, as: "engine").outcome == .unchanged)
        #expect(desk.books.exceptions.values.map(\.summary) == ["#9: Total is no amount (orders.csv:7:3)"])
        #expect(try desk.perform(reject, as: "auditor").refusal?.code == "not_allowed")
    }

    @Test func `a channel that a file brings up is provisional until somebody confirms it`() throws {
        let desk = try MemoryDesk()
        let open = OpenChannel(code: ChannelCode("amazon")!, format: "amazon")
        #expect(try desk.perform(open, as: "engine").outcome == .done)
        #expect(try desk.perform(open, as: "engine").outcome == .unchanged)
        #expect(desk.openKinds() == ["unknown_channel"])
        #expect(try desk.do("confirm channel amazon").outcome == .done)
        #expect(desk.openKinds() == [])
        let odd = try desk.perform(OpenChannel(code: ChannelCode("a:b")!, format: "x"), as: "engine")
        #expect(odd.refusal?.code == "unreadable")
    }
}
