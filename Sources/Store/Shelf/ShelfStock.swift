import Ledger
import Vocabulary
import Workflow

extension SQLiteShelf {
    func skus(at location: LocationID) throws -> [SKUID] {
        try statements("SELECT sku FROM stock_level WHERE location = ? ORDER BY sku").all {
            $0.id(location)
        } _: {
            $0.id(0)
        }
    }

    func stock(of sku: SKUID) throws -> [StockLevel] {
        var levels = try statements(
            """
            SELECT location, sellable, quarantine, damaged, returned, in_transit, reserved, version, last_layer
            FROM stock_level WHERE sku = ? ORDER BY location
            """
        ).all {
            $0.id(sku)
        } _: { row in
            var level = StockLevel(sku: sku, location: row.id(0))
            for state in StockState.allCases { level.piles[state.rawValue].quantity = row.int(Int32(state.rawValue + 1)) }
            level.reserved = row.int(6)
            level.version = row.int(7)
            level.lastLayer = row.int(8)
            return level
        }
        try statements(
            """
            SELECT location, state, number, quantity, cost_minor FROM cost_layer WHERE sku = ?
            ORDER BY location, state, number
            """
        ).each {
            $0.id(sku)
        } _: { row in
            let location: LocationID = row.id(0)
            let state: StockState = try row.word(1)
            guard row.int(3) > 0, row.int(4) >= 0,
                let index = levels.firstIndex(where: { $0.location == location })
            else {
                throw BrokenBooks("SKU \(sku) has a cost layer \(row.int(2)) without units or without a stock level")
            }
            levels[index].piles[state.rawValue].layers.append(
                CostLayer(number: row.int(2), quantity: row.int(3), costMinor: row.int(4)))
        }
        for level in levels {
            for state in StockState.allCases {
                let pile = level.piles[state.rawValue]
                guard pile.layers.isEmpty || pile.layers.units == pile.quantity else {
                    throw BrokenBooks(
                        "SKU \(sku) at location \(level.location) has \(pile.quantity) units \(state.word) in layers of \(pile.layers.units)"
                    )
                }
            }
        }
        for level in levels { writtenStock[StockKey(sku, level.location)] = level }
        return levels
    }

    func transfer(_ id: TransferID) throws -> Transfer? {
        try statements(
            "SELECT sku, from_location, to_location, quantity, arrived, lost, sent_at FROM transfer WHERE id = ?"
        ).first {
            $0.id(id)
        } _: {
            Transfer(
                id: id, sku: $0.id(0), from: $0.id(1), to: $0.id(2), quantity: $0.int(3), arrived: $0.int(4),
                lost: $0.int(5), sentAt: $0.moment(6))
        }
    }

    func uncosted(_ sku: SKUID) throws -> UncostedUnits {
        var units = UncostedUnits()
        try statements(
            """
            SELECT m.from_place, m.to_place, sum(m.quantity), l.kind <> 'vendor' FROM stock_movement m
                JOIN location l ON l.id = iif(m.to_place >= 0, m.to_place, m.from_place) >> 3
            WHERE m.sku = ? AND m.cost_minor = 0 AND (m.from_place < 0 OR m.to_place < 0) GROUP BY m.from_place, m.to_place
            """
        ).each {
            $0.id(sku)
        } _: { row in
            guard let from = StockPlace(packed: row.int(0)), let to = StockPlace(packed: row.int(1)) else { return }
            let isOwned = row.flag(3)
            units.count(Movement(sku: sku, from: from, to: to, quantity: row.int(2), costMinor: 0)) { _ in isOwned }
        }
        units.elsewhere =
            try statements("SELECT ifnull(sum(units), 0) FROM sent_uncosted WHERE sku = ?").first {
                $0.id(sku)
            } _: {
                $0.int(0)
            } ?? 0
        return units
    }
}
