import Ledger
import Vocabulary

/// Confirms that goods have left: stock, revenue, tax and cost move together. In part, when lines are named.
public struct ShipOrder: Command {
    public static let name = "ship"
    public static let roles: Set<Role> = [.supervisor, .engine]

    public struct Part: Sendable, Equatable {
        public var line: Int
        public var quantity: Int

        public init(line: Int, quantity: Int) {
            self.line = line
            self.quantity = quantity
        }
    }

    public var order: OrderReference
    /// Empty: everything that is reserved.
    public var parts: [Part]
    public var tracking: String
    /// The day on which they left, such as `2026-10-30`, where that was before today.
    public var day: String?

    public init(order: OrderReference, parts: [Part] = [], tracking: String = "", day: String? = nil) {
        self.order = order
        self.parts = parts
        self.tracking = tracking
        self.day = day
    }

    /// The order, its location, and the cost layers of what is reserved there.
    public struct Facts: Sendable {
        var sight: OrderSight
        var location: Location?
        /// Sellable layers by SKU at the location.
        var layers: [SKUID: [CostLayer]]
        /// Cost of one unit by SKU, where a vendor ships.
        var vendorCost: [SKUID: Int]
        /// Items that a vendor ships at a cost nobody knows or has been asked for.
        var uncosted: [Item]
    }

    public func gather(from books: Books, in context: Context) throws -> Facts {
        let sight = try books.sight(of: order, in: context)
        var facts = Facts(
            sight: sight, location: sight.order.location.flatMap { books.locations[$0] }, layers: [:], vendorCost: [:],
            uncosted: [])
        guard let location = facts.location else { return facts }
        for reservation in sight.order.reservations where reservation.location == location.id {
            if location.kind.ownsStock {
                let layers = try books.level(reservation.sku, at: location.id).piles[StockState.sellable.rawValue].layers
                let promised = sight.order.reservations.reduce(0) { $0 + ($1.sku == reservation.sku ? $1.quantity : 0) }
                guard promised <= layers.units else {
                    throw BrokenBooks(
                        "order \(sight.text) holds \(promised) units of SKU \(reservation.sku) and the layers at \(location.code) are \(layers.units)"
                    )
                }
                facts.layers[reservation.sku] = layers
            } else {
                guard let item = try books.item(reservation.sku) else { continue }
                facts.vendorCost[item.id] = item.costMinor ?? 0
                let isKnown = facts.uncosted.contains { $0.id == item.id }
                if item.costMinor == nil, !isKnown, try !books.isCostAsked(of: item) { facts.uncosted.append(item) }
            }
        }
        return facts
    }

    public func decide(on facts: Facts, in context: Context) -> Decision {
        let sight = facts.sight
        let order = sight.order
        guard !order.state.isClosed else { return .refused(.orderClosed(sight.text, order.state)) }
        if let refusal = sight.holdRefusal(.ship, in: context) { return .refused(refusal) }
        guard order.isReleased else { return .refused(.notReleased(sight.text)) }
        var left = context.today
        if let day {
            guard let named = Day(day), named <= context.today else {
                return .refused(.unreadable("\(day) is no day up to today, such as \(context.today)"))
            }
            let placed = context.local(order.placedAt).day
            guard named >= placed else {
                return .refused(
                    .wouldNotFit("order \(sight.text)", because: "it was placed on \(placed), and \(named) was before that"))
            }
            left = named
        }
        let wanted: [Part]
        switch chosenParts(order) {
        case .success(let parts): wanted = parts
        case .failure(let refusal): return .refused(refusal)
        }
        guard !wanted.isEmpty else { return .refused(.notAllocated(sight.text)) }
        if let refusal = sight.staleRefusal(in: context) { return .refused(refusal) }
        let shipment = Shipment(
            order: order, parts: wanted, location: facts.location, layers: facts.layers, vendorCost: facts.vendorCost,
            day: left, tracking: tracking)
        guard !shipment.isTooDear else {
            return .refused(.wouldNotFit("order \(sight.text)", because: "its goods cost more than the books hold"))
        }
        var events: [Event] = [.order(.shipped(shipment))]
        let uncosted = facts.uncosted.filter { item in shipment.lines.contains { $0.sku == item.id } }
        if wanted.reduce(0, { $0 + $1.quantity }) == order.lines.reduce(0, { $0 + $1.open }) {
            events += sight.closing(["deadline_missed", "stock_short"], because: "it has shipped")
            let rest = order.depositMinor - shipment.fromDepositMinor
            if rest > 0 { events += sight.payingBack(rest, offset: uncosted.count, in: context) }
        }
        for (offset, item) in uncosted.enumerated() {
            let exception = ExceptionCase.make(
                ExceptionID(sight.nextException + offset), "cost_missing", about: .item(item.id), of: nil,
                "\(item.code) was shipped by its vendor, and nobody has said what it costs", in: context)
            events.append(.exception(.raised(exception)))
        }
        let record = DecisionRecord(
            command: Self.name, subject: .order(order.id), question: "shipment", answer: "shipped",
            policyVersion: context.rules.version,
            facts: wanted.map { Fact("line \($0.line)", .number($0.quantity)) }
                + [Fact("value", .money(Money(minor: shipment.valueMinor, order.currency)))])
        return .done(events, record)
    }

    /// What leaves: the named parts, or all that is reserved; lines without stock go with the first parcel.
    private func chosenParts(_ order: Order) -> Result<[Part], Refusal> {
        var wanted: [Part] = []
        if parts.isEmpty {
            for line in order.lines where line.needsStock {
                let reserved = order.reserved(line: line.number)
                if reserved > 0 { wanted.append(Part(line: line.number, quantity: reserved)) }
            }
        } else {
            for part in parts {
                guard part.quantity > 0 else { return .failure(.badQuantity(part.quantity)) }
                let known = part.line <= order.lines.count && part.line > 0
                let reserved = known ? order.reserved(line: part.line) : 0
                let already = wanted.reduce(0) { $0 + ($1.line == part.line ? $1.quantity : 0) }
                guard known, order.lines[part.line - 1].needsStock, part.quantity + already <= reserved else {
                    return .failure(
                        .notReserved(
                            order.number.text, line: part.line, wanted: part.quantity + already, reserved: reserved))
                }
                if let index = wanted.firstIndex(where: { $0.line == part.line }) {
                    wanted[index].quantity += part.quantity
                } else {
                    wanted.append(part)
                }
            }
        }
        guard !wanted.isEmpty || order.openUnits == 0 else { return .success([]) }
        for line in order.lines where !line.needsStock && line.open > 0 {
            wanted.append(Part(line: line.number, quantity: line.open))
        }
        return .success(wanted.sorted { $0.line < $1.line })
    }
}
