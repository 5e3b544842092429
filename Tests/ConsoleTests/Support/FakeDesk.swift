import Ledger
import Panes
import Synchronization
import Vocabulary
import Workflow

/// A desk without a store: lists of the fake shop, and commands that change them in the simplest way.
final class FakeDesk: Desk {
    /// A command that was carried out.
    struct Act: Sendable, Equatable {
        var command: String
        var subject: String
        var isPreview: Bool
    }

    struct State: Sendable {
        var orders: [Order]
        var exceptions: [ExceptionRow]
        var approvals: [ApprovalRow]
        var stock: [StockRow]
        var generation = 1
        var acts: [Act] = []
        /// How the order list stands; changed by the tests that move rows.
        var isReversed = false
        var failure: String?
        /// When the log ends.
        var logEnd: Instant?
        /// So many commands are carried out; the next one fails.
        var failsAfter: Int?
    }

    struct Broken: Error, CustomStringConvertible { var description: String }

    let state: Mutex<State>

    init(orders: Int = 40, exceptions: Int = 7, approvals: Int = 4, stock: Int = 24) {
        state = Mutex(
            State(
                orders: (0..<orders).dropFirst().map(FakeShop.order),
                exceptions: (0..<exceptions).dropFirst().map(FakeShop.exception),
                approvals: (0..<approvals).dropFirst().map(FakeShop.approval), stock: (0..<stock).map(FakeShop.stock)))
    }

    func change(_ body: (inout State) -> Void) {
        state.withLock {
            body(&$0)
            $0.generation += 1
        }
    }

    var acts: [Act] { state.withLock { $0.acts } }

    func generation() throws -> Int { state.withLock { $0.generation } }

    func perform(_ commands: [any Command], as signature: Signature, preview: Bool) throws -> [Performed] {
        try state.withLock { state in
            if let failure = state.failure { throw Broken(description: failure) }
            if !preview, let most = state.failsAfter, state.acts.count(where: { !$0.isPreview }) >= most {
                throw Broken(description: "the disk is full")
            }
            let performed = commands.map { FakeCommands.perform($0, as: signature, preview: preview, on: &state) }
            if !preview { state.generation += 1 }
            return performed
        }
    }

    func answer<Q: Question>(_ question: Q) throws -> Q.Answer {
        let state = state.withLock { $0 }
        if let failure = state.failure { throw Broken(description: failure) }
        guard let answer = try FakeAnswers(state: state).answer(question) as? Q.Answer else {
            throw Broken(description: "no fake answer to \(Q.self)")
        }
        return answer
    }
}
