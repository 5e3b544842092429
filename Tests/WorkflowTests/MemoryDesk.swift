import Foundation
import Ledger
import Policy
import Vocabulary

@testable import Workflow

/// A shop in memory: the sample policy over books that no store stands behind.
final class MemoryDesk {
    let books: Books
    var house: House
    var zones: any Zones = AllZones()
    var now = MemoryDesk.start

    static let start = Instant(day: Day("2026-11-23")!, hour: 9)

    static let policyFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "sample-data/policy")

    static func policyFiles() throws -> [PolicyFile] {
        try House.fileNames.map {
            PolicyFile(name: $0, text: try String(contentsOf: policyFolder.appending(path: $0), encoding: .utf8))
        }
    }

    struct AllZones: Zones {
        func offsetSeconds(of zone: String, at moment: Instant) -> Int { 0 }
        func knows(_ zone: String) -> Bool { true }
    }

    /// A person who asks for something.
    static let somebody = Operator(id: OperatorID(9), name: OperatorName("mia")!, person: "mia", roles: [.supervisor])

    /// The sample policy and the events that found a store with it: read once for all tests.
    static let founding = Result { () throws -> (house: House, events: [RecordedEvent]) in
        let files = try policyFiles()
        let books = try Books(over: EmptyShelf())
        let plan = try ShopPlan.read(files, currency: nil, isPractice: true, zones: AllZones())
        let founder = Operator(id: OperatorID(1), name: OperatorName("engine")!, person: "engine", roles: [.administrator])
        let context = Context(at: start, by: founder, rules: FoundingRules(), zones: AllZones(), shop: books.shop)
        let founded = try books.perform(
            FoundStore(plan: plan, files: files, digest: "test", founder: OperatorName("ada")!), in: context)
        precondition(founded.outcome == .done)
        return (try House.read(files, version: 1), books.changes.events)
    }

    init() throws {
        let founded = try MemoryDesk.founding.get()
        house = founded.house
        books = try MemoryDesk.replayed(founded.events)
    }

    /// Fresh books that took these events, as a replay of a log does.
    static func replayed(_ events: [RecordedEvent]) throws -> Books {
        let books = try Books(over: EmptyShelf())
        for recorded in events { try books.apply(recorded.event, at: recorded.at, by: recorded.by) }
        return books
    }

    /// Books over the same log as these: its events and its decisions, by which limits over a time are counted.
    static func again(_ known: Books) throws -> Books {
        let books = try replayed(known.changes.events)
        books.changes.records = known.changes.records
        return books
    }

    /// The shop with some of the policy's text replaced.
    convenience init(policy old: String, _ new: String) throws {
        try self.init()
        let files = try MemoryDesk.policyFiles().map { file in
            var file = file
            file.text = file.text.replacingOccurrences(of: old, with: new)
            return file
        }
        house = try House.read(files, version: 2)
    }

    func context(as name: String, seen: Int? = nil) -> Context {
        let person = books.operators.values.first { $0.name.text == name }!
        return Context(at: now, by: person, rules: house.rules, zones: zones, shop: books.shop, seen: seen)
    }

    @discardableResult
    func perform(_ command: any Command, as name: String = "supervisor", seen: Int? = nil) throws -> Performed {
        now = now.adding(seconds: 1)
        return try books.perform(command, in: context(as: name, seen: seen))
    }

    @discardableResult
    func `do`(_ line: String, as name: String = "supervisor", seen: Int? = nil) throws -> Performed {
        try perform(CommandForms.command(seenThrough(line.split(separator: " ").map(String.init))), as: name, seen: seen)
    }

    /// A yes as somebody says it who has looked at what is doubtful.
    private func seenThrough(_ words: [String]) -> [String] {
        guard words[0] == "approve", !words.contains("--confirm"), let id = Int(words[1]),
            let amount = books.approvals[ApprovalID(id)]?.confirmation
        else { return words }
        return words + (words.contains("--reason") ? [] : ["--reason=looked at the evidence"]) + ["--confirm", amount]
    }

    /// A draft of lines `(sku, units, price)` without tax.
    func draft(
        _ number: String, _ lines: [(String, Int, Int)], payment: PaymentState = .paid, shipping: Int = 0,
        tax: Int = 0, source: UInt64 = 1
    ) -> OrderDraft {
        let goods = lines.reduce(0) { $0 + $1.1 * $1.2 }
        return OrderDraft(
            number: OrderNumber(number)!, currency: .eur, placedAt: now,
            customer: Customer(
                name: "Åsa Lund", email: "asa@example.com", street: "Kaj 1", city: "Kiel", postcode: "24103",
                province: "SH", country: "DE"), note: "",
            lines: lines.map {
                OrderDraft.Line(
                    sku: $0.0, title: $0.0, quantity: $0.1, priceMinor: $0.2, discountMinor: 0, isFulfilled: false,
                    needsStock: true)
            }, subtotalMinor: goods, shippingMinor: shipping, taxMinor: tax, discountMinor: 0,
            totalMinor: goods + shipping, refundedMinor: 0, outstandingMinor: nil, payment: payment,
            fulfilledAt: nil, cancelledAt: nil, risk: .low, source: source, line: 2)
    }

    @discardableResult
    func capture(_ draft: OrderDraft, channel: Int = 1) throws -> Performed {
        try perform(CaptureOrder(draft: draft, channel: ChannelID(channel)), as: "engine")
    }

    func item(_ code: String, cost: String? = "5.00", vendor: String = "") throws {
        try perform(
            RegisterItem(
                draft: ItemDraft(
                    sku: code, name: code, cost: cost, price: nil, weightGrams: nil, barcode: "",
                    vendor: vendor, line: 2)),
            as: "engine")
    }

    func open(_ code: String, _ units: Int, at place: String = "HAM") throws {
        try perform(
            ReadStockRow(
                draft: StockDraft(
                    sku: code, title: code, location: place, onHand: units, quarantine: 0, damaged: 0, oversold: 0,
                    source: UInt64(units + 7), line: 2)), as: "engine")
    }

    func order(_ number: String) throws -> Order { try books.order(named: OrderReference(number)) }

    /// Kinds of the exceptions that are open, in the order in which they were raised.
    func openKinds() -> [String] {
        books.exceptions.values.filter(\.state.isOpen).sorted { $0.id < $1.id }.map(\.kind)
    }

    /// What was posted to the accounts, as `1050 140, 2200 -140`; accounts of another currency name it.
    func posted() -> String {
        var sums: [String: Int] = [:]
        for posted in books.changes.entries {
            for line in posted.entry.lines {
                sums["\(line.account)" + (line.currency == .eur ? "" : " \(line.currency)"), default: 0] += line.minor
            }
        }
        return sums.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }

    /// Balances by account and currency over everything posted.
    func balances() -> [String: Int] {
        var sums: [String: Int] = [:]
        for posted in books.changes.entries {
            for line in posted.entry.lines { sums["\(line.account) \(line.currency)", default: 0] += line.minor }
        }
        return sums.filter { $0.value != 0 }
    }
}
