import Canvas
@preconcurrency import Glibc

/// Where results and messages go: results to standard output, everything else to standard error.
struct Printer {
    enum Style {
        case table, json, csv
    }

    var style: Style
    var isQuiet: Bool

    /// Rows for people as an aligned table, for scripts one object a line, for spreadsheets as CSV.
    /// `nothing` is said beside an empty table where a person sits, so that nobody takes it for a failure.
    func print(_ rows: [Record], columns: [Column], nothing: String = "") {
        if rows.isEmpty, style == .table, !nothing.isEmpty, isatty(2) == 1 { note(nothing) }
        var out = ""
        switch style {
        case .json: for row in rows { out += row.json.text + "\n" }
        case .csv:
            out += columns.map { Printer.cell($0.title, isText: true) }.joined(separator: ",") + "\n"
            for row in rows {
                out +=
                    zip(row.cells, columns).map { Printer.cell($1.isNumber ? Printer.plain($0) : $0, isText: !$1.isNumber) }
                    .joined(separator: ",") + "\n"
            }
        case .table: out = table(rows, columns)
        }
        Printer.write(out, to: 1)
    }

    private func table(_ rows: [Record], _ columns: [Column]) -> String {
        let cells = rows.map { $0.cells.map { SafeText.make($0) } }
        let widths = columns.indices.map { index in
            cells.reduce(TextWidth.cells(columns[index].title)) { max($0, TextWidth.cells($1[index])) }
        }
        func line(_ texts: [String]) -> String {
            var out = ""
            for (index, text) in texts.enumerated() {
                let blanks = String(repeating: " ", count: widths[index] - TextWidth.cells(text))
                let isLast = index == texts.count - 1
                out += columns[index].isNumber ? blanks + text : isLast ? text : text + blanks
                if !isLast { out += "  " }
            }
            return out + "\n"
        }
        guard !rows.isEmpty else { return "" }
        return line(columns.map(\.title)) + cells.map(line).joined()
    }

    /// A message about what was done, which --quiet leaves out.
    func tell(_ text: String) { if !isQuiet { say(text) } }

    /// One line of result.
    func say(_ text: String) { Printer.write(SafeLines.make(text) + "\n", to: 1) }

    /// A file as it is, to be written to another; made safe only where a person looks at it.
    func file(_ text: String) {
        guard isatty(1) == 1 else { return Printer.write(text, to: 1) }
        let isWhole = text.last.map { $0 == "\n" || $0 == "\r\n" } ?? false
        say(isWhole ? String(text.dropLast()) : text)
    }

    /// One object of result, where scripts asked for that.
    func object(_ json: JSONLine) { Printer.write(json.text + "\n", to: 1) }

    /// A message that is no result.
    func note(_ text: String) {
        if !isQuiet { Printer.write(SafeLines.make(text) + "\n", to: 2) }
    }

    static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN {
                var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&waiting, 1, -1)
                continue
            }
            guard count > 0 else {
                if descriptor == 1 { fail(errno) }
                return
            }
            bytes = bytes.dropFirst(count)
        }
    }

    /// A number without the commas that people like to see.
    private static func plain(_ number: String) -> String { String(number.filter { $0 != "," }) }

    /// Results that nobody got are no success.
    private static func fail(_ code: Int32) -> Never {
        write(
            "tally: the output could not be written: \(String(cString: strerror(code))). What was done before stays done.\n",
            to: 2)
        exit(3)
    }

    /// A CSV cell; text that a spreadsheet would take for a formula gets a `'` in front.
    private static func cell(_ text: String, isText: Bool) -> String {
        // A list may be looked at in a terminal too, and two codes that differ must do so here. JSON keeps every character.
        var text = SafeText.whole(text)
        if isText, let first = text.unicodeScalars.first, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) { text = "'" + text }
        guard text.unicodeScalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}

/// One row of output: its cells for people, its object for scripts.
struct Record {
    var cells: [String]
    var json: JSONLine
}

/// One column of a printed table.
struct Column {
    var title: String
    var isNumber = false

    init(_ title: String, isNumber: Bool = false) {
        self.title = title
        self.isNumber = isNumber
    }
}
