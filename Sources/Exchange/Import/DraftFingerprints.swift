import Vocabulary
import Workflow

extension Fingerprint {
    mutating func add(_ text: String) { add(text.utf8) }

    mutating func add(_ number: Int?) {
        add(number == nil ? 0 : 1)
        add(number ?? 0)
    }

    mutating func add(_ moment: Instant?) { add(moment?.milliseconds) }
}

extension OrderDraft {
    /// Of what it says, not of how the file is laid out: the same for moved columns, other line ends, another header.
    var fingerprint: UInt64 {
        var mark = Fingerprint()
        mark.add(number.text)
        mark.add(Int(currency.packed))
        mark.add(placedAt)
        for text in [
            customer.name, customer.email, customer.street, customer.city, customer.postcode, customer.province,
            customer.country, note,
        ] { mark.add(text) }
        mark.add(lines.count)
        for line in lines { line.add(to: &mark) }
        mark.add(subtotalMinor)
        for minor in [shippingMinor, taxMinor, discountMinor, totalMinor, refundedMinor] { mark.add(minor) }
        mark.add(outstandingMinor ?? impliedOutstandingMinor)
        mark.add(payment.rawValue)
        mark.add(fulfilledAt)
        mark.add(cancelledAt)
        mark.add(risk.rawValue)
        // Attributes are in the note already.
        for tag in labels?.tags ?? [] { mark.add(tag) }
        if !phone.isEmpty { mark.add(phone) }
        return mark.value
    }

    /// What is left to pay where the file has no such column, as older ones: a newer file of the same order is no news then.
    private var impliedOutstandingMinor: Int? {
        switch payment {
        case .paid, .partlyRefunded, .refunded, .voided: 0
        case .pending, .authorized: totalMinor
        case .partlyPaid: nil
        }
    }
}

extension OrderDraft.Line {
    fileprivate func add(to mark: inout Fingerprint) {
        mark.add(sku)
        mark.add(title)
        mark.add(quantity)
        mark.add(priceMinor)
        mark.add(discountMinor)
        mark.add((isFulfilled ? 1 : 0) + (needsStock ? 2 : 0))
    }
}

extension StockDraft {
    /// Of place and figures; another title is no news of stock.
    var fingerprint: UInt64 {
        var mark = Fingerprint()
        mark.add(sku)
        mark.add(location)
        for units in [onHand, quarantine, damaged, oversold] { mark.add(units) }
        return mark.value
    }
}

extension ItemDraft {
    var fingerprint: UInt64 {
        var mark = Fingerprint()
        for text in [sku, name, cost ?? "", barcode, vendor] { mark.add(text) }
        mark.add(price?.minor)
        mark.add(price.map { Int($0.currency.packed) })
        mark.add(weightGrams)
        for tag in labels?.tags ?? [] { mark.add(tag) }
        for attribute in labels?.attributes ?? [] {
            mark.add(attribute.name)
            mark.add(attribute.value)
        }
        return mark.value
    }
}
