import Vocabulary
import Workflow

/// Makes rows of the order queue.
struct OrderRows {
    let reader: Reader
    let now: Instant
    let rules: any Rules
    private let asksLabels: Bool

    /// The columns of `orders o` that a row is made of, in the order that `row` expects.
    static let columns = """
        o.id, o.version, o.number, o.channel, o.state, o.placed_at, o.deadline, o.total_minor, o.currency, o.location,
        o.lines, o.units, o.reserved_units, o.open_units, o.paid_minor, o.refunded_minor, o.refund_payable_minor
        """

    init(_ reader: Reader, now: Instant) throws {
        self.reader = reader
        self.now = now
        rules = try reader.house().rules
        asksLabels = rules.needs.contains(.queueLabels)
    }

    func row(_ row: ResultRow) throws -> OrderRow {
        let id: OrderID = row.id(0)
        let channel: ChannelID = row.id(3)
        let state: OrderState = try row.word(4)
        let total = Money(minor: row.int(7), try row.currency(8))
        let deadline = row.moment(6)
        let terms = try terms(of: row)
        let held = try holds(on: id)
        return OrderRow(
            id: id, version: row.int(1), number: row.text(2), channel: reader.channels[channel]?.code.text ?? "",
            customer: try customer(of: id), state: state, placedAt: row.moment(5), deadline: deadline,
            total: total, location: reader.code(of: row.optionalID(9)), holds: held.map(\.kind),
            stops: held.reduce(into: Stops([])) { $0.add($1.stops) },
            lines: row.int(10), units: row.int(11), reservedUnits: row.int(12), openUnits: row.int(13),
            priority: terms.reduce(0) { $0 + $1.points }, terms: terms, exceptions: try exceptions(of: id),
            paidMinor: row.int(14), refundedMinor: row.int(15), refundPayableMinor: row.int(16),
            promisedBackMinor: row.int(16) > 0 ? try promisedBack(to: id) : 0)
    }

    /// Points of an order in the queue, from a row of `columns` that begin at a place; a closed one has left it.
    func terms(of row: ResultRow, from first: Int32 = 0) throws -> [PriorityTerm] {
        let state: OrderState = try row.word(first + 4)
        guard !state.isClosed, let channel = reader.channels[row.id(first + 3)] else { return [] }
        return rules.priority(
            of: QueueFacts(
                channel: channel.code, zone: channel.zone,
                total: Money(minor: row.int(first + 7), try row.currency(first + 8)), state: state,
                placedAt: row.moment(first + 5), deadline: row.moment(first + 6), lines: row.int(first + 10),
                units: row.int(first + 11), openUnits: row.int(first + 13), reservedUnits: row.int(first + 12), now: now,
                zones: reader.zones, labels: asksLabels ? try labels(of: row.id(first)) : Labels()))
    }

    /// What is written on an order, where a rule of the queue asks.
    private func labels(of id: OrderID) throws -> Labels {
        try reader.statements("SELECT tags, attributes FROM order_mark WHERE order_id = ?").first {
            $0.id(id)
        } _: {
            Labels(tags: try $0.coded(0), attributes: try $0.coded(1))
        } ?? Labels()
    }

    /// What approved refunds of an order promise and nobody has paid out yet, minor units.
    private func promisedBack(to id: OrderID) throws -> Int {
        try reader.statements("SELECT ifnull(sum(open_minor), 0) FROM refund_grant WHERE order_id = ?").first {
            $0.id(id)
        } _: {
            $0.int(0)
        } ?? 0
    }

    private func customer(of id: OrderID) throws -> String {
        try reader.statements("SELECT name FROM customer WHERE order_id = ?").first {
            $0.id(id)
        } _: {
            $0.text(0)
        }
            ?? ""
    }

    private func holds(on id: OrderID) throws -> [(kind: String, stops: Stops)] {
        try reader.statements("SELECT kind, stops FROM hold WHERE order_id = ? ORDER BY place").all {
            $0.id(id)
        } _: {
            ($0.text(0), Stops(bits: $0.int(1)) ?? .usual)
        }
    }

    private func exceptions(of id: OrderID) throws -> [String] {
        try reader.statements("SELECT kind FROM exception_case WHERE subject = ? AND is_open = 1 ORDER BY id").all {
            $0.int(Subject.order(id).packed)
        } _: {
            $0.text(0)
        }
    }
}
