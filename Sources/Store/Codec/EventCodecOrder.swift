import Vocabulary
import Workflow

extension EventCodec {
    static func write(_ event: OrderEvent, to out: inout ByteWriter) -> Int {
        switch event {
        case .captured(let order, let day):
            out.put(order)
            out.put(day)
            // Most orders have none, and then nothing stands here.
            guard !order.marks.isEmpty else { return 301 }
            out.put(order.marks)
            return 318
        case .held(let id, let hold):
            out.put(id)
            out.put(hold)
            return 302
        case .lifted(let id, let kind, let reason):
            out.put(id)
            out.text(kind)
            out.text(reason)
            return 303
        case .routed(let id, let location, let deadline):
            out.put(id)
            out.put(location)
            out.put(deadline)
            return 304
        case .allocated(let id, let reservations):
            out.put(id)
            out.put(reservations)
            return 305
        case .deallocated(let id, let reservations):
            out.put(id)
            out.put(reservations)
            return 306
        case .backordered(let id):
            out.put(id)
            return 307
        case .released(let id):
            out.put(id)
            return 308
        case .shipped(let shipment):
            out.put(shipment)
            return 309
        case .cancelled(let cancellation):
            out.put(cancellation)
            return 310
        case .paymentRecorded(let payment):
            out.put(payment)
            return 311
        case .refundRecorded(let refund):
            out.put(refund)
            return 312
        case .reread(let id, let source):
            out.put(id)
            out.put(source)
            return 313
        case .refundApproved(let grant):
            out.put(grant)
            return 314
        case .refundExecuted(let execution):
            out.put(execution)
            return 315
        case .returned(let receipt):
            out.put(receipt)
            return 316
        case .waited(let id, let why):
            out.put(id)
            out.text(why)
            return 320
        case .overruled(let id, let rule):
            out.put(id)
            out.text(rule)
            return 319
        case .relabelled(let id, let labels):
            out.put(id)
            out.put(labels)
            return 317
        }
    }

    static func readOrder(_ type: Int, from bytes: inout ByteReader) throws(Undecodable) -> OrderEvent {
        switch type {
        case 301: .captured(try bytes.take(), on: try bytes.take())
        case 302: .held(try bytes.take(), try bytes.take())
        case 303: .lifted(try bytes.take(), kind: try bytes.text(), reason: try bytes.text())
        case 304: .routed(try bytes.take(), to: try bytes.take(), deadline: try bytes.take())
        case 305: .allocated(try bytes.take(), try bytes.take())
        case 306: .deallocated(try bytes.take(), try bytes.take())
        case 307: .backordered(try bytes.take())
        case 308: .released(try bytes.take())
        case 309: .shipped(try bytes.take())
        case 310: .cancelled(try bytes.take())
        case 311: .paymentRecorded(try bytes.take())
        case 312: .refundRecorded(try bytes.take())
        case 313: .reread(try bytes.take(), source: try bytes.take())
        case 314: .refundApproved(try bytes.take())
        case 315: .refundExecuted(try bytes.take())
        case 316: .returned(try bytes.take())
        case 317: .relabelled(try bytes.take(), try bytes.take())
        case 320: .waited(try bytes.take(), because: try bytes.text())
        case 319: .overruled(try bytes.take(), rule: try bytes.text())
        case 318: try readMarked(from: &bytes)
        default: throw unknown(type)
        }
    }

    private static func readMarked(from bytes: inout ByteReader) throws(Undecodable) -> OrderEvent {
        var order: Order = try bytes.take()
        let day: Day = try bytes.take()
        order.marks = try bytes.take()
        return .captured(order, on: day)
    }
}
