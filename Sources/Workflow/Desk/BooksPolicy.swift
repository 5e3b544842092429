import Vocabulary

extension Books {
    /// The version that is approved and waits for its moment; there is at most one.
    var approvedPolicy: PolicyStanding? { policies.values.first { $0.state == .approved } }

    /// The version that has to become active by now.
    public func duePolicy(at now: Instant) -> PolicyStanding? {
        guard let approvedFrom, approvedFrom <= now else { return nil }
        return approvedPolicy
    }

    /// The files of a version, also of one that this transaction brought.
    public func policyFiles(_ version: Int) throws -> [PolicyFile] {
        try changes.policies.first { $0.version == version }?.files ?? shelf.policyFiles(version)
    }

    func apply(_ event: PolicyEvent, at moment: Instant, by person: OperatorID) {
        switch event {
        case .drafted(let version, let digest, let files, let note):
            found(PolicyStanding(version: version, digest: digest, draftedBy: person, draftedAt: moment, note: note), files)
        case .proposed(let version):
            change(policy: version) {
                $0.state = .proposed
                $0.proposedBy = person
                $0.proposedAt = moment
            }
        case .rehearsed(let version, let approval, let rehearsal):
            changes.rehearsals.append(PostedRehearsal(approval: approval, version: version, rehearsal: rehearsal))
        case .approved(let version, let from, let approval):
            change(policy: version) {
                $0.state = .approved
                $0.approval = approval
                $0.approvedBy = person
                $0.approvedAt = moment
                $0.effectiveFrom = from
            }
        case .activated(let version): activate(version, at: moment)
        case .dropped(let version, let reason):
            change(policy: version) {
                $0.state = .dropped
                $0.reason = reason
            }
        }
        approvedFrom = approvedPolicy?.effectiveFrom
    }

    /// The first version, with which the store was founded: it needs nobody's yes.
    func found(policy version: Int, digest: String, _ files: [PolicyFile], at moment: Instant, by person: OperatorID) {
        var standing = PolicyStanding(version: version, digest: digest, draftedBy: person, draftedAt: moment, note: "")
        standing.effectiveFrom = moment
        found(standing, files)
        activate(version, at: moment)
    }

    private func found(_ standing: PolicyStanding, _ files: [PolicyFile]) {
        counters.policy = max(counters.policy, standing.version)
        policies[standing.version] = standing
        changes.policies.append(PostedPolicy(version: standing.version, files: files))
        changes.standings.insert(standing.version)
    }

    private func activate(_ version: Int, at moment: Instant) {
        if activePolicy != 0 {
            change(policy: activePolicy) {
                $0.state = .retired
                $0.retiredAt = moment
            }
        }
        change(policy: version) {
            $0.state = .active
            $0.activeAt = moment
            $0.retiredAt = nil
        }
        activePolicy = version
    }

    private func change(policy version: Int, _ body: (inout PolicyStanding) -> Void) {
        guard var standing = policies[version] else { return }
        body(&standing)
        policies[version] = standing
        changes.standings.insert(version)
    }

    /// A version whose request was rejected is over: another text is another version.
    func settle(_ approval: Approval) {
        guard case .policy(let version) = approval.subject, approval.state == .rejected else { return }
        change(policy: version) {
            $0.state = .rejected
            $0.reason = approval.decision
        }
    }
}
