import Policy
import Vocabulary

/// Whether people did what the engine would have done.
public enum ProposalState: Int, Sendable, CaseIterable {
    case open = 0
    case same, other, lapsed

    public var word: String {
        switch self {
        case .open: "open"
        case .same: "same"
        case .other: "other"
        case .lapsed: "lapsed"
        }
    }
}

/// What the engine would have done with an order, where its mode is to propose or to look on: kept until somebody decides.
public struct Proposal: Sendable, Equatable {
    public let id: ProposalID
    public var order: OrderID
    public var channel: ChannelID
    /// `holds`, `allocation`, `routing` or `release`.
    public var family: Family
    /// `propose` or `shadow`.
    public var mode: Mode
    /// A hold's kind, a place's code, or `release`.
    public var answer: String
    /// The rule that decided; empty where it was no single one.
    public var rule: String
    /// `would reserve 2 units at HAM`.
    public var sentence: String
    public var policyVersion: Int
    public var at: Instant
    public var state: ProposalState = .open
    /// The order's version when it was answered: while that stands, nobody is asked the same again.
    public var answeredVersion: Int?
    public var answeredBy: OperatorID?
    public var answeredAt: Instant?

    public init(
        id: ProposalID, order: OrderID, channel: ChannelID, family: Family, mode: Mode, answer: String, rule: String,
        sentence: String, policyVersion: Int, at: Instant
    ) {
        self.id = id
        self.order = order
        self.channel = channel
        self.family = family
        self.mode = mode
        self.answer = answer
        self.rule = rule
        self.sentence = sentence
        self.policyVersion = policyVersion
        self.at = at
    }

    /// The kind of exception by which operators are asked.
    static let exceptionKind = "proposal_waiting"

    /// For the inbox: what it would do, by which rule, and under which mode.
    func summary(_ rules: any Rules) -> String {
        let by = rule.isEmpty ? "" : ", by \(RuleTitle(id: rule, title: rules.title(of: rule) ?? "").words)"
        return "the engine \(sentence)\(by): do it, or something else"
    }
}

/// What happened to a proposal.
public enum ProposalEvent: Sendable, Equatable {
    case made(Proposal)
    case answered(ProposalID, order: OrderID, isSame: Bool)
    /// Nobody has to answer it any more.
    case lapsed(ProposalID, order: OrderID, because: String)

    var order: OrderID {
        switch self {
        case .made(let proposal): proposal.order
        case .answered(_, let order, _), .lapsed(_, let order, _): order
        }
    }

    var id: ProposalID {
        switch self {
        case .made(let proposal): proposal.id
        case .answered(let id, _, _), .lapsed(let id, _, _): id
        }
    }
}

/// How often people did as the engine would have, for one family and channel.
public struct Agreement: Sendable, Equatable {
    public var family: Family
    public var channel: ChannelID
    public var same: Int
    public var other: Int
    public var open: Int

    public init(family: Family, channel: ChannelID, same: Int, other: Int, open: Int) {
        self.family = family
        self.channel = channel
        self.same = same
        self.other = other
        self.open = open
    }

    /// `18 of 20 (90%)`; nil while nobody has decided.
    public static func words(same: Int, other: Int) -> String? {
        let all = same + other
        return all == 0 ? nil : "\(same) of \(all) (\(same * 100 / all)%)"
    }
}
