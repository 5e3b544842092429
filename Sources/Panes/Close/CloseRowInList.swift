import Workflow

extension CloseRow: ListRow {
    public var key: RowKey { RowKey(.store, part: step.number) }
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

    var tone: Tone {
        switch state {
        case .notApplicable, .waiting: .dim
        case .signed: .ok
        case .redo: .bad
        case .ready, .running: .text
        }
    }
}
