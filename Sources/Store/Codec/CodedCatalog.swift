import Vocabulary
import Workflow

extension Shop: Coded {
    func write(to out: inout ByteWriter) {
        out.text(name)
        out.put(currency)
        out.text(zone)
        out.put(isPractice)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            name: try bytes.text(), currency: try bytes.take(), zone: try bytes.text(),
            isPractice: try bytes.take())
    }
}

extension PolicyFile: Coded {
    func write(to out: inout ByteWriter) {
        out.text(name)
        out.text(text)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(name: try bytes.text(), text: try bytes.text())
    }
}

extension Set<Role>: Coded {
    func write(to out: inout ByteWriter) { out.put(map(\.rawValue).sorted()) }
    init(from bytes: inout ByteReader) throws(Undecodable) { self = Set(try [Role](from: &bytes)) }
}

extension Operator: Coded {
    func write(to out: inout ByteWriter) {
        out.put(id)
        out.put(name)
        out.text(person)
        out.put(roles)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            id: try bytes.take(), name: try bytes.take(), person: try bytes.text(), roles: try bytes.take())
    }
}

extension Channel: Coded {
    func write(to out: inout ByteWriter) {
        out.put(id)
        out.put(code)
        out.text(name)
        out.text(format)
        out.put(currency)
        out.text(zone)
        out.int(promiseHours)
        out.put(isProvisional)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            id: try bytes.take(), code: try bytes.take(), name: try bytes.text(), format: try bytes.text(),
            currency: try bytes.take(), zone: try bytes.text(), promiseHours: try bytes.int(),
            isProvisional: try bytes.take())
    }
}

extension Location: Coded {
    func write(to out: inout ByteWriter) {
        out.put(id)
        out.put(code)
        out.text(name)
        out.put(kind)
        out.text(zone)
        out.put(cutoffMinutes)
        out.byte(shippingDays)
        out.int(rank)
        out.int(costMinor)
        out.put(channels)
        out.put(aliases)
        out.put(isProvisional)
        out.put(mappedTo)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            id: try bytes.take(), code: try bytes.take(), name: try bytes.text(), kind: try bytes.take(),
            zone: try bytes.text(), cutoffMinutes: try bytes.take(), shippingDays: try bytes.byte(),
            rank: try bytes.int(), costMinor: try bytes.int(), channels: try bytes.take(),
            aliases: try bytes.take(), isProvisional: try bytes.take(), mappedTo: try bytes.take())
    }
}

extension Item: Coded {
    func write(to out: inout ByteWriter) {
        out.put(id)
        out.put(code)
        out.text(name)
        out.put(costMinor)
        out.put(price)
        out.put(weightGrams)
        out.text(barcode)
        out.put(vendor)
        out.put(isProvisional)
        out.put(mappedTo)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            id: try bytes.take(), code: try bytes.take(), name: try bytes.text(), costMinor: try bytes.take(),
            price: try bytes.take(), weightGrams: try bytes.take(), barcode: try bytes.text(),
            vendor: try bytes.take(), isProvisional: try bytes.take(), mappedTo: try bytes.take())
    }
}
