import Ledger
import Vocabulary
import Workflow

extension LockArea: Coded {}

extension Period: Coded {
    func write(to out: inout ByteWriter) { out.int(number) }
    init(from bytes: inout ByteReader) throws(Undecodable) { self.init(number: try bytes.int()) }
}

extension StepSignature: Coded {
    func write(to out: inout ByteWriter) {
        out.put(period)
        out.int(step)
        out.put(by)
        out.put(isApproval)
        out.int(figure)
        out.text(value)
        out.text(limits)
        out.int(policyVersion)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            period: try bytes.take(), step: try bytes.int(), by: try bytes.take(), isApproval: try bytes.take(),
            figure: try bytes.int(), value: try bytes.text(), limits: try bytes.text(), policyVersion: try bytes.int())
    }
}

extension EventCodec {
    static func write(_ event: ClosingEvent, to out: inout ByteWriter) -> Int {
        switch event {
        case .locked(let area, let period):
            out.put(area)
            out.put(period)
            return 701
        case .reopened(let period, let until, let approval):
            out.put(period)
            out.put(until)
            out.put(approval)
            return 702
        case .signed(let signature):
            out.put(signature)
            return 703
        }
    }

    static func readClosing(_ type: Int, from bytes: inout ByteReader) throws(Undecodable) -> ClosingEvent {
        switch type {
        case 701: .locked(try bytes.take(), through: try bytes.take())
        case 702: .reopened(try bytes.take(), until: try bytes.take(), approval: try bytes.take())
        case 703: .signed(try bytes.take())
        default: throw unknown(type)
        }
    }

    static func write(_ event: DispatchEvent, to out: inout ByteWriter) -> Int {
        switch event {
        case .delivered(let key):
            out.text(key)
            return 751
        case .withdrawn(let key):
            out.text(key)
            return 752
        case .added(let instruction):
            out.text(instruction.key)
            out.text(instruction.kind)
            out.text(instruction.payload)
            return 753
        }
    }

    static func readDispatch(_ type: Int, from bytes: inout ByteReader) throws(Undecodable) -> DispatchEvent {
        switch type {
        case 751: .delivered(key: try bytes.text())
        case 752: .withdrawn(key: try bytes.text())
        case 753: .added(Instruction(key: try bytes.text(), kind: try bytes.text(), payload: try bytes.text()))
        default: throw unknown(type)
        }
    }
}
