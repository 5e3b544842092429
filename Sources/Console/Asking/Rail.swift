import Panes
import Workflow

/// What the third column of a wide screen shows: the worst exceptions and what happened last.
public struct Rail: Sendable, Equatable {
    public var exceptions: [ExceptionRow]
    public var events: [HistoryLine]

    public init(exceptions: [ExceptionRow] = [], events: [HistoryLine] = []) {
        self.exceptions = exceptions
        self.events = events
    }

    static func asking(after sequence: Int) -> Asking {
        Asking(.rail) { desk in
            let worst = try desk.answer(ExceptionList(ListQuery(limit: 10)))
            let events = try desk.answer(EventList(after: max(0, sequence - 14), limit: 14))
            return .railed(Rail(exceptions: worst.rows, events: events))
        }
    }
}
