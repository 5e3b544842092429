import Vocabulary
import Workflow

/// The questions of a refund, and what stands over them: the order's money and what may still go back.
enum RefundForm {
    static let asks = [
        Ask(
            "line", label: "lines", hint: "LINE:UNITS as 1:2 3:1; empty for shipping or an amount", isRequired: false,
            offers: { offers($0) { $0.refundableUnits(line: $1) } },
            empty: "no unit has left and is not refunded: leave it empty, and name an amount", meaning: meaning, fault: fault),
        Ask(
            "shipping", label: "shipping too", hint: "yes or no", isRequired: false,
            applies: { ($0.order?.order).map { $0.most(for: [], withShipping: true) > 0 } ?? false }, start: { _ in "no" },
            meaning: { _, asked in
                asked.order.map { "shipping: \(money($0.order.most(for: [], withShipping: true), $0)) at most" } ?? ""
            }),
        Ask(
            "amount", label: "amount", hint: "in the order's currency",
            start: { asked in
                isNamed(asked) ? most(asked).map { Money(minor: $0.minor, $0.currency).plain } ?? "" : ""
            }, meaning: { _, asked in most(asked).map { "\($0) at most" } ?? "" }, fault: amountFault),
        Ask(
            "return", label: "goods come back", hint: "expected, or none", isRequired: false, applies: { !$0.parts.isEmpty },
            start: { _ in "expected" },
            offers: { _ in [Offer("expected", "the units are to come back"), Offer("none", "the customer keeps them")] }),
        Ask("reason", label: "reason", hint: "for whoever approves it"),
    ]

    static let guide: @Sendable (AskScene, Int) -> [TextLine] = { asked, width in
        guard let answer = asked.order else { return [TextLine(" LOADING the order", .dim)] }
        let order = answer.order
        var lines = [
            TextLine([
                .init(" paid ", .dim), .init(money(order.paidMinor, answer)), .init("  given back ", .dim),
                .init(money(order.refundedMinor, answer)), .init("  promised back ", .dim),
                .init(money(order.back.openMinor, answer)),
            ]),
            TextLine([
                .init(" may still go back ", .dim),
                .init(money(order.refundableMinor, answer), order.refundableMinor > 0 ? .ok : .bad),
                .init(order.depositMinor > 0 ? ", \(money(order.depositMinor, answer)) of it for what has not left" : "", .dim),
            ]),
        ]
        lines += OrderBackLines.lines(answer, width: width)
        return lines
    }

    /// The parts that a text names; nil when it is not `LINE:UNITS` with blanks between.
    static func parts(_ text: String) -> [RefundGrant.Line]? {
        var parts: [RefundGrant.Line] = []
        for word in text.split(separator: " ") {
            let numbers = word.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
            guard numbers.count == 2, let line = numbers[0], let units = numbers[1], line > 0, units > 0 else { return nil }
            parts.append(RefundGrant.Line(line: line, quantity: units))
        }
        return parts
    }

    /// Each line of which units are left, as `1:2`.
    static func offers(_ asked: AskScene, left: (Order, Int) -> Int) -> [Offer] {
        guard let answer = asked.order else { return [] }
        return answer.order.lines.compactMap { line in
            let units = left(answer.order, line.number)
            guard units > 0 else { return nil }
            return Offer("\(line.number):\(units)", "\(units) x \(line.title)")
        }
    }

    /// What is wrong with named lines: of which too many are named.
    static func excess(_ text: String, _ asked: AskScene, left: (Order, Int) -> Int, _ what: String) -> String? {
        guard let order = asked.order?.order, let parts = parts(text) else { return nil }
        for part in parts {
            guard order.lines.indices.contains(part.line - 1) else { return "there is no line \(part.line)" }
            let units = left(order, part.line)
            if part.quantity > units { return "line \(part.line): \(units) \(what)" }
        }
        return Set(parts.map(\.line)).count == parts.count ? nil : "a line is named twice"
    }

    private static let fault: @Sendable (String, AskScene) -> String? = { text, asked in
        excess(text, asked, left: { $0.refundableUnits(line: $1) }, "left and not refunded")
    }

