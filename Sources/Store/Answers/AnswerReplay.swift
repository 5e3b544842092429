import Policy
import Vocabulary
import Workflow

extension ReplayPart: Answering {
    func answer(from reader: Reader) throws -> Answer {
        var answer = Answer()
        let replay = PolicyReplay(
            draft, currency: try reader.shop().currency, code: { reader.code(of: $0) }, scope: { try reader.scope(of: $0) })
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
            answer.last = number
            let record = try EventCodec.decodeRecord(row.bytes(3), sequence: number)
            // A founding has no rules yet.
            guard record.policyVersion > 0 else { return }
            guard let policy = policy(record.policyVersion) else {
                answer.unreadable += 1
                return
            }
            let replayed = try replay.take(record, under: policy, byEngine: row.id(1) == Operator.engineID)
            try answer.add(replayed, decision: number) { try reader.about(record.subject) }
        }
        if answer.read < limit { answer.next = nil }
        return answer
    }
}

extension Reader {
    /// What a decision is about, for people: of a request or an exception also the order or thing that it is about.
    fileprivate func about(_ subject: Subject) throws -> (String, Subject) {
        let own = try words(for: subject)
        let other: Subject? =
            switch subject {
            case .approval(let id): try shelf.approval(id)?.subject
            case .exception(let id): try shelf.exception(id)?.subject
            default: nil
            }
        guard let other else { return (own, subject) }
        return ("\(try words(for: other)), \(own)", other)
    }

    /// The codes of an order's channel and of the place where it stands.
    fileprivate func scope(of order: OrderID) throws -> PolicyReplay.Scope? {
        try statements("SELECT channel, location FROM orders WHERE id = ?").first {
            $0.id(order)
        } _: { row in
            let place: LocationID? = row.optionalID(1)
            return PolicyReplay.Scope(
                channel: channels[row.id(0)]?.code.text ?? "", location: place.map { code(of: $0) })
        }
    }

    /// What the last days would have been under a version. What was read before is not read again: decisions never change.
    func rehearse(_ question: RehearsalOf) throws -> Rehearsal? {
        let files = try shelf.policyFiles(question.version)
        guard case .success(let draft) = PolicyVersion.read(files, number: question.version) else { return nil }
        let answer = try rehearsals.answer(PolicyDigest.of(files), since: question.since) { after in
            try ReplayPart(draft, since: question.since, after: after).answer(from: self)
        }
        var rehearsal = Rehearsal(answer, days: question.days, since: question.since)
        rehearsal.digest = PolicyDigest.of(rehearsal)
        return rehearsal
    }
}

extension RehearsalOf: Answering {
    func answer(from reader: Reader) throws -> Rehearsal? { try reader.rehearse(self) }
}

extension RehearsalKept: Answering {
    func answer(from reader: Reader) throws -> Rehearsal? {
        try reader.statements("SELECT content FROM policy_rehearsal WHERE approval = ?").first {
            $0.id(approval)
        } _: {
            try $0.coded(0)
        }
    }
}
