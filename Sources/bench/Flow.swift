import Exchange
import Foundation
import Glibc
import Store
import Vocabulary
import Workflow

/// The flow of an order through a store of its own, measured.
struct Flow {
    let folder: String
    private let skus: Int

    init(folder: String, skus: Int = 200) {
        self.folder = folder
        self.skus = skus
    }

    /// Preloads untimed, then takes `orders` from a file to shipped and posted with `batch` orders a commit.
    func measure(preload: Int, orders: Int, batch: Int) throws {
        let desk = try founded()
        if preload > 0 { try run(desk, first: 1, orders: preload, batch: 500) }
        let before = try size()
        let start = Clock()
        try run(desk, first: preload + 1, orders: orders, batch: batch)
        let spent = start.spent()
        let rows = try desk.answer(OrderList(ListQuery(filter: ListFilter("state:shipped"), limit: 1), now: moment))
        guard rows.matching == preload + orders else {
            throw Fault(text: "only \(rows.matching) of \(preload + orders) orders were shipped")
        }
        try desk.close()
        let bytes = (try size() - before) / max(1, orders)
        print(
            """
            {"flow":"\(batch == 1 ? "one by one" : "batch")","skus":\(skus),"batch":\(batch),"preload":\(preload),"orders":\(orders),\
            "orders_per_second":\(orders * 1_000_000 / max(1, spent.wall)),"cpu_microseconds_per_order":\(spent.cpu / orders),\
            "bytes_per_order":\(bytes),"rss_mib":\(spent.peakKiB / 1_024)}
            """)
    }

    /// Makes a store with open orders, for the console to be measured on; one in ten of many SKUs is nowhere in stock.
    func fill(orders: Int) throws {
        let desk =
            skus > 200
            ? try founded(on: Flow.policy()) { [(code: ["HAM", "KOE", "3PL"][$0 % 3], units: $0 % 10 == 7 ? 0 : 9_000)] }
            : try founded()
        try take(desk, first: 1, orders: orders, batch: 500)
        _ = try Engine(desk: desk, batch: 500).work(at: moment)
        try desk.close()
    }

    /// Takes orders in from a file.
    func take(_ desk: StoreDesk, first: Int, orders: Int, batch: Int) throws {
        let file = try write(first: first, orders: orders)
        defer { unlink(file) }
        var intake = FileIntake(desk: desk, signature: engine, batch: batch)
        intake.channel = "web"
        let report = try intake.run(file, keep: { name in throw Fault(text: "\(name) was rejected") })
        guard report.accepted == orders else { throw Fault(text: "\(report.accepted) of \(orders) accepted") }
    }

    func run(_ desk: StoreDesk, first: Int, orders: Int, batch: Int) throws {
        try take(desk, first: first, orders: orders, batch: batch)
        if batch == 1 {
            for id in try desk.answer(DueOrders(now: moment)) {
                _ = try desk.perform(AllocateOrder(order: OrderReference(id)), as: engine)
                _ = try desk.perform(ReleaseOrder(order: OrderReference(id)), as: engine)
                _ = try desk.perform(ShipOrder(order: OrderReference(id)), as: engine)
            }
            return
        }
        _ = try Engine(desk: desk, batch: batch).work(at: moment)
        let released = try desk.answer(ReleasedOrders(before: moment.adding(days: 1)))
        for start in stride(from: 0, to: released.count, by: batch) {
            let commands = released[start..<min(start + batch, released.count)].map { ShipOrder(order: OrderReference($0)) }
            _ = try desk.perform(commands, as: engine, preview: false)
        }
    }

    var moment: Instant { Instant(day: Day("2026-11-23")!, hour: 8) }
    var engine: Signature { Signature(by: Operator.engineID, at: moment) }

    static func policy() throws -> [PolicyFile] {
        let policy = FileManager.default.currentDirectoryPath + "/sample-data/policy"
        return try House.fileNames.map {
            PolicyFile(name: $0, text: try String(contentsOfFile: "\(policy)/\($0)", encoding: .utf8))
        }
    }

    func founded() throws -> StoreDesk {
        try founded(on: Flow.policy()) { [(code: ["HAM", "KOE", "3PL"][$0 % 3], units: 9_000_000)] }
    }

