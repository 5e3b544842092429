import Ledger
import Vocabulary
import Workflow

extension CloseCheck {
    static func salesLocked(_ reader: Reader, _ period: Period) throws -> CloseFinding { try shut(.sales, reader, period) }
    static func purchaseLocked(_ reader: Reader, _ period: Period) throws -> CloseFinding { try shut(.purchase, reader, period) }

    /// Besides the lock: the stock accounts as they were when it was set.
    static func inventoryLocked(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        var finding = try shut(.inventory, reader, period)
        finding.accounts = [.inventory, .inventoryInTransit, .inventoryUnchecked, .inventoryDamaged]
        finding.figure = try reader.figure(of: finding.accounts, through: period)
        return finding
    }

    private static func shut(_ area: LockArea, _ reader: Reader, _ period: Period) throws -> CloseFinding {
        let locks = try reader.shelf.locks()
        let last = [area, .all, .final].compactMap { locks.through[$0] }.max()
        let isShut = last.map { period <= $0 } ?? false
        return CloseFinding(
            value: isShut ? "shut through \(last ?? period)" : "open", isPassing: isShut,
            detail: "whether entries of the month that touch the \(area.word) side are kept out",
            offending: isShut
                ? []
                : [CloseOffender(.period(period), name: "\(period)", "the \(area.word) side of \(period) takes entries")],
            fix: "sign the step: its signature shuts this side")
    }

    /// A lock shuts every month before it too: those with entries have to be closed first.
    static func previousLocked(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        let locks = try reader.shelf.locks()
        let last = [locks.through[.all], locks.through[.final]].compactMap { $0 }.max() ?? Period(number: 0)
        let open = try reader.statements(
            "SELECT period, count(*) FROM journal_entry WHERE period < ? AND period > ? GROUP BY period ORDER BY period"
        ).all {
            $0.int(period.number)
            $0.int(last.number)
        } _: {
            (Period(number: $0.int(0)), $0.int(1))
        }
        return none(
            open.count, "month open", "months open", "months before this one that have entries and are not locked",
            open.map {
                CloseOffender(.period($0.0), name: "\($0.0)", "\($0.0) has \($0.1) entries and is not locked")
            },
            fix: open.first.map { "close and lock it first: tally close --period \($0.0)" } ?? "nothing to do")
    }

    /// The month is locked; what was posted to it by exception since is named.
    static func monthLocked(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        let locks = try reader.shelf.locks()
        let isLocked = [locks.through[.all], locks.through[.final]].compactMap { $0 }.contains { period <= $0 }
        let reopened = try ReopeningReport(period).answer(from: reader)
        let entries = reopened.reduce(0) { $0 + $1.entries.count }
        let rows = reopened.map { exception in
            CloseOffender(
                .approval(exception.approval), name: "request \(exception.approval)",
                "open until \(exception.until) by request \(exception.approval) of \(exception.requestedBy), approved by \(exception.approvedBy): \(exception.entries.count) entries"
            )
        }
        return CloseFinding(
            value: (isLocked ? locks.isFinal(period) ? "locked for good" : "locked" : "open")
                + (reopened.isEmpty ? "" : ", reopened \(reopened.count) x, \(entries) posted"),
            isPassing: isLocked,
            detail: "whether the month is locked, and what was posted to it by exception (tally close reopened)",
            offending: (isLocked ? [] : [CloseOffender(.period(period), name: "\(period)", "\(period) is not locked")])
                + rows.prefix(named), figure: entries,
            fix: isLocked ? "tally close reopened lists what was posted" : "tally close lock")
    }
}
