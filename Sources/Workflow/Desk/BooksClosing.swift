import Ledger
import Vocabulary

extension Books {
    func apply(_ event: ClosingEvent, at moment: Instant) throws {
        switch event {
        case .locked(let area, let period):
            locks.lock(area, through: period)
            changes.locks.append(PostedLock(sequence: counters.sequence, area: area, period: period))
        case .reopened(let period, let until, let approval):
            locks.reopen(period, until: until)
            changes.reopenings.append(
                PostedReopening(sequence: counters.sequence, period: period, until: until, approval: approval))
        case .signed(let signature):
            let signed = SignedStep(signature: signature, sequence: counters.sequence, at: moment)
            knownSignatures[signature.period] = try signatures(of: signature.period) + [signed]
            changes.signatures.append(signed)
        }
    }

    /// The signatures under a month's steps, in the order of the log.
    public func signatures(of period: Period) throws -> [SignedStep] {
        if let known = knownSignatures[period] { return known }
        let stored = try shelf.signatures(of: period)
        knownSignatures[period] = stored
        return stored
    }

    func apply(_ event: DispatchEvent, at moment: Instant) {
        switch event {
        case .delivered(let key):
            instructions[key] = .delivered
            changes.deliveries[key] = moment
        case .withdrawn(let key):
            instructions[key] = .withdrawn
            changes.withdrawals[key] = moment
        case .added(let instruction): instruct(instruction)
        }
    }

    /// Keeps an instruction for another program, in the transaction of the event that asks for it.
    func instruct(_ instruction: Instruction) {
        instructions[instruction.key] = .waiting
        changes.instructions.append(PostedInstruction(sequence: counters.sequence, instruction: instruction))
    }

    /// How far an instruction has come; nil when there is none of that key.
    func state(ofInstruction key: String) throws -> InstructionState? {
        if let known = instructions[key] { return known }
        return try shelf.state(ofInstruction: key)
    }
}

/// A lock with the event that set it.
public struct PostedLock: Sendable, Equatable {
    public var sequence: Int
    public var area: LockArea
    public var period: Period
}

/// A reopening with the event that allowed it.
public struct PostedReopening: Sendable, Equatable {
    public var sequence: Int
    public var period: Period
    public var until: Instant
    public var approval: ApprovalID
}

/// An instruction with the event that asks for it.
public struct PostedInstruction: Sendable, Equatable {
    public var sequence: Int
    public var instruction: Instruction
}
