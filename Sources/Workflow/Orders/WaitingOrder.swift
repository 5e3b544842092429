import Policy
import Vocabulary

/// Why an order is not handed to the floor.
struct Waiting {
    /// The answer that the record gives: the same answer again is no news.
    var answer: String
    var refusal: Refusal
    /// The rules that make it wait.
    var rules: [RuleTrace] = []
}

extension OrderSight {
    /// Says no to a release, and keeps why where that is another answer than the last one.
    func declining(_ waiting: Waiting, in context: Context) -> Decision {
        let answer = "waits: \(waiting.answer)"
        guard order.marks.waits != answer else { return .refused(waiting.refusal) }
        let record = DecisionRecord(
            command: ReleaseOrder.name, subject: .order(order.id), question: ReleaseOrder.question, answer: answer,
            policyVersion: context.rules.version,
            facts: [
                Fact("reserved", .number(order.reservedUnits)), Fact("open", .number(order.openUnits)),
                Fact("priority", .number(context.rules.score(QueueFacts(self, in: context), context.log))),
            ], rules: waiting.rules)
        return .declined([.order(.waited(order.id, because: answer))], record, waiting.refusal)
    }
}

extension QueueFacts {
    /// An order as the queue sees it.
    init(_ sight: OrderSight, in context: Context) {
        let order = sight.order
        self.init(
            channel: sight.channel.code, zone: sight.channel.zone,
            total: Money(minor: order.amounts.totalMinor, order.currency), state: order.state, placedAt: order.placedAt,
            deadline: order.deadline, lines: order.lines.count, units: order.lines.reduce(0) { $0 + $1.quantity },
            openUnits: order.openUnits, reservedUnits: order.reservedUnits, now: context.at, zones: context.zones,
            labels: order.marks.labels)
    }
}
