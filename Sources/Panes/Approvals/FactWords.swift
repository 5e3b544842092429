import Vocabulary
import Workflow

/// The evidence of a request as people say it.
enum FactWords {
    /// One fact in a running text; nil where it says nothing.
    static func sentence(_ fact: Fact) -> String? {
        switch (fact.name, fact.value) {
        case ("refunded", .money(let money)): money.minor == 0 ? "nothing given back yet" : "\(money) given back"
        case ("refunds_payable", .money(let money)): money.minor == 0 ? nil : "\(money) promised back"
        case ("owed", .money(let money)): "\(money) of it owed since it was cancelled"
        case ("deposit", .money(let money)): money.minor == 0 ? nil : "\(money) not shipped yet"
        case ("state", .text(let word)): "order \(spoken(word))"
        case ("age_days", .number(let days)): days == 1 ? "a day old" : "\(days) days old"
        case ("earlier_refunded_orders", .number(let count)):
            count == 0
                ? "no other refund to this customer" : "\(count) other order\(count == 1 ? "" : "s") of this customer refunded"
        case ("other_requests_waiting", .number(let count)): "\(count) other request\(count == 1 ? " waits" : "s wait")"
        case ("sellable", .number(let units)): "\(units) sellable there"
        case ("reserved", .number(let units)): "\(units) reserved"
        case ("value_here", .money(let money)): "all worth \(money)"
        case ("hours", .number(let hours)): "for \(hours) hour\(hours == 1 ? "" : "s")"
        default: "\(name(fact.name)) \(DecisionStory.text(fact.value))"
        }
    }

    /// The label of a fact in a table.
    static func name(_ name: String) -> String {
        switch name {
        case "refunded": "given back"
        case "refunds_payable": "promised back"
        case "owed": "of it owed, not promised"
        case "deposit": "paid, not shipped yet"
        case "state": "order"
        case "age_days": "days old"
        case "earlier_refunded_orders": "other orders refunded"
        case "earlier_refunds": "refunded for them"
        case "value_here": "worth, all of it"
        default: spoken(name)
        }
    }

    private static func spoken(_ word: String) -> String { String(word.map { $0 == "_" ? " " : $0 }) }
}
