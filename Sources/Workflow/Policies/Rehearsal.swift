import Policy
import Vocabulary

/// What the decisions of some days came to under a proposed version, as the request for its activation keeps it: written once, never again.
public struct Rehearsal: Sendable, Equatable {
    /// Days that are replayed when nobody says otherwise.
    public static let usualDays = 30
    /// Differences of one count that are kept row by row; the count has all.
    public static let mostRows = 100

    /// One family: decisions in which it had a say.
    public struct FamilyLine: Sendable, Equatable {
        public var family: Family
        public var count: ReplayPart.Count

        public init(family: Family, count: ReplayPart.Count) {
            self.family = family
            self.count = count
        }

        /// `12 of 400 decisions differ, 3 of them in the shadow; 2 cannot be said`.
        public var words: String {
            let silent = count.silent > 0 ? ", \(count.silent) of them in the shadow, where nothing changes" : ""
            let unsaid = count.unsaid > 0 ? "; of \(count.unsaid) it cannot be said" : ""
            return "\(count.different) of \(count.decisions) decisions differ\(silent)\(unsaid)"
        }
    }

    /// A rule of the proposed version about which decisions cannot say what it comes to.
    public struct Unsaid: Sendable, Equatable {
        public var gap: ReplayGap
        public var decisions: Int
        /// The first of them.
        public var first: Int

        public init(gap: ReplayGap, decisions: Int, first: Int) {
            self.gap = gap
            self.decisions = decisions
            self.first = first
        }

        /// `holds H-06: 6 decisions do not hold order.lines`.
        public var words: String {
            let name = gap.family.name + (gap.rule.isEmpty ? "" : " \(gap.rule)")
            let facts = gap.facts.isEmpty ? "an answer: nothing was asked then" : gap.facts.joined(separator: ", ")
            return "\(name): \(decisions == 1 ? "a decision does" : "\(decisions) decisions do") not hold \(facts)"
        }
    }

    public var days: Int
    public var since: Instant
    /// The last decision that was looked at; 0 when there was none.
    public var through: Int
    /// Decisions in which rules had a say, and the proposed version's rules that were asked.
    public var decisions: Int
    public var asked: Int
    /// Decisions whose own version cannot be read any more.
    public var unreadable: Int
    public var families: [FamilyLine]
    public var counts: [ReplayCount]
    /// What cannot be said, and for want of which facts.
    public var unsaid: [Unsaid]
    /// SHA-256 of all of the above as it is stored, hexadecimal.
    public var digest: String

    public init(
        days: Int, since: Instant, through: Int, decisions: Int, asked: Int, unreadable: Int, families: [FamilyLine],
        counts: [ReplayCount], unsaid: [Unsaid] = [], digest: String = ""
    ) {
        self.days = days
        self.since = since
        self.through = through
        self.decisions = decisions
        self.asked = asked
        self.unreadable = unreadable
        self.families = families
        self.counts = counts
        self.unsaid = unsaid
        self.digest = digest
    }

    /// `digest` stays empty: the store gives it.
    public init(_ answer: ReplayPart.Answer, days: Int, since: Instant) {
        self.init(
            days: days, since: since, through: answer.last, decisions: answer.taken, asked: answer.asked,
            unreadable: answer.unreadable,
            families: Family.allCases.compactMap { family in
                answer.families[family].map { FamilyLine(family: family, count: $0) }
            }, counts: ReplayCount.all(answer.rows, keeping: Rehearsal.mostRows),
            unsaid: answer.gaps.sorted {
                ($0.key.family.rawValue, $0.key.rule, $0.value.first) < ($1.key.family.rawValue, $1.key.rule, $1.value.first)
            }
            .prefix(Rehearsal.mostRows).map { Unsaid(gap: $0.key, decisions: $0.value.count, first: $0.value.first) })
    }

    /// So many days can be replayed.
    public static let span = 1...3_650

    /// The moment from which decisions are replayed: whole hours, so that what was read once may be used again.
    static func since(_ now: Instant, days: Int) -> Instant {
        let hour = 3_600_000
        let start = now.adding(days: -min(max(days, span.lowerBound), span.upperBound)).milliseconds
        return Instant(milliseconds: start - (start % hour + hour) % hour)
    }

    public var differences: Int { counts.reduce(0) { $0 + $1.count } }
    /// Differences by which something else would have happened.
    public var realDifferences: Int { sum { _ in true } }
    /// Orders that would have gone elsewhere, or nowhere.
    public var moved: Int { sum { $0 == .otherPlace || $0 == .noPlace } }
    /// Commands about which somebody would have been asked, and those about which nobody would any more.
    public var askedMore: Int { sum { $0 == .asked } }
    public var askedLess: Int { sum { $0 == .notAsked } }

    private func sum(_ isCounted: (ReplayDifference.Kind) -> Bool) -> Int {
        counts.reduce(0) { $0 + ($1.isReal && isCounted($1.kind) ? $1.count : 0) }
    }

    /// What it comes to in a sentence.
    public var sentence: String {
        guard decisions > 0 else { return "no decisions of the last \(days) days to replay" }
        let silent = differences - realDifferences
        return "\(decisions) decisions of \(days) days taken again: \(differences) difference\(differences == 1 ? "" : "s")"
            + (silent > 0 ? ", \(silent) of them in the shadow, where nothing changes" : "")
    }

    /// As the evidence of a request.
    var facts: [Fact] {
        var facts = [Fact("replay", .text(sentence))]
        guard decisions > 0 else { return facts }
        facts += families.filter { $0.count.different > 0 }.map {
            Fact("replay_\($0.family.name)", .text($0.words))
        }
        facts.append(Fact("orders_moved", .number(moved)))
        facts.append(Fact("approvals_asked", .text("\(askedMore) more, \(askedLess) fewer")))
        if unreadable > 0 { facts.append(Fact("replay_unreadable", .number(unreadable))) }
        facts.append(Fact("replay_digest", .text(String(digest.prefix(12)))))
        return facts
    }
}

/// A rehearsal with the request that it belongs to.
public struct PostedRehearsal: Sendable, Equatable {
    public var approval: ApprovalID
    public var version: Int
    public var rehearsal: Rehearsal
}

/// What the last days would have been under a version, worked out now: the same that a request for its activation keeps.
public struct RehearsalOf: Question {
    public typealias Answer = Rehearsal?
    public var version: Int
    public var since: Instant
    public var days: Int

    public init(version: Int, days: Int, now: Instant) {
        self.version = version
        self.days = days
        since = Rehearsal.since(now, days: days)
    }
}

/// The rehearsal that a request keeps; nil where it has none.
public struct RehearsalKept: Question {
    public typealias Answer = Rehearsal?
    public var approval: ApprovalID
    public init(_ approval: ApprovalID) { self.approval = approval }
}
