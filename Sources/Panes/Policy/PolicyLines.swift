import Policy
import Vocabulary
import Workflow

/// What is shown of a version, a family or a rule.
enum PolicyLines {
    static func all(_ row: PolicyRow, _ content: PolicyPane.Content?, in scene: Scene, width: Int, isShort: Bool) -> [TextLine] {
        guard let content else { return [TextLine(" LOADING", .dim)] }
        switch row.kind {
        case .version: return version(row, content, in: scene, width: width, isShort: isShort)
        case .family: return family(row, content, in: scene, width: width)
        case .rule: return rule(row, content, in: scene, width: width)
        }
    }

    private static func version(
        _ row: PolicyRow, _ content: PolicyPane.Content, in scene: Scene, width: Int, isShort: Bool
    ) -> [TextLine] {
        guard let policy = row.policy else { return [] }
        let standing = policy.standing
        var lines = life(policy, in: scene, width: width, isShort: isShort)
        if !standing.note.isEmpty { lines += TextLine.wrapped(standing.note, label: "For     ", width: width) }
        lines += TextLine.wrapped(toDo(row), .info, label: "To do   ", width: width)
            .leading(to: isShort ? nil : policy.waiting.map { .row(RowKey(.approval($0))) })
        guard let diff = content.diff, let base = content.base else { return lines }
        let which = standing.state == .active ? ", which it replaced" : ""
        lines.append(.rule("\(diff.summary), against policy \(base)\(which)"))
        return lines + changes(diff.changes, width: width)
    }

    /// Who did what with it, and when.
    private static func life(_ policy: PolicyVersionRow, in scene: Scene, width: Int, isShort: Bool) -> [TextLine] {
        let standing = policy.standing
        func step(_ word: String, _ at: Instant?, _ by: String) -> String? {
            at.map { "\(word) \(TimeWords.stamp($0, in: scene))\(by.isEmpty ? "" : " by \(by)")" }
        }
        let steps = [
            step("drafted", standing.draftedAt, policy.draftedBy), step("proposed", standing.proposedAt, policy.proposedBy),
            step("approved", standing.approvedAt, policy.approvedBy),
            standing.state == .approved ? step("to hold from", standing.effectiveFrom, "") : nil,
            step("active since", standing.activeAt, ""), step("retired", standing.retiredAt, ""),
        ].compactMap { $0 }
        return TextLine.wrapped(
            "\(standing.state.word)\(standing.reason.isEmpty ? "" : ": \(standing.reason)")", tone(standing.state),
            label: "State   ", width: width)
            + TextLine.wrapped(steps.joined(separator: ", "), label: "Life    ", width: width)
            + (isShort ? [] : [TextLine.field(" Digest  ", String(standing.digest.prefix(32)), .dim)])
    }

    private static func tone(_ state: PolicyState) -> Tone {
        switch state {
        case .active: .ok
        case .draft, .proposed, .approved: .info
        case .retired: .dim
        case .rejected, .dropped: .warn
        }
    }

    private static func toDo(_ row: PolicyRow) -> String {
        guard let policy = row.policy else { return "" }
        if let request = policy.waiting {
            return "request \(request) waits for another person's yes: Enter here opens it, r says no"
        }
        return switch policy.standing.state {
        case .draft: "propose it (P), or drop it (X)"
        case .proposed: "ask that it becomes active (a), or drop it (X)"
        case .approved: "it becomes active by itself; X drops it"
        case .active: "nothing: it holds"
        case .retired: "it can become active again (a)"
        case .rejected, .dropped: "nothing: it is over"
        }
    }

