import Vocabulary

/// What a routing decision looks at.
public struct RoutingFacts: Sendable {
    struct Need: Sendable {
        var line: Int
        var item: Item
        var quantity: Int
    }

    /// What one location could do for an order.
    struct Option: Sendable {
        var location: Location
        /// Units it can give to each need, in their order; needs of one SKU share what is free.
        var units: [Int]
        var facts: CandidateFacts
    }

    var sight: OrderSight
    var needs: [Need]
    /// In the order of the locations' numbers.
    var options: [Option]

    var wantedUnits: Int { needs.reduce(0) { $0 + $1.quantity } }

    /// What a record keeps of it: the units wanted, and those that the rules keep for other channels.
    func known(under rules: any Rules) -> [Fact] {
        needs.flatMap { need in
            let kept = rules.protected(sku: need.item.code, from: sight.channel.code)
            let wanted = Fact(need.item.code.text, .number(need.quantity))
            return kept > 0 ? [wanted, Fact("kept_for_others", .number(kept))] : [wanted]
        }
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
        var needs: [RoutingFacts.Need] = []
        for line in order.lines where line.needsStock && line.open > 0 {
            let quantity = line.open - (givingBack ? 0 : order.reserved(line: line.number))
            guard quantity > 0 else { continue }
            guard let named = try item(line.sku) else { throw BrokenBooks("order \(order.number) line \(line.number) is of SKU \(line.sku), which is not there") }
            let item = try stocked(named)
            needs.append(RoutingFacts.Need(line: line.number, item: item, quantity: quantity))
        }
        let levels = try needs.map { try stock(of: $0.item.id) }
        let back = givingBack ? order.reservations : []
        let options = locations.values.filter { $0.mappedTo == nil }.sorted { $0.id < $1.id }.map { location in
            option(location, needs: needs, levels: levels, back: back, channel: sight.channel, rules: context.rules)
        }
        return RoutingFacts(sight: sight, needs: needs, options: options)
    }

    private func option(
        _ location: Location, needs: [RoutingFacts.Need], levels: [[StockLevel]], back: [Reservation],
        channel: Channel, rules: any Rules
    ) -> RoutingFacts.Option {
        var units: [Int] = []
        units.reserveCapacity(needs.count)
        var lines = 0
        var short = 0
        var foreign = 0
        var total = 0
        for (index, need) in needs.enumerated() {
            var free = levels[index].first { $0.location == location.id }?.available ?? 0
            for reservation in back where reservation.location == location.id && reservation.sku == need.item.id {
                free += reservation.quantity
            }
            free -= rules.protected(sku: need.item.code, from: channel.code)
            for earlier in 0..<index where needs[earlier].item.id == need.item.id { free -= units[earlier] }
            let taken = max(0, min(free, need.quantity))
            units.append(taken)
            total += taken
            if taken == need.quantity { lines += 1 } else { short += need.quantity - taken }
            if location.kind == .vendor, need.item.vendor != location.id { foreign += 1 }
        }
        let facts = CandidateFacts(
            location: location, channel: channel.code, lines: lines, linesNeeded: needs.count, units: total,
            shortUnits: short, foreignVendorLines: foreign)
        return RoutingFacts.Option(location: location, units: units, facts: facts)
    }
}
