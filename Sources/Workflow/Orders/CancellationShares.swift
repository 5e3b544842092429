import Vocabulary

extension Cancellation {
    /// Everything of an order that has not left.
    init(of order: Order, day: Day, reason: String) {
        self.init(of: order, parts: Line.all(of: order), day: day, reason: reason)
    }

    /// Units of an order that have not left. Shipments take a line's money from its first unit on, cancellations from its last one
    /// back, so that however they alternate the last of them takes the residual.
    ///
    /// What goes back is what the units are worth, as far as the deposit covers more than what is left; with the last open unit the
    /// whole deposit, the shipping that nobody earned in it. What had gone back before the goods left counts first: the same units are
    /// not paid back twice.
    init(of order: Order, parts: [Line], day: Day, reason: String) {
        var rest = order
        for part in parts { rest.lines[part.line - 1].cancelled += part.quantity }
        let worth = max(0, order.openWorthMinor - rest.openWorthMinor)
        let before = min(worth, max(0, order.back.allowedMinor))
        let needed = max(0, rest.openWorthMinor - (order.back.allowedMinor - before))
        let minor = rest.isOpen ? max(0, min(worth - before, order.depositMinor - needed)) : order.depositMinor
        self.init(
            order: order.id, channel: order.channel, currency: order.currency, day: day, lines: parts,
            reservations: order.reservations(beyond: rest), fromDepositMinor: minor, allowedMinor: before, reason: reason)
    }
}

extension Cancellation.Line {
    /// All units of an order that have not left.
    static func all(of order: Order) -> [Cancellation.Line] {
        order.lines.filter { $0.open > 0 }.map { Cancellation.Line(line: $0.number, quantity: $0.open) }
    }
}

extension Order {
    /// Something of it has still to leave, be it a service.
    var isOpen: Bool { lines.contains { $0.open > 0 } }

    /// Units of one line that have still to leave.
    public func openUnits(line number: Int) -> Int { lines.indices.contains(number - 1) ? lines[number - 1].open : 0 }

    /// What its customer pays for the units that have still to leave, with the shipping and what the total holds beside while no parcel
    /// has earned them; minor units. 0 when nothing is open.
    var openWorthMinor: Int {
        guard isOpen else { return 0 }
        let beside = amounts.shippingEarned ? 0 : amounts.shippingMinor + amounts.shippingTaxMinor + amounts.residualMinor
        return lines.reduce(beside) { $0 + $1.openWorthMinor }
    }

    /// What it holds for units that `rest`, the same order with fewer of them open, has no use for: of each line the units that
    /// nobody had found go first.
    fileprivate func reservations(beyond rest: Order) -> [Reservation] {
        var given: [Reservation] = []
        for line in rest.lines {
            var excess = reserved(line: line.number) - line.open
            for reservation in reservations.reversed() where reservation.line == line.number && excess > 0 {
                var part = reservation
                part.quantity = min(excess, reservation.quantity)
                excess -= part.quantity
                given.append(part)
            }
        }
        return given
    }

    /// What a cancellation leaves, once its units are off the lines and the shelves: what is owed, what may still be taken for the
    /// rest, and whether the floor has anything to do.
    mutating func settle(_ cancellation: Cancellation) {
        depositMinor -= cancellation.fromDepositMinor
        refundPayableMinor += cancellation.fromDepositMinor
        back.allowedMinor -= cancellation.allowedMinor
        authorizedMinor = min(authorizedMinor, max(0, openWorthMinor - back.allowedMinor - depositMinor))
        if !isOpen { marks.waits = "" }
        if !isOpen || openUnits > 0 && reservations.isEmpty { isReleased = false }
    }
}

extension OrderLine {
    /// What the customer pays for its units that have still to leave.
    fileprivate var openWorthMinor: Int {
        open == 0 ? 0 : share(ofFirst: quantity - cancelled).totalMinor - share(ofFirst: shipped).totalMinor
    }
}
