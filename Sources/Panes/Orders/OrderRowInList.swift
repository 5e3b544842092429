import Workflow

extension OrderRow: ListRow {
    public var key: RowKey { RowKey(.order(id)) }
    public var title: String { number }
    /// The order as commands take it, without doubt about the channel.
    var reference: String { "\(channel):\(number)" }

    /// What stands in its way, in a few words; what other columns say already is left out.
    var obstacle: String {
        let isShort = openUnits > reservedUnits && (state == .backordered || state == .partlyAllocated)
        let said = Set(holds + ["deadline_missed", "hold_overdue"] + (isShort ? ["stock_short"] : []))
        let short = isShort ? ["\(openUnits - reservedUnits)/\(openUnits) short"] : []
        return (holds + short + exceptions.filter { !said.contains($0) }).joined(separator: ", ")
    }

    var tone: Tone {
        switch state {
        case .held, .backordered, .partlyAllocated: .warn
        case .cancelled, .shipped, .delivered: .dim
        case .captured, .allocated, .released, .picking, .packed, .partlyShipped: .text
        }
    }
}
