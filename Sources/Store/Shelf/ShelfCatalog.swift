import Vocabulary
import Workflow

extension SQLiteShelf {
    func shop() throws -> Shop? {
        try statements("SELECT name, currency, zone, is_practice FROM shop").first {
            Shop(name: $0.text(0), currency: try $0.currency(1), zone: $0.text(2), isPractice: $0.flag(3))
        }
    }

    func channels() throws -> [Channel] {
        try statements(
            "SELECT id, code, name, format, currency, zone, promise_hours, is_provisional FROM channel ORDER BY id"
        ).all {
            Channel(
                id: $0.id(0), code: $0.code(1), name: $0.text(2), format: $0.text(3), currency: try $0.currency(4),
                zone: $0.text(5), promiseHours: $0.int(6), isProvisional: $0.flag(7))
        }
    }

    func locations() throws -> [Location] {
        try statements(
            """
            SELECT id, code, name, kind, zone, cutoff_minutes, shipping_days, rank, cost_minor, channels, aliases,
                is_provisional, mapped_to FROM location ORDER BY id
            """
        ).all {
            Location(
                id: $0.id(0), code: $0.code(1), name: $0.text(2), kind: try $0.word(3), zone: $0.text(4),
                cutoffMinutes: $0.optionalInt(5), shippingDays: UInt8(truncatingIfNeeded: $0.int(6)),
                rank: $0.int(7), costMinor: $0.int(8), channels: try $0.coded(9), aliases: try $0.coded(10),
                isProvisional: $0.flag(11), mappedTo: $0.optionalID(12))
        }
    }

    func operators() throws -> [Operator] {
        try statements("SELECT id, name, person, roles FROM operator ORDER BY id").all {
            Operator(
                id: $0.id(0), name: $0.code(1), person: $0.text(2),
                roles: Set($0.text(3).split(separator: " ").compactMap { Role(rawValue: String($0)) }))
        }
    }

    func item(_ id: SKUID) throws -> Item? {
        try statements(
            """
            SELECT id, code, name, cost_minor, price_minor, price_currency, weight_grams, barcode, vendor,
                is_provisional, mapped_to, labels FROM item WHERE id = ?
            """
        ).first {
            $0.id(id)
        } _: {
            try SQLiteShelf.item($0)
        }
    }

    func item(code: SKUCode) throws -> Item? {
        try statements(
            """
            SELECT id, code, name, cost_minor, price_minor, price_currency, weight_grams, barcode, vendor,
                is_provisional, mapped_to, labels FROM item WHERE code = ?
            """
        ).first {
            $0.text(code.text)
        } _: {
            try SQLiteShelf.item($0)
        }
    }

    /// An item from its columns in the order of the table.
    static func item(_ row: ResultRow) throws -> Item {
        Item(
            id: row.id(0), code: row.code(1), name: row.text(2), costMinor: row.optionalInt(3),
            price: row.isNull(4) ? nil : Money(minor: row.int(4), try row.currency(5)),
            weightGrams: row.optionalInt(6), barcode: row.text(7), vendor: row.optionalID(8),
            isProvisional: row.flag(9), mappedTo: row.optionalID(10), labels: row.isNull(11) ? Labels() : try row.coded(11))
    }
}
