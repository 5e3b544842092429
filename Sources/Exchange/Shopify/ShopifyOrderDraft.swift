import Vocabulary
import Workflow

extension ShopifyOrderColumns {
    /// The order that a first record begins, with its first line.
    func draft(_ record: CSVRecord, _ fulfilment: ShopifyFulfilment) throws(Fault) -> OrderDraft {
        guard let number = OrderNumber(record.label(name)) else {
            throw record.fault(name!, "is no order number: it is longer than 80 bytes")
        }
        guard let currency = try record.currency(currency) else { throw record.fault(currency!, "is blank") }
        guard let placedAt = try record.instant(createdAt) else { throw record.fault(createdAt!, "is blank") }
        guard let total = try record.minor(total, in: currency) else { throw record.fault(total!, "is blank") }
        let notes = [record.text(notes), record.text(noteAttributes)]
        var draft = OrderDraft(
            number: number, currency: currency, placedAt: placedAt, customer: customer(record),
            note: notes.filter { !$0.isEmpty }.joined(separator: "\n"),
            lines: [try line(record, currency, fulfilment)],
            subtotalMinor: try record.minor(subtotal, in: currency),
            shippingMinor: try record.minor(shipping, in: currency) ?? 0,
            taxMinor: try record.minor(taxes, in: currency) ?? 0,
            discountMinor: try record.minor(discount, in: currency) ?? 0, totalMinor: total,
            refundedMinor: try record.minor(refunded, in: currency) ?? 0,
            outstandingMinor: try record.minor(outstanding, in: currency, signed: true),
            payment: try payment(record), fulfilledAt: try record.instant(fulfilledAt),
            cancelledAt: try record.instant(cancelledAt), risk: risk(record), source: 0, line: record.line)
        draft.labels = labels(record)
        if draft.customer.email.isEmpty { draft.phone = telephone(record) }
        return draft
    }

    /// The line item of any record.
    func line(
        _ record: CSVRecord, _ currency: Currency, _ order: ShopifyFulfilment
    ) throws(Fault) -> OrderDraft.Line {
        guard let quantity = try record.integer(quantity) else { throw record.fault(quantity!, "is blank") }
        guard quantity > 0, quantity <= 1_000_000 else {
            throw record.fault(self.quantity!, "is \(quantity); a line has 1 to 1,000,000 units")
        }
        let title = record.label(title)
        let sku = record.code(sku)
        if title.isEmpty && sku.isEmpty { throw record.fault(self.title!, "is blank, so nothing says what was bought") }
        let unit = try record.minor(price, in: currency)
        if let price, unit == nil { throw record.fault(price, "is blank") }
        return OrderDraft.Line(
            sku: sku, title: title, quantity: quantity, priceMinor: unit,
            discountMinor: try record.minor(lineDiscount, in: currency) ?? 0,
            isFulfilled: try isFulfilled(record, order), needsStock: try needsStock(record))
    }

    /// Tags stand between commas, attributes on a line each: `name: value`. Nil when the file has neither column.
    private func labels(_ record: CSVRecord) -> Labels? {
        guard tags != nil || noteAttributes != nil else { return nil }
        guard !record.cell(tags).isEmpty || !record.cell(noteAttributes).isEmpty else { return Labels() }
        return Labels(
            tags: LabelText.tags(record.label(tags)), attributes: LabelText.attributes(record.text(noteAttributes), mark: ":"))
    }

    private func telephone(_ record: CSVRecord) -> String {
        [phone, billingAddress.phone, shippingAddress.phone].map { record.code($0) }.first { !$0.isEmpty } ?? ""
    }

    private func customer(_ record: CSVRecord) -> Customer {
        let address = shippingAddress.isFilled(in: record) ? shippingAddress : billingAddress
        let other = shippingAddress.isFilled(in: record) ? billingAddress : shippingAddress
        let name = record.label(address.name)
        return address.customer(
            in: record, name: name.isEmpty ? record.label(other.name) : name, email: record.label(email))
    }

    private func payment(_ record: CSVRecord) throws(Fault) -> PaymentState {
        switch record.word(payment) {
        case "", "pending": return .pending
        case "authorized": return .authorized
        case "paid": return .paid
        case "partially_paid": return .partlyPaid
        case "partially_refunded": return .partlyRefunded
        case "refunded": return .refunded
        case "voided", "expired": return .voided
        default:
            throw record.fault(
                payment!,
                "is \(record.excerpt(payment!)), which is none of pending, authorized, paid, partially_paid, "
                    + "partially_refunded, refunded, voided, expired")
        }
    }

    private func isFulfilled(_ record: CSVRecord, _ order: ShopifyFulfilment) throws(Fault) -> Bool {
        let line = try ShopifyFulfilment(record, lineFulfilment)
        switch line ?? order {
        case .all: return true
        case .none: return false
        case .partly:
            // Shipping such a line again would send some of its units twice.
            let column = line == nil ? fulfilment! : lineFulfilment!
            throw record.fault(
                column, "says that part has left, and the file does not say how much: record what is left by hand")
        }
    }

    private func needsStock(_ record: CSVRecord) throws(Fault) -> Bool {
        switch record.word(requiresShipping) {
        case "", "true", "yes": return true
        case "false", "no": return false
        default:
            throw record.fault(requiresShipping!, "is \(record.excerpt(requiresShipping!)), neither true nor false")
        }
    }

    private func risk(_ record: CSVRecord) -> Risk {
        switch record.word(risk) {
        case "low": .low
        case "medium": .medium
        case "high": .high
        default: .unknown
        }
    }
}
