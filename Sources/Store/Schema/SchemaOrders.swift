extension Schema {
    /// Orders: what changes often is narrow, what never changes stands beside it. Children are clustered by their order.
    static let orders = """
        CREATE TABLE orders (
            id INTEGER PRIMARY KEY CHECK (id > 0), channel INTEGER NOT NULL REFERENCES channel, number TEXT NOT NULL,
            version INTEGER NOT NULL, source INTEGER NOT NULL, currency INTEGER NOT NULL,
            placed_at INTEGER NOT NULL, captured_at INTEGER NOT NULL, deadline INTEGER NOT NULL,
            state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 11), is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
            location INTEGER REFERENCES location, is_backordered INTEGER NOT NULL, is_released INTEGER NOT NULL,
            released_at INTEGER, risk INTEGER NOT NULL,
            lines INTEGER NOT NULL CHECK (lines >= 0), units INTEGER NOT NULL CHECK (units >= 0),
            open_units INTEGER NOT NULL CHECK (open_units BETWEEN 0 AND units),
            reserved_units INTEGER NOT NULL CHECK (reserved_units BETWEEN 0 AND open_units),
            shipping_minor INTEGER NOT NULL, shipping_tax_minor INTEGER NOT NULL, residual_minor INTEGER NOT NULL,
            total_minor INTEGER NOT NULL CHECK (total_minor BETWEEN -999999999999999 AND 999999999999999),
            shipping_earned INTEGER NOT NULL, paid_minor INTEGER NOT NULL, authorized_minor INTEGER NOT NULL,
            deposit_minor INTEGER NOT NULL CHECK (deposit_minor BETWEEN -999999999999999 AND 999999999999999),
            receivable_minor INTEGER NOT NULL, refund_payable_minor INTEGER NOT NULL, refunded_minor INTEGER NOT NULL,
            UNIQUE (channel, number)
        ) STRICT;
        CREATE INDEX orders_open ON orders (deadline) WHERE is_open = 1;
        CREATE TABLE customer (
            order_id INTEGER PRIMARY KEY REFERENCES orders, name TEXT NOT NULL, email TEXT NOT NULL,
            street TEXT NOT NULL, city TEXT NOT NULL, postcode TEXT NOT NULL, province TEXT NOT NULL,
            country TEXT NOT NULL, note TEXT NOT NULL
        ) STRICT;
        CREATE TABLE customer_refund (
            order_id INTEGER PRIMARY KEY REFERENCES orders, key BLOB NOT NULL, currency INTEGER NOT NULL, minor INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX customer_refund_key ON customer_refund (key);
        CREATE TABLE order_mark (
            order_id INTEGER PRIMARY KEY REFERENCES orders, tags BLOB NOT NULL, attributes BLOB NOT NULL, phone TEXT NOT NULL,
            overruled BLOB NOT NULL, waits TEXT NOT NULL
        ) STRICT;
        CREATE TABLE order_words (
            order_id INTEGER PRIMARY KEY REFERENCES orders, folded TEXT NOT NULL, skus BLOB NOT NULL
        ) STRICT;
        CREATE TABLE order_line (
            order_id INTEGER NOT NULL REFERENCES orders, number INTEGER NOT NULL CHECK (number > 0),
            sku INTEGER NOT NULL REFERENCES item, title TEXT NOT NULL, quantity INTEGER NOT NULL CHECK (quantity >= 0),
            list_minor INTEGER NOT NULL CHECK (list_minor BETWEEN -999999999999999 AND 999999999999999),
            discount_minor INTEGER NOT NULL, tax_minor INTEGER NOT NULL, needs_stock INTEGER NOT NULL,
            shipped INTEGER NOT NULL CHECK (shipped >= 0), cancelled INTEGER NOT NULL CHECK (cancelled >= 0),
            unreserved INTEGER NOT NULL CHECK (unreserved >= 0),
            PRIMARY KEY (order_id, number), CHECK (shipped + cancelled <= quantity)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX order_line_wanted ON order_line (sku, unreserved) WHERE unreserved > 0;
        CREATE TABLE reservation (
            order_id INTEGER NOT NULL REFERENCES orders, place INTEGER NOT NULL, line INTEGER NOT NULL,
            sku INTEGER NOT NULL, location INTEGER NOT NULL, quantity INTEGER NOT NULL CHECK (quantity > 0),
            PRIMARY KEY (order_id, place)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX reservation_stock ON reservation (sku, location);
        CREATE TABLE hold (
            order_id INTEGER NOT NULL REFERENCES orders, place INTEGER NOT NULL, kind TEXT NOT NULL,
            reason TEXT NOT NULL, placed_by INTEGER NOT NULL, placed_at INTEGER NOT NULL, due_at INTEGER,
            rule TEXT NOT NULL, stops INTEGER NOT NULL CHECK (stops BETWEEN 1 AND 63), lifted_by TEXT NOT NULL,
            PRIMARY KEY (order_id, place)
        ) STRICT, WITHOUT ROWID;
        """
}
