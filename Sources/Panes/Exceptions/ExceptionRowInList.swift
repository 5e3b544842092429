import Workflow

extension ExceptionRow: ListRow {
    public var key: RowKey { RowKey(.exception(exception.id)) }
    public var version: Int { exception.version }
    public var title: String { "exception \(exception.id)" }

    /// One sign for each step of severity, so that colour is never needed.
    var signs: String {
        switch exception.severity {
        case .critical: "!!!"
        case .high: "!!"
        case .medium: "!"
        case .low: "."
        }
    }

    var tone: Tone {
        switch exception.severity {
        case .critical: .bad
        case .high: .warn
        case .medium, .low: .text
        }
    }
}
