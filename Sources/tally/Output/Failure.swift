import Store

/// Why the program ends with another status than 0.
enum Failure: Error {
    /// The business says no, or some input was rejected: status 1.
    case no(String, kind: String, place: String? = nil)
    /// Wrong use: status 2.
    case use(String, kind: String = "usage")
    /// The machine failed and nothing was done: status 3.
    case machine(String, kind: String = "store_fault")

    var status: Int32 {
        switch self {
        case .no: 1
        case .use: 2
        case .machine: 3
        }
    }

    var sentence: String {
        switch self {
        case .no(let sentence, _, _), .use(let sentence, _), .machine(let sentence, _): sentence
        }
    }

    /// The object on standard error that scripts read.
    var json: JSONLine {
        var line = JSONLine()
        switch self {
        case .no(let sentence, let kind, let place):
            line.add("error", "refused")
            line.add("kind", kind)
            line.add("sentence", sentence)
            line.add("place", place)
        case .use(let sentence, let kind):
            line.add("error", "usage")
            line.add("kind", kind)
            line.add("sentence", sentence)
            line.add("place", String?.none)
        case .machine(let sentence, let kind):
            line.add("error", "machine")
            line.add("kind", kind)
            line.add("sentence", sentence)
            line.add("place", String?.none)
        }
        return line
    }
}

extension Failure {
    /// What a fault of the store means to the one who called: a store that is not there, or is there already, is wrong use, the rest is the machine.
    static func from(_ fault: StoreFault) -> Failure {
        switch fault.kind {
        case .notThere: .use(fault.sentence, kind: "no_store")
        case .alreadyThere: .use(fault.sentence, kind: "store_there")
        case .noFile, .fileThere: .use(fault.sentence, kind: "file")
        case .notEmpty: .use(fault.sentence, kind: "not_empty")
        case .inconsistent: .no(fault.sentence, kind: "inconsistent")
        case .policyUnreadable: .no(fault.sentence, kind: "policy")
        case .locked: .machine(fault.sentence, kind: "locked")
        case .diskFull: .machine(fault.sentence, kind: "disk_full")
        case .readOnly: .machine(fault.sentence, kind: "read_only")
        case .corrupt, .notAStore, .brokenBackup: .machine(fault.sentence, kind: "damaged")
        default: .machine(fault.sentence)
        }
    }
}
