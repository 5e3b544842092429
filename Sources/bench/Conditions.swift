import Policy
import Vocabulary

/// Conditions as rules have them, measured beside closures that were written by hand for the same.
struct Conditions {
    /// One condition: as a rule writes it, and by hand over the same facts.
    private struct Trial {
        var text: String
        var byHand: @Sendable (Order) -> Bool
    }

    private struct Order {
        var units: Int
        var total: Money
        var channel: String
        var ready: Bool
        var paid: Money
        var quantities: [Int]
        var lines: [Line]
    }

    private struct Line {
        var sku: String
        var quantity: Int
        var needed: Int
        var available: Int
    }

    func measure(times: Int) throws {
        let line = ObjectType("line", [("quantity", .int), ("sku", .string), ("needed", .int), ("available", .int)])
        let context = FactContext([
            FactName("order.units", .int, ""), FactName("order.total", .money, ""), FactName("order.channel", .string, ""),
            FactName("order.ready", .bool, ""), FactName("order.lines", .list(.object(line)), ""),
            FactName("order.paid", .money, ""),
        ])
        let lines = (1...10).map { Line(sku: "TEA-00\($0 + 10)", quantity: $0, needed: $0, available: $0 + 5) }
        let order = Order(
            units: 7, total: Money(minor: 12_900, .eur), channel: "b2b", ready: true, paid: Money(minor: 10_000, .eur),
            quantities: lines.map(\.quantity), lines: lines)
        var facts = context.blank
        facts[slot: 0] = .int(order.units)
        facts[slot: 1] = .money(order.total)
        facts[slot: 2] = .string(order.channel)
        facts[slot: 3] = .bool(order.ready)
        facts[slot: 4] = .list(
            lines.map {
                .object(ObjectValue(line, [.int($0.quantity), .string($0.sku), .int($0.needed), .int($0.available)]))
            })
        facts[slot: 5] = .money(order.paid)
        let trials = [
            Trial(text: "order.units < 10") { $0.units < 10 },
            Trial(text: "order.total > money(\"400 EUR\")") { $0.total.currency == .eur && $0.total.minor > 40_000 },
            Trial(text: "order.channel == \"b2b\"") { $0.channel == "b2b" },
            Trial(text: "order.channel in [\"web\", \"uk\", \"b2b\"]") { ["web", "uk", "b2b"].contains($0.channel) },
            Trial(text: "order.ready && order.units > 3 && order.channel != \"web\"") {
                $0.ready && $0.units > 3 && $0.channel != "web"
            },
            Trial(text: "order.lines.all(l, l.quantity < 100)") { $0.quantities.allSatisfy { $0 < 100 } },
            Trial(text: "order.lines.all(l, l.available >= l.needed)") { $0.lines.allSatisfy { $0.available >= $0.needed } },
            Trial(text: "order.lines.exists(l, l.sku.startsWith(\"GIFT-\") && l.quantity > 10)") {
                $0.lines.contains { $0.sku.hasPrefix("GIFT-") && $0.quantity > 10 }
            },
            Trial(text: "size(order.lines) > 3 && order.units + 1 < 10") { $0.lines.count > 3 && $0.units + 1 < 10 },
            Trial(text: "order.channel.endsWith(\"2b\")") { $0.channel.hasSuffix("2b") },
            Trial(text: "order.total - order.paid > money(\"20 EUR\")") {
                $0.total.currency == $0.paid.currency && $0.total.minor - $0.paid.minor > 2_000
            },
            Trial(text: "order.lines.filter(l, l.quantity > 5).size() > 3") { $0.lines.filter { $0.quantity > 5 }.count > 3 },
            Trial(text: "(order.ready ? order.units : 0) > 3") { ($0.ready ? $0.units : 0) > 3 },
        ]
        for trial in trials {
            let compiled = try Expression.compile(trial.text, in: context.declarations)
            guard try compiled.holds(facts) == trial.byHand(order) else {
                throw Fault(text: "\(trial.text) is not what its closure says")
            }
            var truths = 0
            let rule = Clock()
            for _ in 0..<times where try compiled.holds(facts) { truths += 1 }
            let ruleCPU = rule.spent().cpu
            let closure = Clock()
            for _ in 0..<times where opaque(trial.byHand)(order) { truths += 1 }
            let closureCPU = max(1, closure.spent().cpu)
            guard truths == 0 || truths == 2 * times else { throw Fault(text: "\(trial.text) changed its mind") }
            let spelled = trial.text.replacing("\"", with: "'")
            print(
                """
                {"condition":"\(spelled)","picoseconds":\(ruleCPU * 1_000_000 / times),"by_hand_picoseconds":\(closureCPU * 1_000_000 / times),\
                "times_as_long":\(ruleCPU / closureCPU)}
                """)
        }
    }

    /// So that the compiler cannot see through the closure.
    @inline(never) private func opaque(_ closure: @escaping @Sendable (Order) -> Bool) -> @Sendable (Order) -> Bool { closure }
}
