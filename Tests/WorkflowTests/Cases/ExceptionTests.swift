import Testing
import Vocabulary

@testable import Workflow

@Suite struct ExceptionTests {
    @Test func `a rule may ask for the order that an exception is about, whoever raises it`() throws {
        let desk = try MemoryDesk(
            policy: "'exception.kind == \"refund_unassigned\"', severity: medium",
            "'exception.kind == \"refund_unassigned\" && order.total > money(\"1 EUR\")', severity: critical")
        try desk.item("TEA")
        var draft = desk.draft("#1", [("TEA", 2, 100)], payment: .partlyRefunded)
        draft.refundedMinor = 50
        try desk.capture(draft)
        try desk.capture(desk.draft("#2", [("TEA", 2, 100)]))
        try desk.perform(RaiseException(about: .named("#2"), kind: "refund_unassigned", reason: "called"))
        let raised = desk.books.exceptions.values.filter { $0.kind == "refund_unassigned" }
        #expect(raised.map(\.severity) == [.critical, .critical])
    }

    private func desk() throws -> MemoryDesk {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        try desk.open("TEA", 3)
        #expect(try desk.do("raise TEA --at HAM --kind damaged --reason wet").outcome == .done)
        return desk
    }

    @Test func `an exception has a severity, a desk and a time from the rules`() throws {
        let exception = try #require(try desk().books.exception(ExceptionID(1)))
        #expect(exception.severity == .medium && exception.desk == .supervisor && exception.summary == "wet")
        #expect(exception.dueAt == exception.raisedAt.adding(hours: 48))
        #expect(exception.subject == .stock(SKUID(1), LocationID(1)))
    }

    @Test func `it is taken, handed back by its owner, and resolved with what was done`() throws {
        let desk = try desk()
        #expect(try desk.do("take 1", as: "clerk").record?.answer == "taken")
        #expect(try desk.do("take 1").refusal?.sentence == "exception 1 belongs to clerk since 23 Nov 09:00Z")
        #expect(try desk.do("take 1", as: "clerk").record?.answer == "handed back")
        #expect(try desk.do("take 1").outcome == .done)
        #expect(try desk.do("resolve 1 --reason dried").outcome == .done)
        #expect(try desk.books.exception(ExceptionID(1))?.resolution == "dried")
        #expect(
            try desk.do("resolve 1 --reason again").refusal?.sentence == "exception 1 was closed by supervisor on 23 Nov 09:00Z")
    }

    @Test func `a thing is raised once while it is open, and again afterwards`() throws {
        let desk = try desk()
        #expect(
            try desk.do("raise TEA --at HAM --kind damaged --reason wet", as: "buyer").refusal?.sentence
                == "exception 1 (damaged) about TEA at HAM, by supervisor, is there already")
        #expect(try desk.do("raise TEA --at HAM --kind other --reason wet").outcome == .done)
        _ = try desk.do("resolve 1 --reason dried")
        #expect(try desk.do("raise TEA --at HAM --kind damaged --reason wet").outcome == .done)
    }

    @Test func `a name is a SKU's before it is an order's`() throws {
        let desk = try desk()
        try desk.item("1")
        try desk.capture(desk.draft("#1", [("TEA", 1, 100)]))
        _ = try desk.do("raise 1 --kind other --reason x")
        _ = try desk.do("raise #1 --kind other --reason x")
        #expect(
            desk.books.exceptions.values.sorted { $0.id < $1.id }.map(\.subject).dropFirst() == [
                .item(SKUID(2)), .order(OrderID(1)),
            ])
    }
}
