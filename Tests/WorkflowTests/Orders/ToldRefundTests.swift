import Testing
import Vocabulary

@testable import Workflow

/// What the processor is told of a refund, when somebody else pays meanwhile.
@Suite struct ToldRefundTests {
    /// Order #1, shipped, with a refund of 10.00 approved and waiting to be told; and its next export.
    private func told() throws -> (MemoryDesk, OrderDraft) {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        try desk.open("TEA", 5)
        var draft = desk.draft("#1", [("TEA", 2, 1_000)])
        try desk.capture(draft)
        for line in ["allocate #1", "release #1", "ship #1"] { #expect(try desk.do(line).outcome == .done, "\(line)") }
        #expect(try desk.do("refund #1 10.00 --reason late").outcome == .asked)
        #expect(try desk.do("approve 1", as: "clerk").outcome == .done)
        #expect(try desk.books.state(ofInstruction: "refund-1-1") == .waiting)
        draft.source = 2
        draft.payment = .partlyRefunded
        return (desk, draft)
    }

    @Test func `what the shop has paid by itself is not paid again`() throws {
        var (desk, draft) = try told()
        draft.refundedMinor = 1_000
        try desk.capture(draft)
        #expect(try desk.books.state(ofInstruction: "refund-1-1") == .withdrawn)
        #expect(desk.books.changes.instructions.count == 1)
        #expect(try desk.order("#1").back.openMinor == 0)
    }

    @Test func `of what the shop has paid in part, only the rest is told`() throws {
        var (desk, draft) = try told()
        draft.refundedMinor = 400
        try desk.capture(draft)
        #expect(try desk.books.state(ofInstruction: "refund-1-1") == .withdrawn)
        #expect(try desk.books.state(ofInstruction: "refund-1-1-2") == .waiting)
        #expect(desk.books.changes.instructions[1].instruction.payload.contains("\"amount_minor\":600,"))
        draft.refundedMinor = 700
        draft.source = 3
        try desk.capture(draft)
        #expect(try desk.books.state(ofInstruction: "refund-1-1-2") == .withdrawn)
        #expect(desk.books.changes.instructions[2].instruction.key == "refund-1-1-3")
        #expect(try desk.do("execute-refund #1 --reference re_1", as: "clerk").outcome == .done)
        #expect(try desk.books.state(ofInstruction: "refund-1-1-3") == .withdrawn)
    }

    @Test(arguments: [(400, ["refund_unassigned"]), (1_000, [])])
    func `what was told already and paid in part is for somebody to look at`(paid: Int, kinds: [String]) throws {
        var (desk, draft) = try told()
        #expect(try desk.perform(MarkDelivered(key: "refund-1-1"), as: "engine").outcome == .done)
        draft.refundedMinor = paid
        try desk.capture(draft)
        #expect(try desk.books.state(ofInstruction: "refund-1-1") == .delivered)
        #expect(desk.openKinds() == kinds)
    }

    @Test func `one that was put into the outbox while the shop paid is for somebody to look at`() throws {
        var (desk, draft) = try told()
        draft.refundedMinor = 1_000
        try desk.capture(draft)
        #expect(desk.openKinds() == [])
        #expect(try desk.perform(MarkDelivered(key: "refund-1-1"), as: "engine").outcome == .done)
        #expect(desk.openKinds() == ["refund_unassigned"])
        #expect(try desk.perform(MarkDelivered(key: "refund-1-1"), as: "engine").outcome == .unchanged)
    }
}
