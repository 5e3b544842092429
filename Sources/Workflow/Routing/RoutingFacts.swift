import Vocabulary

/// What a routing decision looks at.
public struct RoutingFacts: Sendable {
    struct Need: Sendable {
        var line: Int
        var item: Item
        var quantity: Int
        /// Units that the rules keep for other orders, at each location.
        var kept: Int
    }

    var sight: OrderSight
    var hand: OrderInHand
    var needs: [Need]
    /// What each location could do for the order, in the order of their numbers; its lines stand as `needs` do.
    var options: [CandidateFacts]

    var wantedUnits: Int { needs.reduce(0) { $0 + $1.quantity } }

    /// What a record keeps of it: the units wanted, and those that the rules keep for other channels.
    var known: [Fact] {
        needs.flatMap { need in
            let wanted = Fact(need.item.code.text, .number(need.quantity))
            return need.kept > 0 ? [wanted, Fact("kept_for_others", .number(need.kept))] : [wanted]
        }
    }

    /// Whether the rules allow that part of it is reserved.
    func allowsPart(in context: Context) -> Bool {
        context.rules.allowsPart(
            of: NeedFacts(hand: hand, item: nil, line: 0, quantity: 0), context.log)
    }

    /// Which units a plan does not find: `it lacks 1 of 1 TEA-0001, 3 of 5 LMP-0002`.
    func shortSentence(_ plan: RoutingPlan) -> String {
        let found = Dictionary(plan.reservations.map { ($0.line, $0.quantity) }, uniquingKeysWith: +)
        let lacking = needs.compactMap { need -> String? in
            let got = found[need.line] ?? 0
            return got < need.quantity ? "\(need.quantity - got) of \(need.quantity) \(need.item.code)" : nil
        }
        let told = lacking.prefix(RoutingFacts.told)
        let rest = lacking.count > told.count ? [" and \(lacking.count - told.count) lines more"] : []
        return "it lacks " + told.joined(separator: ", ") + rest.joined()
    }

    /// How many lines a sentence names.
    private static let told = 8
}

extension Books {
    /// What every location could do for the lines of an order that still need units. With `givingBack`, the order's own
    /// reservations count as free.
    func routingFacts(for sight: OrderSight, givingBack: Bool, in context: Context) throws -> RoutingFacts {
        let order = sight.order
        let hand = OrderInHand(sight, in: context)
        var needs: [RoutingFacts.Need] = []
        for line in order.lines where line.needsStock && line.open > 0 {
            let quantity = line.open - (givingBack ? 0 : order.reserved(line: line.number))
            guard quantity > 0 else { continue }
            guard let named = try item(line.sku) else {
                throw BrokenBooks("order \(order.number) line \(line.number) is of SKU \(line.sku), which is not there")
            }
            let item = try stocked(named)
            let kept = context.rules.keptBack(
                from: NeedFacts(hand: hand, item: item, line: line.number, quantity: quantity), context.log)
            needs.append(RoutingFacts.Need(line: line.number, item: item, quantity: quantity, kept: kept))
        }
        var free = try freeUnits(of: needs)
        if givingBack {
            for reservation in order.reservations {
                free.add(reservation.quantity, of: reservation.sku, at: reservation.location)
            }
        }
        let options = directory.standing.indices.map { free.option(at: $0, for: needs, hand) }
        return RoutingFacts(sight: sight, hand: hand, needs: needs, options: options)
    }

    /// What is free of the needed SKUs at every location that orders may leave from.
    private func freeUnits(of needs: [RoutingFacts.Need]) throws -> FreeUnits {
        var free = FreeUnits(needs, in: directory)
        for (sku, index) in free.rows {
            for level in try stock(of: sku) { free.set(level.available, row: index, at: level.location) }
        }
        return free
    }
}

/// Free units of some SKUs at every location, one row of figures for each SKU.
private struct FreeUnits {
    /// The row of each SKU, and of each need.
    let rows: [SKUID: Int]
    private let rowOf: [Int]
    private let directory: LocationDirectory
    private var units: [Int]
    /// Units of each row that earlier needs of the same SKU have taken at the location that is being looked at.
    private var taken: [Int]

    init(_ needs: [RoutingFacts.Need], in directory: LocationDirectory) {
        self.directory = directory
        var rows: [SKUID: Int] = [:]
        rowOf = needs.map { need in
            let row = rows[need.item.id] ?? rows.count
            rows[need.item.id] = row
            return row
        }
        self.rows = rows
        units = Array(repeating: 0, count: rows.count * directory.standing.count)
        taken = Array(repeating: 0, count: rows.count)
    }

    mutating func set(_ available: Int, row: Int, at location: LocationID) {
        guard let place = directory.place(of: location) else { return }
        units[row * directory.standing.count + place] = available
    }

    /// Units that the order would give back.
    mutating func add(_ quantity: Int, of sku: SKUID, at location: LocationID) {
        guard let row = rows[sku], let place = directory.place(of: location) else { return }
        units[row * directory.standing.count + place] += quantity
    }

    /// What one location can give to each need, in their order; needs of one SKU share what is free.
    mutating func option(at place: Int, for needs: [RoutingFacts.Need], _ hand: OrderInHand) -> CandidateFacts {
        let location = directory.standing[place]
        var lines: [CandidateFacts.Line] = []
        lines.reserveCapacity(needs.count)
        var foreign = 0
        for row in taken.indices { taken[row] = 0 }
        for (need, row) in zip(needs, rowOf) {
            let free = units[row * directory.standing.count + place] - need.kept - taken[row]
            let given = max(0, min(free, need.quantity))
            taken[row] += given
            lines.append(CandidateFacts.Line(sku: need.item.code, needed: need.quantity, available: given))
            if location.kind == .vendor, need.item.vendor != location.id { foreign += 1 }
        }
        return CandidateFacts(hand: hand, location: location, lines: lines, foreignVendorLines: foreign)
    }
}
