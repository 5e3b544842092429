import Policy
import Vocabulary

/// Asks that a version becomes the active one, at once or from a moment on. Another person has to say yes, and sees what it changes.
public struct ActivatePolicy: Command {
    public static let name = "activate"
    public static let roles: Set<Role> = [.supervisor, .controller, .administrator]
    /// Where the active policy has no rule about it: somebody else has to say yes all the same.
    static let usual = ApprovalRule(
        rule: RuleTitle(id: "policy", title: "A new policy needs a second person"),
        steps: [ApprovalStep(role: .controller, withinHours: 72)])
    /// Changes that a request lists one by one.
    private static let mostChanges = 60

    public var version: Int
    /// As it was typed; nil for at once.
    public var from: String?
    public var reason: String
    /// The decisions of so many days are taken again under it, as evidence.
    public var days: Int

    public init(version: Int, from: String?, reason: String, days: Int = Rehearsal.usualDays) {
        self.version = version
        self.from = from
        self.reason = reason
        self.days = days
    }

    /// The version, what it changes, and what else waits.
    public struct Facts: Sendable {
        var standing: PolicyStanding
        var defects: [PolicyDefect]
        var diff: PolicyDiff?
        var otherApproved: PolicyStanding?
        var otherRequests: Int
        var modes: [Fact]
        var reviews: [ExceptionCase]
        var nextApproval: Int
        /// What the last days would have been under it; nil where nobody has to be shown it any more.
        var rehearsal: Rehearsal?
    }

    public func gather(from books: Books, in context: Context) throws -> Facts {
        let standing = try books.policy(version)
        let files = try books.policyFiles(version)
        let active = try books.policyFiles(books.activePolicy)
        let defects = DraftPolicy.defects(
            of: files, against: active, channels: books.channels.values.map(\.code.text).sorted(),
            locations: books.locations.values.map(\.code.text).sorted(), zones: context.zones)
        return Facts(
            standing: standing, defects: defects, diff: try? PolicyDiff(from: active, to: files),
            otherApproved: books.approvedPolicy.flatMap { $0.version == version ? nil : $0 },
            otherRequests: try books.waitingApprovals(about: .policy(version)).count,
            modes: try ModeRaise.evidence(from: active, to: files, in: books, zones: context.zones),
            reviews: try books.reviewsMet(by: files, in: context),
            nextApproval: books.counters.approval + 1,
            rehearsal: context.approval == nil && defects.isEmpty && standing.state.canBeAsked && Rehearsal.span.contains(days)
                ? try books.shelf.rehearsal(RehearsalOf(version: version, days: days, now: context.at)) : nil)
    }

    public func decide(on facts: Facts, in context: Context) -> Decision {
        let standing = facts.standing
        switch standing.state {
        case .proposed, .retired: break
        case .draft: return .refused(.wouldNotFit(standing.text, because: "it is a draft: propose it first"))
        default: return .refused(.policyStands(version, standing.state.word))
        }
        guard Rehearsal.span.contains(days) else {
            return .refused(.wouldNotFit("\(days) days", because: "decisions of 1 to 3650 days can be taken again"))
        }
        guard facts.defects.isEmpty else {
            return .refused(.policyBroken(facts.defects.map(\.description), active: context.rules.version))
        }
        if let other = facts.otherApproved, let from = other.effectiveFrom {
            return .refused(
                .wouldNotFit(
                    standing.text,
                    because: "policy \(other.version) becomes active on \(context.local(from)) first; drop it, or wait"))
        }
        var effective = context.at
        if let from {
            guard let moment = MomentText.read(from, zone: context.shop.zone, zones: context.zones) else {
                return .refused(
                    .wouldNotFit(from, because: "it is no moment such as 2026-12-01, 2026-12-01T06:00 or 2026-12-01T05:00:00Z"))
            }
            guard moment > context.at || context.approval != nil else {
                return .refused(
                    .wouldNotFit(from, because: "that moment has passed: leave --from away, and it holds once it is approved"))
            }
            effective = max(moment, context.at)
        }
        guard let approval = context.approval else { return asking(facts, from: effective, in: context) }
        guard approval.policyVersion == context.rules.version else {
            return .refused(
                .wouldNotFit(
                    standing.text,
                    because:
                        "it was compared with policy \(approval.policyVersion), and policy \(context.rules.version) is active now: ask again"
                ))
        }
        var events: [Event] = [.policy(.approved(version, from: effective, approval: approval.id))]
        if effective <= context.at { events += EnactPolicy.events(version, facts.reviews) }
        return .done(
            events,
            standing.record(
                Self.name, effective <= context.at ? "active" : "approved", [Fact("from", .moment(effective))],
                rules: [RuleTrace(rule: approval.rule, effect: "approved as request \(approval.id)")], in: context))
    }

