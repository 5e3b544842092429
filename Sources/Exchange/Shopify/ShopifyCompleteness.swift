import Vocabulary
import Workflow

/// A file that was cut off behind an order's first records would make a smaller order of it.
extension OrderDraft {
    /// By how much its lines, before every discount, fall short of its subtotal; nil when they do not, or nobody can say.
    var missingMinor: Int? {
        guard let subtotalMinor else { return nil }
        var goods = 0
        for line in lines {
            guard let price = line.priceMinor else { return nil }
            let (amount, isTooLarge) = price.multipliedReportingOverflow(by: line.quantity)
            guard !isTooLarge, amount < Money.limitMinor else { return nil }
            goods += amount
            if goods >= subtotalMinor { return nil }
        }
        return subtotalMinor - goods
    }

    /// The fault of an order whose lines fall short.
    var incompleteness: Fault {
        let missing = Money(minor: missingMinor ?? 0, currency)
        let subtotal = Money(minor: subtotalMinor ?? 0, currency)
        return Fault(
            line: line, column: nil,
            reason: "its lines are \(missing) short of its subtotal of \(subtotal): records of it are missing")
    }
}
