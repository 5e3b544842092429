/// A generated orders export in Shopify's layout: the same seed writes the same orders.
struct OrderFile {
    static let header =
        "Name,Email,Financial Status,Fulfillment Status,Currency,Subtotal,Shipping,Taxes,Total,Created at,"
        + "Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Lineitem requires shipping,Shipping Name,"
        + "Shipping Address1,Shipping City,Shipping Zip,Shipping Country,Risk Level"

    /// One order's records, its number with it.
    struct Order {
        var number: String
        var records: [String]
    }

    var orders: [Order]

    var text: String { ([OrderFile.header] + orders.flatMap(\.records)).joined(separator: "\n") + "\n" }

    /// The same orders as a spreadsheet saves them: with a byte order mark and CR LF.
    var withMarkAndCarriageReturns: String {
        "\u{feff}" + text.split(separator: "\n").joined(separator: "\r\n") + "\r\n"
    }

    /// The orders in another order; the records of each stay together.
    func shuffled(seed: UInt64) -> OrderFile {
        var dice = Dice(seed: seed)
        return OrderFile(orders: orders.shuffled(using: &dice))
    }

    /// Orders of one to three lines among the sample's goods; each is placed a minute after the one before.
    static func generated(_ count: Int, seed: UInt64, goods: [String]) -> OrderFile {
        var dice = Dice(seed: seed)
        return OrderFile(
            orders: (1...count).map { number in
                let lines = (0..<Int.random(in: 1...3, using: &dice)).map { _ in
                    (
                        sku: goods.randomElement(using: &dice)!, units: Int.random(in: 1...3, using: &dice),
                        price: Int.random(in: 500...4_000, using: &dice)
                    )
                }
                return order(number, lines, minute: number)
            })
    }

    /// Orders for one unit each of one SKU, numbered from `first` on.
    static func rivals(_ count: Int, first: Int, sku: String) -> OrderFile {
        OrderFile(orders: (first..<first + count).map { order($0, [(sku, 1, 1_000)], minute: $0) })
    }

    private static func order(_ number: Int, _ lines: [(sku: String, units: Int, price: Int)], minute: Int) -> Order {
        let name = "#\(20_000 + number)"
        let total = money(lines.reduce(0) { $0 + $1.units * $1.price })
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let placed = "2026-11-\(two(20 + minute / 1_440)) \(two(minute / 60 % 24)):\(two(minute % 60)):00 +0000"
        let records = lines.enumerated().map { index, line in
            let isFirst = index == 0
            return [
                name, "buyer\(number)@example.com", isFirst ? "paid" : "", isFirst ? "unfulfilled" : "", isFirst ? "EUR" : "",
                isFirst ? total : "", isFirst ? "0.00" : "", isFirst ? "0.00" : "", isFirst ? total : "", placed,
                "\(line.units)", "Goods \(line.sku)", money(line.price), line.sku, "true", isFirst ? "Buyer Number\(number)" : "",
                isFirst ? "Street \(number)" : "", isFirst ? "Hamburg" : "", isFirst ? "20095" : "", isFirst ? "DE" : "",
                isFirst ? "Low" : "",
            ].joined(separator: ",")
        }
        return Order(number: name, records: records)
    }

    private static func money(_ minor: Int) -> String { "\(minor / 100).\(minor % 100 < 10 ? "0" : "")\(minor % 100)" }
}

/// Random numbers that a seed repeats: SplitMix64.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
