import Vocabulary
import Workflow

extension Flush {
    /// Writes the events, the decision records and the link that chains them to what was before; gives the new end.
    func writeLog(after head: Head) throws -> Head {
        guard let first = changes.events.first, let last = changes.events.last else { return head }
        precondition(first.sequence == head.sequence + 1, "the log has no gap")
        var chain = Chain(after: head.hash)
        var records = changes.records[...]
        for recorded in changes.events {
            try write(recorded, into: &chain)
            while let posted = records.first, posted.last <= recorded.sequence {
                records.removeFirst()
                if posted.first <= posted.last { try write(posted, into: &chain) }
            }
        }
        let next = Head(
            number: head.number + 1, sequence: last.sequence, at: last.at.milliseconds, hash: chain.finish())
        try statements("INSERT INTO link (number, first, last, at, hash) VALUES (?,?,?,?,?)").run {
            $0.int(next.number)
            $0.int(first.sequence)
            $0.int(next.sequence)
            $0.int(next.at)
            $0.blob(next.hash)
        }
        return next
    }

    @inline(__always)
    private func write(_ recorded: RecordedEvent, into chain: inout Chain) throws {
        let (type, payload) = EventCodec.encode(recorded.event)
        let subject = recorded.event.subject.packed
        try statements("INSERT INTO event (sequence, at, by, type, subject, payload) VALUES (?,?,?,?,?,?)").run {
            $0.int(recorded.sequence)
            $0.moment(recorded.at)
            $0.id(recorded.by)
            $0.int(type)
            $0.int(subject)
            $0.blob(payload)
        }
        chain.event(
            sequence: recorded.sequence, at: recorded.at.milliseconds, by: recorded.by.number, type: type,
            subject: subject, payload: payload)
    }

    private func write(_ posted: PostedRecord, into chain: inout Chain) throws {
        let payload = EventCodec.encode(posted.record)
        let subject = posted.record.subject.packed
        try statements("INSERT INTO decision (last, first, at, by, subject, payload) VALUES (?,?,?,?,?,?)").run {
            $0.int(posted.last)
            $0.int(posted.first)
            $0.moment(posted.at)
            $0.id(posted.by)
            $0.int(subject)
            $0.blob(payload)
        }
        chain.decision(
            last: posted.last, first: posted.first, at: posted.at.milliseconds, by: posted.by.number,
            subject: subject, payload: payload)
    }
}
