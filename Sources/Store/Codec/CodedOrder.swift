import Vocabulary
import Workflow

extension Risk: Coded {}

extension Customer: Coded {
    func write(to out: inout ByteWriter) {
        for text in [name, email, street, city, postcode, province, country] { out.text(text) }
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            name: try bytes.text(), email: try bytes.text(), street: try bytes.text(), city: try bytes.text(),
            postcode: try bytes.text(), province: try bytes.text(), country: try bytes.text())
    }
}

extension OrderLine: Coded {
    func write(to out: inout ByteWriter) {
        out.int(number)
        out.put(sku)
        out.text(title)
        for amount in [quantity, listMinor, discountMinor, taxMinor] { out.int(amount) }
        out.put(needsStock)
        out.int(shipped)
        out.int(cancelled)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            number: try bytes.int(), sku: try bytes.take(), title: try bytes.text(), quantity: try bytes.int(),
            listMinor: try bytes.int(), discountMinor: try bytes.int(), taxMinor: try bytes.int(),
            needsStock: try bytes.take(), shipped: try bytes.int(), cancelled: try bytes.int())
    }
}

extension OrderAmounts: Coded {
    func write(to out: inout ByteWriter) {
        for amount in [shippingMinor, shippingTaxMinor, residualMinor, totalMinor] { out.int(amount) }
        out.put(shippingEarned)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            shippingMinor: try bytes.int(), shippingTaxMinor: try bytes.int(), residualMinor: try bytes.int(),
            totalMinor: try bytes.int(), shippingEarned: try bytes.take())
    }
}

extension Reservation: Coded {
    func write(to out: inout ByteWriter) {
        out.int(line)
        out.put(sku)
        out.put(location)
        out.int(quantity)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            line: try bytes.int(), sku: try bytes.take(), location: try bytes.take(), quantity: try bytes.int())
    }
}

extension Hold: Coded {
    func write(to out: inout ByteWriter) {
        out.text(kind)
        out.text(reason)
        out.put(placedBy)
        out.put(placedAt)
        out.put(dueAt)
        out.text(rule)
        out.put(stops)
        out.put(liftedBy)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            kind: try bytes.text(), reason: try bytes.text(), placedBy: try bytes.take(),
            placedAt: try bytes.take(), dueAt: try bytes.take(), rule: try bytes.text(),
            stops: try bytes.take(), liftedBy: try bytes.take())
    }
}

extension Stops: Coded {
    func write(to out: inout ByteWriter) { out.int(bits) }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        let bits = try bytes.int()
        guard let stops = Stops(bits: bits) else { throw Undecodable("\(bits) is no set of steps") }
        self = stops
    }
}

extension Order: Coded {
    func write(to out: inout ByteWriter) {
        out.put(id)
        out.put(channel)
        out.put(number)
        out.int(version)
        out.put(source)
        out.put(currency)
        out.put(placedAt)
        out.put(capturedAt)
        out.put(customer)
        out.text(note)
        out.put(lines)
        out.put(amounts)
        for amount in [paidMinor, authorizedMinor, depositMinor, receivableMinor, refundPayableMinor, refundedMinor] {
            out.int(amount)
        }
        out.put(holds)
        out.put(reservations)
        out.put(location)
        out.put(deadline)
        out.put(isBackordered)
        out.put(isReleased)
        out.put(releasedAt)
        out.put(risk)
        out.put(back)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            id: try bytes.take(), channel: try bytes.take(), number: try bytes.take(), version: try bytes.int(),
            source: try bytes.take(), currency: try bytes.take(), placedAt: try bytes.take(),
            capturedAt: try bytes.take(), customer: try bytes.take(), note: try bytes.text(),
            lines: try bytes.take(), amounts: try bytes.take(), paidMinor: try bytes.int(),
            authorizedMinor: try bytes.int(), depositMinor: try bytes.int(), receivableMinor: try bytes.int(),
            refundPayableMinor: try bytes.int(), refundedMinor: try bytes.int(), holds: try bytes.take(),
            reservations: try bytes.take(), location: try bytes.take(), deadline: try bytes.take(),
            isBackordered: try bytes.take(), isReleased: try bytes.take(), releasedAt: try bytes.take(),
            risk: try bytes.take(), back: try bytes.take())
    }
}
