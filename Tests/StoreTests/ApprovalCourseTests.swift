import Policy
import Testing
import Vocabulary

@testable import Store
@testable import Workflow

/// Requests that need several people, that go on when nobody answers, and limits that cannot be split.
@Suite struct ApprovalCourseTests {
    /// A shop of this approvals file, with ten POT at 80.00.
    private static func shop(_ approvals: String) throws -> TestStore {
        let shop = try TestStore(
            replacing: "approvals.yaml", with: "family: approvals\nowner: test\nreview_by: 2027-01-01\nrules:\n" + approvals)
        try shop.item("POT", cost: "80.00")
        try shop.open("POT", 10)
        return shop
    }

    private static let two = """
          - id: A-1
            title: "Two clerks, then the controller"
            when: request.kind == "adjustment"
            steps: [{role: finance_clerk, count: 2, within: 4h}, {role: controller, within: 8h}]
        """

    private static func approval(_ shop: TestStore, _ id: Int = 1) throws -> Approval {
        let list = ListQuery(filter: ListFilter("id:\(id) state:waiting,approved,expired,rejected"), limit: 1)
        return try #require(try shop.desk.answer(ApprovalList(list)).rows.first).approval
    }

    @Test func `each step has its people, one after the other, and nothing moves before the last`() throws {
        let shop = try Self.shop(Self.two)
        #expect(try shop.do("adjust POT -1 --at HAM --reason fell", as: "buyer").outcome == .asked)
        #expect(try Self.approval(shop).course.words == "0 of 2 finance clerk, then 0 of 1 controller")
        #expect(try shop.do("approve 1", as: "clerk").record?.answer == "seconded")
        let again = try shop.do("approve 1", as: "clerk")
        #expect(again.refusal?.sentence == "request 1: you have said yes already: it needs another person's too")
        #expect(try Self.approval(shop).role == .financeClerk)
        let second = try shop.do("approve 1", as: "clerk2")
        #expect(second.movements.isEmpty)
        let waiting = try Self.approval(shop)
        #expect(waiting.role == .controller && waiting.dueAt == second.events[0].at.adding(hours: 8))
        #expect(waiting.course.words == "2 of 2 finance clerk, then 0 of 1 controller")
        #expect(try shop.do("approve 1", as: "supervisor").refusal?.code == "not_allowed")
        let last = try shop.do("approve 1", as: "controller")
        #expect(last.record?.answer == "approved" && last.movements.count == 1)
        #expect(try Self.approval(shop).course.yeses.count == 3)
        let wrong = try shop.desk.verify().filter { !$0.ok }
        #expect(wrong.isEmpty, "\(wrong)")
    }

    @Test func `a no at any step is a no`() throws {
        let shop = try Self.shop(Self.two)
        try shop.do("adjust POT -1 --at HAM --reason fell", as: "buyer")
        try shop.do("approve 1", as: "clerk")
        #expect(try shop.do("reject 1 --reason wrong", as: "clerk2").outcome == .done)
        #expect(try shop.do("approve 1", as: "controller").refusal?.code == "already_decided")
    }

    @Test func `silence goes to the controller once, where the rule says so, and is never a yes`() throws {
        let shop = try Self.shop(
            """
              - id: A-1
                title: "A clerk"
                when: request.kind == "adjustment"
                steps: [{role: finance_clerk, within: 4h}]
                on_timeout: escalate
            """)
        try shop.do("adjust POT -1 --at HAM --reason fell", as: "buyer")
        shop.now = shop.now.adding(hours: 5)
        let first = try Engine(desk: shop.desk).work(at: shop.now)
        #expect(first.expired == 0)
        let escalated = try Self.approval(shop)
        #expect(escalated.state == .waiting && escalated.role == .controller && escalated.dueAt > shop.now)
        #expect(try shop.do("approve 1", as: "clerk").refusal?.code == "not_allowed")
        shop.now = shop.now.adding(hours: 5)
        #expect(try Engine(desk: shop.desk).work(at: shop.now).expired == 1)
        #expect(try Self.approval(shop).state == .expired)
        let wrong = try shop.desk.verify().filter { !$0.ok }
        #expect(wrong.isEmpty, "\(wrong)")
    }

