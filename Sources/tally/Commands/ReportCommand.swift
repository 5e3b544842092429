import ArgumentParser
import Vocabulary
import Workflow

/// `tally report`: statements from the ledger.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Statements from the ledger: trial-balance.")

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("The report: trial-balance.", valueName: "name")) var name: String
    @Option(name: .long, help: ArgumentHelp("Up to and with this month.", valueName: "yyyy-mm")) var period: String?

    func run() throws {
        guard name == "trial-balance" else {
            throw Failure.use("there is no report \(name); there is: trial-balance")
        }
        var through: Period?
        if let period {
            guard let named = Period(period) else { throw Failure.use("\(period) is no month such as 2026-10") }
            through = named
        }
        let session = try global.open()
        defer { try? session.desk.close() }
        let rows = try session.desk.answer(TrialBalance(through: through))
        global.printer.print(
            rows.map { row in
                var json = JSONLine()
                json.add("account", row.account)
                json.add("name", row.name)
                json.add("currency", row.currency.description)
                json.add("debit_minor", row.debitMinor)
                json.add("credit_minor", row.creditMinor)
                json.add("balance_minor", row.debitMinor - row.creditMinor)
                func text(_ minor: Int) -> String { Money(minor: minor, row.currency).grouped }
                return Record(
                    cells: [
                        String(row.account), row.name, row.currency.description, text(row.debitMinor),
                        text(row.creditMinor), text(row.debitMinor - row.creditMinor),
                    ], json: json)
            },
            columns: [
                Column("Account", isNumber: true), Column("Name"), Column("Cur"), Column("Debit", isNumber: true),
                Column("Credit", isNumber: true), Column("Balance", isNumber: true),
            ])
        guard global.printer.style == .table else { return }
        for currency in Set(rows.map(\.currency)).sorted() {
            let own = rows.filter { $0.currency == currency }
            let (debit, credit) = own.reduce((0, 0)) { ($0.0 + $1.debitMinor, $0.1 + $1.creditMinor) }
            func text(_ minor: Int) -> String { Money(minor: minor, currency).grouped }
            let word = debit == credit ? "both sides agree" : "the sides DIFFER by \(text(debit - credit))"
            global.printer.say("Total \(currency): debit \(text(debit)), credit \(text(credit)): \(word)")
        }
    }
}
