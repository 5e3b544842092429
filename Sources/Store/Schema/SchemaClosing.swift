extension Schema {
    /// Which months are shut, since when, and by exception open again; and the signatures under the close. Rows never change.
    /// Areas: 0 everything, 1 sales, 2 purchase, 3 inventory, 4 everything for good.
    static let closing = """
        CREATE TABLE period_lock (
            through INTEGER NOT NULL, area INTEGER NOT NULL CHECK (area BETWEEN 0 AND 4),
            sequence INTEGER NOT NULL REFERENCES event, PRIMARY KEY (through, area)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE period_reopening (
            sequence INTEGER PRIMARY KEY REFERENCES event, period INTEGER NOT NULL, until INTEGER NOT NULL,
            approval INTEGER NOT NULL REFERENCES approval
        ) STRICT;
        CREATE TABLE close_signature (
            sequence INTEGER PRIMARY KEY REFERENCES event, period INTEGER NOT NULL, step INTEGER NOT NULL CHECK (step > 0),
            by INTEGER NOT NULL REFERENCES operator, is_approval INTEGER NOT NULL CHECK (is_approval IN (0, 1)),
            figure INTEGER NOT NULL, value TEXT NOT NULL, limits TEXT NOT NULL,
            policy_version INTEGER NOT NULL, at INTEGER NOT NULL
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

    /// Nothing enters a locked month, whoever writes; nobody signs twice under one step; only an approved request opens a month,
    /// and none that is locked for good.
    static var closingGuards: String {
        let period = "(SELECT period FROM journal_entry WHERE sequence = NEW.sequence)"
        let entered = "(SELECT at FROM event WHERE sequence = NEW.sequence)"
        let last = "(SELECT at FROM event ORDER BY sequence DESC LIMIT 1)"
        let balances = [("INSERT", "NEW"), ("UPDATE", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")].map { verb, row in
            """
            CREATE TRIGGER balance_\(verb.lowercased())_\(row.lowercased())_open BEFORE \(verb) ON balance
            WHEN \(isShut("\(row).period", areas: "0, 4, \(area(of: "\(row).account"))", at: last))
            BEGIN SELECT RAISE(ABORT, 'the month is locked'); END;
            """
        }
        return """
            CREATE TRIGGER journal_entry_open BEFORE INSERT ON journal_entry
            WHEN \(isShut("NEW.period", areas: "0, 4", at: entered))
            BEGIN SELECT RAISE(ABORT, 'the month is locked'); END;
            CREATE TRIGGER journal_line_open BEFORE INSERT ON journal_line
            WHEN \(isShut(period, areas: "0, 4, \(area(of: "NEW.account"))", at: entered))
            BEGIN SELECT RAISE(ABORT, 'this side of the month is locked'); END;
            \(balances.joined(separator: "\n"))
            CREATE TRIGGER close_signature_two_people BEFORE INSERT ON close_signature WHEN NEW.is_approval = 1
                AND (SELECT lower(person) FROM operator WHERE id = NEW.by) IS (
                    SELECT lower(o.person) FROM close_signature s JOIN operator o ON o.id = s.by
                    WHERE s.period = NEW.period AND s.step = NEW.step AND s.is_approval = 0 ORDER BY s.sequence DESC LIMIT 1)
            BEGIN SELECT RAISE(ABORT, 'the second signature is another person''s'); END;
            CREATE TRIGGER period_reopening_approved BEFORE INSERT ON period_reopening
            WHEN NOT EXISTS (SELECT 1 FROM approval WHERE id = NEW.approval AND kind = 'reopen' AND state = 1)
            BEGIN SELECT RAISE(ABORT, 'only an approved request opens a month'); END;
            CREATE TRIGGER period_reopening_not_final BEFORE INSERT ON period_reopening
            WHEN EXISTS (SELECT 1 FROM period_lock WHERE through >= NEW.period AND area = 4)
            BEGIN SELECT RAISE(ABORT, 'the month is locked for good'); END;
            """
    }

    /// Whether a month is shut for one of these areas at a moment, and not open by exception. While the log is replayed there
    /// are no events yet: what they allowed then is allowed again.
    private static func isShut(_ period: String, areas: String, at moment: String) -> String {
        """
        EXISTS (SELECT 1 FROM period_lock WHERE through >= \(period) AND area IN (\(areas)))
            AND (EXISTS (SELECT 1 FROM period_lock WHERE through >= \(period) AND area = 4)
                OR NOT EXISTS (SELECT 1 FROM period_reopening r WHERE r.period = \(period) AND r.until > ifnull(\(moment), 0)))
        """
    }
}