    /// A store with items, and the units of each at its places.
    func founded(on files: [PolicyFile], stock: (Int) -> [(code: String, units: Int)]) throws -> StoreDesk {
        let desk = try StoreDesk(StoreFolder(folder), creating: true, zones: UTCZones()) {
            try House.read($0, version: $1, zones: $2)
        }
        let plan = try ShopPlan.read(files, currency: nil, isPractice: true, zones: UTCZones())
        _ = try desk.perform(
            FoundStore(plan: plan, files: files, digest: PolicyDigest.of(files), founder: OperatorName("bench")!), as: engine)
        let items = (0..<skus).map { index in
            RegisterItem(
                draft: ItemDraft(
                    sku: "SKU\(1_000 + index)", name: "Item \(index)", cost: "4.10", price: nil, weightGrams: nil,
                    barcode: "", vendor: "", line: index + 2))
        }
        _ = try desk.perform(items, as: engine, preview: false)
        let held = (0..<skus).flatMap { index in stock(index).filter { $0.units > 0 }.map { (index, $0.code, $0.units) } }
        let rows = held.enumerated().map { line, held in
            ReadStockRow(
                draft: StockDraft(
                    sku: "SKU\(1_000 + held.0)", title: "", location: held.1, onHand: held.2, quarantine: 0, damaged: 0,
                    oversold: 0, source: UInt64(line + 1), line: line + 2))
        }
        _ = try desk.perform(rows, as: engine, preview: false)
        return desk
    }

    /// A Shopify export of orders with two or three lines each.
    private func write(first: Int, orders: Int) throws -> String {
        let path = "\(folder)-orders.csv"
        guard let file = fopen(path, "w") else { throw Fault(text: "\(path) cannot be written") }
        defer { fclose(file) }
        fputs(
            "Name,Email,Financial Status,Fulfillment Status,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Lineitem requires shipping,Lineitem fulfillment status,Shipping Name,Shipping Address1,Shipping City,Shipping Zip,Shipping Country,Id\n",
            file)
        var seed = UInt64(first) &* 0x9e37_79b9_7f4a_7c15 | 1
        func random(_ bound: Int) -> Int {
            seed ^= seed << 13
            seed ^= seed >> 7
            seed ^= seed << 17
            return Int((seed >> 11) % UInt64(bound))
        }
        for number in first..<(first + orders) {
            let lines = (0..<(2 + number % 2)).map { _ in
                // Three SKUs of one location: most orders are served from one place.
                (sku: random(skus / 3) * 3 + number % 3, quantity: 1 + random(3), cents: 100 + random(4_900))
            }
            let subtotal = lines.reduce(0) { $0 + $1.quantity * $1.cents }
            func money(_ cents: Int) -> String { "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)" }
            for (index, line) in lines.enumerated() {
                let sku = "SKU\(1_000 + line.sku % skus)"
                if index == 0 {
                    fputs(
                        "#\(100_000 + number),c\(number % 5_000)@example.com,paid,unfulfilled,EUR,\(money(subtotal)),4.90,\(money(subtotal * 19 / 119)),\(money(subtotal + 490)),2026-11-22 1\(number % 10):15:00 +0100,\(line.quantity),Item,\(money(line.cents)),\(sku),true,pending,Customer \(number % 5_000),Hauptstrasse 1,Hamburg,20095,DE,\(7_000_000_000_000 + number)\n",
                        file)
                } else {
                    fputs(
                        "#\(100_000 + number),c\(number % 5_000)@example.com,,,,,,,,2026-11-22 1\(number % 10):15:00 +0100,\(line.quantity),Item,\(money(line.cents)),\(sku),true,pending,,,,,,\n",
                        file)
                }
            }
        }
        return path
    }

    private func size() throws -> Int {
        var status = stat()
        guard stat("\(folder)/tally.db", &status) == 0 else { return 0 }
        return Int(status.st_size)
    }
}

/// Only UTC, and every zone is known: what is measured is not the zone tables.
struct UTCZones: Zones {
    func offsetSeconds(of zone: String, at moment: Instant) -> Int { 3_600 }
    func knows(_ zone: String) -> Bool { true }
}

/// The measurement went wrong.
struct Fault: Error, CustomStringConvertible {
    var text: String
    var description: String { text }
}
