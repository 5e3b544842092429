import Testing
import Vocabulary
import Workflow

@testable import Exchange

struct ShopifyOrderTests {
    static let header =
        "Name,Financial Status,Fulfillment Status,Currency,Total,Created at,Lineitem quantity,Lineitem name,"
        + "Lineitem price,Lineitem sku,Lineitem fulfillment status,Shipping Zip,Notes\n"

    /// A first record; each piece can be replaced.
    private func first(
        _ name: String = "#1", payment: String = "paid", fulfilment: String = "", currency: String = "EUR",
        total: String = "20.00", at: String = "2026-03-29 12:00:00 +0200", quantity: String = "2",
        price: String = "10.00", sku: String = "A-1", line: String = "pending", zip: String = "", note: String = ""
    ) -> String {
        "\(name),\(payment),\(fulfilment),\(currency),\(total),\(at),\(quantity),Thing,\(price),\(sku),\(line),\(zip),\(note)\n"
    }

    private func more(_ name: String = "#1", quantity: String = "1", currency: String = "") -> String {
        "\(name),,,\(currency),,2026-03-29 12:00:00 +0200,\(quantity),Other,1.00,B-2,pending,,\n"
    }

    private func read(_ records: String...) throws -> Readings {
        try Readings(ShopifyOrderTests.header + records.joined())
    }

