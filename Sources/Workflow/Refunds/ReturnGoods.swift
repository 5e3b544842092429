import Vocabulary

/// Takes in what a customer sent back: it waits for inspection at the cost at which it left, and nobody can sell it yet.
public struct ReturnGoods: Command {
    public static let name = "return"
    public static let roles: Set<Role> = [.supervisor]

    public var order: OrderReference
    public var lines: [RefundGrant.Line]
    public var location: String
    public var reason: String

    public init(order: OrderReference, lines: [RefundGrant.Line], location: String, reason: String = "") {
        self.order = order
        self.lines = lines
        self.location = location
        self.reason = reason
    }

    /// The order, where its units go, how they left, and the SKU that each line's units are kept as.
    public struct Facts: Sendable {
        var sight: OrderSight
        var location: Location
        var shipments: [Shipment]
        /// What is there already of the items that left.
        var there: [SKUID: StockSight]
    }

    public func gather(from books: Books, in context: Context) throws -> Facts {
        let sight = try books.sight(of: order, in: context)
        var facts = Facts(
            sight: sight, location: try books.knownLocation(location), shipments: try books.shipments(of: sight.order.id),
            there: [:])
        for sku in Set(facts.shipments.flatMap { $0.lines.map(\.sku) } + sight.order.lines.map(\.sku)) {
            if let item = try books.item(sku) { facts.there[sku] = try books.stockSight(item, at: facts.location) }
        }
        return facts
    }

    public func decide(on facts: Facts, in context: Context) -> Decision {
        let sight = facts.sight
        let order = sight.order
        guard facts.location.kind.ownsStock else {
            return .refused(.wouldNotFit(facts.location.code.text, because: "a vendor's units go back to the vendor"))
        }
        guard !lines.isEmpty else {
            return .refused(.wouldNotFit(Self.name, because: "say what came back: --line N:QTY"))
        }
        var received: [ReturnReceipt.Line] = []
        for (index, part) in lines.enumerated() {
            let left = order.returnableUnits(line: part.line)
            guard part.quantity > 0, part.quantity <= left, !lines[..<index].contains(where: { $0.line == part.line }) else {
                return .refused(.notReturnable(sight.text, line: part.line, wanted: part.quantity, left: left))
            }
            received.append(line(part, of: order, left: left, facts.shipments))
        }
        for (sku, parts) in Dictionary(grouping: received, by: \.sku).sorted(by: { $0.key < $1.key }) {
            let (units, cost) = parts.reduce((0, 0)) { ($0.0 + $1.quantity, $0.1 + $1.costMinor) }
            if let refusal = facts.there[sku]?.excess(of: units, worth: cost) { return .refused(refusal) }
        }
        if let refusal = sight.staleRefusal(in: context) { return .refused(refusal) }
        let receipt = ReturnReceipt(
            order: order.id, channel: order.channel, location: facts.location.id, day: context.today, lines: received,
            reason: reason)
        var raised: [Event] = []
        for surprise in context.rules.surprises(in: looked(facts, in: context), context.log) {
            raised += sight.raising(surprise.kind, surprise.sentence, offset: raised.count, in: context)
        }
        let record = DecisionRecord(
            command: Self.name, subject: .order(order.id), question: "return", answer: "received",
            policyVersion: context.rules.version,
            facts: received.map { Fact("line \($0.line)", .number($0.quantity)) } + [
                Fact("cost", .money(Money(minor: received.reduce(0) { $0 + $1.costMinor }, context.shop.currency))),
                Fact("at", .text(facts.location.code.text)),
            ])
        return .done([.order(.returned(receipt))] + raised, record)
    }

    private func looked(_ facts: Facts, in context: Context) -> ReturnFacts {
        let order = facts.sight.order
        let surprises = lines.filter { $0.quantity > order.back.line($0.line).expected }
        return ReturnFacts(
            order: order, channel: facts.sight.channel, location: facts.location, units: lines.reduce(0) { $0 + $1.quantity },
            unexpectedUnits: surprises.reduce(0) { $0 + $1.quantity - order.back.line($1.line).expected },
            unexpectedLines: surprises.map(\.line),
            daysSinceShipped: facts.shipments.map(\.day).max().map { context.today.number - $0.number }, reason: reason,
            clock: LocalClock(at: context.at, zone: facts.location.zone, zones: context.zones))
    }

    /// The units at their share of what the line's units cost when they left; the last ones take the rest.
    private func line(
        _ part: RefundGrant.Line, of order: Order, left: Int, _ shipments: [Shipment]
    ) -> ReturnReceipt.Line {
        let sent = shipments.flatMap { shipment in
            shipment.lines.filter { $0.line == part.line }.map { (line: $0, source: shipment.source) }
        }
        let back = order.back.line(part.line)
        let cost = sent.reduce(0) { $0 + $1.line.costMinor } - back.returnedCostMinor
        return ReturnReceipt.Line(
            line: part.line, sku: sent.last?.line.sku ?? order.lines[part.line - 1].sku, quantity: part.quantity,
            costMinor: Apportion.cumulative(max(0, cost), count: part.quantity, of: left),
            isDropShip: !sent.isEmpty && sent.allSatisfy { $0.source == .vendor })
    }
}

extension Books {
    /// How an order's goods left, in order.
    func shipments(of order: OrderID) throws -> [Shipment] {
        try shelf.shipments(of: order)
            + changes.events.compactMap {
                if case .order(.shipped(let shipment)) = $0.event, shipment.order == order { shipment } else { nil }
            }
    }
}
