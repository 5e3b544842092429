/// Where the columns of an orders export stand in this file; nil for those it does not have.
struct ShopifyOrderColumns: Sendable {
    static let optional =
        [
            "Email", "Financial Status", "Fulfillment Status", "Fulfilled at", "Cancelled at", "Subtotal", "Shipping",
            "Taxes", "Discount Amount", "Refunded Amount", "Outstanding Balance", "Risk Level", "Notes",
            "Note Attributes", "Lineitem price", "Lineitem sku", "Lineitem discount", "Lineitem requires shipping",
            "Lineitem fulfillment status", "Tags", "Phone",
        ] + ShopifyAddressColumns.names("Billing") + ShopifyAddressColumns.names("Shipping")

    let name, createdAt, currency, total, quantity, title: Column?
    let email, payment, fulfilment, fulfilledAt, cancelledAt: Column?
    let subtotal, shipping, taxes, discount, refunded, outstanding: Column?
    let risk, notes, noteAttributes, tags, phone: Column?
    let price, sku, lineDiscount, requiresShipping, lineFulfilment: Column?
    let billingAddress, shippingAddress: ShopifyAddressColumns

    init(_ header: Header) {
        name = header.column("Name")
        createdAt = header.column("Created at")
        currency = header.column("Currency")
        total = header.column("Total")
        quantity = header.column("Lineitem quantity")
        title = header.column("Lineitem name")
        email = header.column("Email")
        payment = header.column("Financial Status")
        fulfilment = header.column("Fulfillment Status")
        fulfilledAt = header.column("Fulfilled at")
        cancelledAt = header.column("Cancelled at")
        subtotal = header.column("Subtotal")
        shipping = header.column("Shipping")
        taxes = header.column("Taxes")
        discount = header.column("Discount Amount")
        refunded = header.column("Refunded Amount")
        outstanding = header.column("Outstanding Balance")
        risk = header.column("Risk Level")
        notes = header.column("Notes")
        noteAttributes = header.column("Note Attributes")
        tags = header.column("Tags")
        phone = header.column("Phone")
        price = header.column("Lineitem price")
        sku = header.column("Lineitem sku")
        lineDiscount = header.column("Lineitem discount")
        requiresShipping = header.column("Lineitem requires shipping")
        lineFulfilment = header.column("Lineitem fulfillment status")
        billingAddress = ShopifyAddressColumns(header, "Billing")
        shippingAddress = ShopifyAddressColumns(header, "Shipping")
    }

    /// Whether a record is the first of its order: only that has a total and a financial status.
    func isFirst(_ record: CSVRecord) -> Bool { !record.cell(total).isEmpty || !record.cell(payment).isEmpty }
}
