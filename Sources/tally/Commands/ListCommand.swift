import ArgumentParser
import Canvas
import Vocabulary
import Workflow

/// `tally list`: rows of one kind.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List orders, stock, exceptions, approvals, close, trial-balance, outbox or events.",
        discussion: """
            --filter takes the console's filter, such as 'state:held channel:web' or 'flag:short'. --where takes a condition in \
            the language of policy, such as 'order.total > money("500 EUR") && "payment" in order.holds'; `tally list KIND \
            --where help` lists what it may name.
            """)

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("What to list: \(Listing.names.joined(separator: ", ")).", valueName: "kind")) var kind: String
    @Option(name: .long, parsing: .unconditional, help: ArgumentHelp("Only rows that match.", valueName: "filter")) var filter =
        ""
    @Option(
        name: .customLong("where"), parsing: .unconditional,
        help: ArgumentHelp("Only rows for which this holds.", valueName: "expr")) var condition: String?
    @Option(
        name: .long, parsing: .unconditional, help: ArgumentHelp("Sort by this column; -COLUMN turns round.", valueName: "column")
    ) var sort = ""
    @Option(name: .long, parsing: .unconditional, help: ArgumentHelp("At most so many rows.", valueName: "n")) var limit =
        1_000_000
    @Option(name: .long, help: ArgumentHelp("The month, for close and trial-balance.", valueName: "yyyy-mm")) var period: String?

    func run() throws {
        guard let listing = Listing.all[kind] else {
            let near = Nearest.match(kind, among: Listing.names).map { "; did you mean \($0)?" } ?? "."
            throw Failure.use("there is no list of \(kind)\(near) There are: \(Listing.names.joined(separator: ", "))")
        }
        guard limit > 0 else { throw Failure.use("--limit is at least 1") }
        guard listing.takesFilter || filter.isEmpty else {
            throw Failure.use("\(kind) are listed whole: there is nothing to filter them by", kind: "unknown_field")
        }
        guard listing.takesPeriod || period == nil else {
            throw Failure.use("\(kind) belong to no month: --period is for close and trial-balance")
        }
        if condition == "help" { return try tellFields(of: listing) }
        let session = try global.open()
        defer { try? session.desk.close() }
        var month = session.overview.closing
        if let period {
            guard let named = Period(period) else { throw Failure.use("\(period) is no month such as 2026-10") }
            month = named
        }
        let isDescending = sort.hasPrefix("-")
        let column = isDescending ? String(sort.dropFirst()) : sort
        guard column.isEmpty || listing.sort(column) != nil else {
            let known =
                listing.sorts.isEmpty ? "they have an order of their own" : "there are: \(listing.sorts.joined(separator: ", "))"
            throw Failure.use("\(kind) cannot be sorted by \(column); \(known)", kind: "unknown_column")
        }
        let query = ListQuery(
            filter: ListFilter(filter), condition: try asked(of: listing, at: session.now), sort: listing.sort(column) ?? "",
            isDescending: isDescending, offset: 0, limit: limit)
        if let complaint = listing.complaint(about: query.filter) { throw Failure.use(complaint, kind: "unknown_value") }
        let found = try listing.rows(session, query, month)
        if !found.unknown.isEmpty {
            throw Failure.use(
                "\(kind) have no field \(found.unknown.joined(separator: ", ")) to filter by", kind: "unknown_field")
        }
        let nothing = filter.isEmpty && condition == nil ? listing.nothing : "Nothing of \(kind) matches."
        global.printer.print(found.rows, columns: listing.columns, nothing: nothing)
        if let complaint = found.complaint { global.printer.note(SafeText.make(complaint)) }
    }

    private func asked(of listing: Listing, at now: Instant) throws -> Where? {
        guard let condition else { return nil }
        guard let subject = listing.subject else {
            throw Failure.use("\(kind) are listed whole: there is nothing to ask of them with --where")
        }
        do throws(Where.Fault) {
            return try Where(condition, of: subject, now: now, zones: SystemZones())
        } catch {
            // What the console's filter would take is told by its own option.
            let isFilter = condition.split(separator: " ").allSatisfy { $0.contains(":") }
            let hint = isFilter ? "; field:value belongs to --filter" : ""
            throw Failure.use("--where, \(error.sentence)\(hint)", kind: "expression")
        }
    }

    private func tellFields(of listing: Listing) throws {
        guard let subject = listing.subject else {
            throw Failure.use("\(kind) are listed whole: --where has nothing to ask of them")
        }
        global.printer.print(
            subject.fields.map { field in
                var json = JSONLine()
                json.add("name", field.name)
                json.add("type", field.type.description)
                return Record(cells: [field.name, field.type.description], json: json)
            }, columns: [Column("Name"), Column("Type")])
    }
}
