import Vocabulary
import Workflow

/// One order with its lines, holds, exceptions and journal.
struct OrderOutput {
    private let detail: OrderDetail.Answer

    init(_ detail: OrderDetail.Answer) { self.detail = detail }

    func print(_ printer: Printer) {
        if printer.style == .json { printer.object(json) } else { text.forEach(printer.say) }
    }

    private var text: [String] {
        let order = detail.order
        let row = detail.row
        var lines = [
            "\(row.number)  \(row.channel)  \(row.state.word)  \(row.total)  v\(row.version)",
            "  \(row.customer)  placed \(row.placedAt)  due \(row.deadline)"
                + (row.location.isEmpty ? "" : "  from \(row.location)"),
        ]
        for (index, line) in order.lines.enumerated() {
            let reserved = order.reserved(line: line.number)
            lines.append(
                "  L\(line.number) \(detail.items[index].code)  \(line.title)  \(line.quantity) ordered, \(reserved) reserved, \(line.shipped) shipped"
                    + (line.cancelled > 0 ? ", \(line.cancelled) cancelled" : "")
                    + "  \(Money(minor: line.valueMinor, order.currency))")
        }
        for hold in order.holds {
            let lifters = hold.liftedBy.isEmpty ? "" : ", lifted by \(hold.lifterWords)"
            let due = hold.dueAt.map { ", due \($0)" } ?? ""
            lines.append(
                "  Hold \(hold.kind): \(hold.reason) (since \(hold.placedAt), stops \(hold.stops.words)\(lifters)\(due))")
        }
        if !order.marks.labels.isEmpty { lines.append("  Tags: \(order.marks.labels)") }
        for row in detail.exceptions {
            lines.append("  Exception \(row.exception.id) \(row.exception.kind): \(row.exception.summary)")
        }
        lines.append(
            "  Paid \(Money(minor: order.paidMinor, order.currency)), deposit \(Money(minor: order.depositMinor, order.currency)), refunded \(Money(minor: order.refundedMinor, order.currency))"
        )
        lines += back(order)
        if !order.note.isEmpty {
            lines.append("  Note: \(order.note.split(whereSeparator: \.isNewline).joined(separator: " / "))")
        }
        for entry in detail.journal {
            lines.append("  Journal \(entry.sequence) on \(entry.day)" + (entry.belongsTo.map { ", belongs to \($0)" } ?? ""))
            for line in entry.lines {
                let side = line.amount.minor > 0 ? "Dr" : "Cr"
                lines.append(
                    "    \(side) \(line.account) \(line.name)  \(Money(minor: abs(line.amount.minor), line.amount.currency))")
            }
        }
        return lines
    }

    /// Refunds and the goods that are to come back for them.
    private func back(_ order: Order) -> [String] {
        order.back.grants.map { grant in
            let state =
                grant.openMinor > 0
                ? "approved, \(Money(minor: grant.openMinor, order.currency)) payable" : "paid out, \(grant.reference)"
            return "  Refund \(grant.number): \(Money(minor: grant.minor, order.currency)), \(state)"
        }
            + order.back.lines.map {
                "  Line \($0.line) back: \($0.refunded) refunded, \($0.expected) expected back, \($0.returned) returned"
            }
    }

    private var json: JSONLine {
        var json = OrderRecord.make(detail.row).json
        let order = detail.order
        json.add(
            "order_lines",
            order.lines.enumerated().map { index, line in
                var object = JSONLine()
                object.add("line", line.number)
                object.add("sku", detail.items[index].code.text)
                object.add("title", line.title)
                object.add("quantity", line.quantity)
                object.add("reserved", order.reserved(line: line.number))
                object.add("shipped", line.shipped)
                object.add("cancelled", line.cancelled)
                object.add("refunded", order.back.line(line.number).refunded)
                object.add("expected_back", order.back.line(line.number).expected)
                object.add("returned", order.back.line(line.number).returned)
                object.add("list_minor", line.listMinor)
                object.add("discount_minor", line.discountMinor)
                object.add("tax_minor", line.taxMinor)
                return object
            })
        json.add("paid_minor", order.paidMinor)
        json.add("deposit_minor", order.depositMinor)
        json.add("receivable_minor", order.receivableMinor)
        json.add("refunded_minor", order.refundedMinor)
        json.add("refund_payable_minor", order.refundPayableMinor)
        json.add(
            "refunds",
            order.back.grants.map { grant in
                var object = JSONLine()
                object.add("number", grant.number)
                object.add("minor", grant.minor)
                object.add("open_minor", grant.openMinor)
                object.add("reference", grant.reference)
                return object
            })
        json.add("shipping_minor", order.amounts.shippingMinor)
        json.add("shipping_tax_minor", order.amounts.shippingTaxMinor)
        json.add("residual_minor", order.amounts.residualMinor)
        json.add("note", order.note)
        return json
    }
}
