import Policy
import Vocabulary
import Workflow

extension ReplayPart: Answering {
    func answer(from reader: Reader) throws -> Answer {
        var answer = Answer()
        let replay = PolicyReplay(draft, currency: try reader.shop().currency) { reader.code(of: $0) }
        var policies: [Int: PolicyVersion?] = [:]
        func policy(_ version: Int) -> PolicyVersion? {
            if let known = policies[version] { return known }
            let read = (try? reader.house(of: version))?.policy
            policies[version] = .some(read)
            return read
        }
        // Orders' numbers are looked up after the rows are through: only where something differs.
        try reader.statements(
            "SELECT last, by, subject, payload FROM decision WHERE last > ? AND at >= ? ORDER BY last LIMIT ?"
        ).each {
            $0.int(after)
            $0.moment(since)
            $0.int(limit)
        } _: { row in
            let number = row.int(0)
            answer.read += 1
            answer.next = number
            let record = try EventCodec.decodeRecord(row.bytes(3), sequence: number)
            // A founding has no rules yet.
            guard record.policyVersion > 0 else { return }
            guard let policy = policy(record.policyVersion) else {
                answer.unreadable += 1
                return
            }
            let replayed = replay.take(record, under: policy, byEngine: row.id(1) == Operator.engineID)
            try answer.add(replayed, decision: number) { try reader.about(record.subject) }
        }
        if answer.read < limit { answer.next = nil }
        return answer
    }
}

extension Reader {
    /// What a decision is about, for people: of a request or an exception also the order or thing that it is about.
    fileprivate func about(_ subject: Subject) throws -> String {
        let own = try words(for: subject)
        let other: Subject? =
            switch subject {
            case .approval(let id): try shelf.approval(id)?.subject
            case .exception(let id): try shelf.exception(id)?.subject
            default: nil
            }
        return try other.map { "\(try words(for: $0)), \(own)" } ?? own
    }
}
