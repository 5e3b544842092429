import Vocabulary
import Workflow

extension StockDetail: Answering {
    /// Throws the refusal when there is no such item, or never was any of it there.
    func answer(from reader: Reader) throws -> Answer {
        guard let item = try reader.shelf.item(key.sku) else {
            throw Refusal.unknownItem("with the id \(key.sku)", nearest: nil)
        }
        let rows = try reader.prepared("\(StockList.rowsOfOne) SELECT * FROM r ORDER BY r.location").all {
            $0.id(key.sku)
        } _: {
            try StockList.row($0, reader)
        }.map(StockList.onRoad(reader, of: key.sku))
        guard let row = rows.first(where: { $0.location == key.location }),
            let level = try reader.shelf.stock(of: key.sku).first(where: { $0.location == key.location })
        else { throw Refusal.unknownThing("stock of \(item.code) at \(reader.code(of: key.location))") }
        return Answer(
            row: row, item: item, level: level, promises: try promises(reader), moves: try moves(reader),
            elsewhere: rows.filter { $0.location != key.location })
    }

    /// Orders that the reserved units are for, the earliest deadline first.
    private func promises(_ reader: Reader) throws -> [Promise] {
        try reader.statements(
            """
            SELECT o.id, o.number, o.state, sum(r.quantity), o.deadline FROM reservation r JOIN orders o ON o.id = r.order_id
            WHERE r.sku = ? AND r.location = ? GROUP BY o.id ORDER BY o.deadline, o.id
            """
        ).all {
            $0.id(key.sku)
            $0.id(key.location)
        } _: {
            Promise(
                order: $0.id(0), number: $0.text(1), state: try $0.word(2), quantity: $0.int(3), deadline: $0.moment(4))
        }
    }

    /// The last hundred movements that touch this place, newest first.
    private func moves(_ reader: Reader) throws -> [Move] {
        try reader.statements(
            """
            SELECT m.sequence, e.at, e.by, m.from_place, m.to_place, m.quantity, e.type, e.payload
            FROM stock_movement m JOIN event e ON e.sequence = m.sequence
            WHERE m.sku = ?1 AND (m.from_place >> 3 = ?2 OR m.to_place >> 3 = ?2)
            ORDER BY m.sequence DESC, m.number DESC LIMIT 100
            """
        ).all {
            $0.id(key.sku)
            $0.id(key.location)
        } _: { row in
            let from = StockPlace(packed: row.int(3))
            let to = StockPlace(packed: row.int(4))
            let event = try EventCodec.decode(type: row.int(6), payload: row.bytes(7), sequence: row.int(0))
            let quantity =
                from?.location != key.location || (to?.location == key.location && to?.isSellable == true)
                ? row.int(5) : -row.int(5)
            return Move(
                sequence: row.int(0), at: row.moment(1), by: reader.name(of: row.id(2)), quantity: quantity,
                what: try what(event, row.int(3), row.int(4), reader))
        }
    }

    /// The event told for the one movement between these places: of an opening in two states each line says its own.
    private func what(_ event: Event, _ from: Int, _ to: Int, _ reader: Reader) throws -> String {
        switch event {
        case .order(let event): return "\(try reader.number(of: event.order)) \(reader.story.sentence(of: .order(event)))"
        case .stock(.moved(var move)):
            let own = move.movements.filter { $0.sku == key.sku && $0.from.packed == from && $0.to.packed == to }
            if !own.isEmpty { move.movements = own }
            return reader.story.sentence(of: .stock(.moved(move)))
        default: return reader.story.sentence(of: event)
        }
    }
}

extension StockPlace {
    /// The location that it is at; nil outside the shop.
    var location: LocationID? {
        if case .at(let location, _) = self { location } else { nil }
    }

    var isSellable: Bool {
        if case .at(_, .sellable) = self { true } else { false }
    }
}
