import Vocabulary

/// What customers bought: kept while a rule asks for it, and by nobody otherwise.
extension Books {
    /// Begins to keep customers' totals, in this transaction and after it.
    func keepTotals() throws {
        guard !keepsTotals else { return }
        keepsTotals = true
        try shelf.catchUpOnTotals()
        // What was decided before in this transaction is on no shelf yet.
        for id in changes.orders.sorted() {
            guard let order = orders[id] else { continue }
            let isNew = changes.newOrders.contains(id)
            let before = isNew ? nil : try shelf.order(id)
            try count(order, orders: isNew ? 1 : 0, minor: order.spentMinor - (before?.spentMinor ?? 0))
        }
    }

    /// What a customer bought, with this transaction.
    public func customerTotals(of key: CustomerKey) throws -> CustomerTotals {
        if let known = totals[key] { return known }
        let stored = try shelf.totals(of: key)
        totals[key] = stored
        return stored
    }

    /// What is written on a customer, with this transaction.
    public func customerLabels(of key: CustomerKey) throws -> Labels {
        if let known = labelsOf[key] { return known }
        let stored = try shelf.labels(of: key)
        labelsOf[key] = stored
        return stored
    }

    /// Counts an order, or money that came in or went back for it, where totals are kept.
    func count(_ order: Order, orders: Int, minor: Int) throws {
        guard keepsTotals, orders != 0 || minor != 0, let key = order.customerKey else { return }
        var total = try customerTotals(of: key)
        total.add(orders: orders, minor: minor, order.currency)
        totals[key] = total
        changes.customers.insert(key)
    }

    /// What the rules may ask of a customer; `order` is the one in hand, where it is counted already. Nil where nobody knows who it is,
    /// and where no rule asks.
    func customer(
        _ key: CustomerKey?, in currency: Currency, besides order: Order? = nil, _ context: Context
    ) throws -> CustomerFacts? {
        let needs = context.rules.needs
        guard let key, !needs.isDisjoint(with: [.customerTotals, .customerLabels]) else { return nil }
        let totals = needs.contains(.customerTotals) ? try customerTotals(of: key) : CustomerTotals()
        let labels = needs.contains(.customerLabels) ? try customerLabels(of: key) : Labels()
        return CustomerFacts(
            orders: max(0, totals.orders - (order == nil ? 0 : 1)),
            spentMinor: totals.spentMinor(in: currency) - (order?.spentMinor ?? 0), labels: labels)
    }
}