    /// One heading for each rule that differs, and each of its parts as it was and as it is to be.
    static func changes(_ changes: [PolicyDiff.Change], width: Int) -> [TextLine] {
        changes.flatMap { change -> [TextLine] in
            let (sign, tone): (String, Tone) =
                switch change.kind {
                case .added: ("+", .ok)
                case .removed: ("-", .bad)
                case .changed: ("~", .warn)
                }
            let title = change.title.isEmpty ? "" : "  \(change.title)"
            return TextLine.wrapped("\(change.name)\(title)", tone, label: sign, width: width)
                + change.parts.flatMap { part in
                    (part.old.isEmpty
                        ? [] : TextLine.wrapped(part.old, .dim, label: "\(part.name)  was", indent: 3, width: width))
                        + (part.new.isEmpty
                            ? []
                            : TextLine.wrapped(
                                part.new, label: "\(part.name)  \(part.old.isEmpty ? "is" : "now")", indent: 3, width: width))
                }
        }
    }

    private static func family(_ row: PolicyRow, _ content: PolicyPane.Content, in scene: Scene, width: Int) -> [TextLine] {
        var lines = TextLine.wrapped(row.says, label: "Asked   ", width: width)
        lines += TextLine.wrapped(row.owner, label: "Owner   ", width: width)
        if let day = row.reviewBy {
            lines += TextLine.wrapped(
                row.isLate ? "was to be looked at by \(day)" : "to be looked at by \(day)", row.isLate ? .warn : .text,
                label: "Review  ", width: width)
        }
        if let week = row.week, let day = row.day {
            lines += TextLine.wrapped(
                "its rules hit \(times(week)) in 7 days, \(times(day)) in the last 24 hours", label: "Use     ", width: width)
        }
        guard !row.mode.isEmpty else { return lines }
        lines += TextLine.wrapped(row.mode, label: "Mode    ", width: width)
        let grid = Grid([.left(10), .left(6), .left(8), .right(6), .right(6), .right(6), .rest], width: width)
        let modes = content.modes.filter { $0.family == row.family }
        guard !modes.isEmpty else { return lines }
        lines.append(.rule("How far the engine goes by itself, and whether people did the same"))
        lines.append(grid.line(["Channel", "Place", "Mode", "Same", "Other", "Open", ""], .heading))
        return lines
            + modes.map { mode in
                grid.line(
                    [
                        mode.channel, mode.location.isEmpty ? "any" : mode.location, mode.mode.rawValue, "\(mode.same)",
                        "\(mode.other)", "\(mode.open)",
                        Agreement.words(same: mode.same, other: mode.other).map { "agreed \($0)" } ?? "",
                    ], tones: [2: mode.mode == .act ? .text : .info])
            }
    }

    private static func rule(_ row: PolicyRow, _ content: PolicyPane.Content, in scene: Scene, width: Int) -> [TextLine] {
        guard let use = content.use else { return [] }
        let label = max(5, use.parts.map(\.name.count).max() ?? 0)
        var lines = use.parts.flatMap { part in
            TextLine.wrapped(part.text, part.name == "when" ? .info : .text, label: padded(part.name, label), width: width)
        }
        lines += TextLine.wrapped("\(use.place) of policy \(row.version)", .dim, label: padded("place", label), width: width)
        if !use.facts.isEmpty {
            lines += TextLine.wrapped(use.facts.joined(separator: ", "), .dim, label: padded("asks", label), width: width)
        }
        guard let week = row.week, let day = row.day else {
            return lines + TextLine.wrapped("no decision keeps what it came to", .dim, label: padded("use", label), width: width)
        }
        lines += TextLine.wrapped(
            "hit \(times(week)) in 7 days, \(times(day)) in the last 24 hours", label: padded("use", label), width: width)
        guard !use.decisions.isEmpty else { return lines }
        lines.append(.rule("The latest decisions in which it hit (Enter opens)"))
        let grid = Grid([.left(16), .left(16), .left(10), .rest], width: width)
        return lines
            + use.decisions.map { decision in
                var line = grid.line([
                    TimeWords.stamp(decision.at, in: scene), decision.title, decision.question, decision.answer,
                ])
                switch decision.subject {
                case .order, .stock, .exception, .approval: line.link = .row(RowKey(decision.subject))
                default: break
                }
                return line
            }
    }

    private static func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
