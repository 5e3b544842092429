import Workflow

extension Rejection {
    /// The rejection of `records`. The same records with the same fault have the same source, wherever they stand.
    init(_ file: String, _ fault: Fault, name: String, records: [[UInt8]]) {
        var mark = Fingerprint()
        for record in records { mark.add(record) }
        // Of a record that is too long nothing is kept, so only its place tells it from another one.
        if records.contains([]) { mark.add(fault.line) }
        mark.add(fault.reason.utf8)
        self.init(
            file: file, line: fault.line, column: fault.column, reason: fault.reason, name: name, source: mark.value)
    }
}
