import Vocabulary
import Workflow

extension Verification {
    /// Stock against its movements, its reservations and its layers.
    func stock() throws -> [VerifyLine] { [try movements(), try reservations(), try layers()] }

    private func place(_ row: ResultRow) throws -> String {
        let code = try shelf.item(row.id(0))?.code.text ?? "SKU \(row.int(0))"
        let location = try shelf.locations().first { $0.id.number == row.int(1) }?.code.text ?? "location \(row.int(1))"
        return "\(code) at \(location)"
    }

    private func movements() throws -> VerifyLine {
        let wrong = try shelf.statements(
            """
            WITH moved (sku, place, units) AS (
                SELECT sku, to_place, quantity FROM stock_movement WHERE to_place >= 0 UNION ALL
                SELECT sku, from_place, -quantity FROM stock_movement WHERE from_place >= 0),
            held (sku, place, units) AS (
                SELECT sku, location << 3, -sellable FROM stock_level UNION ALL
                SELECT sku, location << 3 | 1, -quarantine FROM stock_level UNION ALL
                SELECT sku, location << 3 | 2, -damaged FROM stock_level UNION ALL
                SELECT sku, location << 3 | 3, -returned FROM stock_level UNION ALL
                SELECT sku, location << 3 | 4, -in_transit FROM stock_level)
            SELECT sku, place >> 3, place & 7, sum(units) AS off
            FROM (SELECT * FROM moved UNION ALL SELECT * FROM held) GROUP BY sku, place HAVING off <> 0
            """
        ).all { row in
            let state: StockState = try row.word(2)
            return "\(try place(row)): \(state.word) is off by \(-row.int(3)) from its movements"
        }
        return VerifyLine("movements", examined: try count("SELECT count(*) FROM stock_movement"), wrong: wrong)
    }

    private func reservations() throws -> VerifyLine {
        let wrong = try shelf.statements(
            """
            SELECT sku, location, sum(units) AS off FROM (
                SELECT sku, location, reserved AS units FROM stock_level UNION ALL
                SELECT sku, location, -quantity FROM reservation) GROUP BY sku, location HAVING off <> 0
            """
        ).all { "\(try place($0)): reserved is off by \($0.int(2)) from its reservations" }
        return VerifyLine("reservations", examined: try count("SELECT count(*) FROM reservation"), wrong: wrong)
    }

    /// Where the units are ours, the layers of a state hold as many units as there are.
    private func layers() throws -> VerifyLine {
        let wrong = try shelf.statements(
            """
            WITH held (sku, location, state, units) AS (
                SELECT sku, location, 0, sellable FROM stock_level UNION ALL
                SELECT sku, location, 1, quarantine FROM stock_level UNION ALL
                SELECT sku, location, 2, damaged FROM stock_level UNION ALL
                SELECT sku, location, 3, returned FROM stock_level UNION ALL
                SELECT sku, location, 4, in_transit FROM stock_level UNION ALL
                SELECT sku, location, state, -quantity FROM cost_layer)
            SELECT h.sku, h.location, h.state, sum(h.units) AS off FROM held h JOIN location l ON l.id = h.location
            WHERE l.kind <> 'vendor' GROUP BY h.sku, h.location, h.state HAVING off <> 0
            """
        ).all { row in
            let state: StockState = try row.word(2)
            return "\(try place(row)): \(state.word) has \(row.int(3)) units more than its layers"
        }
        return VerifyLine("layers", examined: try count("SELECT count(*) FROM stock_level"), wrong: wrong)
    }
}
