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

    /// Which units a plan does not find.
    func shortSentence(_ plan: RoutingPlan) -> String {
        let short = needs.compactMap { need -> String? in
            let got = plan.reservations.first { $0.line == need.line }?.quantity ?? 0
            return got < need.quantity ? "\(need.item.code) \(need.quantity - got) of \(need.quantity)" : nil
        }
        return "short: " + short.joined(separator: ", ")
    }
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
        let levels = try needs.map { try stock(of: $0.item.id) }
        let back = givingBack ? order.reservations : []
        let options = locations.values.filter { $0.mappedTo == nil }.sorted { $0.id < $1.id }.map { location in
            option(location, needs: needs, levels: levels, back: back, hand)
        }
        return RoutingFacts(sight: sight, hand: hand, needs: needs, options: options)
    }

    /// What one location can give to each need, in their order; needs of one SKU share what is free.
    private func option(
        _ location: Location, needs: [RoutingFacts.Need], levels: [[StockLevel]], back: [Reservation],
        _ hand: OrderInHand
    ) -> CandidateFacts {
        var lines: [CandidateFacts.Line] = []
        lines.reserveCapacity(needs.count)
        var foreign = 0
        for (index, need) in needs.enumerated() {
            var free = levels[index].first { $0.location == location.id }?.available ?? 0
            for reservation in back where reservation.location == location.id && reservation.sku == need.item.id {
                free += reservation.quantity
            }
            free -= need.kept
            for earlier in 0..<index where needs[earlier].item.id == need.item.id { free -= lines[earlier].available }
            let taken = max(0, min(free, need.quantity))
            lines.append(CandidateFacts.Line(sku: need.item.code, needed: need.quantity, available: taken))
            if location.kind == .vendor, need.item.vendor != location.id { foreign += 1 }
        }
        return CandidateFacts(hand: hand, location: location, lines: lines, foreignVendorLines: foreign)
    }
}
