import Vocabulary
import Workflow

extension LateRequests: Answering {
    func answer(from reader: Reader) throws -> [ApprovalID] {
        try reader.statements("SELECT id FROM approval WHERE state = 0 AND due_at < ? ORDER BY id").all {
            $0.moment(now)
        } _: {
            $0.id(0)
        }
    }
}

extension LogAhead: Answering {
    func answer(from reader: Reader) throws -> Ahead? {
        try reader.statements("SELECT at FROM event ORDER BY sequence DESC LIMIT 1").first { $0.moment(0) }.flatMap(ahead)
    }
}

extension PendingInstructions: Answering {
    func answer(from reader: Reader) throws -> [Instruction] {
        try reader.statements(
            """
            SELECT key, kind, payload FROM instruction WHERE delivered_at IS NULL AND (withdrawn_at IS NOT NULL) = ?
            ORDER BY sequence, key
            """
        ).all {
            $0.flag(withdrawn)
        } _: {
            Instruction(key: $0.text(0), kind: $0.text(1), payload: $0.text(2))
        }
    }
}

extension InstructionList: Answering {
    func answer(from reader: Reader) throws -> [Row] {
        try reader.statements(
            "SELECT key, kind, payload, sequence, delivered_at, withdrawn_at FROM instruction ORDER BY sequence DESC, key LIMIT ?"
        ).all {
            $0.int(limit)
        } _: {
            Row(
                instruction: Instruction(key: $0.text(0), kind: $0.text(1), payload: $0.text(2)), sequence: $0.int(3),
                deliveredAt: $0.optionalMoment(4), withdrawnAt: $0.optionalMoment(5))
        }
    }
}
