import Ledger
import Vocabulary

/// What happened to a month's close.
public enum ClosingEvent: Sendable, Equatable {
    /// A side of the books, or all of them, is shut up to and with a month.
    case locked(LockArea, through: Period)
    /// A locked month takes entries until a moment, since a request for it was approved.
    case reopened(Period, until: Instant, approval: ApprovalID)
    case signed(StepSignature)
}

/// Somebody says that a step of the close is done, and what its check showed then.
public struct StepSignature: Sendable, Equatable {
    public var period: Period
    public var step: Int
    public var by: OperatorID
    /// By the second person of a step that wants two.
    public var isApproval: Bool
    /// The check's figure: when it moves, the step is to be done again.
    public var figure: Int
    /// The check's value in words; empty for a step without a check.
    public var value: String
    /// The thresholds by which the check was judged, in words; empty where it has none.
    public var limits: String
    /// The version of the policy that said them.
    public var policyVersion: Int

    public init(
        period: Period, step: Int, by: OperatorID, isApproval: Bool, figure: Int, value: String, limits: String,
        policyVersion: Int
    ) {
        self.period = period
        self.step = step
        self.by = by
        self.isApproval = isApproval
        self.figure = figure
        self.value = value
        self.limits = limits
        self.policyVersion = policyVersion
    }
}

/// A signature with its place in the log.
public struct SignedStep: Sendable, Equatable {
    public var signature: StepSignature
    public var sequence: Int
    public var at: Instant

    public init(signature: StepSignature, sequence: Int, at: Instant) {
        self.signature = signature
        self.sequence = sequence
        self.at = at
    }
}

/// What a check of the close found.
public struct CloseFinding: Sendable, Equatable {
    /// The number with its unit.
    public var value: String
    public var isPassing: Bool
    /// What it looks at, in words.
    public var detail: String
    /// The rows that keep it from passing.
    public var offending: [CloseOffender]
    /// The number that must not move once the step is signed.
    public var figure: Int
    /// The accounts whose entries move it; empty where it does not come from the ledger.
    public var accounts: [Account]
    /// What to do about the rows.
    public var fix: String
    /// Whether whoever signs has to say in words what was found: the rows are no fault, but want an explanation.
    public var needsNote: Bool

    public init(
        value: String, isPassing: Bool, detail: String, offending: [CloseOffender] = [], figure: Int = 0,
        accounts: [Account] = [],
        fix: String = "", needsNote: Bool = false
    ) {
        self.value = value
        self.isPassing = isPassing
        self.detail = detail
        self.offending = offending
        self.figure = figure
        self.accounts = accounts
        self.fix = fix
        self.needsNote = needsNote
    }
}
