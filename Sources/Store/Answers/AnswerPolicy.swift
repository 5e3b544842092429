import Policy
import Vocabulary
import Workflow

extension PolicyInForce: Answering {
    func answer(from reader: Reader) throws -> Answer {
        let version = try reader.shelf.activePolicy()
        return Answer(version: version, files: try reader.shelf.policyFiles(version))
    }
}

extension PolicyVersions: Answering {
    func answer(from reader: Reader) throws -> [PolicyVersionRow] {
        try reader.shelf.policies().reversed().map { try reader.row(of: $0) }
    }
}

extension PolicyText: Answering {
    func answer(from reader: Reader) throws -> [PolicyFile]? {
        let files = try reader.shelf.policyFiles(version)
        return files.isEmpty ? nil : files
    }
}

extension PolicyDue: Answering {
    func answer(from reader: Reader) throws -> Int? {
        try reader.statements("SELECT version FROM policy_standing WHERE state = 2 AND effective_from <= ?").first {
            $0.moment(now)
        } _: {
            $0.int(0)
        }
    }
}

extension ReviewsDue: Answering {
    func answer(from reader: Reader) throws -> [ReviewDue] {
        guard let policy = try reader.house().policy else { return [] }
        let today = now.day(offsetSeconds: reader.zones.offsetSeconds(of: try reader.shop().zone, at: now))
        return try ReviewDue.all(in: policy, today: today).filter { review in
            try !reader.shelf.openExceptions(about: .family(review.family)).contains { $0.kind == "policy_review_due" }
        }
    }
}

extension PolicyModes: Answering {
    func answer(from reader: Reader) throws -> [ModeRow] {
        guard let policy = try reader.house().policy else { return [] }
        let agreements = try reader.shelf.agreements()
        let channels = reader.channels.values.sorted { $0.id < $1.id }
        return policy.sheets.flatMap { sheet -> [ModeRow] in
            guard let family = Family(rawValue: sheet.family), family.modeScope != .none else { return [] }
            return channels.flatMap { channel -> [ModeRow] in
                let known = agreements.filter { $0.channel == channel.id && $0.covers(family) }
                var places: [String?] = [nil]
                for rule in sheet.modes where (rule.channel ?? channel.code.text) == channel.code.text {
                    if let place = rule.location, !places.contains(place) { places.append(place) }
                }
                return places.map { place in
                    ModeRow(
                        family: family, channel: channel.code.text, location: place ?? "",
                        mode: sheet.mode(channel: channel.code.text, location: place), same: known.reduce(0) { $0 + $1.same },
                        other: known.reduce(0) { $0 + $1.other }, open: known.reduce(0) { $0 + $1.open })
                }
            }
        }
    }
}

extension PolicyRows: Answering {
    func answer(from reader: Reader) throws -> [PolicyRow] {
        let house = try reader.house()
        let versions = try reader.shelf.policies().reversed().filter(\.state.waits).map { standing in
            var row = PolicyRow(
                kind: .version, version: standing.version, family: nil, id: "policy \(standing.version)",
                says: try reader.difference(of: standing.version, from: house.version))
            row.policy = try reader.row(of: standing)
            row.owner = row.policy?.draftedBy ?? ""
            return row
        }
        guard let policy = house.policy else { return versions }
        let hits = try RuleHitCounts(reader, now: now)
        let agreements = try reader.shelf.agreements()
        let today = now.day(offsetSeconds: reader.zones.offsetSeconds(of: try reader.shop().zone, at: now))
        return versions
            + policy.sheets.flatMap { sheet -> [PolicyRow] in
                guard let family = Family(rawValue: sheet.family) else { return [] }
                var head = PolicyRow(kind: .family, version: policy.number, family: family, id: family.name, says: family.decides)
                head.owner = sheet.owner
                head.reviewBy = sheet.reviewBy
                head.isLate = sheet.reviewBy < today
                head.mode = PolicyRows.modes(of: sheet, family)
                for agreement in agreements where family.modeScope != .none && agreement.covers(family) {
                    head.same += agreement.same
                    head.other += agreement.other
                }
                let rules = sheet.rules.enumerated().map { index, rule in
                    var row = PolicyRow(kind: .rule, version: policy.number, family: family, id: rule.id, says: rule.title)
                    row.place = index + 1
                    row.text = rule.text
                    if family.isCounted {
                        row.day = hits.day[family, default: [:]][rule.id, default: 0]
                        row.week = hits.week[family, default: [:]][rule.id, default: 0]
                    }
                    return row
                }
                if family.isCounted {
                    head.day = rules.reduce(0) { $0 + ($1.day ?? 0) }
                    head.week = rules.reduce(0) { $0 + ($1.week ?? 0) }
                }
                return [head] + rules
            }
    }

    /// `act`; `uk propose, else act`.
    private static func modes(of sheet: RuleSheet, _ family: Family) -> String {
        guard family.modeScope != .none else { return "" }
        let own = sheet.modes.map { "\($0.scope) \($0.mode.rawValue)" }
        if own.isEmpty { return "act" }
        return own.joined(separator: ", ")
            + (sheet.modes.contains { $0.channel == nil && $0.location == nil } ? "" : ", else act")
    }
}

extension Reader {
    func row(of standing: PolicyStanding) throws -> PolicyVersionRow {
        PolicyVersionRow(
            standing: standing, draftedBy: name(of: standing.draftedBy), proposedBy: name(of: standing.proposedBy),
            approvedBy: name(of: standing.approvedBy),
            waiting: try shelf.waitingApprovals(about: .policy(standing.version)).first?.id)
    }

    /// What a version changes in the active one, in a few words.
    fileprivate func difference(of version: Int, from active: Int) throws -> String {
        guard let diff = try? PolicyDiff(from: shelf.policyFiles(active), to: shelf.policyFiles(version)) else { return "" }
        let rules = diff.changes.prefix(4).map(\.name).joined(separator: ", ")
        return diff.isEmpty
            ? "the same rules as policy \(active)" : "\(diff.summary): \(rules)\(diff.changes.count > 4 ? ", …" : "")"
    }
}

/// How often each rule hit lately, whatever the version: a rule is known by its id.
struct RuleHitCounts {
    private(set) var day: [Family: [String: Int]] = [:]
    private(set) var week: [Family: [String: Int]] = [:]

    init(_ reader: Reader, now: Instant) throws {
        let hour = RuleHitKey.hour(of: now)
        let rows = try reader.statements(
            "SELECT version, family, rule, sum(hits), sum(CASE WHEN hour > ? THEN hits ELSE 0 END) FROM rule_hit WHERE hour > ? GROUP BY version, family, rule"
        ).all {
            $0.int(hour - 24)
            $0.int(hour - 168)
        } _: {
            [$0.int(0), $0.int(1), $0.int(2), $0.int(3), $0.int(4)]
        }
        for row in rows {
            guard let family = Family(rawValue: row[1]), let policy = try reader.house(of: row[0]).policy else { continue }
            let rules = policy.sheet(family).rules
            guard rules.indices.contains(row[2]) else { continue }
            let id = rules[row[2]].id
            week[family, default: [:]][id, default: 0] += row[3]
            day[family, default: [:]][id, default: 0] += row[4]
        }
    }
}
