import Ledger
import Vocabulary

/// Shuts a month: one side of the books, or, when every step is signed and a second person types the phrase, all of them.
public struct LockPeriod: Command {
    public static let name = "lock"
    public static let roles: Set<Role> = [.financeClerk, .controller]

    public var period: String
    public var area: LockArea
    /// What the person typed: `LOCK 2026-10`.
    public var phrase: String

    public init(period: String, area: LockArea = .all, phrase: String = "") {
        self.period = period
        self.area = area
        self.phrase = phrase
    }

    /// The checklist, who prepared its last step, and what is shut already.
    public struct Facts: Sendable {
        var board: CloseBoard
        var preparer: Operator?
        var locks: Locks
    }

    public func gather(from books: Books, in context: Context) throws -> Facts {
        let month = try books.closingPeriod(period, in: context)
        let board = try books.closeBoard(month, steps: area == .all ? context.rules.closeSteps(of: month) : [])
        let preparer = board.lockStep.flatMap { board.standings[$0.number]?.preparer?.signature.by }
        return Facts(board: board, preparer: preparer.flatMap { books.operators[$0] }, locks: books.locks)
    }

    public func decide(on facts: Facts, in context: Context) -> Decision {
        let period = facts.board.period
        guard period.last < context.today else { return .refused(.periodNotOver(period)) }
        if let last = facts.locks.through[area], period <= last {
            return .refused(.alreadyThere("the lock of \(period) (\(area.word))"))
        }
        let record = DecisionRecord(
            command: Self.name, subject: .period(period), question: "lock", answer: "locked",
            policyVersion: context.rules.version,
            facts: [Fact("area", .text(area.word))]
                + (facts.preparer.map { [Fact("prepared_by", .text($0.name.text))] } ?? []))
        guard area == .all else { return .done([.closing(.locked(area, through: period))], record) }
        guard let step = facts.board.lockStep else {
            return .refused(.wouldNotFit(Self.name, because: "no step of close.yaml locks all: add locks: all to one"))
        }
        guard context.by.roles.contains(.controller) else {
            return .refused(.notAllowed("lock \(period)", by: context.by.name.text, needs: [.controller]))
        }
        let open = facts.board.openSteps
        guard open.isEmpty else { return .refused(.stepWaits("lock \(period)", for: open)) }
        guard let preparer = facts.preparer else {
            return .refused(.wouldNotFit(Self.name, because: "step \(step.number) is signed first, by one person, and locked by another"))
        }
        guard preparer.person != context.by.person else { return .refused(.ownSignature("step \(step.number) of \(period)")) }
        guard phrase == "LOCK \(period)" else { return .refused(.phraseMissing("LOCK \(period)")) }
        let signature = StepSignature(
            period: period, step: step.number, by: context.by.id, isApproval: true, figure: 0, value: "")
        return .done([.closing(.signed(signature)), .closing(.locked(.all, through: period))], record)
    }
}
