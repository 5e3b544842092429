import Vocabulary
import Workflow

extension Record {
    /// One account of a month's trial balance for `tally list trial-balance`.
    static func make(_ row: RollForwardRow, of period: Period) -> Record {
        var json = JSONLine()
        json.add("period", period.description)
        json.add("account", row.account)
        json.add("name", row.name)
        json.add("currency", row.currency.description)
        json.add("opening_minor", row.openingMinor)
        json.add("debit_minor", row.debitMinor)
        json.add("credit_minor", row.creditMinor)
        json.add("closing_minor", row.closingMinor)
        func text(_ minor: Int) -> String { Money(minor: minor, row.currency).grouped }
        return Record(
            cells: [
                String(row.account), row.name, row.currency.description, text(row.openingMinor), text(row.debitMinor),
                text(row.creditMinor), text(row.closingMinor),
            ], json: json)
    }

    /// One exception by which a locked month was open, for scripts.
    static func make(_ reopened: Reopened) -> JSONLine {
        var json = JSONLine()
        json.add("approval", reopened.approval.number)
        json.add("from", reopened.from)
        json.add("until", reopened.until)
        json.add("requested_by", reopened.requestedBy)
        json.add("approved_by", reopened.approvedBy)
        json.add("reason", reopened.reason)
        json.add(
            "entries",
            reopened.entries.map { entry -> JSONLine in
                var line = JSONLine()
                line.add("sequence", entry.sequence)
                line.add("at", entry.at)
                line.add("by", entry.by)
                line.add("day", entry.day.description)
                line.add("what", entry.what)
                line.add(
                    "amounts",
                    entry.amounts.map { amount -> JSONLine in
                        var json = JSONLine()
                        json.add("currency", amount.currency.description)
                        json.add("minor", amount.minor)
                        return json
                    })
                return line
            })
        return json
    }
}
