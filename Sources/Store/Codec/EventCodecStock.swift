import Vocabulary
import Workflow

extension EventCodec {
    static func write(_ event: StockEvent, to out: inout ByteWriter) -> Int {
        switch event {
        case .moved(let move):
            out.put(move)
            return 201
        case .countConfirmed(let sku, let location, let quantity):
            out.put(sku)
            out.put(location)
            out.int(quantity)
            return 202
        case .revalued(let revaluation):
            out.put(revaluation)
            return 203
        }
    }

    static func readStock(_ type: Int, from bytes: inout ByteReader) throws(Undecodable) -> StockEvent {
        switch type {
        case 201: .moved(try bytes.take())
        case 202: .countConfirmed(try bytes.take(), try bytes.take(), quantity: try bytes.int())
        case 203: .revalued(try bytes.take())
        default: throw unknown(type)
        }
    }
}
