import Vocabulary
import Workflow

extension Shipment.Source: Coded {}

extension Shipment.Line: Coded {
    func write(to out: inout ByteWriter) {
        out.int(line)
        out.put(sku)
        for amount in [quantity, costMinor, listMinor, discountMinor, taxMinor] { out.int(amount) }
        out.put(needsStock)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            line: try bytes.int(), sku: try bytes.take(), quantity: try bytes.int(), costMinor: try bytes.int(),
            listMinor: try bytes.int(), discountMinor: try bytes.int(), taxMinor: try bytes.int(),
            needsStock: try bytes.take())
    }
}

extension Shipment: Coded {
    func write(to out: inout ByteWriter) {
        out.put(order)
        out.put(channel)
        out.put(currency)
        out.put(location)
        out.put(source)
        out.put(day)
        out.put(lines)
        for amount in [shippingMinor, shippingTaxMinor, residualMinor] { out.int(amount) }
        out.put(isRounding)
        for amount in [fromDepositMinor, capturedMinor, receivableMinor] { out.int(amount) }
        out.text(tracking)
        out.put(allowed)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            order: try bytes.take(), channel: try bytes.take(), currency: try bytes.take(),
            location: try bytes.take(), source: try bytes.take(), day: try bytes.take(),
            lines: try bytes.take(), shippingMinor: try bytes.int(), shippingTaxMinor: try bytes.int(),
            residualMinor: try bytes.int(), isRounding: try bytes.take(), fromDepositMinor: try bytes.int(),
            capturedMinor: try bytes.int(), receivableMinor: try bytes.int(), tracking: try bytes.text(),
            allowed: try bytes.take())
    }
}

extension Cancellation.Line: Coded {
    func write(to out: inout ByteWriter) {
        out.int(line)
        out.int(quantity)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(line: try bytes.int(), quantity: try bytes.int())
    }
}

extension Cancellation: Coded {
    func write(to out: inout ByteWriter) {
        out.put(order)
        out.put(channel)
        out.put(currency)
        out.put(day)
        out.put(lines)
        out.put(reservations)
        out.int(fromDepositMinor)
        out.int(allowedMinor)
        out.text(reason)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            order: try bytes.take(), channel: try bytes.take(), currency: try bytes.take(),
            day: try bytes.take(), lines: try bytes.take(), reservations: try bytes.take(),
            fromDepositMinor: try bytes.int(), allowedMinor: try bytes.int(), reason: try bytes.text())
    }
}

extension Payment: Coded {
    func write(to out: inout ByteWriter) {
        out.put(order)
        out.put(channel)
        out.put(currency)
        out.put(day)
        for amount in [minor, toReceivableMinor, authorizedMinor] { out.int(amount) }
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            order: try bytes.take(), channel: try bytes.take(), currency: try bytes.take(),
            day: try bytes.take(), minor: try bytes.int(), toReceivableMinor: try bytes.int(),
            authorizedMinor: try bytes.int())
    }
}

extension Refund: Coded {
    func write(to out: inout ByteWriter) {
        out.put(order)
        out.put(channel)
        out.put(currency)
        out.put(day)
        for amount in [fromPayableMinor, fromDepositMinor, fromRevenueMinor, fromTaxMinor] { out.int(amount) }
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            order: try bytes.take(), channel: try bytes.take(), currency: try bytes.take(),
            day: try bytes.take(), fromPayableMinor: try bytes.int(), fromDepositMinor: try bytes.int(),
            fromRevenueMinor: try bytes.int(), fromTaxMinor: try bytes.int())
    }
}
