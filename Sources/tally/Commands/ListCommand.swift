import ArgumentParser
import Vocabulary
import Workflow

/// `tally list`: rows of one kind.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List orders, stock, exceptions, approvals, close or events.",
        discussion: "--where takes the console's filter, such as 'state:held channel:web' or 'flag:short'.")

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("What to list: \(Listing.names.joined(separator: ", ")).", valueName: "kind")) var kind: String
    @Option(name: .customLong("where"), parsing: .unconditional, help: ArgumentHelp("Only rows that match.", valueName: "filter")) var filter = ""
    @Option(name: .long, parsing: .unconditional, help: ArgumentHelp("Sort by this column; -COLUMN turns round.", valueName: "column")) var sort = ""
    @Option(name: .long, parsing: .unconditional, help: ArgumentHelp("At most so many rows.", valueName: "n")) var limit = 1_000_000
    @Option(name: .long, help: ArgumentHelp("The month, for close.", valueName: "yyyy-mm")) var period: String?

    func run() throws {
        guard let listing = Listing.all[kind] else {
            let near = Nearest.match(kind, among: Listing.names).map { "; did you mean \($0)?" } ?? "."
            throw Failure.use("there is no list of \(kind)\(near) There are: \(Listing.names.joined(separator: ", "))")
        }
        guard limit > 0 else { throw Failure.use("--limit is at least 1") }
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
            filter: ListFilter(filter), sort: listing.sort(column) ?? "", isDescending: isDescending, offset: 0, limit: limit)
        let (rows, unknown) = try listing.rows(session, query, month)
        if !unknown.isEmpty {
            throw Failure.use("\(kind) have no field \(unknown.joined(separator: ", ")) to filter by", kind: "unknown_field")
        }
        let nothing = filter.isEmpty ? listing.nothing : "Nothing of \(kind) matches \(filter)."
        global.printer.print(rows, columns: listing.columns, nothing: nothing)
    }
}
