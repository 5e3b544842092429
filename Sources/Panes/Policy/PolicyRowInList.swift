import Workflow

extension PolicyRow: ListRow {
    public var key: RowKey {
        guard let family else { return RowKey(.policy(version)) }
        // A rule is known by its id, whatever stands before it in its file.
        return RowKey(.family(family), part: kind == .rule ? Int(Fingerprint.short(id)) + 1 : 0)
    }

    /// A family and a rule are the same under another version while they say the same; how often they hit is no change of theirs.
    public func isSame(as other: any ListRow) -> Bool {
        guard var other = other as? PolicyRow else { return false }
        if kind != .version {
            (other.version, other.place) = (version, place)
            (other.day, other.week, other.same, other.other) = (day, week, same, self.other)
        }
        return other == self
    }

    public var title: String {
        switch kind {
        case .version: id
        case .family: "the \(id) rules"
        case .rule: "rule \(id)"
        }
    }

    var tone: Tone {
        switch kind {
        case .version: .info
        case .family: isLate ? .warn : .title
        case .rule: .text
        }
    }

    /// How far the engine goes under a family, in a word.
    var modeWord: String {
        if mode.isEmpty || mode == "act" { return mode }
        return mode.hasPrefix("all ") ? String(mode.dropFirst(4)) : "mixed"
    }

    /// A version that was opened though it is not among those that wait.
    static func of(_ row: PolicyVersionRow, _ says: String) -> PolicyRow {
        var made = PolicyRow(
            kind: .version, version: row.standing.version, family: nil, id: "policy \(row.standing.version)", says: says)
        made.policy = row
        made.owner = row.draftedBy
        return made
    }
}
