extension Schema {
    /// Stock by SKU and location, its cost layers, movements and transfers. A place outside the shop is negative; inside it
    /// is the location's number times eight plus the state.
    static let stock = """
        CREATE TABLE stock_level (
            sku INTEGER NOT NULL REFERENCES item, location INTEGER NOT NULL REFERENCES location,
            sellable INTEGER NOT NULL CHECK (sellable >= 0), quarantine INTEGER NOT NULL CHECK (quarantine >= 0),
            damaged INTEGER NOT NULL CHECK (damaged >= 0), returned INTEGER NOT NULL CHECK (returned >= 0),
            in_transit INTEGER NOT NULL CHECK (in_transit >= 0), reserved INTEGER NOT NULL CHECK (reserved >= 0),
            version INTEGER NOT NULL, last_layer INTEGER NOT NULL,
            value_minor INTEGER NOT NULL CHECK (value_minor BETWEEN 0 AND 999999999999999),
            PRIMARY KEY (sku, location), CHECK (reserved <= sellable)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE cost_layer (
            sku INTEGER NOT NULL, location INTEGER NOT NULL, state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 4),
            number INTEGER NOT NULL, quantity INTEGER NOT NULL CHECK (quantity > 0),
            cost_minor INTEGER NOT NULL CHECK (cost_minor BETWEEN 0 AND 999999999999999),
            PRIMARY KEY (sku, location, state, number),
            FOREIGN KEY (sku, location) REFERENCES stock_level
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE stock_movement (
            sequence INTEGER NOT NULL REFERENCES event, number INTEGER NOT NULL, sku INTEGER NOT NULL,
            from_place INTEGER NOT NULL, to_place INTEGER NOT NULL, quantity INTEGER NOT NULL CHECK (quantity > 0),
            cost_minor INTEGER NOT NULL CHECK (cost_minor BETWEEN 0 AND 999999999999999), day INTEGER NOT NULL,
            PRIMARY KEY (sequence, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX stock_movement_sku ON stock_movement (sku);
        CREATE TABLE transfer (
            id INTEGER PRIMARY KEY CHECK (id > 0), sku INTEGER NOT NULL, from_location INTEGER NOT NULL,
            to_location INTEGER NOT NULL, quantity INTEGER NOT NULL,
            arrived INTEGER NOT NULL CHECK (arrived >= 0), lost INTEGER NOT NULL CHECK (lost >= 0),
            sent_at INTEGER NOT NULL, CHECK (arrived + lost <= quantity)
        ) STRICT;
        CREATE INDEX transfer_open ON transfer (sku) WHERE quantity > arrived + lost;
        CREATE TABLE sent_uncosted (
            sku INTEGER NOT NULL REFERENCES item, day INTEGER NOT NULL, units INTEGER NOT NULL CHECK (units > 0), PRIMARY KEY (sku, day)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE stock_row (key TEXT PRIMARY KEY, source INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        """
}
