import Testing
import Vocabulary
import Workflow

@testable import Exchange

struct SampleFileTests {
    @Test func `the orders export comes to the figures that are expected of it`() throws {
        guard let bytes = Samples.bytes("handmade/shopify_orders_export.csv") else { return }
        let found = try Readings(bytes)
        let orders = found.orders
        #expect(found.format == "shopify-orders")
        #expect(found.rejections == [])
        #expect(orders.count == 12)
        #expect(orders.flatMap(\.lines).count == 21)
        #expect(orders.reduce(0) { $0 + $1.totalMinor } == 2_082_28)
        #expect(orders.reduce(0) { $0 + $1.refundedMinor } == 424_27)
        #expect(orders.reduce(0) { $0 + $1.taxMinor } == 255_23)
        #expect(orders.count { $0.cancelledAt != nil } == 1)
        #expect(orders.flatMap(\.lines).reduce(0) { $0 + $1.quantity } == 36)
    }

    @Test func `an order is read as its records tell it`() throws {
        guard let bytes = Samples.bytes("handmade/shopify_orders_export.csv") else { return }
        let orders = try Readings(bytes).orders
        let gift = orders[3]
        #expect(gift.number.text == "#3655")
        #expect(gift.currency == .eur)
        #expect(gift.placedAt.description == "2026-04-02T14:07:49Z")
        #expect(gift.customer.name == "山田 太郎")
        #expect(gift.customer.postcode == "104-0061")
        #expect(gift.customer.country == "JP")
        #expect(gift.note == "Leave at door;\nring \"twice\", please\ngift: yes\nwrap: blue")
        #expect(gift.payment == .pending)
        #expect(gift.outstandingMinor == 200_20)
        #expect(gift.discountMinor == 21_69)
        #expect(gift.subtotalMinor == 195_30)
        #expect(gift.risk == .low)
        #expect(gift.lines.map(\.sku) == ["0007-LAMP", "LIN-LXL", ""])
        #expect(gift.lines.map(\.title) == ["Desk lamp 1/2\" arm", "Linen shirt, \"Riva\" - L / XL", "Gift card - €25.00"])
        #expect(gift.lines.map(\.priceMinor) == [129_99, 62_00, 25_00])
        #expect(gift.lines.map(\.needsStock) == [true, true, false])
        #expect(gift.lines.map(\.isFulfilled) == [false, false, false])
        #expect(orders[1].payment == .voided)
        #expect(orders[1].customer.postcode == "01067")
        #expect(orders[2].fulfilledAt?.description == "2026-04-01T08:49:34Z")
        #expect(orders[2].lines.map(\.isFulfilled) == [true, true])
        #expect(orders[5].note == "=cmd|x")
        #expect(orders[9].note == "line one\nline two")
        #expect(orders[9].customer.name == "Example \"Ex\" Person")
        #expect(orders[9].customer.street == "12 King St, Flat 3")
    }

    @Test func `the same orders with a mark, CRLF or an older header are no news`() throws {
        guard let current = Samples.bytes("handmade/shopify_orders_export.csv"),
            let marked = Samples.bytes("handmade/shopify_orders_export_bom_crlf.csv"),
            let older = Samples.bytes("handmade/shopify_orders_export_older_header.csv")
        else { return }
        let sources = Dictionary(
            uniqueKeysWithValues: try Readings(current).orders.map { ($0.number.text, $0.source) })
        let again = try Readings(marked).orders + Readings(older).orders
        #expect(again.map(\.number.text) == ["#3652", "#3653", "#3654", "#3663"])
        for order in again { #expect(sources[order.number.text] == order.source, "\(order.number)") }
    }

    @Test func `an order that is cut off at the end of a file is rejected, not made smaller`() throws {
        guard let bytes = Samples.bytes("handmade/shopify_orders_export_bom_crlf.csv") else { return }
        let found = try Readings(bytes)
        #expect(found.rejections.map(\.name) == ["#3655"])
        #expect(
            found.reasons == ["its lines are 65.31 EUR short of its subtotal of 195.30 EUR: records of it are missing"])
    }

    @Test func `a record that goes on with an order which is not there is rejected`() throws {
        guard let bytes = Samples.bytes("handmade/shopify_orders_export_older_header.csv") else { return }
        let found = try Readings(bytes)
        #expect(found.rejections.map(\.name) == ["#3662"])
        #expect(found.rejections.map(\.line) == [2])
        #expect(found.reasons == ["it goes on with an order whose first record does not stand before it"])
        #expect(found.records.count == 1)
        #expect(String(decoding: found.records[0], as: UTF8.self).hasPrefix("#3662,buyer10@example.com,,,"))
        #expect(found.orders[0].totalMinor == 245_27)
    }

