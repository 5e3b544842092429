import Panes
import Workflow

/// Filter and sort of a list; each pane keeps its own.
extension ConsoleModel {
    mutating func applyFilter(_ text: String) {
        guard text != list.filter else { return }
        // What somebody chooses by hand stays.
        if case .filter = overlay {
            place.filterBefore = nil
            list.returning = nil
        }
        list.filter = text
        ask(adopting: .filter)
    }

    mutating func clearFilter() {
        if list.condition != nil {
            list.condition = nil
            ask(adopting: .filter)
        }
        applyFilter("")
    }

    /// Keeps only the rows for which an expression holds; an empty one keeps all.
    mutating func applyCondition(_ text: String) {
        guard let subject = pane.subject else {
            return say(.refused, "\(pane.noun) are listed whole: there is nothing to ask of them")
        }
        guard !text.isEmpty else {
            let names = subject.fields.map(\.name).joined(separator: " ")
            if list.condition == nil { return say(.note, "it is: where CONDITION, over \(names)") }
            list.condition = nil
            return ask(adopting: .filter)
        }
        do throws(Where.Fault) {
            list.condition = try Where(text, of: subject, now: now, zones: scene.zones)
            ask(adopting: .filter)
        } catch {
            let names = subject.fields.map(\.name).joined(separator: " ")
            let isAName = error.sentence.contains("there is no name") && !error.sentence.contains("did you mean")
            say(.refused, "where, \(error.sentence)" + (isAName ? "; it asks about \(names)" : ""))
        }
    }

    mutating func key(_ stroke: Stroke, _ entry: FilterEntry) -> [Effect] {
        var entry = entry
        entry.known = ""
        switch stroke {
        case .enter:
            overlay = nil
        case .escape, .function(12):
            overlay = nil
            if list.filter != entry.before { list.returning = entry.view }
            applyFilter(entry.before)
        case .down, .up:
            overlay = nil
            return act(stroke == .down ? .down : .up)
        case .tab, .function(4):
            entry.complete(pane, in: scene)
            overlay = .filter(entry)
            applyFilter(entry.field.text)
        default:
            guard entry.field.take(stroke) else { return [] }
            overlay = .filter(entry)
            applyFilter(entry.field.text)
        }
        return []
    }

    /// What is wrong with the filter's words; nil when nothing is.
    var filterComplaint: String? {
        var isBegun = false
        if case .filter = overlay { isBegun = true }
        return pane.complaint(about: ListFilter(list.filter), in: scene, begun: isBegun) ?? list.complaint
    }

    func sortPicker() -> Picker {
        let own = Picker.Line(key: "0", label: "own order (\(pane.ownSort))", note: "", choice: .sort(""))
        let columns = pane.columns.filter { !$0.sort.isEmpty }.enumerated().map { index, column in
            Picker.Line(key: index < 9 ? "\(index + 1)" : "", label: column.layout.title, note: "", choice: .sort(column.sort))
        }
        let lines = [own] + columns
        let selected = lines.firstIndex { $0.choice == .sort(list.sort) } ?? 0
        return Picker(
            "Sort \(pane.noun) by", lines, typing: .keys, selected: selected,
            hint: "Enter or digit sorts, S turns round, Esc closes")
    }

    mutating func askCounts() -> [Effect] {
        let columns = pane.columns.filter { !$0.field.isEmpty }
        guard opened == nil, !columns.isEmpty else {
            say(.note, "values are counted in a list")
            return []
        }
        let lines = columns.enumerated().map { index, column in
            Picker.Line(key: "\(index + 1)", label: column.layout.title, note: "", choice: .value(column.field))
        }
        overlay = .picker(Picker("Count which column", lines, typing: .keys, hint: "Enter counts, Esc closes"))
        return []
    }

    /// Counts a column over the rows of the filter.
    mutating func count(_ field: String) -> [Effect] {
        guard let index = pane.columns.firstIndex(where: { $0.field == field }) else { return [] }
        let (pane, scene, column) = (pane, scene, pane.columns[index])
        let query = list.whole(at: now, limit: 5000)
        guard let inquiry = pane.listing(query, in: scene) else { return [] }
        return [
            .ask(
                Asking(.count) { desk in
                    let listing = try inquiry.answer(desk)
                    var counts: [String: Int] = [:]
                    for row in listing.rows {
                        let value = pane.value(of: row, field: field) ?? pane.cells(of: row, in: scene)[index].text
                        counts[value, default: 0] += 1
                    }
                    let values = counts.map { ValueCount(value: $0.key, count: $0.value) }
                        .sorted { ($1.count, $0.value) < ($0.count, $1.value) }
                    return .counted(
                        pane.id, column: column.layout.title, field: field, values, isPart: listing.matching > listing.rows.count)
                })
        ]
    }

    mutating func showCounts(_ column: String, field: String, _ values: [ValueCount], isPart: Bool) {
        guard case .reader = overlay else { return }
        let most = values.first?.count ?? 1
        // They were counted over the rows of the filter: the value narrows it.
        let filter = list.filter
        let lines = values.prefix(200).map { value in
            let bar = String(repeating: "#", count: max(1, value.count * 20 / max(1, most)))
            return Picker.Line(
                key: "\(value.count)", label: value.value.isEmpty ? "(none)" : value.value, note: bar,
                choice: value.value.isEmpty || value.value == "-"
                    ? .nothing : .filter(ListFilter.adding(ListFilter.term(field, value.value), to: filter)))
        }
        overlay = .picker(
            Picker(
                "\(column): how often\(isPart ? ", in the first 5,000 rows" : "")", lines, typing: .search,
                hint: "Enter filters by it, Esc closes"))
    }
}
