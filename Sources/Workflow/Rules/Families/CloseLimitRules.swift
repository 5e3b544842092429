import Policy
import Vocabulary

extension CloseLimits {
    /// The limits of a step: each that its check asks for, and no other.
    init(of check: String, _ step: PolicyNode) throws {
        self.init()
        let asked = CloseStep.limits(of: check).map(\.rawValue)
        guard let node = try step.optional("limits") else {
            guard !asked.isEmpty else { return }
            throw step.defect(
                "\(check) is judged by limits: say {\(asked.map { "\($0): …" }.joined(separator: ", "))} under limits")
        }
        guard !asked.isEmpty else {
            throw node.defect(check == "none" ? "a step without a check has no limits" : "\(check) is judged by no limit")
        }
        try node.only(asked)
        for limit in CloseStep.limits(of: check) { try read(limit, node.required(limit.rawValue)) }
    }

    private mutating func read(_ limit: CloseLimit, _ node: PolicyNode) throws {
        switch limit {
        case .days: days = try node.number(in: 1...3_650)
        case .percent: percent = try node.number(in: 1...1_000)
        case .events: events = try node.number(in: 1...1_000_000)
        case .amount: amounts = try CloseLimits.amounts(node)
        case .exceptions:
            exceptions = try node.list().map { node in
                let kind = try node.text()
                guard ExceptionRules.kinds.contains(kind) else {
                    let near = Nearest.match(kind, among: ExceptionRules.kinds).map { "; did you mean \($0)?" }
                    throw node.defect(
                        "there is no exception \(kind)\(near ?? "; there are: " + ExceptionRules.kinds.joined(separator: ", "))")
                }
                return kind
            }
        }
    }

    /// One amount, or a list with one for each currency.
    private static func amounts(_ node: PolicyNode) throws -> [Money] {
        var amounts: [Money] = []
        for part in (try? node.list()) ?? [node] {
            let money = try part.money()
            guard money.minor >= 0 else { throw part.defect("a limit is not below zero") }
            guard !amounts.contains(where: { $0.currency == money.currency }) else {
                throw part.defect("\(money.currency) stands twice")
            }
            amounts.append(money)
        }
        guard !amounts.isEmpty else { throw node.defect("expected at least one amount such as \"10.00 EUR\"") }
        return amounts
    }
}