    private static let meaning: @Sendable (String, AskScene) -> String = { text, asked in
        guard let answer = asked.order, let parts = parts(text), !parts.isEmpty else { return "" }
        return "\(money(answer.order.most(for: parts, withShipping: false), answer)) at most"
    }

    private static let amountFault: @Sendable (String, AskScene) -> String? = { text, asked in
        guard let most = most(asked) else { return nil }
        guard let wanted = Money(text, in: most.currency), wanted.minor > 0 else {
            return "\(text) is no amount in \(most.currency)"
        }
        return wanted.minor > most.minor ? "at most \(most) may go back for this" : nil
    }

    private static func isNamed(_ asked: AskScene) -> Bool { !asked.parts.isEmpty || asked.values["shipping"] == "yes" }

    /// The most that may go back for what was named.
    private static func most(_ asked: AskScene) -> Money? {
        guard let order = asked.order?.order else { return nil }
        let minor =
            isNamed(asked)
            ? order.most(for: asked.parts, withShipping: asked.values["shipping"] == "yes") : order.refundableMinor
        return Money(minor: minor, order.currency)
    }

    private static func money(_ minor: Int, _ answer: OrderDetail.Answer) -> String {
        Money(minor: minor, answer.order.currency).description
    }
}

/// The questions of goods that came back.
enum ReturnForm {
    static let asks = [
        Ask(
            "line", label: "what came back", hint: "LINE:UNITS as 1:2 3:1",
            start: { asked in
                let expected = asked.order?.order.back.lines.filter { $0.expected > 0 } ?? []
                return expected.map { "\($0.line):\($0.expected)" }.joined(separator: " ")
            }, offers: { RefundForm.offers($0) { $0.returnableUnits(line: $1) } },
            empty: "no unit has left and is not back",
            fault: { text, asked in
                RefundForm.excess(text, asked, left: { $0.returnableUnits(line: $1) }, "have left and are not back")
            }),
        Ask(
            "at", label: "at location", hint: "where they are now",
            start: { asked in asked.order.flatMap { $0.order.location.map(asked.scene.code) } ?? "" }, offers: Offers.locations),
        Ask("reason", label: "remark", hint: "what they look like, or empty", isRequired: false),
    ]

    static let guide: @Sendable (AskScene, Int) -> [TextLine] = { asked, width in
        guard let answer = asked.order else { return [TextLine(" LOADING the order", .dim)] }
        let expected = answer.order.back.expectedUnits
        return [
            TextLine([
                .init(" expected back ", .dim), .init(CountWords.of(expected, "unit")),
                .init("; what nobody expects is taken in too, and becomes an exception", .dim),
            ])
        ] + OrderBackLines.lines(answer, width: width)
    }
}

/// The questions of a refund that the processor has paid.
enum PayoutForm {
    static let asks = [
        Ask(
            "number", label: "which refund", hint: "its number", isRequired: false, applies: { grants($0).count > 1 },
            start: { asked in grants(asked).first.map { "\($0.number)" } ?? "" },
            offers: { asked in
                grants(asked).map {
                    Offer("\($0.number)", "\(Money(minor: $0.openMinor, asked.order!.order.currency)) not paid out yet")
                }
            },
            fault: { text, asked in
                grants(asked).contains { "\($0.number)" == text } ? nil : "there is no open refund \(text)"
            }),
        Ask("reference", label: "the processor's reference", hint: "as its statement names the refund"),
    ]

    static let guide: @Sendable (AskScene, Int) -> [TextLine] = { asked, width in
        guard let answer = asked.order else { return [TextLine(" LOADING the order", .dim)] }
        let grid = Grid([.left(10), .right(18), .rest], width: width)
        return answer.order.back.grants.map { grant in
            grid.line(
                [
                    "refund \(grant.number)", Money(minor: grant.minor, answer.order.currency).description,
                    grant.openMinor == 0
                        ? "paid out as \(grant.reference.isEmpty ? "the shop said" : grant.reference)"
                        : "approved, not paid out yet",
                ], grant.openMinor == 0 ? .dim : .text)
        }
    }

    private static func grants(_ asked: AskScene) -> [GivenBack.Grant] {
        asked.order?.order.back.grants.filter { $0.openMinor > 0 } ?? []
    }
}
