import Ledger
import Vocabulary
import Workflow

extension RefundShares: Coded {
    func write(to out: inout ByteWriter) { for amount in [goodsMinor, shippingMinor, taxMinor] { out.int(amount) } }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(goodsMinor: try bytes.int(), shippingMinor: try bytes.int(), taxMinor: try bytes.int())
    }
}

extension GivenBack.Line: Coded {
    func write(to out: inout ByteWriter) {
        for number in [line, refunded, expected, returned, returnedCostMinor] { out.int(number) }
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(line: try bytes.int())
        refunded = try bytes.int()
        expected = try bytes.int()
        returned = try bytes.int()
        returnedCostMinor = try bytes.int()
    }
}

extension GivenBack.Grant: Coded {
    func write(to out: inout ByteWriter) {
        for amount in [number, minor, openMinor] { out.int(amount) }
        out.text(reference)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            number: try bytes.int(), minor: try bytes.int(), openMinor: try bytes.int(), reference: try bytes.text())
    }
}

extension GivenBack: Coded {
    func write(to out: inout ByteWriter) {
        out.put(shares)
        out.int(allowedMinor)
        out.put(lines)
        out.put(grants)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init()
        shares = try bytes.take()
        allowedMinor = try bytes.int()
        lines = try bytes.take()
        grants = try bytes.take()
    }
}

extension RefundGrant.Line: Coded {
    func write(to out: inout ByteWriter) {
        out.int(line)
        out.int(quantity)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(line: try bytes.int(), quantity: try bytes.int())
    }
}

extension RefundGrant: Coded {
    func write(to out: inout ByteWriter) {
        out.put(order)
        out.put(channel)
        out.put(currency)
        out.put(day)
        for amount in [number, fromOwedMinor, fromDepositMinor] { out.int(amount) }
        out.put(shares)
        out.put(lines)
        out.put(isReturnExpected)
        out.text(reason)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            order: try bytes.take(), channel: try bytes.take(), currency: try bytes.take(), day: try bytes.take(),
            number: try bytes.int(), fromOwedMinor: try bytes.int(), fromDepositMinor: try bytes.int(),
            shares: try bytes.take(), lines: try bytes.take(), isReturnExpected: try bytes.take(),
            reason: try bytes.text())
    }
}

extension RefundExecution: Coded {
    func write(to out: inout ByteWriter) {
        out.put(order)
        out.put(channel)
        out.put(currency)
        out.put(day)
        out.int(number)
        out.int(minor)
        out.text(reference)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            order: try bytes.take(), channel: try bytes.take(), currency: try bytes.take(), day: try bytes.take(),
            number: try bytes.int(), minor: try bytes.int(), reference: try bytes.text())
    }
}

extension ReturnReceipt.Line: Coded {
    func write(to out: inout ByteWriter) {
        out.int(line)
        out.put(sku)
        out.int(quantity)
        out.int(costMinor)
        out.put(isDropShip)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            line: try bytes.int(), sku: try bytes.take(), quantity: try bytes.int(), costMinor: try bytes.int(),
            isDropShip: try bytes.take())
    }
}

extension ReturnReceipt: Coded {
    func write(to out: inout ByteWriter) {
        out.put(order)
        out.put(channel)
        out.put(location)
        out.put(day)
        out.put(lines)
        out.text(reason)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            order: try bytes.take(), channel: try bytes.take(), location: try bytes.take(), day: try bytes.take(),
            lines: try bytes.take(), reason: try bytes.text())
    }
}

extension ApprovalEffect.Posting: Coded {
    func write(to out: inout ByteWriter) {
        out.int(account.number)
        out.put(amount)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(account: Account(try bytes.int()), amount: try bytes.take())
    }
}

extension ApprovalEffect: Coded {
    func write(to out: inout ByteWriter) {
        out.put(postings)
        out.put(movements)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(postings: try bytes.take(), movements: try bytes.take())
    }
}
