import Testing
import Vocabulary

@testable import Store
@testable import Workflow

/// Events come back from their bytes as they were.
@Suite struct EventCodecTests {
    static let order = Order(
        id: OrderID(7), channel: ChannelID(2), number: OrderNumber(kept: "#7"), version: 3, source: .max, currency: .gbp,
        placedAt: Instant(milliseconds: -1), capturedAt: Instant(milliseconds: 9),
        customer: Customer(name: "Åsa", email: "", street: "Kaj 1", city: "Kiel", postcode: "", province: "", country: "DE"),
        note: "two\nlines",
        lines: [
            OrderLine(
                number: 1, sku: SKUID(3), title: "Tee 🍵", quantity: 5, listMinor: -1, discountMinor: 2, taxMinor: 3,
                needsStock: true,
                shipped: 1, cancelled: 2)
        ],
        amounts: OrderAmounts(
            shippingMinor: 1, shippingTaxMinor: 2, residualMinor: -3, totalMinor: Money.limitMinor, shippingEarned: true),
        paidMinor: 11, authorizedMinor: 12, depositMinor: 13, receivableMinor: 14, refundPayableMinor: 15, refundedMinor: 16,
        holds: [
            Hold(kind: "other", reason: "", placedBy: OperatorID(1), placedAt: Instant(milliseconds: 5), dueAt: nil, rule: "H-01")
        ], reservations: [Reservation(line: 1, sku: SKUID(3), location: LocationID(4), quantity: 2)], location: LocationID(4),
        deadline: Instant(milliseconds: 99), isBackordered: true, isReleased: true, releasedAt: Instant(milliseconds: 77),
        risk: .high)

    static let events: [OrderEvent] = [
        .captured(order, on: Day(number: -3)),
        .shipped(
            Shipment(
                order: OrderID(7), channel: ChannelID(2), currency: .gbp, location: nil, source: .elsewhere,
                day: Day(number: 20_000),
                lines: [
                    Shipment.Line(
                        line: 1, sku: SKUID(3), quantity: 2, costMinor: 4, listMinor: 5, discountMinor: 6, taxMinor: 7,
                        needsStock: false)
                ], shippingMinor: 1, shippingTaxMinor: 2, residualMinor: -3, isRounding: true, fromDepositMinor: 4,
                capturedMinor: 5,
                receivableMinor: -6, tracking: "DE 1")),
        .paymentRecorded(
            Payment(
                order: OrderID(7), channel: ChannelID(2), currency: .jpy, day: Day(number: 1), minor: 10, toReceivableMinor: 4,
                authorizedMinor: 3)),
        .cancelled(
            Cancellation(
                order: OrderID(7), channel: ChannelID(2), currency: .eur, day: Day(number: 1),
                lines: [.init(line: 1, quantity: 2)], reservations: order.reservations, fromDepositMinor: 9, allowedMinor: 4,
                reason: "no")),
        .refundRecorded(
            Refund(
                order: OrderID(7), channel: ChannelID(2), currency: .eur, day: Day(number: 1), fromPayableMinor: 1,
                fromDepositMinor: 2,
                fromRevenueMinor: 3, fromTaxMinor: 4)),
        .held(OrderID(7), order.holds[0]), .lifted(OrderID(7), kind: "other", reason: "x"),
        .routed(OrderID(7), to: LocationID(4), deadline: Instant(milliseconds: 1)), .allocated(OrderID(7), order.reservations),
        .deallocated(OrderID(7), order.reservations), .backordered(OrderID(7)), .released(OrderID(7)),
        .reread(OrderID(7), source: 1 << 63),
    ]

    @Test(arguments: events)
    func `an event of an order comes back as it was`(event: OrderEvent) throws {
        let stored = EventCodec.encode(.order(event))
        #expect(try EventCodec.decode(type: stored.type, payload: stored.payload, sequence: 1) == .order(event))
    }

    @Test(arguments: events)
    func `bytes that are cut off or go on too long are no event`(event: OrderEvent) {
        let stored = EventCodec.encode(.order(event))
        for count in stored.payload.indices {
            #expect(throws: StoreFault.self) {
                try EventCodec.decode(type: stored.type, payload: Array(stored.payload.prefix(count)), sequence: 1)
            }
        }
        #expect(throws: StoreFault.self) { try EventCodec.decode(type: stored.type, payload: stored.payload + [0], sequence: 1) }
    }
}
