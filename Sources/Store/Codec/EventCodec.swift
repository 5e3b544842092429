import Workflow

/// The stored form of events and decision records: a type number beside the bytes, and the version of the form as their
/// first byte. Numbers are never used twice; a form that changes takes the next version and keeps reading the old one.
enum EventCodec {
    /// The version of the form that is written today.
    static let version: UInt8 = 1

    /// The event's type number and its bytes.
    static func encode(_ event: Event) -> (type: Int, payload: [UInt8]) {
        var out = ByteWriter()
        out.byte(version)
        let type =
            switch event {
            case .catalog(let event): write(event, to: &out)
            case .stock(let event): write(event, to: &out)
            case .order(let event): write(event, to: &out)
            case .exception(let event): write(event, to: &out)
            case .approval(let event): write(event, to: &out)
            case .intake(let event): write(event, to: &out)
            case .closing(let event): write(event, to: &out)
            case .dispatch(let event): write(event, to: &out)
            case .policy(let event): write(event, to: &out)
            case .proposal(let event): write(event, to: &out)
            }
        return (type, out.bytes)
    }

    /// The event that was stored; throws a fault for a type or version that this program does not know, and for bytes that
    /// are cut off or go on too long.
    static func decode(type: Int, payload: [UInt8], sequence: Int) throws -> Event {
        do {
            var bytes = try opened(payload)
            let event = try read(type, from: &bytes)
            guard bytes.isAtEnd else { throw Undecodable("there is more than belongs to it") }
            return event
        } catch let undecodable as Undecodable {
            throw StoreFault(
                .undecodable, attempted: "reading event \(sequence)", detail: "type \(type): \(undecodable.why)")
        }
    }

    static func encode(_ record: DecisionRecord) -> [UInt8] {
        var out = ByteWriter(reserving: 160)
        out.byte(version)
        out.put(record)
        return out.bytes
    }

    static func decodeRecord(_ payload: [UInt8], sequence: Int) throws -> DecisionRecord {
        do {
            var bytes = try opened(payload)
            let record: DecisionRecord = try bytes.take()
            guard bytes.isAtEnd else { throw Undecodable("there is more than belongs to it") }
            return record
        } catch let undecodable as Undecodable {
            throw StoreFault(.undecodable, attempted: "reading decision \(sequence)", detail: undecodable.why)
        }
    }

    private static func opened(_ payload: [UInt8]) throws(Undecodable) -> ByteReader {
        var bytes = ByteReader(payload)
        let version = try bytes.byte()
        guard version == EventCodec.version else { throw Undecodable("version \(version) is not known") }
        return bytes
    }

    private static func read(_ type: Int, from bytes: inout ByteReader) throws(Undecodable) -> Event {
        switch type {
        case 100..<200: .catalog(try readCatalog(type, from: &bytes))
        case 200..<300: .stock(try readStock(type, from: &bytes))
        case 300..<400: .order(try readOrder(type, from: &bytes))
        case 400..<500: .exception(try readException(type, from: &bytes))
        case 500..<600: .approval(try readApproval(type, from: &bytes))
        case 600..<700: .intake(try readIntake(type, from: &bytes))
        case 700..<750: .closing(try readClosing(type, from: &bytes))
        case 750..<800: .dispatch(try readDispatch(type, from: &bytes))
        case 800..<850: .policy(try readPolicy(type, from: &bytes))
        case 850..<900: .proposal(try readProposal(type, from: &bytes))
        default: throw unknown(type)
        }
    }

    static func unknown(_ type: Int) -> Undecodable { Undecodable("type \(type) is not known") }
}
