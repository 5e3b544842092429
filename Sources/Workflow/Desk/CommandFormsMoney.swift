import Ledger
import Vocabulary

/// The finance desk's part of the catalogue.
extension CommandForms {
    private static let order = CommandForm.Parameter("order", .order)
    private static let lines = CommandForm.Parameter("line", .lineQuantity, isOption: true, isRequired: false, repeats: true)
    private static let month = CommandForm.Parameter("period", .period)

    static let refund = CommandForm(
        name: "refund", summary: "Ask to give money back: of lines, of shipping, or an amount",
        parameters: [
            order, .init("amount", .amount), lines, .init("shipping", .flag, isOption: true, isRequired: false),
            .init("return", .choice(["expected", "none"]), isOption: true, isRequired: false),
            .init("reason", .text, isOption: true),
        ], roles: RefundOrder.roles, tier: .confirmed
    ) {
        RefundOrder(
            order: OrderReference($0.places[0]), amount: $0.places[1], lines: parts($0),
            includesShipping: $0.option("shipping") != nil, isReturnExpected: $0.option("return") == "expected",
            reason: $0.reason)
    }

    static let executeRefund = CommandForm(
        name: "execute-refund", summary: "Say that the processor has paid an approved refund out",
        parameters: [
            order, .init("reference", .text, isOption: true),
            .init("number", .quantity, isOption: true, isRequired: false),
        ], roles: ExecuteRefund.roles, tier: .confirmed
    ) {
        ExecuteRefund(
            order: OrderReference($0.places[0]), reference: $0.option("reference")!,
            number: $0.option("number").flatMap { Int($0) })
    }

    static let returned = CommandForm(
        name: "return", summary: "Take in what a customer sent back; it waits for inspection",
        parameters: [
            order, .init("line", .lineQuantity, isOption: true, repeats: true), .init("at", .location, isOption: true),
            .init("reason", .text, isOption: true, isRequired: false),
        ], roles: ReturnGoods.roles, tier: .confirmed
    ) {
        ReturnGoods(
            order: OrderReference($0.places[0]), lines: parts($0), location: $0.option("at")!, reason: $0.reason)
    }

    static let sign = CommandForm(
        name: "sign", summary: "Say that a step of the close is done",
        parameters: [
            .init("step", .id), .init("period", .period, isOption: true, isRequired: false),
            .init("reason", .text, isOption: true, isRequired: false),
        ], roles: SignStep.roles, tier: .confirmed
    ) { SignStep(step: $0.number(0), period: $0.option("period"), reason: $0.reason) }

    static let lock = CommandForm(
        name: "lock", summary: "Shut a month, as the second person and with the words LOCK PERIOD; or one side of its books",
        parameters: [
            month, .init("area", .choice(LockArea.allCases.map(\.word)), isOption: true, isRequired: false),
            .init("confirm", .text, isOption: true, isRequired: false),
        ], roles: LockPeriod.roles, tier: .typed
    ) {
        LockPeriod(
            period: $0.places[0], area: $0.option("area").flatMap(LockArea.init(word:)) ?? .all,
            phrase: $0.option("confirm") ?? "")
    }

    static let reopen = CommandForm(
        name: "reopen", summary: "Ask that a locked month takes entries again for some hours",
        parameters: [
            month, .init("hours", .quantity, isOption: true, isRequired: false), .init("reason", .text, isOption: true),
        ], roles: ReopenPeriod.roles, tier: .typed
    ) {
        ReopenPeriod(
            period: $0.places[0], hours: $0.option("hours").flatMap { Int($0) } ?? ReopenPeriod.usualHours, reason: $0.reason)
    }

    private static func parts(_ words: Words) -> [RefundGrant.Line] {
        words.parts.map { RefundGrant.Line(line: $0.line, quantity: $0.units) }
    }
}
