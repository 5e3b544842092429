import Policy
import Vocabulary

/// The files of the policy that is active.
public struct PolicyInForce: Question {
    public struct Answer: Sendable, Equatable {
        public var version: Int
        public var files: [PolicyFile]

        public init(version: Int, files: [PolicyFile]) {
            self.version = version
            self.files = files
        }
    }

    public init() {}
}

/// A version of the policy with the names of those who had to do with it.
public struct PolicyVersionRow: Sendable, Equatable {
    public var standing: PolicyStanding
    public var draftedBy: String
    public var proposedBy: String
    public var approvedBy: String
    /// The request that waits for somebody's yes.
    public var waiting: ApprovalID?

    public init(standing: PolicyStanding, draftedBy: String, proposedBy: String, approvedBy: String, waiting: ApprovalID?) {
        self.standing = standing
        self.draftedBy = draftedBy
        self.proposedBy = proposedBy
        self.approvedBy = approvedBy
        self.waiting = waiting
    }
}

/// Every version of the policy, newest first.
public struct PolicyVersions: Question {
    public typealias Answer = [PolicyVersionRow]
    public init() {}
}

/// The files of a version; nil when there is no such version.
public struct PolicyText: Question {
    public typealias Answer = [PolicyFile]?
    public var version: Int
    public init(_ version: Int) { self.version = version }
}

/// One line of the policy as people look through it: a version that waits, a family of the active one, or one of its rules.
public struct PolicyRow: Sendable, Equatable {
    public enum Kind: String, Sendable {
        case version, family, rule
    }

    public var kind: Kind
    /// Of a version: its number; of the others: the active one's.
    public var version: Int
    public var family: Family?
    /// Its place in the family's file, from 1; 0 for what is no rule.
    public var place = 0
    public var id: String
    /// A rule's title; what a family is asked; what a version changes.
    public var says: String
    /// All that a rule's file says of it, on one line.
    public var text = ""
    public var owner = ""
    public var reviewBy: Day?
    public var isLate = false
    /// `act`, or how far the engine goes where it does not always act.
    public var mode = ""
    /// How often it hit in the last 24 hours and 7 days; nil where decisions do not say.
    public var day: Int?
    public var week: Int?
    /// How often people did the same as the engine would have, and something else.
    public var same = 0
    public var other = 0
    /// Of a version.
    public var policy: PolicyVersionRow?

    public init(kind: Kind, version: Int, family: Family?, id: String, says: String) {
        self.kind = kind
        self.version = version
        self.family = family
        self.id = id
        self.says = says
    }

    /// `draft`, `proposed`, `asked` while its request waits, `approved`; `due` for a family past its date.
    public var state: String {
        if let policy { return policy.waiting == nil ? policy.standing.state.word : "asked" }
        return isLate ? "due" : ""
    }

    /// `18 of 20 (90%)`; empty while nobody has decided.
    public var agreement: String { Agreement.words(same: same, other: other) ?? "" }
}

/// The policy as a list: versions that wait, then the active one's families with their rules in order.
public struct PolicyRows: Question {
    public typealias Answer = [PolicyRow]
    public var now: Instant
    public init(now: Instant) { self.now = now }
}

/// How far the engine goes by itself, for one family and channel.
public struct ModeRow: Sendable, Equatable {
    public var family: Family
    public var channel: String
    /// The place that the mode is for; empty for any.
    public var location: String
    public var mode: Mode
    public var same: Int
    public var other: Int
    public var open: Int

    public init(family: Family, channel: String, location: String, mode: Mode, same: Int, other: Int, open: Int) {
        self.family = family
        self.channel = channel
        self.location = location
        self.mode = mode
        self.same = same
        self.other = other
        self.open = open
    }
}

/// The modes of the active version, for every channel and for every place that a mode names.
public struct PolicyModes: Question {
    public typealias Answer = [ModeRow]
    public init() {}
}

/// One rule of the active version: its text, and the latest decisions in which it hit.
public struct RuleUse: Question {
    public struct Answer: Sendable, Equatable {
        /// Its keys and what they say, as its file has them.
        public var parts: [Part]
        /// `holds.yaml:22:5`.
        public var place: String
        /// The facts that it asks for.
        public var facts: [String]
        public var decisions: [RuleDecision]

        public init(parts: [Part], place: String, facts: [String], decisions: [RuleDecision]) {
            self.parts = parts
            self.place = place
            self.facts = facts
            self.decisions = decisions
        }
    }

    public struct Part: Sendable, Equatable {
        public var name: String
        public var text: String

        public init(name: String, text: String) {
            self.name = name
            self.text = text
        }
    }

    public var family: Family
    public var place: Int
    public var now: Instant

    public init(family: Family, place: Int, now: Instant) {
        self.family = family
        self.place = place
        self.now = now
    }
}

/// A decision in which a rule hit.
public struct RuleDecision: Sendable, Equatable {
    public var sequence: Int
    public var at: Instant
    public var subject: Subject
    /// What people call it.
    public var title: String
    public var question: String
    public var answer: String
    public var policyVersion: Int

    public init(
        sequence: Int, at: Instant, subject: Subject, title: String, question: String, answer: String, policyVersion: Int
    ) {
        self.sequence = sequence
        self.at = at
        self.subject = subject
        self.title = title
        self.question = question
        self.answer = answer
        self.policyVersion = policyVersion
    }
}
