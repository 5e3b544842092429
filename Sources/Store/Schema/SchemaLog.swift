extension Schema {
    /// The log: events, the decisions that made them, and one link of the chain for each transaction.
    static let log = """
        CREATE TABLE event (
            sequence INTEGER PRIMARY KEY CHECK (sequence > 0), at INTEGER NOT NULL, by INTEGER NOT NULL,
            type INTEGER NOT NULL, subject INTEGER NOT NULL, payload BLOB NOT NULL
        ) STRICT;
        CREATE INDEX event_subject ON event (subject);
        CREATE INDEX event_governed ON event (by, sequence) WHERE type IN (201, 314);
        CREATE TABLE decision (
            last INTEGER PRIMARY KEY REFERENCES event, first INTEGER NOT NULL, at INTEGER NOT NULL,
            by INTEGER NOT NULL, subject INTEGER NOT NULL, payload BLOB NOT NULL, CHECK (first <= last)
        ) STRICT;
        CREATE INDEX decision_subject ON decision (subject);
        CREATE TABLE link (
            number INTEGER PRIMARY KEY CHECK (number > 0), first INTEGER NOT NULL, last INTEGER NOT NULL,
            at INTEGER NOT NULL, hash BLOB NOT NULL CHECK (length(hash) = 32), CHECK (first <= last)
        ) STRICT;
        """

    /// The tables whose rows never change.
    static let appendOnly = [
        "event", "decision", "link", "journal_entry", "journal_line", "stock_movement", "rejection",
        "period_lock", "period_reopening", "close_signature", "policy_version", "policy_file",
        "policy_rehearsal",
    ]

    /// The last line of defence: history is not rewritten, and nobody decides on a request of their own.
    static var guards: String {
        let histories = appendOnly.flatMap { table in
            ["UPDATE", "DELETE"].map { verb in
                """
                CREATE TRIGGER \(table)_no_\(verb.lowercased()) BEFORE \(verb) ON \(table)
                BEGIN SELECT RAISE(ABORT, '\(table) is append-only'); END;
                """
            }
        }
        let approvals = [("insert", "INSERT"), ("update", "UPDATE")].map { name, verb in
            """
            CREATE TRIGGER approval_two_people_\(name) BEFORE \(verb) ON approval WHEN NEW.state IN (1, 2)
                AND (SELECT lower(person) FROM operator WHERE id = NEW.decided_by)
                    IS (SELECT lower(person) FROM operator WHERE id = NEW.requested_by)
            BEGIN SELECT RAISE(ABORT, 'nobody decides on a request of their own'); END;
            """
        }
        return (histories + approvals).joined(separator: "\n")
    }
}
