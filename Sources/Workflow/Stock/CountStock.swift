import Vocabulary

/// Says how many sellable units somebody counted at a location; the variance is posted, or asked for above the limit.
public struct CountStock: Command {
    public static let name = "count"
    public static let roles: Set<Role> = [.supervisor, .buyer]

    public var sku: String
    public var quantity: Int
    public var location: String
    public var reason: String
    /// Units that the books had when it was counted; nil when nobody looked. Other ones by now make the count worthless.
    public var expected: Int?

    public init(sku: String, quantity: Int, location: String, reason: String = "", expected: Int? = nil) {
        self.sku = sku
        self.quantity = quantity
        self.location = location
        self.reason = reason
        self.expected = expected
    }

    public func gather(from books: Books, in context: Context) throws -> StockSight {
        try books.governedSight(sku, at: location, in: context)
    }

    public func decide(on sight: StockSight, in context: Context) -> Decision {
        guard quantity >= 0, quantity <= StockLimits.units else { return .refused(.badQuantity(quantity)) }
        let variance = quantity - sight.level[.sellable]
        if let expected, expected != sight.level[.sellable] {
            return .refused(
                .wouldNotFit(
                    "\(sight.item.code) at \(sight.location.code)",
                    because:
                        "\(expected) were expected when it was counted and there are \(sight.level[.sellable]) now: count again"))
        }
        if variance > 0, let refusal = sight.overflow(by: variance) { return .refused(refusal) }
        guard quantity >= sight.level.reserved else {
            return .refused(
                .wouldNotFit(
                    "\(sight.item.code) at \(sight.location.code)",
                    because:
                        "\(sight.level.reserved) are promised to orders and \(quantity) counted: reroute or cancel \(sight.level.reserved - quantity) first"
                ))
        }
        if let refusal = sight.staleRefusal(in: context) { return .refused(refusal) }
        let settled = sight.closing(["stock_differs", "count_variance"], because: "counted: \(quantity)")
        guard variance != 0 else {
            let record = DecisionRecord(
                command: Self.name, subject: sight.subject, question: "count", answer: "as expected",
                policyVersion: context.rules.version, facts: [Fact("counted", .number(quantity))])
            return .done(
                [.stock(.countConfirmed(sight.item.id, sight.location.id, quantity: quantity))] + settled, record)
        }
        guard let movement = sight.correction(by: variance, against: .count) else {
            return .refused(.costUnknown(sight.item.code.text))
        }
        let words = Words.kept(
            Self.name, [sight.item.code.text, String(quantity)],
            [
                "--at", sight.location.code.text, "--expected", String(sight.level[.sellable]), "--reason",
                reason.isEmpty ? "count" : reason,
            ])
        if let decision = sight.asking(
            "adjustment", words: words, command: Self.name, costMinor: movement.costMinor,
            reason: reason.isEmpty ? "count: \(variance > 0 ? "+" : "")\(variance)" : reason, in: context)
        {
            return decision
        }
        return sight.moved(
            [movement], cause: .counted, command: Self.name, reason: reason,
            facts: [Fact("expected", .number(sight.level[.sellable])), Fact("counted", .number(quantity))],
            more: settled, in: context)
    }
}
