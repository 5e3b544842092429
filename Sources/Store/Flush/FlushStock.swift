import Ledger
import Vocabulary
import Workflow

extension Flush {
    func writeStock() throws {
        for key in changes.stock.sorted() {
            let level = try books.level(key.sku, at: key.location)
            let before = shelf.writtenStock[key]
            if before == nil { try insert(level) } else { try update(level) }
            for state in StockState.allCases {
                let old = before?.piles[state.rawValue].layers ?? []
                let new = level.piles[state.rawValue].layers
                if old != new { try write(new, instead: old, of: level, state) }
            }
            shelf.writtenStock[key] = level
        }
        try writeTransfers()
        try writeUncosted()
    }

    /// What was shipped elsewhere and has no cost; forgotten once somebody has said what it costs.
    private func writeUncosted() throws {
        let drop = try statements("DELETE FROM sent_uncosted WHERE sku = ?")
        for sku in changes.sentPriced.sorted() { try drop.run { $0.id(sku) } }
        let add = try statements(
            "INSERT INTO sent_uncosted (sku, day, units) VALUES (?,?,?) ON CONFLICT (sku, day) DO UPDATE SET units = units + excluded.units"
        )
        for (key, units) in changes.sentUncosted.sorted(by: { $0.key < $1.key }) {
            try add.run {
                $0.id(key.sku)
                $0.int(key.day.number)
                $0.int(units)
            }
        }
    }

    private func insert(_ level: StockLevel) throws {
        try statements(
            """
            INSERT INTO stock_level (sellable, quarantine, damaged, returned, in_transit, reserved, version, last_layer,
                value_minor, sku, location) VALUES (?,?,?,?,?,?,?,?,?,?,?)
            """
        ).run { bind(level, to: &$0) }
    }

    private func update(_ level: StockLevel) throws {
        try statements(
            """
            UPDATE stock_level SET sellable = ?, quarantine = ?, damaged = ?, returned = ?, in_transit = ?,
                reserved = ?, version = ?, last_layer = ?, value_minor = ? WHERE sku = ? AND location = ?
            """
        ).run { bind(level, to: &$0) }
    }

    private func bind(_ level: StockLevel, to binder: inout Binder) {
        for state in StockState.allCases { binder.int(level[state]) }
        binder.int(level.reserved)
        binder.int(level.version)
        binder.int(level.lastLayer)
        binder.int(level.valueMinor)
        binder.id(level.sku)
        binder.id(level.location)
    }

    /// Layers leave at the front and come at the end, and only the first one left changes.
    private func write(
        _ new: [CostLayer], instead old: [CostLayer], of level: StockLevel, _ state: StockState
    ) throws {
        let first = new.first?.number ?? Int.max
        if let oldest = old.first, oldest.number < first {
            try statements(
                "DELETE FROM cost_layer WHERE sku = ? AND location = ? AND state = ? AND number < ?"
            ).run {
                $0.id(level.sku)
                $0.id(level.location)
                $0.int(state.rawValue)
                $0.int(first)
            }
        }
        let known = old.last?.number ?? 0
        var before = old.drop { $0.number < first }
        for layer in new {
            if layer.number <= known, before.popFirst() == layer { continue }
            try put(layer, of: level, state)
        }
    }

    private func put(_ layer: CostLayer, of level: StockLevel, _ state: StockState) throws {
        try statements(
            """
            INSERT INTO cost_layer (sku, location, state, number, quantity, cost_minor) VALUES (?,?,?,?,?,?)
            ON CONFLICT (sku, location, state, number) DO UPDATE
            SET quantity = excluded.quantity, cost_minor = excluded.cost_minor
            """
        ).run {
            $0.id(level.sku)
            $0.id(level.location)
            $0.int(state.rawValue)
            $0.int(layer.number)
            $0.int(layer.quantity)
            $0.int(layer.costMinor)
        }
    }

    private func writeTransfers() throws {
        let put = try statements(
            """
            INSERT INTO transfer (id, sku, from_location, to_location, quantity, arrived, lost, sent_at)
            VALUES (?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET arrived = excluded.arrived, lost = excluded.lost
            """)
        for id in changes.transfers.sorted() {
            guard let transfer = try books.transfer(id) else { continue }
            try put.run {
                $0.id(id)
                $0.id(transfer.sku)
                $0.id(transfer.from)
                $0.id(transfer.to)
                $0.int(transfer.quantity)
                $0.int(transfer.arrived)
                $0.int(transfer.lost)
                $0.moment(transfer.sentAt)
            }
        }
    }

    func writeMovements() throws {
        let insert = try statements(
            """
            INSERT INTO stock_movement (sequence, number, sku, from_place, to_place, quantity, cost_minor, day)
            VALUES (?,?,?,?,?,?,?,?)
            """)
        for posted in changes.movements {
            if let history {
                try history.compare(posted)
            } else {
                try insert.run { HistoryTable.fill(&$0, with: posted) }
            }
        }
    }
}
