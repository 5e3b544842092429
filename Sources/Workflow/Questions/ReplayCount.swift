import Policy
import Vocabulary

/// Differences of one kind, by one rule, under one mode.
public struct ReplayCount: Sendable, Equatable {
    public var kind: ReplayDifference.Kind
    public var family: Family
    public var rule: String
    /// Propose or shadow, where the engine would not act by itself; nil where it would, or a person did.
    public var mode: Mode?
    public var count: Int
    /// Each currency's sum.
    public var amounts: [Money]
    /// The first of them, or all.
    public var rows: [ReplayPart.Row]

    public init(
        kind: ReplayDifference.Kind, family: Family, rule: String, mode: Mode?, count: Int, amounts: [Money],
        rows: [ReplayPart.Row]
    ) {
        self.kind = kind
        self.family = family
        self.rule = rule
        self.mode = mode
        self.count = count
        self.amounts = amounts
        self.rows = rows
    }

    /// In the order of the families and of what can differ; `most` rows of each are kept.
    public static func all(_ rows: [ReplayPart.Row], keeping most: Int = .max) -> [ReplayCount] {
        struct Key: Hashable {
            var kind: ReplayDifference.Kind
            var family: Family
            var rule: String
            var mode: Mode?
        }
        let kinds = ReplayDifference.Kind.allCases
        func place(_ key: Key) -> (Int, Int, String, String) {
            (key.family.rawValue, kinds.firstIndex(of: key.kind)!, key.rule, key.mode?.rawValue ?? "")
        }
        return Dictionary(grouping: rows) {
            Key(kind: $0.difference.kind, family: $0.difference.family, rule: $0.difference.rule, mode: $0.difference.mode)
        }
        .sorted { place($0.key) < place($1.key) }
        .map { key, rows in
            ReplayCount(
                kind: key.kind, family: key.family, rule: key.rule, mode: key.mode, count: rows.count, amounts: sums(rows),
                rows: Array(rows.prefix(most)))
        }
    }

    private static func sums(_ rows: [ReplayPart.Row]) -> [Money] {
        var sums: [Money] = []
        for case let amount? in rows.map(\.difference.amount) {
            if let index = sums.firstIndex(where: { $0.currency == amount.currency }) {
                let sum = sums[index].minor.addingReportingOverflow(amount.minor).partialValue
                sums[index] = Money(minor: sum, amount.currency)
            } else {
                sums.append(amount)
            }
        }
        return sums.sorted { $0.currency.description < $1.currency.description }
    }

    /// Whether something else would have happened.
    public var isReal: Bool { mode != .shadow || kind == .mode }

    /// `another place, by R-10`, and what its mode makes of it.
    public var words: String {
        if kind == .mode {
            return switch mode {
            case .shadow: "the engine would only look on"
            case .propose: "the engine would ask somebody"
            default: "the engine would do it by itself"
            }
        }
        let end =
            switch mode {
            case .shadow: ", in the shadow: it would change nothing"
            case .propose: ", which it would only propose"
            default: ""
            }
        return kind.words + (rule.isEmpty ? "" : ", by \(rule)") + end
    }

    public var amountWords: String { amounts.map(sign).joined(separator: ", ") }

    /// A difference in cost has its sign; the rest are amounts that something is about.
    public func sign(_ money: Money) -> String {
        switch kind {
        case .otherPlace: money.minor > 0 ? "+\(money) to send" : money.minor < 0 ? "\(money) to send" : "costs the same"
        default: "\(money)"
        }
    }
}
