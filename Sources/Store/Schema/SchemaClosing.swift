extension Schema {
    /// Which months are shut, since when, and by exception open again; and the signatures under the close. Rows never change.
    /// Areas: 0 everything, 1 sales, 2 purchase, 3 inventory.
    static let closing = """
        CREATE TABLE period_lock (
            through INTEGER NOT NULL, area INTEGER NOT NULL CHECK (area BETWEEN 0 AND 3),
            sequence INTEGER NOT NULL REFERENCES event, PRIMARY KEY (through, area)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE period_reopening (
            sequence INTEGER PRIMARY KEY REFERENCES event, period INTEGER NOT NULL, until INTEGER NOT NULL,
            approval INTEGER NOT NULL REFERENCES approval
        ) STRICT;
        CREATE TABLE close_signature (
            sequence INTEGER PRIMARY KEY REFERENCES event, period INTEGER NOT NULL, step INTEGER NOT NULL CHECK (step > 0),
            by INTEGER NOT NULL REFERENCES operator, is_approval INTEGER NOT NULL CHECK (is_approval IN (0, 1)),
            figure INTEGER NOT NULL, value TEXT NOT NULL, at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX close_signature_step ON close_signature (period, step);
        """

    /// The area of an account, as `Account.area` says.
    static func area(of account: String) -> String {
        """
        CASE WHEN \(account) BETWEEN 1050 AND 1199 OR \(account) BETWEEN 2200 AND 2399 OR \(account) BETWEEN 4000 AND 4099 THEN 1
            WHEN \(account) BETWEEN 1300 AND 1399 OR \(account) BETWEEN 2000 AND 2199 THEN 2
            WHEN \(account) BETWEEN 1200 AND 1299 OR \(account) BETWEEN 5000 AND 5099 THEN 3 ELSE 0 END
        """
    }

    /// Nothing enters a locked month, whoever writes; nobody signs twice under one step; only an approved request opens a month.
    static var closingGuards: String {
        // While the log is replayed there are no events yet: what they allowed then is allowed again.
        let isReopened = """
            EXISTS (SELECT 1 FROM period_reopening r WHERE r.period = %p
                AND r.until > ifnull((SELECT at FROM event WHERE sequence = NEW.sequence), 0))
            """
        let period = "(SELECT period FROM journal_entry WHERE sequence = NEW.sequence)"
        return """
            CREATE TRIGGER journal_entry_open BEFORE INSERT ON journal_entry
            WHEN EXISTS (SELECT 1 FROM period_lock WHERE through >= NEW.period AND area = 0)
                AND NOT \(isReopened.replacing("%p", with: "NEW.period"))
            BEGIN SELECT RAISE(ABORT, 'the month is locked'); END;
            CREATE TRIGGER journal_line_open BEFORE INSERT ON journal_line
            WHEN EXISTS (SELECT 1 FROM period_lock WHERE through >= \(period) AND area IN (0, \(area(of: "NEW.account"))))
                AND NOT \(isReopened.replacing("%p", with: period))
            BEGIN SELECT RAISE(ABORT, 'this side of the month is locked'); END;
            CREATE TRIGGER close_signature_two_people BEFORE INSERT ON close_signature WHEN NEW.is_approval = 1
                AND (SELECT person FROM operator WHERE id = NEW.by) IS (
                    SELECT o.person FROM close_signature s JOIN operator o ON o.id = s.by
                    WHERE s.period = NEW.period AND s.step = NEW.step AND s.is_approval = 0 ORDER BY s.sequence DESC LIMIT 1)
            BEGIN SELECT RAISE(ABORT, 'the second signature is another person''s'); END;
            CREATE TRIGGER period_reopening_approved BEFORE INSERT ON period_reopening
            WHEN NOT EXISTS (SELECT 1 FROM approval WHERE id = NEW.approval AND kind = 'reopen' AND state = 1)
            BEGIN SELECT RAISE(ABORT, 'only an approved request opens a month'); END;
            """
    }
}
