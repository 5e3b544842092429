import Vocabulary
import Workflow

/// One kind of list: its columns and its rows. The catalogue below feeds `tally list`.
struct Listing {
    var columns: [Column]
    /// What an empty list of everything says on a terminal.
    var nothing = "Nothing is there yet."
    /// What the rows can be sorted by; a column's key in JSON stands for it too, `total_minor` for `total`.
    var sorts: [String] = []
    /// What a row is called in an expression; nil where the list takes none.
    var subject: ListSubject?
    /// The words that a field of the filter takes, for fields that take no others.
    var words: [String: [String]] = [:]
    /// It can be filtered; else it is listed whole.
    var takesFilter = true
    /// It is about one month.
    var takesPeriod = false
    var rows: (Session, ListQuery, Period) throws -> Found

    /// Rows, the fields of the filter that the list does not have, and what the condition had no answer for.
    typealias Found = (rows: [Record], unknown: [String], complaint: String?)

    static let names = ["orders", "stock", "exceptions", "approvals", "policy", "close", "trial-balance", "outbox", "events"]
    static var all: [String: Listing] {
        [
            "orders": orders, "stock": stock, "exceptions": exceptions, "approvals": approvals, "policy": policy, "close": close,
            "trial-balance": trialBalance, "outbox": outbox, "events": events,
        ]
    }

    static var orders: Listing {
        Listing(
            columns: [
                Column("Order"), Column("Channel"), Column("State"), Column("Due"), Column("Total", isNumber: true),
                Column("Cur"), Column("At"), Column("Pri", isNumber: true), Column("Holds"), Column("Customer"),
            ], nothing: "There are no orders yet: tally import FILE brings them in.",
            sorts: ["deadline", "placed_at", "total", "number", "state", "location", "channel", "customer", "priority"],
            subject: .order, words: ["state": OrderState.allCases.map(\.word), "open": ["yes", "no"]]
        ) { session, query, _ in
            let page = try session.desk.answer(OrderList(query, now: session.now))
            return (page.rows.map(OrderRecord.make), page.unknownFields, page.complaint)
        }
    }

    static var stock: Listing {
        Listing(
            columns: [
                Column("SKU"), Column("At"), Column("On hand", isNumber: true), Column("Reserved", isNumber: true),
                Column("Available", isNumber: true), Column("Damaged", isNumber: true), Column("In transit", isNumber: true),
                Column("Flag"), Column("Name"),
            ], nothing: "There is no stock yet: tally import FILE brings it in.",
            sorts: ["risk", "sku", "name", "location", "available", "on_hand", "reserved", "value", "transit"],
            subject: .stock,
            words: [
                "flag": ["oversold", "short", "wanted", "damaged", "new", "low"], "kind": LocationKind.allCases.map(\.rawValue),
            ]
        ) { session, query, _ in
            let page = try session.desk.answer(StockList(query))
            return (page.rows.map(StockRecord.make), page.unknownFields, page.complaint)
        }
    }

    static var exceptions: Listing {
        Listing(
            columns: [
                Column("Id", isNumber: true), Column("Severity"), Column("Kind"), Column("Subject"), Column("Owner"),
                Column("Due"), Column("State"), Column("Summary"),
            ], nothing: "Nothing needs anybody: the inbox is empty.",
            sorts: ["severity", "due_at", "raised_at", "kind", "owner", "subject"],
            subject: .exception,
            words: ["state": ExceptionState.allCases.map(\.word), "severity": Severity.allCases.map(\.word)]
        ) { session, query, _ in
            let page = try session.desk.answer(ExceptionList(query))
            return (page.rows.map(ExceptionRecord.make), page.unknownFields, page.complaint)
        }
    }

    static var approvals: Listing {
        Listing(
            columns: [
                Column("Id", isNumber: true), Column("Kind"), Column("Subject"), Column("Amount", isNumber: true),
                Column("Asked by"), Column("Due"), Column("State"), Column("Decided by"), Column("Reason"), Column("Said"),
            ], nothing: "Nothing waits for an approval.",
            sorts: ["due_at", "amount", "requested_at", "kind"],
            subject: .approval, words: ["state": ApprovalState.allCases.map(\.word) + ["changed"]]
        ) { session, query, _ in
            let page = try session.desk.answer(ApprovalList(query))
            return (page.rows.map(ApprovalRecord.make), page.unknownFields, page.complaint)
        }
    }

