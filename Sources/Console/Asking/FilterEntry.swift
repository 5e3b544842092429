import Panes

/// A filter while it is typed, and what the list was before.
struct FilterEntry: Sendable {
    var field: Field
    let before: String
    /// Where the list stood; nil where it was empty.
    let view: PaneState.View?
    /// What Tab has found to choose from, until the next key; empty where nothing was asked.
    var known = ""

    /// Tab ends the name of a field, or a value of one, as far as only one can be meant, and lists what there is.
    mutating func complete(_ pane: any Pane, in scene: Scene) {
        let word = field.text.split(separator: " ", omittingEmptySubsequences: false).last.map(String.init) ?? ""
        let name = word.drop { $0 == "!" }
        guard let colon = name.firstIndex(of: ":") else {
            return complete(String(name), among: pane.fields, ending: ":", title: "fields")
        }
        let fieldName = name[..<colon].lowercased()
        let value = name[name.index(after: colon)...].split(separator: ",", omittingEmptySubsequences: false).last ?? ""
        let words = pane.words(of: fieldName, in: scene)
        guard !words.isEmpty else {
            known =
                pane.fields.contains(fieldName)
                ? "\(fieldName): a value of your own" : "fields: \(pane.fields.joined(separator: " "))"
            return
        }
        complete(String(value), among: words, ending: "", title: fieldName)
    }

    private mutating func complete(_ begun: String, among all: [String], ending: String, title: String) {
        let fitting = all.filter { $0.hasPrefix(begun.lowercased()) }
        guard !fitting.isEmpty else {
            known = "\(title): \(all.joined(separator: " "))"
            return
        }
        let shared = Completion.beginning(of: fitting)
        if shared.count > begun.count { field.paste(String(shared.dropFirst(begun.count))) }
        if fitting.count == 1 { field.paste(ending) } else { known = "\(title): \(fitting.joined(separator: " "))" }
    }
}
