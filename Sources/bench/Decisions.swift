import Exchange
import Store
import Vocabulary
import Workflow

/// Order lines decided over many locations: where each order goes and what is reserved for it, written durably.
extension Flow {
    private static let places = 20

    /// Imports the orders untimed, then decides them with `batch` orders a commit, as the engine does it.
    func decide(lines: Int, batch: Int) throws {
        let orders = lines * 2 / 5
        let files = try Flow.policy().map { file in
            file.name == "locations.yaml" ? PolicyFile(name: file.name, text: file.text + Flow.morePlaces) : file
        }
        let codes = ["HAM", "KOE", "3PL", "VEN"] + Flow.added.map(\.code)
        let desk = try founded(on: files) { sku in
            // Some have none of it and some too little, so that places are struck out and ranks have something to separate.
            codes.enumerated().map { (code: $1, units: (sku * 31 + $0 * 17) % 7 == 0 ? 0 : 20 + (sku * 13 + $0 * 29) % 60) }
        }
        try take(desk, first: 1, orders: orders, batch: 500)
        let due = try desk.answer(DueOrders(now: moment))
        guard due.count == orders else { throw Fault(text: "\(due.count) of \(orders) orders are due") }
        var decided = 0
        var weighed = 0
        let start = Clock()
        for first in stride(from: 0, to: due.count, by: batch) {
            let commands = due[first..<min(first + batch, due.count)].map { AllocateOrder(order: OrderReference($0)) }
            for performed in try desk.perform(commands, as: engine, preview: false) where performed.outcome == .done {
                decided += 1
                weighed += performed.record?.candidates.count ?? 0
            }
        }
        let spent = start.spent()
        try desk.close()
        guard decided == orders, weighed == orders * Flow.places else {
            throw Fault(text: "\(decided) of \(orders) orders were decided, over \(weighed) places")
        }
        print(
            """
            {"lines":\(lines),"locations":\(Flow.places),"orders":\(orders),"batch":\(batch),"milliseconds":\(spent.wall / 1_000),\
            "decisions_per_second":\(orders * 1_000_000 / max(1, spent.wall)),"lines_per_second":\(lines * 1_000_000 / max(1, spent.wall)),\
            "cpu_microseconds_per_decision":\(spent.cpu / orders),"rss_mib":\(spent.peakKiB / 1_024)}
            """)
    }

    private static let added = (5...places).map { (code: "N\($0 < 10 ? "0" : "")\($0)", rank: $0) }

    private static var morePlaces: String {
        "\n"
            + added.map {
                "  - {code: \($0.code), name: \"Place \($0.rank)\", kind: warehouse, zone: Europe/Berlin, cutoff: \"16:00\", days: [1, 2, 3, 4, 5], rank: \($0.rank), cost: \"\(4 + $0.rank % 3).\(10 + $0.rank)\", channels: [web], also_known_as: []}\n"
            }.joined()
    }
}