    static var close: Listing {
        Listing(
            columns: [
                Column("#", isNumber: true), Column("State"), Column("Owner"), Column("Check"), Column("Title"),
            ], nothing: "The policy has no steps for closing a month.", subject: .step,
            words: ["state": CloseState.allCases.map(\.rawValue), "owner": Role.allCases.map(\.rawValue)], takesPeriod: true
        ) { session, query, period in
            let unknown = query.filter.terms.map(\.field).filter { !["state", "owner", ""].contains($0) }
            var rows = try session.desk.answer(CloseList(period)).filter { query.filter.matches($0) }
            var complaint: String?
            if let condition = query.condition {
                let kept = condition.kept(of: rows, \.asked)
                (rows, complaint) = (kept.rows, kept.tally.complaint)
            }
            return (rows.prefix(query.limit).map(CloseRecord.make), unknown, complaint)
        }
    }

    /// A month's opening, movements and closing by account and currency.
    static var trialBalance: Listing {
        Listing(
            columns: [
                Column("Account", isNumber: true), Column("Name"), Column("Cur"), Column("Opening", isNumber: true),
                Column("Debit", isNumber: true), Column("Credit", isNumber: true), Column("Closing", isNumber: true),
            ], takesFilter: false, takesPeriod: true
        ) { session, query, period in
            let rows = try session.desk.answer(RollForward(period)).prefix(query.limit)
            return (rows.map { Record.make($0, of: period) }, [], nil)
        }
    }

    static var outbox: Listing {
        Listing(
            columns: [Column("Key"), Column("Kind"), Column("Event", isNumber: true), Column("Delivered"), Column("Says")],
            nothing: "Nothing was told to other programs yet.", takesFilter: false
        ) {
            session, query, _ in
            (
                try session.desk.answer(InstructionList(limit: query.limit)).map { row in
                    var json = JSONLine()
                    json.add("key", row.instruction.key)
                    json.add("kind", row.instruction.kind)
                    json.add("sequence", row.sequence)
                    json.add("delivered_at", row.deliveredAt)
                    json.add("withdrawn_at", row.withdrawnAt)
                    json.add("payload", row.instruction.payload)
                    return Record(
                        cells: [
                            row.instruction.key, row.instruction.kind, String(row.sequence),
                            row.deliveredAt?.description ?? (row.withdrawnAt == nil ? "waits" : "withdrawn"),
                            row.instruction.payload,
                        ], json: json)
                }, [], nil
            )
        }
    }

    static var events: Listing {
        Listing(
            columns: [Column("#", isNumber: true), Column("At"), Column("By"), Column("What")], takesFilter: false
        ) { session, query, _ in
            let after = max(0, session.overview.sequence - query.limit)
            return (
                try session.desk.answer(EventList(after: after, limit: query.limit)).map { line in
                    var json = JSONLine()
                    json.add("sequence", line.sequence)
                    json.add("at", line.at)
                    json.add("by", line.by)
                    json.add("what", line.what)
                    json.add("order", line.about.isEmpty ? nil : line.about)
                    let what = line.about.isEmpty ? line.what : "\(line.about) \(line.what)"
                    return Record(cells: [String(line.sequence), line.at.description, line.by, what], json: json)
                }, [], nil
            )
        }
    }

    /// What no row can be, in a sentence; nil when all words are ones that its fields take.
    func complaint(about filter: ListFilter) -> String? {
        for term in filter.terms {
            guard let known = words[term.field], case .oneOf(let asked) = term.match else { continue }
            for word in asked where !known.contains(word.lowercased()) {
                let near = Nearest.match(word.lowercased(), among: known).map { "; did you mean \($0)?" } ?? "."
                return "there is no \(term.field) \(word)\(near) There are: \(known.joined(separator: ", "))"
            }
        }
        return filter.numberComplaint()
    }

    /// The sort that a word names; nil when it names none.
    func sort(_ word: String) -> String? {
        let plain = word.hasSuffix("_minor") ? String(word.dropLast(6)) : word
        let names = ["order": "number", "external_id": "number", "deadline_at": "deadline"]
        return [plain, names[plain]].compactMap { $0 }.first { sorts.contains($0) }
    }
}

extension ListFilter {
    /// Whether a close step has every term: its state, its owner, or words of its title.
    fileprivate func matches(_ row: CloseRow) -> Bool {
        terms.allSatisfy { term in
            guard case .oneOf(let values) = term.match else { return false }
            let found = values.contains { value in
                switch term.field {
                case "state": row.state.rawValue == value
                case "owner": row.step.owner.rawValue == value
                default: Fold.text(row.step.title).contains(Fold.text(value))
                }
            }
            return found != term.isNegated
        }
    }
}
