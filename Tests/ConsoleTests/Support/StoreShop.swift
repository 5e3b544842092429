import Foundation
import Policy
import Store
import Vocabulary

@testable import Workflow

/// A real store in a temporary folder, with a few orders of the sample policy's shop. The folder goes away with it.
final class StoreShop {
    let desk: StoreDesk
    let now = Instant(day: Day("2026-11-23")!, hour: 9)
    private let folder: StoreFolder

    struct AllZones: Zones {
        func offsetSeconds(of zone: String, at moment: Instant) -> Int { 0 }
        func knows(_ zone: String) -> Bool { true }
    }

    init() throws {
        folder = StoreFolder(FileManager.default.temporaryDirectory.path + "/tally-console-\(UUID().uuidString)")
        desk = try StoreDesk(folder, creating: true, zones: AllZones(), readHouse: House.read)
        let policy = Golden.root.deletingLastPathComponent().deletingLastPathComponent().appending(path: "sample-data/policy")
        let files = try House.fileNames.map {
            PolicyFile(name: $0, text: try String(contentsOf: policy.appending(path: $0), encoding: .utf8))
        }
        let plan = try ShopPlan.read(files, currency: nil, isPractice: true, zones: AllZones())
        try perform(FoundStore(plan: plan, files: files, digest: "test", founder: OperatorName("ada")!))
        for (sku, units) in [("LAMP-01", 5), ("TEA-0001", 40)] {
            try perform(
                RegisterItem(
                    draft: ItemDraft(
                        sku: sku, name: "有機 \(sku)", cost: "5.00", price: nil, weightGrams: nil, barcode: "", vendor: "", line: 2)))
            try perform(
                ReadStockRow(
                    draft: StockDraft(
                        sku: sku, title: sku, location: "HAM", onHand: units, quarantine: 0, damaged: 0, oversold: 0,
                        source: UInt64(units), line: 2)))
        }
        for number in 1...3 { try capture("#10\(50 + number)", units: number) }
    }

    deinit {
        try? desk.close()
        try? FileManager.default.removeItem(atPath: folder.path)
    }

    @discardableResult
    func perform(_ command: any Command) throws -> Performed {
        let performed = try desk.perform(command, as: Signature(by: Operator.engineID, at: now))
        precondition(performed.outcome == .done, "\(performed)")
        return performed
    }

    func capture(_ number: String, units: Int) throws {
        let price = 4900
        let draft = OrderDraft(
            number: OrderNumber(number)!, currency: .eur, placedAt: now.adding(hours: -5),
            customer: Customer(
                name: "Åsa Lund", email: "", street: "Kaj 1", city: "Kiel", postcode: "24103", province: "", country: "DE"), note: "",
            lines: [
                OrderDraft.Line(
                    sku: "LAMP-01", title: "Lamp", quantity: units, priceMinor: price, discountMinor: 0, isFulfilled: false,
                    needsStock: true)
            ], subtotalMinor: units * price, shippingMinor: 0, taxMinor: 0, discountMinor: 0, totalMinor: units * price,
            refundedMinor: 0, outstandingMinor: nil, payment: .paid, fulfilledAt: nil, cancelledAt: nil, risk: .low,
            source: UInt64(units), line: 2)
        try perform(CaptureOrder(draft: draft, channel: ChannelID(1)))
    }

    func order(_ number: String) throws -> OrderRow {
        let id = try desk.answer(OrdersNamed(number))[0]
        return try desk.answer(OrderDetail(id, now: now)).row
    }
}
