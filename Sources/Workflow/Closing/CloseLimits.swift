import Vocabulary

/// A threshold by which a check of the close is judged, as `close.yaml` names it under `limits`.
public enum CloseLimit: String, Sendable, CaseIterable {
    /// From how many days on something is late or old.
    case days
    /// From which share of the month before a movement wants a word.
    case percent
    /// How much money may be left, or may move, in each currency.
    case amount
    /// How many events of the log's end are looked at.
    case events
    /// Kinds of exceptions that keep the month from being closed.
    case exceptions
}

/// The thresholds of one step of the close. A check reads those that it asks for, and the policy has said each of them.
public struct CloseLimits: Sendable, Equatable {
    public var days = 0
    public var percent = 0
    /// By currency; in a currency that is not named there is no room at all.
    public var amounts: [Money] = []
    public var events = 0
    public var exceptions: [String] = []

    public init() {}

    /// The amount of a currency, in its minor units.
    public func minor(_ currency: Currency) -> Int { amounts.first { $0.currency == currency }?.minor ?? 0 }

    /// In the words of the policy: `percent 10, amount 500.00 EUR`; empty where the check asks for none.
    public var words: String {
        var parts: [String] = []
        if days > 0 { parts.append("days \(days)") }
        if percent > 0 { parts.append("percent \(percent)") }
        if !amounts.isEmpty { parts.append("amount \(amounts.map(\.description).joined(separator: " or "))") }
        if events > 0 { parts.append("events \(events)") }
        if !exceptions.isEmpty { parts.append("exceptions \(exceptions.joined(separator: " "))") }
        return parts.joined(separator: ", ")
    }
}
