import Workflow

/// Lists of values that several actions offer.
enum Offers {
    static let locations: @Sendable (AskScene) -> [Offer] = { asked in
        (asked.scene.overview?.locations ?? []).map { Offer($0.code.text, $0.name) }
    }

    static let holdKinds = CommandForms.holdKinds.map { Offer($0, meanings[$0] ?? "") }
    static let exceptionKinds = CommandForms.exceptionKinds.map { Offer($0, meanings[$0] ?? "") }

    private static let meanings = [
        "fraud_review": "the buyer has to be checked", "address": "a carrier cannot find it",
        "payment": "the money has not arrived", "credit": "over the credit limit",
        "refund_review": "money was given back before it left", "stock": "the goods are in doubt",
        "damaged": "goods that cannot be sold", "stock_short": "fewer units than promised",
        "count_variance": "the shelf says something else", "carrier": "the carrier refuses or lost it",
        "customer": "the customer has to be asked", "price": "the price is in doubt",
    ]

    static let stockStates = StockState.allCases.filter { $0 != .inTransit }.map { Offer($0.word) }
}
