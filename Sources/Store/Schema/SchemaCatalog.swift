extension Schema {
    /// The shop, its policy, people, places and items.
    static let catalog = """
        CREATE TABLE shop (
            id INTEGER PRIMARY KEY CHECK (id = 1), name TEXT NOT NULL, currency INTEGER NOT NULL,
            zone TEXT NOT NULL, is_practice INTEGER NOT NULL CHECK (is_practice IN (0, 1))
        ) STRICT;
        CREATE TABLE policy_version (
            version INTEGER PRIMARY KEY CHECK (version > 0), digest TEXT NOT NULL, at INTEGER NOT NULL,
            by INTEGER NOT NULL REFERENCES operator, note TEXT NOT NULL
        ) STRICT;
        CREATE TABLE policy_file (
            version INTEGER NOT NULL REFERENCES policy_version, number INTEGER NOT NULL, name TEXT NOT NULL,
            text TEXT NOT NULL, PRIMARY KEY (version, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE operator (
            id INTEGER PRIMARY KEY CHECK (id > 0), name TEXT NOT NULL UNIQUE, person TEXT NOT NULL, roles TEXT NOT NULL
        ) STRICT;
        CREATE TABLE channel (
            id INTEGER PRIMARY KEY CHECK (id > 0), code TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
            format TEXT NOT NULL, currency INTEGER NOT NULL, zone TEXT NOT NULL, promise_hours INTEGER NOT NULL,
            is_provisional INTEGER NOT NULL CHECK (is_provisional IN (0, 1))
        ) STRICT;
        CREATE TABLE location (
            id INTEGER PRIMARY KEY CHECK (id > 0), code TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
            kind TEXT NOT NULL, zone TEXT NOT NULL, cutoff_minutes INTEGER, shipping_days INTEGER NOT NULL,
            rank INTEGER NOT NULL, cost_minor INTEGER NOT NULL, channels BLOB NOT NULL, aliases BLOB NOT NULL,
            is_provisional INTEGER NOT NULL CHECK (is_provisional IN (0, 1)), mapped_to INTEGER REFERENCES location
        ) STRICT;
        CREATE TABLE item (
            id INTEGER PRIMARY KEY CHECK (id > 0), code TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
            cost_minor INTEGER CHECK (cost_minor BETWEEN 0 AND 999999999999999), price_minor INTEGER,
            price_currency INTEGER, weight_grams INTEGER, barcode TEXT NOT NULL, vendor INTEGER REFERENCES location,
            is_provisional INTEGER NOT NULL CHECK (is_provisional IN (0, 1)), mapped_to INTEGER REFERENCES item,
            folded TEXT NOT NULL, labels BLOB
        ) STRICT;
        CREATE INDEX item_mapped ON item (mapped_to) WHERE mapped_to IS NOT NULL;
        CREATE TABLE customer_label (key BLOB PRIMARY KEY, labels BLOB NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE customer_total (
            key BLOB NOT NULL, currency INTEGER NOT NULL, orders INTEGER NOT NULL CHECK (orders >= 0),
            spent_minor INTEGER NOT NULL, PRIMARY KEY (key, currency)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE customer_total_mark (id INTEGER PRIMARY KEY CHECK (id = 1), through INTEGER NOT NULL) STRICT;
        """
}
