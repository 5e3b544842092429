extension Schema {
    /// What waits for a person: exceptions and requests for approval; and what files said that was not taken.
    static let cases = """
        CREATE TABLE exception_case (
            id INTEGER PRIMARY KEY CHECK (id > 0), kind TEXT NOT NULL, severity INTEGER NOT NULL,
            subject INTEGER NOT NULL, summary TEXT NOT NULL, desk TEXT NOT NULL, owner INTEGER REFERENCES operator,
            state INTEGER NOT NULL, is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)), raised_at INTEGER NOT NULL,
            due_at INTEGER NOT NULL, resolution TEXT NOT NULL, version INTEGER NOT NULL, folded TEXT NOT NULL
        ) STRICT;
        CREATE INDEX exception_case_open ON exception_case (subject) WHERE is_open = 1;
        CREATE TABLE approval (
            id INTEGER PRIMARY KEY CHECK (id > 0), kind TEXT NOT NULL, subject INTEGER NOT NULL,
            subject_version INTEGER NOT NULL CHECK (subject_version >= 0), command BLOB NOT NULL,
            amount_minor INTEGER NOT NULL CHECK (amount_minor BETWEEN -999999999999999 AND 999999999999999),
            currency INTEGER NOT NULL, reason TEXT NOT NULL, requested_by INTEGER NOT NULL REFERENCES operator,
            requested_at INTEGER NOT NULL, due_at INTEGER NOT NULL, rule TEXT NOT NULL, policy_version INTEGER NOT NULL,
            role TEXT NOT NULL, state INTEGER NOT NULL, decided_by INTEGER REFERENCES operator,
            decision TEXT NOT NULL, version INTEGER NOT NULL, evidence BLOB NOT NULL,
            effect BLOB NOT NULL, course BLOB NOT NULL, folded TEXT NOT NULL,
            CHECK (decided_by IS NULL OR decided_by <> requested_by)
        ) STRICT;
        CREATE INDEX approval_waiting ON approval (subject) WHERE state = 0;
        CREATE INDEX approval_requested ON approval (requested_by, requested_at);
        CREATE TABLE rejection (
            sequence INTEGER PRIMARY KEY REFERENCES event, file TEXT NOT NULL, line INTEGER NOT NULL, column INTEGER,
            reason TEXT NOT NULL, name TEXT NOT NULL, source INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX rejection_source ON rejection (source);
        """
}
