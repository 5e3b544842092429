/// Words of the `==>` line that are no commands of the store.
enum LineVerb: String, CaseIterable, Sendable {
    case q, quit, `import`, policy, `as`, set, theme, log, help, why, `where`, report, backup, verify

    var usage: String {
        switch self {
        case .q: "q"
        case .quit: "quit"
        case .import: "import FILE [CHANNEL]"
        case .policy: "policy draft FOLDER [WHAT-FOR]"
        case .as: "as OPERATOR"
        case .set: "set theme NAME"
        case .theme: "theme NAME"
        case .log: "log"
        case .help: "help"
        case .why: "why ORDER"
        case .where: "where CONDITION"
        case .report: "report trial-balance [PERIOD]"
        case .backup: "backup FILE"
        case .verify: "verify"
        }
    }

    var summary: String {
        switch self {
        case .q, .quit: "leave"
        case .import: "read a file of orders or stock"
        case .policy: "keep a folder as the next version, to look at; policy propose N and activate N go on"
        case .as: "act as another operator, on a practice store"
        case .set, .theme: "choose the colours"
        case .log: "everything the last line has said"
        case .help: "the keys of this pane"
        case .why: "the decisions about an order"
        case .report: "the accounts with both sides and their totals"
        case .backup: "write a verified copy of the store to a file"
        case .verify: "recompute every invariant from the events; it may take a while"
        case .where: "only rows for which it holds, in the language of policy; \\ shows all"
        }
    }
}
