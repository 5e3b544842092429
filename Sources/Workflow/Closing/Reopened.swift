import Vocabulary

/// One exception by which a locked month took entries, with who wanted it, who allowed it, and what came of it.
public struct Reopened: Sendable, Equatable {
    /// An entry that was posted to the month meanwhile.
    public struct Entry: Sendable, Equatable {
        public var sequence: Int
        public var at: Instant
        public var by: String
        public var day: Day
        public var what: String
        /// Its debits, by currency.
        public var amounts: [Money]

        public init(sequence: Int, at: Instant, by: String, day: Day, what: String, amounts: [Money]) {
            self.sequence = sequence
            self.at = at
            self.by = by
            self.day = day
            self.what = what
            self.amounts = amounts
        }
    }

    public var approval: ApprovalID
    public var from: Instant
    public var until: Instant
    public var requestedBy: String
    public var approvedBy: String
    public var reason: String
    public var entries: [Entry]

    public init(
        approval: ApprovalID, from: Instant, until: Instant, requestedBy: String, approvedBy: String, reason: String,
        entries: [Entry]
    ) {
        self.approval = approval
        self.from = from
        self.until = until
        self.requestedBy = requestedBy
        self.approvedBy = approvedBy
        self.reason = reason
        self.entries = entries
    }
}
