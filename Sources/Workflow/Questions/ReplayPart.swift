import Policy
import Vocabulary

/// Some of the recorded decisions taken again under a draft, from the first one behind `after`: the next part is asked for with the answer's
/// `next`, so that no part holds up anybody for long.
public struct ReplayPart: Question {
    /// A difference with the decision and what it is about.
    public struct Row: Sendable, Equatable {
        /// The decision's number, for `tally show decision N`.
        public var decision: Int
        /// The order's number, or what else it is about.
        public var about: String
        /// The order where it is about one, even by way of a request or an exception.
        public var subject: Subject
        public var difference: ReplayDifference

        public init(decision: Int, about: String, subject: Subject, difference: ReplayDifference) {
            self.decision = decision
            self.about = about
            self.subject = subject
            self.difference = difference
        }
    }

    /// Decisions in which a family had a say.
    public struct Count: Sendable, Equatable {
        public var decisions = 0
        public var different = 0
        /// Of the different ones, those in which all of it is in the shadow: nothing else would have happened.
        public var silent = 0
        /// In which something cannot be said.
        public var unsaid = 0

        public init() {}
    }

    public struct Answer: Sendable, Equatable {
        /// Decisions that were read, those of them in which rules had a say, and the draft's rules that were asked.
        public var read = 0
        public var taken = 0
        public var asked = 0
        public var families: [Family: Count] = [:]
        public var rows: [Row] = []
        /// What cannot be said, with the number of decisions and the first of them.
        public var gaps: [ReplayGap: (count: Int, first: Int)] = [:]
        /// Decisions whose own version of the policy cannot be read any more.
        public var unreadable = 0
        /// The last decision that was read at all; 0 when there was none.
        public var last = 0
        /// The last decision that was read; nil when there are no more.
        public var next: Int?

        public init() {}

        public static func == (a: Answer, b: Answer) -> Bool {
            a.read == b.read && a.taken == b.taken && a.asked == b.asked && a.families == b.families && a.rows == b.rows
                && a.unreadable == b.unreadable && a.next == b.next && a.gaps.mapValues(\.count) == b.gaps.mapValues(\.count)
        }

        /// Takes the next part's answer in.
        public mutating func add(_ other: Answer) {
            read += other.read
            taken += other.taken
            asked += other.asked
            unreadable += other.unreadable
            rows += other.rows
            next = other.next
            last = max(last, other.last)
            families.merge(other.families) { a, b in
                var sum = a
                sum.decisions += b.decisions
                sum.different += b.different
                sum.silent += b.silent
                sum.unsaid += b.unsaid
                return sum
            }
            gaps.merge(other.gaps) { ($0.count + $1.count, min($0.first, $1.first)) }
        }

        /// Takes in what one decision came to.
        public mutating func add(_ replayed: ReplayedDecision, decision: Int, about: () throws -> (String, Subject)) rethrows {
            asked += replayed.asked
            guard !replayed.families.isEmpty || !replayed.gaps.isEmpty else { return }
            taken += 1
            for family in Set(replayed.families + replayed.gaps.map(\.family) + replayed.differences.map(\.family)) {
                var count = families[family] ?? Count()
                count.decisions += 1
                let own = replayed.differences.filter { $0.family == family }
                if !own.isEmpty { count.different += 1 }
                if !own.isEmpty, !own.contains(where: \.isReal) { count.silent += 1 }
                if replayed.gaps.contains(where: { $0.family == family }) { count.unsaid += 1 }
                families[family] = count
            }
            for gap in replayed.gaps { gaps[gap, default: (0, decision)].count += 1 }
            guard !replayed.differences.isEmpty else { return }
            let (words, subject) = try about()
            rows += replayed.differences.map { Row(decision: decision, about: words, subject: subject, difference: $0) }
        }
    }

    public var draft: PolicyVersion
    public var since: Instant
    public var after: Int
    /// Decisions of one part.
    public var limit: Int

    public init(_ draft: PolicyVersion, since: Instant, after: Int = 0, limit: Int = 20_000) {
        self.draft = draft
        self.since = since
        self.after = after
        self.limit = limit
    }
}
