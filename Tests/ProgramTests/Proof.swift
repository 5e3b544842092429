import Testing

/// What every store has to stand after whatever was done to it.
enum Proof {
    /// `verify` says yes, and each of its lines does.
    static func holds(_ shop: Shop, _ occasion: String = "", sourceLocation: SourceLocation = #_sourceLocation) throws {
        let run = try shop.tally("verify", "--json")
        #expect(run.status == 0, "\(occasion): \(run)", sourceLocation: sourceLocation)
        let lines = try run.objects()
        #expect(!lines.isEmpty, "\(occasion): \(run)", sourceLocation: sourceLocation)
        for line in lines { #expect(line.flag("ok"), "\(occasion): \(line)", sourceLocation: sourceLocation) }
    }

    /// What a store holds, as its lists show it: for comparing stores that went different ways to the same end.
    struct State: Equatable {
        var orders: [JSONObject]
        var stock: [JSONObject]
        var exceptions: [String]

        init(_ shop: Shop) throws {
            orders = try shop.list("orders", "state:\(State.everyOrder)").map { $0.without("version") }
                .sorted { ($0.text("channel"), $0.text("order")) < ($1.text("channel"), $1.text("order")) }
            stock = try shop.list("stock").map { $0.without("version") }
                .sorted { ($0.text("sku"), $0.text("location")) < ($1.text("sku"), $1.text("location")) }
            exceptions = try shop.list("exceptions").map { "\($0.text("kind")) \($0.text("subject")) \($0.text("summary"))" }
                .sorted()
        }

        /// The filter that leaves no order out.
        static let everyOrder =
            "captured,held,backordered,partly_allocated,allocated,released,picking,packed,"
            + "partly_shipped,shipped,delivered,cancelled"
    }
}