    private func asking(_ facts: Facts, from effective: Instant, in context: Context) -> Decision {
        let nothing = Money(minor: 0, context.shop.currency)
        let request = RequestFacts(
            kind: "policy", amount: nothing, reason: reason, requester: context.by, clock: context.shopClock)
        let rule = context.rules.approval(for: request, context.log) ?? ActivatePolicy.usual
        let rehearsal =
            facts.rehearsal
            ?? Rehearsal(
                ReplayPart.Answer(), days: days, since: Rehearsal.since(context.at, days: days))
        let asked = Decision.asking(
            by: rule,
            Approval(
                id: ApprovalID(facts.nextApproval), kind: "policy", subject: .policy(version), subjectVersion: 0,
                command: [Self.name, "\(version)"] + (from.map { ["--from", $0] } ?? [])
                    + (days == Rehearsal.usualDays ? [] : ["--days", "\(days)"]) + (reason.isEmpty ? [] : ["--reason", reason]),
                amount: nothing, reason: reason.isEmpty ? facts.standing.note : reason, requestedBy: context.by.id,
                requestedAt: context.at, dueAt: context.at.adding(hours: rule.withinHours), rule: rule.rule.id,
                policyVersion: context.rules.version, role: rule.role,
                evidence: evidence(facts, rehearsal, from: effective, in: context),
                course: ApprovalCourse(rule)),
            command: Self.name)
        guard case .asked(let events, let record, let id) = asked else { return asked }
        return .asked(events + [.policy(.rehearsed(version, for: id, rehearsal))], record, id)
    }

    /// What it changes, rule by rule, and how people agreed with the engine where it is to do more by itself.
    private func evidence(_ facts: Facts, _ rehearsal: Rehearsal, from effective: Instant, in context: Context) -> [Fact] {
        let changes = facts.diff?.changes ?? []
        var evidence =
            [
                Fact("active_policy", .number(context.rules.version)),
                Fact("policy_digest", .text(String(facts.standing.digest.prefix(12)))),
                Fact("effective_from", from == nil ? .text("once it is approved") : .moment(effective)),
                Fact("rules_changed", .text(facts.diff?.summary ?? "")),
            ] + rehearsal.facts
        evidence += changes.prefix(ActivatePolicy.mostChanges).map { Fact($0.name, .text($0.sentence)) }
        if changes.count > ActivatePolicy.mostChanges {
            evidence.append(Fact("more", .text("\(changes.count - ActivatePolicy.mostChanges) more changes: tally policy diff")))
        }
        if facts.otherRequests > 0 { evidence.append(Fact("other_requests_waiting", .number(facts.otherRequests))) }
        return evidence + facts.modes
    }
}

/// Makes the version active that is approved and due; the engine's own command.
public struct EnactPolicy: Command {
    public static let name = "enact"
    public static let roles: Set<Role> = [.engine]

    public init() {}

    /// The version that is due, what is wrong with it by now, and what it settles.
    public struct Facts: Sendable {
        var due: PolicyStanding?
        var defects: [PolicyDefect]
        var reviews: [ExceptionCase]
    }

    public func gather(from books: Books, in context: Context) throws -> Facts {
        guard let due = books.duePolicy(at: context.at) else { return Facts(due: nil, defects: [], reviews: []) }
        let files = try books.policyFiles(due.version)
        return Facts(
            due: due, defects: House.check(files, zones: context.zones), reviews: try books.reviewsMet(by: files, in: context))
    }

    public func decide(on facts: Facts, in context: Context) -> Decision {
        guard let due = facts.due else { return .unchanged }
        if let defect = facts.defects.first {
            return .done(
                [.policy(.dropped(due.version, reason: "it cannot be used any more: \(defect)"))],
                due.record(Self.name, "dropped", in: context))
        }
        return .done(EnactPolicy.events(due.version, facts.reviews), due.record(Self.name, "active", in: context))
    }

    /// It becomes active, and what asked for a later review date is settled by that.
    static func events(_ version: Int, _ reviews: [ExceptionCase]) -> [Event] {
        [.policy(.activated(version))]
            + reviews.map { .exception(.closedItself($0.id, resolution: "policy \(version) is to be looked at later")) }
    }
}

/// The version that is approved and has to become active by now; nil when there is none.
public struct PolicyDue: Question {
    public typealias Answer = Int?
    public var now: Instant
    public init(now: Instant) { self.now = now }
}
