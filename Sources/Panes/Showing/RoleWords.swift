import Workflow

extension Workflow.Role {
    /// The role as people say it: `finance clerk`.
    var spoken: String { String(rawValue.map { $0 == "_" ? " " : $0 }) }
    /// `a finance clerk`, `an auditor`.
    var someone: String { "\("aeiou".contains(rawValue.first ?? "-") ? "an" : "a") \(spoken)" }
}
