import Testing
import Vocabulary

@testable import Workflow

/// What the sample policy says.
@Suite struct SamplePolicyTests {
    private func rules() throws -> any Rules { try MemoryDesk.founding.get().house.rules }

    @Test func `priority is a sum of terms that are named`() throws {
        let now = MemoryDesk.start
        func points(_ channel: String, _ minor: Int, due: Instant) throws -> [String] {
            try rules().priority(
                of: QueueFacts(channel: ChannelCode(channel)!, total: Money(minor: minor, .eur), deadline: due, now: now)
            ).map { "\($0.rule.id) \($0.points)" }
        }
        #expect(try points("web", 100, due: now.adding(days: 2)) == [])
        #expect(try points("b2b", 15_001, due: now.adding(hours: -1)) == ["P-02 80", "P-03 20", "P-04 10"])
        #expect(try points("web", 15_000, due: now.adding(hours: 3)) == ["P-01 50"])
        #expect(try points("web", 0, due: now) == ["P-01 50"])
        #expect(try points("web", 0, due: now.adding(hours: 4)) == [])
    }

    @Test func `a hold is lifted by whom its rule names, and an unknown kind by supervisors and controllers`() throws {
        let rules = try rules()
        #expect(rules.lifters(ofHold: "payment") == [.supervisor, .financeClerk])
        #expect(rules.lifters(ofHold: "fraud_review") == [.supervisor])
        #expect(rules.lifters(ofHold: "other") == [.supervisor, .controller])
    }

    @Test func `an approval is asked above its limit, in any other currency, and always where the limit is zero`() throws {
        func approver(_ kind: String, _ minor: Int, _ currency: Currency = .eur) throws -> Role? {
            let facts = RequestFacts(
                kind: kind, amount: Money(minor: minor, currency), reason: "", requester: MemoryDesk.somebody,
                clock: LocalClock(at: MemoryDesk.start, zone: "UTC", zones: UTCOnly()))
            return try rules().approval(for: facts, EvaluationLog())?.role
        }
        #expect(try approver("adjustment", 10_000) == nil)
        #expect(try approver("adjustment", 10_001) == .financeClerk)
        #expect(try approver("adjustment", 1, .usd) != nil)
        #expect(try approver("write_off", 0) != nil)
        #expect(try approver("gift", 99_999_999) == nil)
    }

    @Test func `an exception that no rule names is of middling severity and the supervisor's`() throws {
        let rules = try rules()
        func treated(_ kind: String) -> ExceptionRule {
            rules.exception(
                ExceptionFacts(
                    kind: kind, subject: .store, clock: LocalClock(at: MemoryDesk.start, zone: "UTC", zones: UTCOnly())),
                EvaluationLog())
        }
        #expect(treated("oversold_at_source") == ExceptionRule(severity: .critical, dueHours: 4, desk: .supervisor))
        #expect(treated("elephants") == ExceptionRule(severity: .medium, dueHours: 24, desk: .supervisor))
        #expect(rules.title(of: "H-02") == "High value")
        #expect(rules.title(of: "A-write_off") == "Limit on write-offs")
        #expect(rules.title(of: "X-99") == nil)
    }

    @Test func `a store that is not founded yet lets itself be founded and no more`() throws {
        let books = try Books(over: EmptyShelf())
        let founder = Operator(id: OperatorID(1), name: OperatorName("ada")!, person: "ada", roles: [.administrator])
        let context = Context(at: MemoryDesk.start, by: founder, rules: FoundingRules(), zones: UTCOnly(), shop: books.shop)
        #expect(try books.perform(AllocateOrder(order: OrderReference("1")), in: context).refusal?.code == "not_allowed")
        let desk = try MemoryDesk()
        let files = try MemoryDesk.policyFiles()
        let plan = try ShopPlan.read(files, currency: .usd, isPractice: false, zones: MemoryDesk.AllZones())
        #expect(plan.shop.currency == .usd && plan.channels.count == 3 && plan.locations.count == 4)
        let again = FoundStore(plan: plan, files: files, digest: "", founder: OperatorName("ada")!)
        #expect(try desk.perform(again, as: "ada").refusal?.code == "already_there")
        #expect(try books.perform(again, in: context).events.map(\.event.kind).filter { $0 == "operator_added" }.count == 2)
    }
}
