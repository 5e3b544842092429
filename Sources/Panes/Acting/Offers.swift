import Workflow

/// Lists of values that several actions offer.
enum Offers {
    static let locations: @Sendable (any ListRow, Scene) -> [Offer] = { _, scene in
        (scene.overview?.locations ?? []).map { Offer($0.code.text, $0.name) }
    }

    static let holdKinds = [
        Offer("fraud_review", "the buyer has to be checked"), Offer("address", "a carrier cannot find it"),
        Offer("payment", "the money has not arrived"), Offer("credit", "over the credit limit"),
        Offer("refund_review", "money was given back before it left"), Offer("customer_request", "the customer asked to wait"),
    ]

    static let stockStates = StockState.allCases.filter { $0 != .inTransit }.map { Offer($0.word) }
}
