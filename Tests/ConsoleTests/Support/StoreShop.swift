import Foundation
import Policy
import Store
import Vocabulary

@testable import Workflow

/// A real store in a temporary folder, with a few orders of the sample policy's shop. The folder goes away with it.
final class StoreShop {
    let desk: StoreDesk
    let now = Instant(day: Day("2026-11-23")!, hour: 9)
    /// When what has no moment of its own is done.
    private var clock: Instant
    private let folder: StoreFolder

    struct AllZones: Zones {
        var seconds = 0

        func offsetSeconds(of zone: String, at moment: Instant) -> Int { seconds }
        func knows(_ zone: String) -> Bool { true }
    }

    /// A shop that is so many hours east of UTC; `approvals` stands in place of the sample policy's. With `october` it is founded that
    /// month, and this is done in it.
    init(hoursEast: Int = 0, approvals: String? = nil, october: ((StoreShop) throws -> Void)? = nil) throws {
        clock = october == nil ? now : Instant(day: Day("2026-10-01")!, hour: 7)
        let zones = AllZones(seconds: hoursEast * 3_600)
        folder = StoreFolder(FileManager.default.temporaryDirectory.path + "/tally-console-\(UUID().uuidString)")
        desk = try StoreDesk(folder, creating: true, zones: zones, readHouse: House.read)
        let policy = Golden.root.deletingLastPathComponent().deletingLastPathComponent().appending(path: "sample-data/policy")
        let files = try House.fileNames.map {
            PolicyFile(
                name: $0,
                text: try $0 == "approvals.yaml" && approvals != nil
                    ? approvals! : String(contentsOf: policy.appending(path: $0), encoding: .utf8))
        }
        let plan = try ShopPlan.read(files, currency: nil, isPractice: true, zones: AllZones())
        try perform(FoundStore(plan: plan, files: files, digest: PolicyDigest.of(files), founder: OperatorName("ada")!))
        for (sku, units) in [("LAMP-01", 5), ("TEA-0001", 40)] {
            try perform(
                RegisterItem(
                    draft: ItemDraft(
                        sku: sku, name: "有機 \(sku)", cost: "5.00", price: nil, weightGrams: nil, barcode: "", vendor: "", line: 2)
                ))
            try perform(
                ReadStockRow(
                    draft: StockDraft(
                        sku: sku, title: sku, location: "HAM", onHand: units, quarantine: 0, damaged: 0, oversold: 0,
                        source: UInt64(units), line: 2)))
        }
        clock = Instant(day: Day("2026-10-30")!, hour: 9)
        if let october { try october(self) }
        clock = now
        for number in 1...3 { try capture("#10\(50 + number)", units: number) }
    }

    deinit {
        try? desk.close()
        try? FileManager.default.removeItem(atPath: folder.path)
    }

    @discardableResult
    func perform(_ command: any Command) throws -> Performed {
        let performed = try desk.perform(command, as: Signature(by: Operator.engineID, at: clock))
        precondition(performed.outcome == .done, "\(performed)")
        return performed
    }

    func capture(
        _ number: String, units: Int, of sku: String = "LAMP-01", email: String = "", placed: Instant? = nil, shipping: Int = 0
    ) throws {
        let price = 4900
        let draft = OrderDraft(
            number: OrderNumber(number)!, currency: .eur, placedAt: placed ?? now.adding(hours: -5),
            customer: Customer(
                name: "Åsa Lund", email: email, street: "Kaj 1", city: "Kiel", postcode: "24103", province: "", country: "DE"),
            note: "",
            lines: [
                OrderDraft.Line(
                    sku: sku, title: sku == "LAMP-01" ? "Lamp" : "Tea 有機", quantity: units, priceMinor: price, discountMinor: 0,
                    isFulfilled: false,
                    needsStock: true)
            ], subtotalMinor: units * price, shippingMinor: shipping, taxMinor: 0, discountMinor: 0,
            totalMinor: units * price + shipping,
            refundedMinor: 0, outstandingMinor: nil, payment: .paid, fulfilledAt: nil, cancelledAt: nil, risk: .low,
            source: number.utf8.reduce(UInt64(units)) { $0 &* 31 &+ UInt64($1) }, line: 2)
        try perform(CaptureOrder(draft: draft, channel: ChannelID(1)))
    }

    /// A command in the words of `tally do`, by one of the practice operators.
    @discardableResult
    func `do`(_ line: String, as name: String = "supervisor", at moment: Instant? = nil) throws -> Performed {
        let people = try desk.answer(OperatorList())
        let performed = try desk.perform(
            CommandForms.command(seenThrough(QuotedWords.split(line)!)),
            as: Signature(by: people.first { $0.name.text == name }!.id, at: moment ?? clock))
        // An order that gets no units waits for them, and that is kept.
        let isKept = performed.outcome != .refused || performed.refusal?.code == "nothing_free"
        precondition(isKept, "\(line): \(performed.refusal?.sentence ?? "")")
        return performed
    }

    /// A yes as somebody says it who has looked at what is doubtful.
    private func seenThrough(_ words: [String]) throws -> [String] {
        guard words[0] == "approve", !words.contains("--confirm"),
            let row = try desk.answer(ApprovalList(ListQuery(filter: ListFilter("id:\(words[1])")))).rows.first
        else { return words }
        return words + (words.contains("--reason") ? [] : ["--reason=looked at the evidence"])
            + ["--confirm", row.approval.confirmation ?? "0"]
    }

    /// Units that have left one place and are not at another yet.
    var onRoad: Int {
        get throws { try desk.answer(StockList(ListQuery(limit: 100))).rows.flatMap(\.transfers).reduce(0) { $0 + $1.open } }
    }

    /// Makes a verified copy, and notes it.
    func backup() throws { _ = try desk.backup(to: "\(folder.backups)/october.db", noting: now) }

    func order(_ number: String) throws -> OrderRow {
        let id = try desk.answer(OrdersNamed(number))[0]
        return try desk.answer(OrderDetail(id, now: now)).row
    }
}
