import Vocabulary
import Workflow

extension Severity: Coded {}
extension ExceptionState: Coded {}
extension ApprovalState: Coded {}

extension ExceptionCase: Coded {
    func write(to out: inout ByteWriter) {
        out.put(id)
        out.text(kind)
        out.put(severity)
        out.put(subject)
        out.text(summary)
        out.put(desk)
        out.put(owner)
        out.put(state)
        out.put(raisedAt)
        out.put(dueAt)
        out.text(resolution)
        out.int(version)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            id: try bytes.take(), kind: try bytes.text(), severity: try bytes.take(), subject: try bytes.take(),
            summary: try bytes.text(), desk: try bytes.take(), owner: try bytes.take(),
            state: try bytes.take(), raisedAt: try bytes.take(), dueAt: try bytes.take(),
            resolution: try bytes.text(), version: try bytes.int())
    }
}

extension Approval: Coded {
    func write(to out: inout ByteWriter) {
        out.put(id)
        out.text(kind)
        out.put(subject)
        out.int(subjectVersion)
        out.put(command)
        out.put(amount)
        out.text(reason)
        out.put(requestedBy)
        out.put(requestedAt)
        out.put(dueAt)
        out.text(rule)
        out.int(policyVersion)
        out.put(role)
        out.put(state)
        out.put(decidedBy)
        out.text(decision)
        out.int(version)
        out.put(evidence)
        out.put(effect)
        out.put(course)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            id: try bytes.take(), kind: try bytes.text(), subject: try bytes.take(),
            subjectVersion: try bytes.int(), command: try bytes.take(), amount: try bytes.take(),
            reason: try bytes.text(), requestedBy: try bytes.take(), requestedAt: try bytes.take(),
            dueAt: try bytes.take(), rule: try bytes.text(), policyVersion: try bytes.int(),
            role: try bytes.take(), state: try bytes.take(), decidedBy: try bytes.take(),
            decision: try bytes.text(), version: try bytes.int(), evidence: try bytes.take(),
            effect: try bytes.take(), course: try bytes.take(ApprovalCourse.self))
    }
}

extension ApprovalStep: Coded {
    func write(to out: inout ByteWriter) {
        out.put(role)
        out.int(count)
        out.int(withinHours)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(role: try bytes.take(), count: try bytes.int(), withinHours: try bytes.int())
    }
}

extension ApprovalCourse: Coded {
    func write(to out: inout ByteWriter) {
        out.put(steps)
        out.put(yeses)
        out.put(escalates)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(steps: try bytes.take(), yeses: try bytes.take(), escalates: try bytes.take())
    }
}

extension Rejection: Coded {
    func write(to out: inout ByteWriter) {
        out.text(file)
        out.int(line)
        out.put(column)
        out.text(reason)
        out.text(name)
        out.put(source)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            file: try bytes.text(), line: try bytes.int(), column: try bytes.take(), reason: try bytes.text(),
            name: try bytes.text(), source: try bytes.take())
    }
}
