import Policy
import Vocabulary

/// One thing that would have come out otherwise under a draft.
public struct ReplayDifference: Sendable, Equatable {
    /// What it is, in the word for scripts.
    public enum Kind: String, Sendable, CaseIterable {
        case held, notHeld = "not_held", holdDue = "hold_due"
        case keptBack = "kept_back", otherPlace = "other_place", noPlace = "no_place", otherShipment = "other_shipment"
        case waits
        case asked, notAsked = "not_asked", otherPeople = "other_people"
        case raised, notRaised = "not_raised"
        case severity, desk, due
        /// The engine goes another way by itself: it acts, asks, or only looks on.
        case mode

        /// The words for people.
        public var words: String {
            switch self {
            case .held: "held"
            case .notHeld: "not held"
            case .holdDue: "hold to be decided at another time"
            case .keptBack: "other units kept back"
            case .otherPlace: "another place"
            case .noPlace: "no place"
            case .otherShipment: "other units reserved"
            case .waits: "waits before it goes to the floor"
            case .asked: "somebody is asked"
            case .notAsked: "nobody is asked"
            case .otherPeople: "other people are asked"
            case .raised: "exception raised"
            case .notRaised: "exception not raised"
            case .severity: "exception of another severity"
            case .desk: "exception on another desk"
            case .due: "exception due at another time"
            case .mode: "the engine goes another way by itself"
            }
        }
    }

    public var kind: Kind
    public var family: Family
    /// The rule that made the difference: the draft's where it has an effect, otherwise the one that had it.
    public var rule: String
    public var was: String
    public var would: String
    /// The order's total, a request's amount, or what the other place costs more; nil where the record does not say.
    public var amount: Money?
    /// Propose or shadow, where the engine would not act by itself under the draft; nil where it would, or a person did.
    public var mode: Mode?

    /// Whether something else would have happened: in the shadow the engine does nothing.
    public var isReal: Bool { mode != .shadow || kind == .mode }

    public init(_ kind: Kind, _ family: Family, rule: String, was: String, would: String, amount: Money? = nil) {
        self.kind = kind
        self.family = family
        self.rule = rule
        self.was = was
        self.would = would
        self.amount = amount
    }
}

/// A rule of the draft about which a record cannot say what it comes to, and the facts that it does not hold.
public struct ReplayGap: Sendable, Hashable {
    public var family: Family
    public var rule: String
    public var facts: [String]

    public init(_ family: Family, rule: String, facts: [String]) {
        self.family = family
        self.rule = rule
        self.facts = facts
    }
}

/// What one decision comes to under a draft.
public struct ReplayedDecision: Sendable, Equatable {
    /// The families that had a say, each once.
    public var families: [Family] = []
    /// Rules of the draft that were asked.
    public var asked = 0
    /// The place to which the draft's modes are asked about; and whether it places a hold.
    var place: LocationID?
    var isHeld = false
    public var differences: [ReplayDifference] = []
    public var gaps: [ReplayGap] = []

    public init() {}
}