    @Test func `tags, note attributes and a telephone are kept, and another tag is another version of the order`() throws {
        func read(_ tags: String, _ notes: String, mail: String = "") throws -> OrderDraft {
            try Readings(
                "Name,Email,Currency,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Tags,Note Attributes,Phone\n"
                    + "#1,\(mail),EUR,20.00,2026-03-29 12:00:00 +0200,2,Thing,10.00,\"\(tags)\",\"\(notes)\",'+49 40 1\n"
            ).orders[0]
        }
        let order = try read("vip, Großhandel", "gift: yes\nengraving: A: B\nodd")
        #expect(order.labels?.tags == ["vip", "Großhandel"])
        #expect(
            order.labels?.attributes == [
                .init(name: "gift", value: "yes"), .init(name: "engraving", value: "A: B"), .init(name: "odd", value: ""),
            ])
        #expect(order.phone == "+49 40 1")
        #expect(try read("", "").labels == Labels())
        #expect(try read("", "", mail: "a@b.example").phone.isEmpty)
        #expect(try read("", "").source != read("vip", "").source)
        #expect(try self.read(first()).orders[0].labels == nil)
    }

    @Test func `an order of as many lines as may be is taken, a longer one costs no more memory than that`() throws {
        let most = ShopifyOrderReader.mostRecords
        let (head, line) = (first(), more())
        func file(_ lines: Int) throws -> Readings {
            try Readings(ShopifyOrderTests.header + head + String(repeating: line, count: lines - 1) + first("#2"))
        }
        #expect(try file(most).orders.map(\.lines.count) == [most, 1])
        let long = try file(most + 500)
        #expect(long.orders.map(\.number.text) == ["#2"])
        #expect(long.rejections.map(\.name) == ["#1"] && long.rejections[0].line == most + 2)
        #expect(long.reasons[0].hasPrefix("the order goes on here beyond 25000 lines"))
        #expect(long.records.count == most)
    }

    @Test func `blank cells of a further record mean as above`() throws {
        let order = try read(first(), more()).orders[0]
        #expect(order.lines.map(\.quantity) == [2, 1])
        #expect(order.totalMinor == 20_00)
        #expect(order.line == 2)
    }

    @Test(
        arguments: [
            ("paid", .paid), ("authorized", .authorized), ("pending", .pending), ("partially_paid", .partlyPaid),
            ("partially_refunded", .partlyRefunded), ("refunded", .refunded), ("voided", .voided), ("expired", .voided),
            ("", .pending), ("Paid", .paid),
        ] as [(String, PaymentState)])
    func `payment is what the shop says`(_ word: String, _ state: PaymentState) throws {
        #expect(try read(first(payment: word)).orders.map(\.payment) == [state])
    }

    @Test func `a line is fulfilled when it says so, or when it says nothing and its order is`() throws {
        #expect(try read(first(fulfilment: "partial", line: "fulfilled")).orders[0].lines[0].isFulfilled)
        #expect(try read(first(fulfilment: "fulfilled", line: "")).orders[0].lines[0].isFulfilled)
        #expect(try read(first(fulfilment: "partial", line: "pending")).orders[0].lines[0].isFulfilled == false)
        #expect(try read(first(fulfilment: "partial", line: "")).reasons[0].contains("record what is left by hand"))
    }

    @Test func `text that looks like a formula stays text, and protected zeros lose their mark`() throws {
        let order = try read(first(sku: "'007", zip: "'02110", note: "=cmd|x")).orders[0]
        #expect(order.lines[0].sku == "007")
        #expect(order.customer.postcode == "02110")
        #expect(order.note == "=cmd|x")
        #expect(try read(first(sku: "0007", note: "'=1+1")).orders[0].note == "=1+1")
    }

    @Test(arguments: [
        ("2026-03-29 12:00:00 +0200", "2026-03-29T10:00:00Z"), ("2026-03-29T12:00:00Z", "2026-03-29T12:00:00Z"),
        ("2026-03-29T12:00:00+02:00", "2026-03-29T10:00:00Z"), ("2026-03-29 12:00:00 UTC", "2026-03-29T12:00:00Z"),
        ("2026-01-01 01:30:00 +0530", "2025-12-31T20:00:00Z"), ("2024-02-29T00:00:00.123-03:00", "2024-02-29T03:00:00Z"),
    ])
    func `times are read with their offset`(_ text: String, _ moment: String) throws {
        #expect(try read(first(at: text)).orders.map(\.placedAt.description) == [moment])
    }

    @Test(arguments: [
        "2026-02-29 12:00:00 +0200", "2026-13-01 12:00:00 +0200", "2026-03-29 24:00:00 +0200", "2026-03-29 12:00:00",
        "2026-03-29", "29.03.2026 12:00", "2026-03-29 12:60:00 +0200", "2026-03-29 12:00:00 +1500", "1711706400",
    ])
    func `a time that no clock shows is refused`(_ text: String) throws {
        let found = try read(first(at: text))
        #expect(found.orders == [])
        #expect(found.rejections[0].column == 20)
        #expect(found.reasons[0].hasPrefix("`Created at` is `\(text)`, which is no date and time"))
    }

    @Test(arguments: [
        "9999-12-31 23:59:59 +0000", "0001-01-01 00:00:00 +0000", "0000-01-01 00:00:00 UTC", "1970-01-01 00:00:00 +0000",
        "1989-12-31 23:59:59 UTC", "2101-01-01 00:00:00 UTC", "2100-12-31 23:59:59 -0100",
    ])
    func `a year that no order is from rejects the order with its place, and no other one`(_ text: String) throws {
        let found = try read(first(at: text), first("#2"))
        #expect(found.orders.map(\.number.text) == ["#2"])
        #expect(found.rejections.map(\.line) == [2] && found.rejections[0].column == 20)
        #expect(found.reasons == ["`Created at` is `\(text)`, which is no year of a shop: 1990 to 2100"])
    }

    @Test(arguments: ["1990-01-01 00:00:00 UTC", "2100-12-31 23:59:59 UTC"])
    func `the first and the last moment that are taken`(_ text: String) throws {
        #expect(try read(first(at: text)).orders.count == 1)
    }

    @Test(arguments: ["0", "-1", "1000001", "1.5", "two", "", "99999999999999999999"])
    func `a quantity that is none is refused`(_ text: String) throws {
        #expect(try read(first(quantity: text)).reasons[0].hasPrefix("`Lineitem quantity` is "))
    }

    @Test(arguments: ["10.005", "1e3", "-1.00", "NaN", "10,00,0", "99999999999999999999", "$5"])
    func `an amount that is none is refused`(_ text: String) throws {
        #expect(try read(first(price: "\"\(text)\"")).reasons[0].hasPrefix("`Lineitem price` is "))
    }

    @Test func `decimals are those of the currency`() throws {
        #expect(try read(first(currency: "JPY", total: "2000", price: "1000")).orders[0].totalMinor == 2_000)
        #expect(try read(first(currency: "JPY", total: "2000.50", price: "1000")).orders == [])
        #expect(try read(first(currency: "TND", total: "2.125", price: "1.000")).orders[0].totalMinor == 2_125)
    }

    @Test func `one bad record rejects its order with all its records, and no other order`() throws {
        let found = try read(first(), more(quantity: "x"), more(), first("#2"), more("#2"))
        #expect(found.orders.map(\.number.text) == ["#2"])
        #expect(found.rejections.map(\.name) == ["#1"])
        #expect(found.rejections.map(\.line) == [3])
        #expect(found.records.count == 3)
        #expect(found.records[0] == Array(first().utf8.dropLast()))
    }

    @Test func `two currencies in one order are refused`() throws {
        #expect(try read(first(), more(currency: "USD")).reasons[0].contains("is USD, but the order's first record says EUR"))
        #expect(try read(first(), more(currency: "EUR")).orders.count == 1)
    }

    @Test func `records of one order that stand apart reject all of it`() throws {
        let found = try read(first(), more(), first("#2"), more(), first("#3"))
        #expect(found.orders.map(\.number.text) == ["#2", "#3"])
        #expect(found.rejections.map(\.name) == ["#1", "#1"])
        #expect(found.rejections.map(\.line) == [2, 5])
        #expect(found.records.count == 3)
        #expect(found.reasons[0] == "the records of this order do not stand together: one of them is on line 5")
    }

    @Test func `an order twice in one file counts once, and another version of it is rejected`() throws {
        #expect(try read(first(), first("#2"), first()).orders.map(\.number.text) == ["#1", "#2"])
        #expect(try read(first(), first()).orders.count == 1)
        let versions = try read(first(payment: "pending"), first("#2"), first(payment: "paid"), first(payment: "pending"))
        #expect(versions.orders.map(\.payment) == [.pending, .paid])
        #expect(versions.reasons == ["the order stands on line 2 already and says something else there"])
    }

    @Test func `a record without a name may belong to the order above it, so both are rejected`() throws {
        let found = try read(first(), more(""), first("#2"))
        #expect(found.orders.map(\.number.text) == ["#2"])
        #expect(found.records.count == 2)
        #expect(try read(first(""), first("#2")).reasons == ["`Name` is blank"])
    }

    @Test func `a record with bad bytes rejects the order that it names`() throws {
        let bad = Array("#1,,,,,2026-03-29 12:00:00 +0200,1,Caf".utf8) + [0xe9] + Array(",1.00,B-2,pending,,\n".utf8)
        let found = try Readings(
            Array((ShopifyOrderTests.header + first()).utf8) + bad + Array((first("#2") + more("#2")).utf8))
        #expect(found.orders.map(\.number.text) == ["#2"])
        #expect(found.rejections.map(\.name) == ["#1"])
        #expect(found.reasons[0].contains("the byte 0xE9 is not UTF-8"))
        #expect(found.rejections[0].line == 3)
        #expect(found.rejections[0].column == 39)
        #expect(found.records.count == 2)
    }

    @Test func `a record that is cut off is refused`() throws {
        let found = try read(first(), "#2,paid,,EUR,20.00,2026-03-29")
        #expect(found.orders.map(\.number.text) == ["#1"])
        #expect(found.reasons == ["the record has 6 fields, the header has 13"])
    }

    @Test func `records of blanks and blank cells too many are passed over`() throws {
        let found = try read(",,,,,,,,,,,,\n", first().dropLast() + ",,\n")
        #expect(found.orders.count == 1)
        #expect(found.rejections == [])
    }

    @Test func `columns may move and new ones may come`() throws {
        let usual = try read(first(), more()).orders[0]
        let moved = try Readings(
            " lineitem SKU ,Total,New,CURRENCY,Name,Financial Status,Created at,Lineitem name,Lineitem quantity,Lineitem price\n"
                + "A-1,20.00,x,eur,#1,paid,2026-03-29 12:00:00 +0200,Thing,2,10.00\n"
                + "B-2,,,,#1,,,Other,1,1.00\n")
        #expect(moved.orders.map(\.source) == [usual.source])
    }
}
