import Vocabulary

/// One step of the month's close.
public struct CloseRow: Sendable, Equatable {
    public var step: CloseStep
    public var period: Period
    public var state: CloseState
    /// The check's number, with its unit, and whether it passes; nil for steps without a check.
    public var value: String
    public var isPassing: Bool?
    /// What the check looks at, in words, and the rows that keep it from passing.
    public var detail: String
    public var offending: [CloseOffender]
    /// What to do about those rows.
    public var fix: String
    /// It passes, but whoever signs has to say what is known about its rows.
    public var needsNote: Bool
    /// Who signed, and when; empty and nil while nobody has.
    public var preparer: String
    public var preparedAt: Instant?
    public var approver: String
    public var approvedAt: Instant?
    /// The thresholds that the step was signed under, with the policy's version; empty while nobody has, or the check has none.
    public var signedLimits: String
    /// The entry that moved a signed step's figure, and what that was and is, in words.
    public var movedBy: Int?
    public var moved: String

    public init(
        step: CloseStep, period: Period, state: CloseState, value: String, isPassing: Bool?, detail: String,
        offending: [CloseOffender], fix: String = "", needsNote: Bool = false, preparer: String = "", preparedAt: Instant? = nil,
        approver: String = "",
        approvedAt: Instant? = nil, signedLimits: String = "", movedBy: Int? = nil, moved: String = ""
    ) {
        self.step = step
        self.period = period
        self.state = state
        self.value = value
        self.isPassing = isPassing
        self.detail = detail
        self.offending = offending
        self.fix = fix
        self.needsNote = needsNote
        self.preparer = preparer
        self.preparedAt = preparedAt
        self.approver = approver
        self.approvedAt = approvedAt
        self.signedLimits = signedLimits
        self.movedBy = movedBy
        self.moved = moved
    }
}

/// Where a close step stands, in the words that scripts rely on.
public enum CloseState: String, Sendable, CaseIterable {
    case waiting, ready, running, redo, signed
    case notApplicable = "not_applicable"
}
