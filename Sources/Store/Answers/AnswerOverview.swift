import Policy
import Vocabulary
import Workflow

extension Overview: Answering {
    func answer(from reader: Reader) throws -> Answer {
        let shop =
            try reader.shelf.shop() ?? Shop(name: "", currency: .eur, zone: "UTC", isPractice: false)
        let counters = try reader.shelf.counters()
        let counts =
            try reader.statements(
                """
                SELECT (SELECT count(*) FROM orders WHERE is_open = 1),
                    (SELECT count(*) FROM exception_case WHERE is_open = 1),
                    (SELECT count(*) FROM exception_case WHERE is_open = 1 AND severity = 3),
                    (SELECT count(*) FROM approval WHERE state = 0)
                """
            ).first { [$0.int(0), $0.int(1), $0.int(2), $0.int(3)] } ?? [0, 0, 0, 0]
        let closing = now.day(offsetSeconds: reader.zones.offsetSeconds(of: shop.zone, at: now)).period.previous
        let steps = try reader.knownCloseSteps(of: closing)
        return Answer(
            shop: shop, sequence: counters.sequence, policyVersion: try reader.shelf.activePolicy(),
            stockAlerts: try StockList.alerts(from: reader), openOrders: counts[0], openExceptions: counts[1],
            criticalExceptions: counts[2], waitingApprovals: counts[3],
            closeDone: countsClose ? try reader.closeDone(closing, sequence: counters.sequence, at: now) : 0,
            closeSteps: steps.count(where: { $0.notApplicable.isEmpty }), closing: closing,
            locks: try reader.shelf.locks(),
            operators: reader.operators.values.sorted { $0.id < $1.id },
            locations: reader.locations.values.sorted { $0.id < $1.id },
            channels: reader.channels.values.sorted { $0.id < $1.id }, ahead: try LogAhead(now: now).answer(from: reader),
            ruleTitles: (try? reader.house())?.policy?.ruleTitles ?? [:])
    }
}

extension Reader {
    /// The close's steps; none while the active policy cannot be read, so that one may look and verify all the same.
    fileprivate func knownCloseSteps(of period: Period) throws -> [CloseStep] {
        do { return try house().rules.closeSteps(of: period) } catch is PolicyDefect { return [] }
    }

    /// Steps of a month that are signed and whose checks still show what was signed. While nobody has signed, no check is made:
    /// the frame asks often.
    fileprivate func closeDone(_ period: Period, sequence: Int, at now: Instant) throws -> Int {
        let signatures = try shelf.signatures(of: period)
        guard !signatures.isEmpty, try !knownCloseSteps(of: period).isEmpty else { return 0 }
        return try closeCounts.done(period, signatures: signatures.count, sequence: sequence, at: now) {
            let signed = Set(signatures.map(\.signature.step))
            return try closeBoard(period, checking: signed).standings.values.count { $0.state == .signed }
        }
    }
}

extension OperatorList: Answering {
    func answer(from reader: Reader) throws -> [Operator] { reader.operators.values.sorted { $0.id < $1.id } }
}
