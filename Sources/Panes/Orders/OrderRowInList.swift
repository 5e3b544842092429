import Workflow

extension OrderRow: ListRow {
    public var key: RowKey { RowKey(.order(id)) }
    public var title: String { number }
    /// The order as commands take it, without doubt about the channel.
    var reference: String { "\(channel):\(number)" }

    /// The state in a word that fits a list.
    var stateWord: String {
        switch state {
        case .backordered: "backorder"
        case .partlyAllocated: "part alloc"
        case .partlyShipped: "part ship"
        case .captured, .held, .allocated, .released, .picking, .packed, .shipped, .delivered, .cancelled: state.word
        }
    }

    /// What stands in its way, in a few words.
    var obstacle: String {
        var words = holds
        if state == .backordered || state == .partlyAllocated || state == .captured, openUnits > reservedUnits, reservedUnits > 0 || state == .backordered {
            words.append("\(openUnits - reservedUnits) of \(openUnits) short")
        }
        words += exceptions.filter { !holds.contains($0) }
        return words.joined(separator: ", ")
    }

    var tone: Tone {
        switch state {
        case .held, .backordered, .partlyAllocated: .warn
        case .cancelled, .shipped, .delivered: .dim
        case .captured, .allocated, .released, .picking, .packed, .partlyShipped: .text
        }
    }
}
