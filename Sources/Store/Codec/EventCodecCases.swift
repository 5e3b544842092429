import Vocabulary
import Workflow

extension EventCodec {
    static func write(_ event: ExceptionEvent, to out: inout ByteWriter) -> Int {
        switch event {
        case .raised(let exception):
            out.put(exception)
            return 401
        case .taken(let id, let by):
            out.put(id)
            out.put(by)
            return 402
        case .handedBack(let id):
            out.put(id)
            return 403
        case .resolved(let id, let resolution):
            out.put(id)
            out.text(resolution)
            return 404
        case .closedItself(let id, let resolution):
            out.put(id)
            out.text(resolution)
            return 405
        case .grew(let id, let summary):
            out.put(id)
            out.text(summary)
            return 406
        }
    }

    static func readException(_ type: Int, from bytes: inout ByteReader) throws(Undecodable) -> ExceptionEvent {
        switch type {
        case 401: .raised(try bytes.take())
        case 402: .taken(try bytes.take(), by: try bytes.take())
        case 403: .handedBack(try bytes.take())
        case 404: .resolved(try bytes.take(), resolution: try bytes.text())
        case 405: .closedItself(try bytes.take(), resolution: try bytes.text())
        case 406: .grew(try bytes.take(), summary: try bytes.text())
        default: throw unknown(type)
        }
    }

    static func write(_ event: ApprovalEvent, to out: inout ByteWriter) -> Int {
        switch event {
        case .asked(let approval):
            out.put(approval)
            return 501
        case .approved(let id, let by, let note):
            out.put(id)
            out.put(by)
            out.text(note)
            return 502
        case .rejected(let id, let by, let reason):
            out.put(id)
            out.put(by)
            out.text(reason)
            return 503
        case .withdrawn(let id):
            out.put(id)
            return 504
        case .voided(let id, let because):
            out.put(id)
            out.text(because)
            return 505
        case .expired(let id):
            out.put(id)
            return 506
        case .seconded(let id, let by, let note, let role, let dueAt):
            out.put(id)
            out.put(by)
            out.text(note)
            out.put(role)
            out.put(dueAt)
            return 507
        case .escalated(let id, let role, let dueAt):
            out.put(id)
            out.put(role)
            out.put(dueAt)
            return 508
        }
    }

    static func readApproval(_ type: Int, from bytes: inout ByteReader) throws(Undecodable) -> ApprovalEvent {
        switch type {
        case 501: .asked(try bytes.take())
        case 502: .approved(try bytes.take(), by: try bytes.take(), note: try bytes.text())
        case 503: .rejected(try bytes.take(), by: try bytes.take(), reason: try bytes.text())
        case 504: .withdrawn(try bytes.take())
        case 505: .voided(try bytes.take(), because: try bytes.text())
        case 506: .expired(try bytes.take())
        case 507:
            .seconded(
                try bytes.take(), by: try bytes.take(), note: try bytes.text(), role: try bytes.take(), dueAt: try bytes.take())
        case 508: .escalated(try bytes.take(), to: try bytes.take(), dueAt: try bytes.take())
        default: throw unknown(type)
        }
    }

    static func write(_ event: IntakeEvent, to out: inout ByteWriter) -> Int {
        switch event {
        case .lineRejected(let rejection):
            out.put(rejection)
            return 601
        case .stockRowRead(let key, let source):
            out.text(key)
            out.put(source)
            return 602
        case .feedRead(let channel, let file):
            out.put(channel)
            out.text(file)
            return 603
        }
    }

    static func readIntake(_ type: Int, from bytes: inout ByteReader) throws(Undecodable) -> IntakeEvent {
        switch type {
        case 601: .lineRejected(try bytes.take())
        case 602: .stockRowRead(key: try bytes.text(), source: try bytes.take())
        case 603: .feedRead(try bytes.take(), file: try bytes.text())
        default: throw unknown(type)
        }
    }
}
