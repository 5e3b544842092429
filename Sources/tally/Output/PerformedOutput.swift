import Ledger
import Vocabulary
import Workflow

/// What a command came to, for people and for scripts.
struct PerformedOutput {
    private let performed: Performed
    private let isPreview: Bool
    private let names: Names.Answer
    private let people: [Operator]

    init(_ performed: Performed, isPreview: Bool, session: Session) throws {
        self.performed = performed
        self.isPreview = isPreview
        names = try session.desk.answer(Names(items: EventStory.items(in: [performed])))
        people = session.overview.operators
    }

    func print(_ printer: Printer) throws {
        if printer.style == .json { printer.object(json) }
        if let refusal = performed.refusal {
            if printer.style == .json { throw Failure.no(refusal.sentence, kind: refusal.code) }
            throw Failure.no(refusal.sentence, kind: refusal.code)
        }
        guard printer.style != .json else { return }
        let impact = Impact(performed, names: names) { id in people.first { $0.id == id }?.name.text ?? "operator \(id)" }
        for line in impact.lines { printer.tell(line) }
        printer.tell(isPreview ? "Nothing was written: this is a preview." : closing)
    }

    private var closing: String {
        switch performed.outcome {
        case .done: "Done: \(performed.command)."
        case .asked:
            "Asked: request \(performed.approval.map(String.init(describing:)) ?? "") waits for another person's yes."
        case .unchanged: "Nothing to do: it is so already."
        case .refused: ""
        }
    }

    private var json: JSONLine {
        var line = JSONLine()
        line.add("outcome", performed.outcome.rawValue)
        line.add("command", performed.command)
        line.add("preview", isPreview)
        line.add(
            "events",
            performed.events.map { event -> JSONLine in
                var json = JSONLine()
                json.add("sequence", event.sequence)
                json.add("kind", event.event.kind)
                return json
            })
        line.add(
            "movements",
            performed.movements.map { posted -> JSONLine in
                var json = JSONLine()
                let movement = posted.movement
                json.add("sku", names.items[movement.sku]?.code.text)
                json.add("from", place(movement.from))
                json.add("to", place(movement.to))
                json.add("quantity", movement.quantity)
                json.add("cost_minor", movement.costMinor)
                return json
            })
        line.add(
            "journal",
            performed.entries.flatMap(\.entry.lines).map { posted -> JSONLine in
                var json = JSONLine()
                json.add("account", posted.account.number)
                json.add("name", names.chart.name(of: posted.account))
                json.add("currency", posted.currency.description)
                json.add("debit_minor", posted.debitMinor)
                json.add("credit_minor", posted.creditMinor)
                return json
            })
        line.add("refusal", performed.refusal?.code)
        line.add("sentence", performed.refusal?.sentence)
        line.add("approval", performed.approval?.number)
        return line
    }

    /// One end of a movement in the words that scripts rely on: `HAM`, `HAM/damaged`, `supplier`.
    private func place(_ place: StockPlace) -> String {
        switch place {
        case .at(let location, let state):
            let code = names.locations[location]?.code.text ?? "location \(location)"
            return state == .sellable ? code : "\(code)/\(state.word)"
        case .opening: return "opening"
        case .supplier: return "supplier"
        case .customer: return "customer"
        case .adjustment: return "adjustment"
        case .count: return "count"
        case .scrap: return "scrap"
        }
    }
}
