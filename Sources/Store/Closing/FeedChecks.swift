import Vocabulary
import Workflow

extension CloseCheck {
    /// Every channel that trades was heard after the month's last day, and every record that came is settled. A channel without an order for
    /// some time may have stopped: whoever signs says so.
    static func feedsComplete(_ reader: Reader, _ scope: CloseScope) throws -> CloseFinding {
        let end = try reader.end(of: scope.period)
        let rejected = try reader.statements(
            """
            SELECT id, summary FROM exception_case WHERE is_open = 1 AND kind = 'rejected_lines' AND raised_at < ? ORDER BY id
            """
        ).all {
            $0.moment(end)
        } _: { row in
            try reader.offender(.exception(row.id(0))) { "\($0): \(row.text(1))" }
        }
        let unheard = try reader.arrivals().filter { $0.last < end && $0.firstOrder < end }
        let limit = try reader.start(of: scope.period.next.first.adding(days: -scope.limits.days))
        let silent = unheard.filter { $0.newestOrder >= limit }
        let quiet = unheard.filter { $0.newestOrder < limit }
        let last = scope.period.last
        let rows = try silent.map { arrival in
            let day = try reader.day(of: arrival.last)
            return try reader.offender(.channel(arrival.channel)) {
                "channel \($0): nothing came after \(last); the last came on \(day)"
            }
        }
        let notes = try quiet.map { arrival in
            let day = try reader.day(of: arrival.newestOrder)
            return try reader.offender(.channel(arrival.channel)) {
                "channel \($0): no order since \(day), and no file after \(last)"
            }
        }
        var finding = none(
            rejected.count, "rejected line", "rejected lines",
            "channels of which no file was read after the month's last day, and records up to then that were not taken and that nobody has settled; a channel without an order for more than \(scope.limits.days) days wants a word from whoever signs",
            rows + rejected + notes,
            fix: silent.isEmpty
                ? rejected.isEmpty && !quiet.isEmpty
                    ? "say what is known of the quiet channels: sign STEP --reason TEXT"
                    : "correct the file and import it again, or resolve the exception with a reason"
                : "import the channel's newest file, also one that brings nothing new: tally import FILE --channel CODE")
        if !silent.isEmpty { finding.value += ", \(silent.count) channel\(silent.count == 1 ? "" : "s") not heard" }
        if !quiet.isEmpty { finding.value += ", \(quiet.count) quiet" }
        finding.isPassing = silent.isEmpty && rejected.isEmpty
        finding.figure += silent.count
        finding.needsNote = finding.isPassing && !quiet.isEmpty
        return finding
    }
}

/// What came from a channel.
private struct Arrival {
    var channel: ChannelID
    var firstOrder: Instant
    var newestOrder: Instant
    /// The newest order, or a later file that brought none.
    var last: Instant
}

extension Reader {
    /// The shop's day of a moment.
    func day(of moment: Instant) throws -> Day {
        guard let zone = try shelf.shop()?.zone else { return moment.day() }
        return moment.day(offsetSeconds: zones.offsetSeconds(of: zone, at: moment))
    }

    /// What came from each channel that ever brought an order.
    fileprivate func arrivals() throws -> [Arrival] {
        let orders = try statements(
            "SELECT channel, min(captured_at), max(captured_at) FROM orders GROUP BY channel ORDER BY channel"
        ).all { row in
            Arrival(channel: row.id(0), firstOrder: row.moment(1), newestOrder: row.moment(2), last: row.moment(2))
        }
        return try orders.map { known in
            var arrival = known
            let file = try statements("SELECT max(at) FROM event WHERE subject = ? AND type = 603").first {
                $0.int(Subject.channel(known.channel).packed)
            } _: {
                $0.isNull(0) ? nil : $0.moment(0)
            }
            if let file = file ?? nil { arrival.last = max(arrival.last, file) }
            return arrival
        }
    }
}