    @Test(arguments: ["columns", "rows"])
    func `both shapes of stock come to the figures that are expected of them`(_ shape: String) throws {
        guard let bytes = Samples.bytes("handmade/shopify_inventory_export_\(shape).csv") else { return }
        let found = try Readings(bytes)
        #expect(found.format == "shopify-stock-\(shape)")
        #expect(found.rejections == [])
        let figures = Set(found.stock.map { "\"\($0.sku) @ \($0.location)\": \($0.onHand)" })
        let expected = try expectedStock()
        #expect(figures == expected)
        #expect(found.stock.count == figures.count)
        #expect(found.stock[0].title == "Linen shirt, \"Riva\" - S")
        let oversold = found.stock.filter { $0.oversold > 0 }
        #expect(oversold.map(\.sku) == (shape == "rows" ? ["SOCK-1"] : []))
        #expect(oversold.map(\.oversold) == (shape == "rows" ? [2] : []))
        #expect(found.stock.reduce(0) { $0 + ($1.quarantine ?? 0) } == (shape == "rows" ? 9 : 0))
    }

    private func expectedStock() throws -> Set<String> {
        let text = try #require(Samples.text("handmade/expected.json"))
        let section = try #require(text.split(separator: "\"shopify_inventory_on_hand\": {").last?.split(separator: "}").first)
        return Set(
            section.split(separator: "\n").map { line in
                String(line.drop { $0 == " " }.reversed().drop { $0 == "," }.reversed())
            }
            .filter { !$0.isEmpty })
    }

    @Test func `a development store's orders are read whole`() throws {
        guard let bytes = Samples.bytes("shopify/orders_export_devstore.csv") else { return }
        let found = try Readings(bytes)
        #expect(found.rejections == [])
        #expect(found.orders.flatMap(\.lines).count == 63)
        #expect(found.orders.allSatisfy { $0.currency.description == "INR" })
        #expect(found.orders[0].placedAt.description == "2025-12-06T15:37:33Z")
        for order in found.orders {
            let goods = order.lines.reduce(0) { $0 + $1.quantity * $1.priceMinor! }
            #expect(order.subtotalMinor == goods - order.discountMinor, "\(order.number)")
        }
    }

    @Test func `a short header has no prices and is read all the same`() throws {
        guard let bytes = Samples.bytes("shopify/orders_short_header.csv") else { return }
        let found = try Readings(bytes)
        #expect(found.rejections == [])
        #expect(found.orders.flatMap(\.lines).count == 249)
        #expect(found.orders.flatMap(\.lines).allSatisfy { $0.priceMinor == nil && $0.sku.isEmpty && $0.needsStock })
        #expect(found.orders[0].lines.map(\.title) == ["Deluxe Bundle", "Blue Widget", "Red Gadget"])
        #expect(found.orders[0].totalMinor == 183_50)
        #expect(found.orders[0].subtotalMinor == nil)
    }

    @Test(arguments: Samples.foreign)
    func `other files of shops are refused by their columns`(_ name: String) throws {
        guard let bytes = Samples.bytes(name) else { return }
        #expect(throws: Defect.self) { try Readings(bytes) }
    }

    @Test(arguments: Samples.importable)
    func `the size of the pieces in which a file arrives changes nothing`(_ name: String) throws {
        guard let bytes = Samples.bytes(name) else { return }
        let whole = try Readings(bytes)
        for chunk in [1, 2, 3, 7, 64, 4_096] { #expect(try Readings(bytes, chunk: chunk) == whole, "chunk \(chunk)") }
    }

    @Test(arguments: Samples.importable)
    func `line ends and a mark change nothing but the place`(_ name: String) throws {
        guard let bytes = Samples.bytes(name) else { return }
        let plain = bytes.filter { $0 != 13 }.drop(while: { $0 >= 128 })
        let returns: [UInt8] = [0xef, 0xbb, 0xbf] + plain.flatMap { byte -> [UInt8] in byte == 10 ? [13, 10] : [byte] }
        #expect(try Readings(returns).drafts == Readings(Array(plain)).drafts)
    }

    @Test(arguments: Samples.importable.filter { $0.contains("orders") })
    func `the order in which orders stand in a file changes nothing`(_ name: String) throws {
        guard let bytes = Samples.bytes(name) else { return }
        let (header, groups) = try grouped(bytes)
        let sources = Set(try Readings(bytes).orders.map(\.source))
        for seed in 1...20 as ClosedRange<UInt64> {
            var dice = Dice(state: seed)
            let shuffled = [header] + groups.shuffled(using: &dice)
            let found = try Readings(Array(shuffled.joined()))
            #expect(Set(found.orders.map(\.source)) == sources, "seed \(seed)")
        }
    }

    /// The header's bytes, and those of each order's records.
    private func grouped(_ bytes: [UInt8]) throws -> (header: [UInt8], groups: [[UInt8]]) {
        var reader = try CSVReader(MemorySource(bytes, name: ""))
        _ = try reader.next()
        let header = reader.record.bytes + [10]
        var groups: [[UInt8]] = []
        var previous: [UInt8] = []
        while try reader.next() != .end {
            let name = Array(reader.record[0])
            if name == previous {
                groups[groups.count - 1] += reader.record.bytes + [10]
            } else {
                groups.append(reader.record.bytes + [10])
            }
            previous = name
        }
        return (header, groups)
    }
}
