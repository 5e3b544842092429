import Ledger
import Workflow

extension CloseRow: ListRow {
    public var key: RowKey { RowKey(.period(period), part: step.number) }
    /// A step has no version of its own: its check is made anew each time.
    public var version: Int { 0 }
    public var title: String { "step \(step.number)" }

    /// What the check says, as a word.
    var checkWord: String {
        switch isPassing {
        case .some(true): "ok \(value)"
        case .some(false): "NOT OK \(value)"
        case .none: "-"
        }
    }

    /// Steps that it waits for.
    var dependencies: String { step.dependsOn.isEmpty ? "-" : step.dependsOn.map(String.init).joined(separator: ",") }

    /// The same rows without waiting for steps that are not asked for.
    static func waitingForAsked(_ rows: [CloseRow]) -> [CloseRow] {
        let unasked = Set(rows.filter { $0.state == .notApplicable }.map(\.step.number))
        return rows.map { row in
            var row = row
            row.step.dependsOn.removeAll { unasked.contains($0) }
            return row
        }
    }

    /// Who has signed; empty while nobody has.
    var signers: String { [preparer, approver].filter { !$0.isEmpty }.joined(separator: " and ") }

    /// Who has signed and who is still wanted, for a column.
    var signatures: String {
        if state == .running { return "\(preparer), and ?" }
        return [preparer, approver].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    var tone: Tone {
        switch state {
        case .notApplicable, .waiting: .dim
        case .signed: .ok
        case .redo: .bad
        case .running: .info
        case .ready: .text
        }
    }

    /// Its last signature locks the month, or locks it for good.
    var isLock: Bool { step.locks == .all || step.locks == .final }
    /// What L on the row locks.
    var lockArea: LockArea { step.locks == .final ? .final : .all }

    func isLocked(in scene: Scene) -> Bool { scene.overview?.locks.through[.all].map { period <= $0 } ?? false }
}
