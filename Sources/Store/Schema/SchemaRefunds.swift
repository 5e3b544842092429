extension Schema {
    /// What went back of an order, or is to; and what other programs are told, once for each key.
    static let refunds = """
        CREATE TABLE given_back (
            order_id INTEGER PRIMARY KEY REFERENCES orders, goods_minor INTEGER NOT NULL, shipping_minor INTEGER NOT NULL,
            tax_minor INTEGER NOT NULL, allowed_minor INTEGER NOT NULL CHECK (allowed_minor >= 0)
        ) STRICT;
        CREATE TABLE given_back_line (
            order_id INTEGER NOT NULL REFERENCES given_back, line INTEGER NOT NULL CHECK (line > 0),
            refunded INTEGER NOT NULL CHECK (refunded >= 0), expected INTEGER NOT NULL CHECK (expected >= 0),
            returned INTEGER NOT NULL CHECK (returned >= 0), returned_cost_minor INTEGER NOT NULL CHECK (returned_cost_minor >= 0),
            PRIMARY KEY (order_id, line), FOREIGN KEY (order_id, line) REFERENCES order_line
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE refund_grant (
            order_id INTEGER NOT NULL REFERENCES given_back, number INTEGER NOT NULL CHECK (number > 0),
            minor INTEGER NOT NULL CHECK (minor BETWEEN 1 AND 999999999999999),
            open_minor INTEGER NOT NULL CHECK (open_minor BETWEEN 0 AND minor), reference TEXT NOT NULL,
            PRIMARY KEY (order_id, number)
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX refund_grant_reference ON refund_grant (reference) WHERE reference <> '';
        CREATE TABLE instruction (
            key TEXT PRIMARY KEY, kind TEXT NOT NULL, sequence INTEGER NOT NULL REFERENCES event, payload TEXT NOT NULL,
            delivered_at INTEGER, withdrawn_at INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX instruction_waiting ON instruction (sequence) WHERE delivered_at IS NULL;
        """
}
