import Vocabulary

/// Money in expressions: read from text, and never mixed across currencies.
enum MoneyText {
    static func read(_ text: String) throws(EvaluationFault) -> Money {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, let currency = Currency(parts[1]),
            let minor = Money.minor(plain: parts[0].utf8, decimals: currency.decimals)
        else { throw EvaluationFault(.malformed, "an amount is written like \"150.00 EUR\"") }
        return Money(minor: minor, currency)
    }

    static func currencies(_ a: Money, _ b: Money) -> EvaluationFault {
        EvaluationFault(.currencies, "\(a.currency) and \(b.currency) do not go together: amounts are of one currency")
    }

    static func sum(_ a: Money, _ b: Money, sign: Int) throws(EvaluationFault) -> Money {
        guard a.currency == b.currency else { throw currencies(a, b) }
        let (minor, isTooLarge) =
            sign > 0 ? a.minor.addingReportingOverflow(b.minor) : a.minor.subtractingReportingOverflow(b.minor)
        return try bounded(minor, isTooLarge, a.currency)
    }

    static func product(_ a: Money, _ times: Int) throws(EvaluationFault) -> Money {
        let (minor, isTooLarge) = a.minor.multipliedReportingOverflow(by: times)
        return try bounded(minor, isTooLarge, a.currency)
    }

    private static func bounded(_ minor: Int, _ isTooLarge: Bool, _ currency: Currency) throws(EvaluationFault) -> Money {
        guard !isTooLarge, minor.magnitude < Money.limitMinor.magnitude else {
            throw EvaluationFault(.overflow, "no shop has such an amount")
        }
        return Money(minor: minor, currency)
    }
}

extension FunctionTable {
    mutating func addMoney() {
        add(
            "money", [.global([.string], .money)],
            .unary { a, _ throws(EvaluationFault) in
                guard case .string(let text) = a else { throw EvaluationFault.overload("money", a) }
                return .money(try MoneyText.read(text))
            })
        add(
            "currency", [.member([.money], .string)],
            .unary { a, _ throws(EvaluationFault) in
                guard case .money(let money) = a else { throw EvaluationFault.overload("currency", a) }
                return .string(money.currency.description)
            })
        add(
            "minor", [.member([.money], .int)],
            .unary { a, _ throws(EvaluationFault) in
                guard case .money(let money) = a else { throw EvaluationFault.overload("minor", a) }
                return .int(money.minor)
            })
    }
}
