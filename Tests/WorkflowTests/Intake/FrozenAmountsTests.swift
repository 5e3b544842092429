import Testing
import Vocabulary

@testable import Workflow

/// An order's money as its lines will earn it.
@Suite struct FrozenAmountsTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        /// Units, price and own discount of each line; a price of -1 is none.
        var lines: [(Int, Int, Int)]
        var subtotal: Int?
        var shipping = 0
        var tax = 0
        var discount = 0
        var total: Int
        /// List, discount and tax of each line; then shipping, its tax, and the residual.
        var expected: [[Int]]
        var rest: [Int]
        var testDescription: String { name }
    }

    static let cases = [
        Case(
            name: "no tax", lines: [(2, 100, 0)], subtotal: 200, shipping: 50, total: 250, expected: [[200, 0, 0]],
            rest: [50, 0, 0]),
        Case(
            name: "tax in the prices", lines: [(1, 1190, 0)], subtotal: 1190, shipping: 595, tax: 285, total: 1785,
            expected: [[1000, 0, 190]], rest: [500, 95, 0]),
        Case(
            name: "tax added", lines: [(1, 1000, 0)], subtotal: 1000, shipping: 500, tax: 285, total: 1785,
            expected: [[1000, 0, 190]], rest: [500, 95, 0]),
        Case(
            name: "a discount on the order, shared by value", lines: [(1, 300, 0), (1, 100, 0)], subtotal: 360, discount: 40,
            total: 360,
            expected: [[300, 30, 0], [100, 10, 0]], rest: [0, 0, 0]),
        Case(
            name: "a line's own discount", lines: [(1, 300, 50), (1, 100, 0)], subtotal: 350, total: 350,
            expected: [[300, 50, 0], [100, 0, 0]], rest: [0, 0, 0]),
        Case(
            name: "both discounts, the subtotal silent", lines: [(1, 300, 100), (1, 200, 0)], discount: 40, total: 360,
            expected: [[300, 120, 0], [200, 20, 0]], rest: [0, 0, 0]),
        Case(
            name: "no prices: what is left of the total, by units", lines: [(1, -1, 0), (3, -1, 0)], shipping: 100, total: 500,
            expected: [[100, 0, 0], [300, 0, 0]], rest: [100, 0, 0]),
        Case(
            name: "no prices, tax beside them", lines: [(1, -1, 0)], shipping: 0, tax: 19, total: 119,
            expected: [[100, 0, 19]], rest: [0, 0, 0]),
        Case(
            name: "no prices, and a line's own discount", lines: [(1, -1, 20), (1, -1, 0)], subtotal: 180, total: 180,
            expected: [[100, 20, 0], [100, 0, 0]], rest: [0, 0, 0]),
        Case(
            name: "a cent nobody explains", lines: [(3, 33, 0)], subtotal: 99, total: 100, expected: [[99, 0, 0]],
            rest: [0, 0, 1]),
        Case(
            name: "a total below its lines", lines: [(1, 500, 0)], subtotal: 500, total: 300, expected: [[500, 0, 0]],
            rest: [0, 0, -200]),
        Case(
            name: "tax by largest remainder", lines: [(1, 100, 0), (1, 100, 0), (1, 100, 0)], subtotal: 300, tax: 10, total: 310,
            expected: [[100, 0, 4], [100, 0, 3], [100, 0, 3]], rest: [0, 0, 0]),
        Case(name: "free", lines: [(1, 0, 0)], subtotal: 0, total: 0, expected: [[0, 0, 0]], rest: [0, 0, 0]),
    ]

    private func draft(_ given: Case) throws -> OrderDraft {
        var draft = try MemoryDesk().draft("#1", [])
        draft.lines = given.lines.map {
            OrderDraft.Line(
                sku: "TEA", title: "", quantity: $0.0, priceMinor: $0.1 < 0 ? nil : $0.1, discountMinor: $0.2,
                isFulfilled: false, needsStock: true)
        }
        draft.subtotalMinor = given.subtotal
        draft.shippingMinor = given.shipping
        draft.taxMinor = given.tax
        draft.discountMinor = given.discount
        draft.totalMinor = given.total
        return draft
    }

    @Test(arguments: cases)
    func `a file's amounts are shared out so that they add up to its total`(given: Case) throws {
        let frozen = FrozenAmounts(try draft(given))
        #expect(frozen.lines.map { [$0.listMinor, $0.discountMinor, $0.taxMinor] } == given.expected)
        #expect([frozen.order.shippingMinor, frozen.order.shippingTaxMinor, frozen.order.residualMinor] == given.rest)
    }

    @Test func `whatever a file says, lines, shipping and residual make its total, and no tax is lost`() {
        for seed in 0..<3_000 {
            var dice = Dice(seed: seed)
            let draft = dice.draft(1, skus: ["TEA", "POT"], at: MemoryDesk.start)
            let frozen = FrozenAmounts(draft)
            let lines = frozen.lines.reduce(0) { $0 + $1.listMinor - $1.discountMinor + $1.taxMinor }
            let sum = lines + frozen.order.shippingMinor + frozen.order.shippingTaxMinor + frozen.order.residualMinor
            #expect(sum == draft.totalMinor, "seed \(seed)")
            #expect(frozen.lines.reduce(frozen.order.shippingTaxMinor) { $0 + $1.taxMinor } == draft.taxMinor, "seed \(seed)")
        }
    }

    @Test(
        arguments: [
            (price: 1_000, discount: 0, tax: 99_900, says: "taxes of 999.00 EUR are more than the total of 10.00 EUR"),
            (price: 1_000, discount: 50_000, tax: 0, says: "discounts of 500.00 EUR are more than its goods of 10.00 EUR"),
            (
                price: 1_234_500, discount: 0, tax: 0,
                says: "its prices are 12,335.00 EUR above its subtotal, and its discounts are 0.00 EUR"
            ),
            (price: 1_000, discount: 0, tax: 160, says: ""), (price: 1_200, discount: 200, tax: 0, says: ""),
        ])
    func `amounts that contradict each other are an exception, though they add up`(
        given: (price: Int, discount: Int, tax: Int, says: String)
    ) throws {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        var draft = desk.draft("#1", [("TEA", 1, given.price)])
        (draft.subtotalMinor, draft.totalMinor) = (1_000, 1_000)
        (draft.discountMinor, draft.taxMinor) = (given.discount, given.tax)
        try desk.capture(draft)
        #expect(desk.openKinds() == (given.says.isEmpty ? [] : ["amounts_differ"]))
        #expect(desk.books.exceptions.values.map(\.summary).joined() == given.says)
    }

    @Test func `a residual of a cent a line is rounding, more is suspense and an exception, in the first parcel as in the last`()
        throws
    {
        for (residual, posted, kinds) in [(2, "7010 -2", []), (3, "9990 -3", ["amounts_differ"])] as [(Int, String, [String])] {
            let desk = try MemoryDesk()
            try desk.item("TEA")
            try desk.item("POT")
            try desk.open("TEA", 5)
            try desk.open("POT", 5)
            var draft = desk.draft("#1", [("TEA", 1, 100), ("POT", 1, 100)])
            draft.totalMinor += residual
            try desk.capture(draft)
            for line in ["allocate #1", "release #1", "ship #1 --line 1:1", "ship #1"] {
                #expect(try desk.do(line).outcome == .done)
            }
            #expect(desk.posted().contains(posted))
            #expect(desk.openKinds() == kinds)
        }
    }
}
