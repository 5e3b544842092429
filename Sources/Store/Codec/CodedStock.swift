import Vocabulary
import Workflow

extension StockState: Coded {}
extension StockCause: Coded {}

extension StockPlace: Coded {
    /// The place as one number: negative outside the shop, else the location's number times eight plus the state.
    var packed: Int {
        switch self {
        case .at(let location, let state): location.number << 3 | state.rawValue
        case .opening: -1
        case .supplier: -2
        case .customer: -3
        case .adjustment: -4
        case .count: -5
        case .scrap: -6
        }
    }

    init?(packed: Int) {
        switch packed {
        case -1: self = .opening
        case -2: self = .supplier
        case -3: self = .customer
        case -4: self = .adjustment
        case -5: self = .count
        case -6: self = .scrap
        case 0...:
            guard let state = StockState(rawValue: packed & 7) else { return nil }
            self = .at(LocationID(packed >> 3), state)
        default: return nil
        }
    }

    func write(to out: inout ByteWriter) { out.int(packed) }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        let number = try bytes.int()
        guard let place = StockPlace(packed: number) else { throw Undecodable("\(number) is no place") }
        self = place
    }
}

extension Movement: Coded {
    func write(to out: inout ByteWriter) {
        out.put(sku)
        out.put(from)
        out.put(to)
        out.int(quantity)
        out.int(costMinor)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            sku: try bytes.take(), from: try bytes.take(), to: try bytes.take(), quantity: try bytes.int(),
            costMinor: try bytes.int())
    }
}

extension StockMove: Coded {
    func write(to out: inout ByteWriter) {
        out.put(cause)
        out.put(movements)
        out.put(owned)
        out.put(day)
        out.text(reason)
        out.put(transfer)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            cause: try bytes.take(), movements: try bytes.take(), owned: try bytes.take(),
            day: try bytes.take(), reason: try bytes.text(), transfer: try bytes.take())
    }
}

extension StockRevaluation.Layer: Coded {
    func write(to out: inout ByteWriter) {
        out.put(location)
        out.put(state)
        out.int(number)
        out.int(costMinor)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            location: try bytes.take(), state: try bytes.take(), number: try bytes.int(), costMinor: try bytes.int())
    }
}

extension StockRevaluation: Coded {
    func write(to out: inout ByteWriter) {
        out.put(sku)
        out.put(day)
        out.put(unit)
        out.put(layers)
        out.int(openedMinor)
        out.int(receivedMinor)
        out.int(foundMinor)
        out.int(dropShippedMinor)
        out.int(elsewhereMinor)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            sku: try bytes.take(), day: try bytes.take(), unit: try bytes.take(), layers: try bytes.take(),
            openedMinor: try bytes.int(), receivedMinor: try bytes.int(), foundMinor: try bytes.int(),
            dropShippedMinor: try bytes.int(), elsewhereMinor: try bytes.int())
    }
}
