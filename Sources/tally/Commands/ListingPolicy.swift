import Panes
import Vocabulary
import Workflow

extension Listing {
    /// Versions that wait, then the active one's families and rules, as the Policy pane shows them.
    static var policy: Listing {
        Listing(
            columns: [
                Column("Rule"), Column("Kind"), Column("Family"), Column("What it says"), Column("Day", isNumber: true),
                Column("Week", isNumber: true), Column("Mode"), Column("State"), Column("Review by"), Column("Owner"),
            ], nothing: "The store has no policy.", subject: .policy,
            words: ["kind": ["version", "family", "rule"], "family": Family.allCases.map(\.name)]
        ) { session, query, _ in
            let unknown = PolicyFilter.unknown(query.filter)
            var rows = try session.desk.answer(PolicyRows(now: session.now)).filter { PolicyFilter.matches($0, query.filter) }
            var complaint: String?
            if let condition = query.condition {
                let kept = condition.kept(of: rows, \.asked)
                (rows, complaint) = (kept.rows, kept.tally.complaint)
            }
            return (rows.prefix(query.limit).map(Record.make), unknown, complaint)
        }
    }
}

extension Record {
    fileprivate static func make(_ row: PolicyRow) -> Record {
        var json = JSONLine()
        json.add("kind", row.kind.rawValue)
        json.add("id", row.id)
        json.add("family", row.family?.name)
        json.add("says", row.says)
        json.add("version", row.version)
        json.add("state", row.state.isEmpty ? nil : row.state)
        json.add("owner", row.owner.isEmpty ? nil : row.owner)
        json.add("mode", row.mode.isEmpty ? nil : row.mode)
        json.add("review_by", row.reviewBy.map { "\($0)" })
        json.add("is_late", row.isLate)
        json.add("day", row.day)
        json.add("week", row.week)
        json.add("same", row.kind == .version ? nil : row.same)
        json.add("other", row.kind == .version ? nil : row.other)
        json.add("author", row.policy?.draftedBy)
        json.add("note", row.policy?.standing.note)
        json.add("digest", row.policy?.standing.digest)
        json.add("request", row.policy?.waiting?.number)
        return Record(
            cells: [
                row.id, row.kind.rawValue, row.family?.name ?? "", row.says, row.day.map(String.init) ?? "",
                row.week.map(String.init) ?? "", row.mode, row.state, row.reviewBy.map { "\($0)" } ?? "", row.owner,
            ], json: json)
    }
}
