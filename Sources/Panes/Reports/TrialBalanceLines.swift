import Canvas
import Vocabulary
import Workflow

/// The trial balance as a page to read: every account, and what both sides come to.
public enum TrialBalanceLines {
    public static func all(_ rows: [BalanceRow], through period: Period?, width: Int) -> [TextLine] {
        guard !rows.isEmpty else {
            return [TextLine(" Nothing is posted\(period.map { " up to the end of \($0)" } ?? "") yet.", .dim)]
        }
        let grid = Grid([.left(4), .rest, .right(14), .right(14), .right(14)], width: width)
        let currencies = rows.map(\.currency).reduce(into: [Currency]()) { if !$0.contains($1) { $0.append($1) } }.sorted()
        return currencies.flatMap { currency in
            let own = rows.filter { $0.currency == currency }
            func text(_ minor: Int) -> String { Money(minor: minor, currency).grouped }
            let (debit, credit) = own.reduce((0, 0)) { ($0.0 + $1.debitMinor, $0.1 + $1.creditMinor) }
            return [TextLine.rule("\(currency)\(period.map { ", up to the end of \($0)" } ?? "")")]
                + [grid.line(["", "Account", "Debit", "Credit", "Balance"], .heading)]
                + own.map {
                    grid.line([
                        "\($0.account)", $0.name, text($0.debitMinor), text($0.creditMinor), text($0.debitMinor - $0.creditMinor),
                    ])
                }
                + [
                    grid.line(
                        [
                            "", debit == credit ? "Total, both sides agree" : "Total, the sides DIFFER", text(debit),
                            text(credit), text(debit - credit),
                        ],
                        debit == credit ? .title : .bad)
                ]
        }
    }
}
