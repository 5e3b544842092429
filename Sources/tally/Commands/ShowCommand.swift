import ArgumentParser
import Ledger
import Vocabulary
import Workflow

/// `tally show`: one thing with everything about it.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one order, sku, exception, approval or decision.")

    static let kinds = ["order", "sku", "exception", "approval", "decision"]

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("What: \(kinds.joined(separator: ", ")).", valueName: "kind")) var kind: String
    @Argument(help: ArgumentHelp("Its number or code.", valueName: "id")) var id: String
    @Flag(name: .long, help: "Why: the decisions about it, with facts, rules and candidates.") var why = false
    @Flag(name: .long, help: "Of a decision: takes it again on the facts that it kept, and says what has changed since.")
    var replay = false
    @Flag(name: .long, help: "What happened to it, oldest first.") var history = false

    func run() throws {
        let session = try global.open()
        defer { try? session.desk.close() }
        let printer = global.printer
        if kind == "decision" {
            guard let number = Int(id) else { throw Failure.use("\(id) is no decision's number") }
            guard let view = try session.desk.answer(DecisionAt(number)) else {
                throw Failure.no("there is no decision \(id)", kind: "unknown_thing")
            }
            if replay { return try replay(view.sequence, session) }
            show([view], printer)
            return
        }
        let subject = try subject(session)
        if why || history, try session.desk.answer(History(subject)).isEmpty {
            throw Failure.no("there is no \(kind) \(id)", kind: "unknown_thing")
        }
        if why { show(try session.desk.answer(Decisions(subject)), printer) }
        if history { show(try session.desk.answer(History(subject)), printer) }
        if !why, !history { try showThing(subject, session, printer) }
    }

    private func replay(_ sequence: Int, _ session: Session) throws {
        guard let replay = try session.desk.answer(DecisionAgain(sequence, now: session.now)) else { return }
        if global.printer.style == .json {
            global.printer.object(DecisionRecordOutput.json(replay, of: sequence))
        } else {
            for line in DecisionStory.lines(replay) { global.printer.say(line) }
        }
        guard replay.differences.isEmpty else {
            throw Failure.no("decision \(sequence) does not come to the same", kind: "replay")
        }
    }

    private func subject(_ session: Session) throws -> Subject {
        switch kind {
        case "order":
            let found = try session.desk.answer(OrdersNamed(id))
            guard let first = found.first else { throw Failure.no("there is no order \(id)", kind: "unknown_order") }
            guard found.count == 1 else {
                throw Failure.no("\(found.count) channels have an order \(id): say CHANNEL:\(id)", kind: "ambiguous_order")
            }
            return .order(first)
        case "sku":
            let page = try session.desk.answer(
                StockList(ListQuery(filter: ListFilter(ListFilter.term("sku", id)), limit: 50)))
            guard let row = page.rows.first(where: { $0.code == id }) else {
                throw Failure.no("there is no stock of a SKU \(id)", kind: "unknown_item")
            }
            return .item(row.sku)
        case "exception", "approval":
            guard let number = Int(id) else { throw Failure.use("\(id) is no number of an \(kind)") }
            return kind == "exception" ? .exception(ExceptionID(number)) : .approval(ApprovalID(number))
        default:
            let near = Nearest.match(kind, among: ShowCommand.kinds).map { "; did you mean \($0)?" } ?? "."
            throw Failure.use("nothing is called \(kind)\(near) There are: \(ShowCommand.kinds.joined(separator: ", "))")
        }
    }

    private func show(_ views: [DecisionView], _ printer: Printer) {
        for (index, view) in views.enumerated() {
            if printer.style == .json {
                printer.object(DecisionRecordOutput.json(view))
            } else {
                if index > 0 { printer.say("") }
                for line in DecisionStory.lines(view) { printer.say(line) }
            }
        }
    }

    private func show(_ lines: [HistoryLine], _ printer: Printer) {
        printer.print(
            lines.map { line in
                var json = JSONLine()
                json.add("sequence", line.sequence)
                json.add("at", line.at)
                json.add("by", line.by)
                json.add("what", line.what)
                return Record(cells: [String(line.sequence), line.at.description, line.by, line.what], json: json)
            }, columns: [Column("#", isNumber: true), Column("At"), Column("By"), Column("What")])
    }

    private func showThing(_ subject: Subject, _ session: Session, _ printer: Printer) throws {
        switch subject {
        case .order(let id):
            OrderOutput(try session.desk.answer(OrderDetail(id, now: session.now))).print(printer)
        case .item:
            let page = try session.desk.answer(
                StockList(ListQuery(filter: ListFilter(ListFilter.term("sku", self.id)), limit: 1_000)))
            printer.print(page.rows.filter { $0.code == self.id }.map(StockRecord.make), columns: Listing.stock.columns)
        case .exception(let id):
            let page = try session.desk.answer(
                ExceptionList(ListQuery(filter: ListFilter("id:\(id) state:open,owned,snoozed,resolved,closed_itself"))))
            guard let row = page.rows.first(where: { $0.exception.id == id }) else {
                throw Failure.no("there is no exception \(id)", kind: "unknown_thing")
            }
            try ExceptionOutput(row, session: session).print(printer)
        case .approval(let id):
            let page = try session.desk.answer(
                ApprovalList(ListQuery(filter: ListFilter("id:\(id) state:waiting,approved,rejected,expired,withdrawn,void"))))
            guard let row = page.rows.first(where: { $0.approval.id == id }) else {
                throw Failure.no("there is no request \(id)", kind: "unknown_thing")
            }
            try ApprovalOutput(row, session: session).print(printer)
        case .store, .stock, .location, .channel, .transfer, .person, .file, .period, .policy, .family: break
        }
    }
}
