import Ledger
import Vocabulary

extension Shipment {
    /// A shipment of an order's own or its vendor's units, with each line's share of the frozen money: the difference of
    /// two cumulative shares, so that the last parcel takes the residual.
    init(
        order: Order, parts: [ShipOrder.Part], location: Location?, layers: [SKUID: [CostLayer]],
        vendorCost: [SKUID: Int], day: Day, tracking: String
    ) {
        var left = layers
        let lines = parts.map { part -> Line in
            let line = order.lines[part.line - 1]
            // The units that were reserved may be those of the item that this line's code turned out to be.
            let sku = order.reservations.first { $0.line == part.line }?.sku ?? line.sku
            var cost = vendorCost[sku].map { $0 * part.quantity } ?? 0
            if line.needsStock, left[sku] != nil {
                cost = left[sku]!.cost(ofOldest: part.quantity)
                left[sku]!.consume(part.quantity)
            }
            var share = Line(line, quantity: part.quantity, costMinor: line.needsStock ? cost : 0)
            share.sku = sku
            return share
        }
        self.init(
            order: order, lines: lines, location: location?.id,
            source: location.map { $0.kind.ownsStock ? .own : .vendor } ?? .own, day: day, tracking: tracking)
    }

    /// A shipment of these lines; what it is worth comes out of the deposit first, then is captured, then is owed.
    init(
        order: Order, lines: [Line], location: LocationID?, source: Source, day: Day, tracking: String
    ) {
        let amounts = order.amounts
        self.init(
            order: order.id, channel: order.channel, currency: order.currency, location: location,
            source: source, day: day, lines: lines,
            shippingMinor: amounts.shippingEarned ? 0 : amounts.shippingMinor,
            shippingTaxMinor: amounts.shippingEarned ? 0 : amounts.shippingTaxMinor,
            residualMinor: amounts.shippingEarned ? 0 : amounts.residualMinor,
            isRounding: amounts.residualMinor.magnitude <= order.lines.count, fromDepositMinor: 0,
            capturedMinor: 0, receivableMinor: 0, tracking: tracking)
        let value = valueMinor
        fromDepositMinor = max(0, min(value, order.depositMinor))
        capturedMinor = max(0, min(value - fromDepositMinor, order.authorizedMinor))
        receivableMinor = value - fromDepositMinor - capturedMinor
        let given = max(0, min(receivableMinor, order.back.allowedMinor))
        receivableMinor -= given
        allowed = earned.split(given)
    }
}

extension Shipment {
    /// Its goods cost more than the books hold. A line's cost is in range of the machine, as its units and their cost are bounded.
    var isTooDear: Bool {
        var left = Money.limitMinor - 1
        for line in lines {
            guard line.costMinor <= left else { return true }
            left -= line.costMinor
        }
        return false
    }

    /// What it earns, by what for.
    private var earned: RefundShares {
        RefundShares(
            goodsMinor: max(0, lines.reduce(0) { $0 + $1.listMinor - $1.discountMinor }), shippingMinor: max(0, shippingMinor),
            taxMinor: max(0, lines.reduce(shippingTaxMinor) { $0 + $1.taxMinor }))
    }
}

extension Shipment.Line {
    /// The share of `quantity` more units of an order line.
    init(_ line: OrderLine, quantity: Int, costMinor: Int) {
        self.init(line, from: line.shipped, quantity: quantity, costMinor: costMinor)
    }

    /// The share of `quantity` units of an order line, after the first `before` of them.
    init(_ line: OrderLine, from before: Int, quantity: Int, costMinor: Int) {
        func share(_ amount: Int) -> Int {
            Apportion.cumulative(amount, count: before + quantity, of: line.quantity)
                - Apportion.cumulative(amount, count: before, of: line.quantity)
        }
        self.init(
            line: line.number, sku: line.sku, quantity: quantity, costMinor: costMinor,
            listMinor: share(line.listMinor), discountMinor: share(line.discountMinor),
            taxMinor: share(line.taxMinor), needsStock: line.needsStock)
    }
}
