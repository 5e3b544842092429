import Policy
import Vocabulary
import Workflow

/// A rehearsal as it is stored. Its digest stands before it and is of the rest.
extension Rehearsal: Coded {
    func write(to out: inout ByteWriter) {
        out.text(digest)
        writeContent(to: &out)
    }

    func writeContent(to out: inout ByteWriter) {
        out.int(days)
        out.put(since)
        out.int(through)
        out.int(decisions)
        out.int(asked)
        out.int(unreadable)
        out.put(families)
        out.put(counts)
        out.put(unsaid)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        let digest = try bytes.text()
        self.init(
            days: try bytes.int(), since: try bytes.take(), through: try bytes.int(), decisions: try bytes.int(),
            asked: try bytes.int(), unreadable: try bytes.int(), families: try bytes.take(), counts: try bytes.take(),
            unsaid: try bytes.take(), digest: digest)
    }
}

extension Rehearsal.FamilyLine: Coded {
    func write(to out: inout ByteWriter) {
        out.put(family)
        out.int(count.decisions)
        out.int(count.different)
        out.int(count.silent)
        out.int(count.unsaid)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        let family: Family = try bytes.take()
        var count = ReplayPart.Count()
        count.decisions = try bytes.int()
        count.different = try bytes.int()
        count.silent = try bytes.int()
        count.unsaid = try bytes.int()
        self.init(family: family, count: count)
    }
}

extension ReplayDifference.Kind: Coded {}

extension Rehearsal.Unsaid: Coded {
    func write(to out: inout ByteWriter) {
        out.put(gap.family)
        out.text(gap.rule)
        out.put(gap.facts)
        out.int(decisions)
        out.int(first)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            gap: ReplayGap(try bytes.take(), rule: try bytes.text(), facts: try bytes.take()), decisions: try bytes.int(),
            first: try bytes.int())
    }
}

extension ReplayCount: Coded {
    func write(to out: inout ByteWriter) {
        out.put(kind)
        out.put(family)
        out.text(rule)
        out.put(mode)
        out.int(count)
        out.put(amounts)
        out.int(rows.count)
        for row in rows {
            out.int(row.decision)
            out.text(row.about)
            out.put(row.subject)
            out.text(row.difference.was)
            out.text(row.difference.would)
            out.put(row.difference.amount)
        }
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            kind: try bytes.take(), family: try bytes.take(), rule: try bytes.text(), mode: try bytes.take(),
            count: try bytes.int(), amounts: try bytes.take(), rows: [])
        for _ in 0..<(try bytes.count()) {
            let (decision, about, subject): (Int, String, Subject) = (try bytes.int(), try bytes.text(), try bytes.take())
            var difference = ReplayDifference(
                kind, family, rule: rule, was: try bytes.text(), would: try bytes.text(), amount: try bytes.take())
            difference.mode = mode
            rows.append(ReplayPart.Row(decision: decision, about: about, subject: subject, difference: difference))
        }
    }
}
