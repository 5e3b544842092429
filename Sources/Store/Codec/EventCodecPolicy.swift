import Policy
import Vocabulary
import Workflow

extension Family: Coded {}
extension Mode: Coded {}

extension Proposal: Coded {
    /// As it was made: what became of it is told by later events.
    func write(to out: inout ByteWriter) {
        out.put(id)
        out.put(order)
        out.put(channel)
        out.put(family)
        out.put(mode)
        out.text(answer)
        out.text(rule)
        out.text(sentence)
        out.int(policyVersion)
        out.put(at)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            id: try bytes.take(), order: try bytes.take(), channel: try bytes.take(), family: try bytes.take(),
            mode: try bytes.take(), answer: try bytes.text(), rule: try bytes.text(), sentence: try bytes.text(),
            policyVersion: try bytes.int(), at: try bytes.take())
    }
}

extension EventCodec {
    static func write(_ event: PolicyEvent, to out: inout ByteWriter) -> Int {
        out.int(event.version)
        switch event {
        case .drafted(_, let digest, let files, let note):
            out.text(digest)
            out.put(files)
            out.text(note)
            return 801
        case .proposed: return 802
        case .approved(_, let from, let approval):
            out.put(from)
            out.put(approval)
            return 803
        case .activated: return 804
        case .dropped(_, let reason):
            out.text(reason)
            return 805
        case .rehearsed(_, let approval, let rehearsal):
            out.put(approval)
            out.put(rehearsal)
            return 806
        }
    }

    static func readPolicy(_ type: Int, from bytes: inout ByteReader) throws(Undecodable) -> PolicyEvent {
        let version = try bytes.int()
        return switch type {
        case 801: .drafted(version: version, digest: try bytes.text(), files: try bytes.take(), note: try bytes.text())
        case 802: .proposed(version)
        case 803: .approved(version, from: try bytes.take(), approval: try bytes.take())
        case 804: .activated(version)
        case 805: .dropped(version, reason: try bytes.text())
        case 806: .rehearsed(version, for: try bytes.take(), try bytes.take())
        default: throw unknown(type)
        }
    }

    static func write(_ event: ProposalEvent, to out: inout ByteWriter) -> Int {
        switch event {
        case .made(let proposal):
            out.put(proposal)
            return 851
        case .answered(let id, let order, let isSame):
            out.put(id)
            out.put(order)
            out.put(isSame)
            return 852
        case .lapsed(let id, let order, let why):
            out.put(id)
            out.put(order)
            out.text(why)
            return 853
        }
    }

    static func readProposal(_ type: Int, from bytes: inout ByteReader) throws(Undecodable) -> ProposalEvent {
        switch type {
        case 851: .made(try bytes.take())
        case 852: .answered(try bytes.take(), order: try bytes.take(), isSame: try bytes.take())
        case 853: .lapsed(try bytes.take(), order: try bytes.take(), because: try bytes.text())
        default: throw unknown(type)
        }
    }
}
