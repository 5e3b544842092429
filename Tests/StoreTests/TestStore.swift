import Foundation
import Policy
import Vocabulary

@testable import Store
@testable import Workflow

/// A shop in a temporary folder: the sample policy over a real store. The folder goes away with it.
final class TestStore {
    let folder: StoreFolder
    let desk: StoreDesk
    var now: Instant

    /// Every zone is UTC, so that a test needs no tables.
    struct AllZones: Zones {
        func offsetSeconds(of zone: String, at moment: Instant) -> Int { 0 }
        func knows(_ zone: String) -> Bool { true }
    }

    /// A shop with one of the policy's files replaced.
    convenience init(replacing name: String, with text: String) throws {
        let files = TestStore.policyFiles.map { $0.name == name ? PolicyFile(name: name, text: text) : $0 }
        _ = try House.read(files, version: 1)
        try self.init(founded: false)
        let done = try desk.perform(TestStore.founding(files), as: Signature(by: Operator.engineID, at: now))
        precondition(done.outcome == .done, "\(done)")
    }

    init(founded: Bool = true, on day: String = "2026-11-23", policy files: [PolicyFile]? = nil) throws {
        now = Instant(day: Day(day)!, hour: 9)
        let root = FileManager.default.temporaryDirectory.path + "/tally-test-\(UUID().uuidString)"
        folder = StoreFolder(root)
        desk = try StoreDesk(folder, creating: true, zones: AllZones(), readHouse: House.read)
        if founded {
            let done = try desk.perform(
                TestStore.founding(files ?? TestStore.policyFiles), as: Signature(by: Operator.engineID, at: now))
            precondition(done.outcome == .done, "\(done)")
        }
    }

    /// A store of its own with what the copy of another holds.
    init(copying database: String, at moment: Instant) throws {
        now = moment
        let root = FileManager.default.temporaryDirectory.path + "/tally-test-\(UUID().uuidString)"
        folder = StoreFolder(root)
        try folder.create()
        try FileManager.default.removeItem(atPath: folder.database)
        try FileManager.default.copyItem(atPath: database, toPath: folder.database)
        desk = try StoreDesk(folder, zones: AllZones(), readHouse: TestStore.knownHouse)
    }

    /// The sample policy, read once for all copies.
    private static func knownHouse(_ files: [PolicyFile], version: Int, zones: any Zones) throws -> House {
        version == 1 && files == policyFiles ? try sampleHouse.get() : try House.read(files, version: version, zones: zones)
    }

    private static let sampleHouse = Result { try House.read(policyFiles, version: 1, zones: AllZones()) }

    deinit {
        try? desk.close()
        try? FileManager.default.removeItem(atPath: folder.path)
    }

    static var policyFiles: [PolicyFile] {
        let place = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("sample-data/policy")
        return House.fileNames.map {
            PolicyFile(name: $0, text: try! String(contentsOf: place.appendingPathComponent($0), encoding: .utf8))
        }
    }

    static func founding(_ files: [PolicyFile] = policyFiles) throws -> FoundStore {
        let plan = try ShopPlan.read(files, currency: nil, isPractice: true, zones: AllZones())
        return FoundStore(plan: plan, files: files, digest: PolicyDigest.of(files), founder: OperatorName("ada")!)
    }

    /// Another desk on the same folder, as another program would open it.
    func another() throws -> StoreDesk {
        try StoreDesk(folder, who: "another", zones: AllZones(), readHouse: House.read)
    }

    /// Operators by their place in the founding: 1 engine, 2 ada, 3 supervisor, 4 buyer, 5 clerk …
    static let people = ["engine": 1, "ada": 2, "supervisor": 3, "buyer": 4, "clerk": 5, "clerk2": 6, "controller": 7]

    func signature(_ name: String = "supervisor", seen: Int? = nil) -> Signature {
        now = now.adding(seconds: 1)
        return Signature(by: OperatorID(TestStore.people[name]!), at: now, seen: seen)
    }

    @discardableResult
    func perform(_ command: any Command, as name: String = "engine", preview: Bool = false) throws -> Performed {
        try desk.perform(command, as: signature(name), preview: preview)
    }

    @discardableResult
    func `do`(_ line: String, as name: String = "supervisor", preview: Bool = false) throws -> Performed {
        try perform(
            CommandForms.command(seenThrough(line.split(separator: " ").map(String.init))), as: name, preview: preview)
    }

    /// A yes as somebody says it who has looked at what is doubtful.
    func seenThrough(_ words: [String]) throws -> [String] {
        guard words[0] == "approve", !words.contains("--confirm"),
            let row = try desk.answer(ApprovalList(ListQuery(filter: ListFilter("id:\(words[1])")))).rows.first
        else { return words }
        return words + (words.contains("--reason") ? [] : ["--reason=looked at the evidence"])
            + ["--confirm", row.approval.confirmation ?? "0"]
    }

    static func draft(
        _ number: String, _ lines: [(String, Int, Int)], payment: PaymentState = .paid, placedAt: Instant,
        customer: String = "Åsa Lund", source: UInt64 = 1
    ) -> OrderDraft {
        let goods = lines.reduce(0) { $0 + $1.1 * $1.2 }
        return OrderDraft(
            number: OrderNumber(number)!, currency: .eur, placedAt: placedAt,
            customer: Customer(
                name: customer, email: "asa@example.com", street: "Kaj 1", city: "Kiel", postcode: "24103",
                province: "SH", country: "DE"), note: "",
            lines: lines.map {
                OrderDraft.Line(
                    sku: $0.0, title: $0.0, quantity: $0.1, priceMinor: $0.2, discountMinor: 0, isFulfilled: false,
                    needsStock: true)
            }, subtotalMinor: goods, shippingMinor: 0, taxMinor: 0, discountMinor: 0, totalMinor: goods,
            refundedMinor: 0, outstandingMinor: nil, payment: payment, fulfilledAt: nil, cancelledAt: nil, risk: .low,
            source: source, line: 2)
    }

    @discardableResult
    func capture(
        _ number: String, _ lines: [(String, Int, Int)], payment: PaymentState = .paid, daysAgo: Int = 0
    ) throws -> Performed {
        let placed = now.adding(hours: -24 * daysAgo)
        return try perform(
            CaptureOrder(draft: TestStore.draft(number, lines, payment: payment, placedAt: placed), channel: ChannelID(1)))
    }

    func item(_ code: String, cost: String? = "5.00") throws {
        try perform(TestStore.item(code, cost: cost))
    }

    static func item(_ code: String, cost: String? = "5.00") -> RegisterItem {
        RegisterItem(
            draft: ItemDraft(
                sku: code, name: "Name of \(code)", cost: cost, price: nil, weightGrams: nil, barcode: "", vendor: "",
                line: 2))
    }

    func open(_ code: String, _ units: Int, at place: String = "HAM") throws {
        try perform(TestStore.stock(code, units, at: place))
    }

    static func stock(_ code: String, _ units: Int, at place: String = "HAM") -> ReadStockRow {
        ReadStockRow(
            draft: StockDraft(
                sku: code, title: code, location: place, onHand: units, quarantine: 0, damaged: 0, oversold: 0,
                source: UInt64(units + 7), line: 2))
    }
}
