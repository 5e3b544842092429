import Testing
import Vocabulary

@testable import Workflow

/// Answers what the engine asks, out of a memory desk.
private final class EngineDesk: Desk, @unchecked Sendable {
    let memory: MemoryDesk
    private(set) var batches: [Int] = []

    init(_ memory: MemoryDesk) { self.memory = memory }

    func perform(_ commands: [any Command], as signature: Signature, preview: Bool) throws -> [Performed] {
        batches.append(commands.count)
        return try commands.map { try memory.perform($0, as: "engine") }
    }

    func answer<Q: Question>(_ question: Q) throws -> Q.Answer {
        let open = memory.books.orders.values.filter { !$0.state.isClosed }.sorted { $0.id < $1.id }
        let answer: Any
        switch question {
        case is DueOrders:
            answer = open.filter { !$0.isReleased && $0.holds.isEmpty }.map(\.id)
        case let question as Overdue:
            let raised = memory.books.exceptions.values.filter(\.state.isOpen).map(\.subject)
            let late = open.filter { $0.deadline < question.now && !raised.contains(.order($0.id)) }.map(\.id)
            answer = Overdue.Answer(orders: late, holds: [])
        case let question as LateRequests:
            let late = memory.books.approvals.values.filter { $0.state == .waiting && $0.dueAt < question.now }
            answer = late.map(\.id).sorted()
        case is PolicyDue: answer = Int?.none as Any
        case is ReviewsDue: answer = [ReviewDue]()
        default: preconditionFailure("the engine asks for due and overdue orders, and for late requests")
        }
        guard let answer = answer as? Q.Answer else { preconditionFailure("this is no answer to \(Q.self)") }
        return answer
    }

    func generation() throws -> Int { 0 }
}

@Suite struct EngineTests {
    @Test func `the engine allocates and releases what is due, batch by batch, and leaves held orders alone`() throws {
        let memory = try MemoryDesk()
        try memory.item("TEA")
        try memory.open("TEA", 4)
        for number in 1...3 { try memory.capture(memory.draft("#\(number)", [("TEA", 2, 100)])) }
        try memory.capture(memory.draft("#4", [("TEA", 2, 100)], payment: .pending))
        let desk = EngineDesk(memory)
        var heard: [String] = []
        let report = try Engine(desk: desk, batch: 2).work(at: memory.now) { heard.append("\($0)/\($1)") }
        #expect(report.looked == 3 && report.allocated == 2 && report.released == 2 && report.backordered == 1)
        #expect(desk.batches == [4, 2])
        #expect(heard == ["2/3", "3/3"])
        #expect(try ["#1", "#2", "#3", "#4"].map { try memory.order($0).state } == [.released, .released, .backordered, .held])
        // A second round finds nothing new.
        let again = try Engine(desk: desk).work(at: memory.now)
        #expect(again.looked == 1 && again.allocated == 0 && again.released == 0 && again.backordered == 0)
    }

    @Test func `a broken promise is raised once`() throws {
        let memory = try MemoryDesk()
        try memory.capture(memory.draft("#1", [("TEA", 2, 100)]))
        memory.now = memory.now.adding(days: 4)
        let desk = EngineDesk(memory)
        #expect(try Engine(desk: desk).work(at: memory.now).raised == 1)
        #expect(memory.openKinds().contains("deadline_missed"))
        #expect(try Engine(desk: desk).work(at: memory.now).raised == 0)
    }

    @Test func `what is left of a part shipment is due again`() throws {
        let memory = try MemoryDesk()
        try memory.item("TEA")
        try memory.open("TEA", 1)
        try memory.capture(memory.draft("#1", [("TEA", 2, 100)]))
        for line in ["allocate #1", "release #1", "ship #1", "receive TEA 1 --at HAM"] {
            #expect(try memory.do(line).outcome == .done)
        }
        let report = try Engine(desk: EngineDesk(memory)).work(at: memory.now)
        #expect(report.allocated == 1 && report.released == 1)
    }
}
