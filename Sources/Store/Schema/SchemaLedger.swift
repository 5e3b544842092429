extension Schema {
    /// The journal: one entry for an event that posts, its lines (debit positive), and their sums by month and channel (0 where
    /// there is none).
    static let ledger = """
        CREATE TABLE journal_entry (
            sequence INTEGER PRIMARY KEY REFERENCES event, day INTEGER NOT NULL, period INTEGER NOT NULL,
            belongs_to INTEGER CHECK (belongs_to < day)
        ) STRICT;
        CREATE TABLE journal_line (
            sequence INTEGER NOT NULL REFERENCES journal_entry, number INTEGER NOT NULL, account INTEGER NOT NULL,
            currency INTEGER NOT NULL,
            minor INTEGER NOT NULL CHECK (minor <> 0 AND minor BETWEEN -999999999999999 AND 999999999999999),
            location INTEGER, channel INTEGER, sku INTEGER, order_id INTEGER,
            PRIMARY KEY (sequence, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE balance (
            account INTEGER NOT NULL, currency INTEGER NOT NULL, period INTEGER NOT NULL,
            channel INTEGER NOT NULL, debit INTEGER NOT NULL CHECK (debit >= 0),
            credit INTEGER NOT NULL CHECK (credit >= 0), PRIMARY KEY (account, currency, period, channel)
        ) STRICT, WITHOUT ROWID;
        """
}