    private static let split = """
          - id: A-small
            title: "Small adjustments"
            when: request.kind == "adjustment" && request.amount <= money("100 EUR")
            steps: []
            cumulative: {by: requester, window: 24h, limit: 'money("200 EUR")', then: A-large}
          - id: A-large
            title: "Large adjustments"
            when: request.kind == "adjustment"
            steps: [{role: controller, within: 8h}]
        """

    @Test func `a limit cannot be split into many small ones, not in a batch either`() throws {
        let shop = try Self.shop(Self.split)
        let line = "adjust POT -1 --at HAM --reason fell"
        #expect(try shop.do(line, as: "buyer").outcome == .done)
        #expect(try shop.do(line, as: "buyer").outcome == .done)
        let third = try shop.do(line, as: "buyer")
        #expect(third.outcome == .asked)
        let rules = try #require(third.record?.rules)
        #expect(
            rules == [
                RuleTrace(rule: "A-small", effect: "240.00 EUR within 24h is over 200.00 EUR: A-large"),
                RuleTrace(rule: "A-large", effect: "asks a controller"),
            ])
        #expect(try Self.approval(shop).rule == "A-large")
        // Another person has a limit of their own; the first one's is free again after a day.
        #expect(try shop.do(line, as: "supervisor").outcome == .done)
        shop.now = shop.now.adding(hours: 25)
        let command = try CommandForms.command(line.split(separator: " ").map(String.init))
        let batch = try shop.desk.perform([command, command, command], as: shop.signature("buyer"), preview: false)
        #expect(batch.map(\.outcome) == [.done, .done, .asked])
        let wrong = try shop.desk.verify().filter { !$0.ok }
        #expect(wrong.isEmpty, "\(wrong)")
    }

    @Test func `what waits for a yes counts as well, and what one does for another does not`() throws {
        let shop = try Self.shop(Self.split)
        #expect(try shop.do("adjust POT -2 --at HAM --reason fell", as: "buyer").outcome == .asked)
        #expect(try shop.do("adjust POT -1 --at HAM --reason fell", as: "buyer").outcome == .asked)
        #expect(try shop.do("approve 1", as: "controller").outcome == .done)
        #expect(try shop.do("adjust POT -1 --at HAM --reason fell", as: "controller").outcome == .done)
        #expect(try shop.do("adjust POT -1 --at HAM --reason fell", as: "controller").outcome == .done)
        #expect(try shop.do("adjust POT -1 --at HAM --reason fell", as: "controller").outcome == .asked)
    }

    @Test(arguments: [
        ("then: A-large", "then: A-larg", "there is no rule A-larg in this file; did you mean A-large?"),
        ("then: A-large", "then: A-small", "rule A-small asks nobody, so it is no limit"),
        ("by: requester", "by: customer", "amounts are added up by requester"),
        ("'money(\"200 EUR\")'", "'request.amount'", "expected an amount such as"),
        ("window: 24h", "window: 24", "expected hours or days such as 24h or 3d, not 24"),
        (
            "within: 8h}]", "within: 8h}]\n    on_timeout: escalate",
            "escalate hands a step to the controller, who is asked already"
        ),
        (
            "within: 8h}]", "within: 8h}]\n    on_timeout: approve",
            "on_timeout is expire or escalate, not approve: silence is never a yes"
        ),
    ])
    func `a course that cannot be is refused`(right: String, wrong: String, says: String) throws {
        let error = try #require(throws: PolicyDefect.self) {
            try Self.shop(Self.split.replacing(right, with: wrong, maxReplacements: 1))
        }
        #expect(error.file == "approvals.yaml" && error.sentence.contains(says), "\(error)")
    }
}
