import Vocabulary
import Workflow

/// What the last days would have been under a new policy: the counts, then each difference with the order that it is about.
enum RehearsalLines {
    static func all(_ approval: Approval, _ rehearsal: Rehearsal?, in scene: Scene, width: Int) -> [TextLine] {
        guard let version = approval.policy else { return [] }
        guard let rehearsal else { return [TextLine(" No replay is kept with this request.", .warn)] }
        var lines = TextLine.wrapped(
            rehearsal.sentence, rehearsal.decisions == 0 ? .warn : .text, label: "Replay ", width: width)
        lines += TextLine.wrapped(
            "as recorded \(TimeWords.stamp(approval.requestedAt, in: scene)), digest \(rehearsal.digest.prefix(12))", .dim,
            label: "Kept   ", width: width)
        guard rehearsal.decisions > 0 else { return lines }
        lines += TextLine.wrapped(
            "\(CountWords.of(rehearsal.moved, "order")) to another place, \(CountWords.of(rehearsal.askedMore, "approval")) more and \(rehearsal.askedLess) fewer",
            rehearsal.realDifferences > 0 ? .info : .text, label: "Effect ", width: width)
        lines.append(.rule("By family of rules, under policy \(version)"))
        lines += rehearsal.families.flatMap { line in
            TextLine.wrapped(line.words, line.count.different > 0 ? .text : .dim, label: padded(line.family.name), width: width)
        }
        for count in rehearsal.counts { lines += one(count, width: width) }
        if !rehearsal.unsaid.isEmpty {
            lines.append(.rule("What cannot be said"))
            lines += rehearsal.unsaid.flatMap { TextLine.wrapped($0.words, .dim, label: "", width: width) }
        }
        lines.append(.rule())
        lines += TextLine.wrapped(
            "Each decision by itself, on the facts that it kept: what would have followed from another answer is not in it.",
            .dim,
            label: "", width: width)
        return lines
    }

    private static func one(_ count: ReplayCount, width: Int) -> [TextLine] {
        let amounts = count.amountWords.isEmpty ? "" : ", \(count.amountWords)"
        let grid = Grid([.left(18), .rest], width: width)
        let head = TextLine.wrapped(
            "\(count.count == 1 ? "a decision" : "\(count.count) decisions"): \(count.words)\(amounts)",
            count.isReal ? .warn : .dim,
            label: padded(count.family.name), width: width)
        let rows = count.rows.map { row in
            var line = grid.line(
                [row.about, "\(row.difference.was) -> \(row.difference.would)"], count.isReal ? .text : .dim)
            switch row.subject {
            case .order, .stock, .exception, .approval: line.link = .row(RowKey(row.subject))
            default: break
            }
            return line
        }
        let more = count.count - count.rows.count
        return [.rule()] + head + rows
            + (more > 0 ? [TextLine(" and \(more) more: tally policy replay has all of them", .dim)] : [])
    }

    private static func padded(_ text: String) -> String { text + String(repeating: " ", count: max(0, 10 - text.count)) }
}
