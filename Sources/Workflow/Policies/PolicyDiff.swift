import Policy
import Vocabulary

/// What two versions of a policy differ in, by rule and not by line: comments and layout are no difference.
public struct PolicyDiff: Sendable, Equatable {
    /// One part of a rule, such as `when`; empty on the side that has none.
    public struct Part: Sendable, Equatable {
        public var name: String
        public var old: String
        public var new: String

        /// `when: a -> b`.
        public var sentence: String {
            "\(name): \(old.isEmpty ? "none" : old) -> \(new.isEmpty ? "none" : new)"
        }
    }

    public struct Change: Sendable, Equatable {
        public enum Kind: String, Sendable {
            case added, removed, changed
        }

        public var kind: Kind
        /// A family's name, or `shop`, `channels`, `locations`, `accounts`.
        public var family: String
        /// A rule's id, an account's number, a code; empty for the file's own head.
        public var rule: String
        public var title: String
        public var parts: [Part]

        /// `holds H-02`, `holds`.
        public var name: String { rule.isEmpty ? family : "\(family) \(rule)" }

        /// What it comes to, on one line.
        public var sentence: String {
            switch kind {
            case .changed: parts.map(\.sentence).joined(separator: "; ")
            case .added:
                "added: " + ([title] + parts.map { "\($0.name) \($0.new)" }).filter { !$0.isEmpty }.joined(separator: ", ")
            case .removed:
                "removed: " + ([title] + parts.map { "\($0.name) \($0.old)" }).filter { !$0.isEmpty }.joined(separator: ", ")
            }
        }
    }

    public var changes: [Change]

    public var isEmpty: Bool { changes.isEmpty }

    /// `2 changed, 1 added`.
    public var summary: String {
        if changes.isEmpty { return "no difference" }
        return [Change.Kind.changed, .added, .removed].compactMap { kind in
            let count = changes.count { $0.kind == kind }
            return count == 0 ? nil : "\(count) \(kind.rawValue)"
        }.joined(separator: ", ")
    }

    /// Differences of the second text from the first; throws a `PolicyDefect` where a file is no YAML.
    public init(from old: [PolicyFile], to new: [PolicyFile]) throws {
        changes = []
        for name in House.fileNames {
            let before = try PolicySheet(name, in: old)
            let after = try PolicySheet(name, in: new)
            changes += PolicyDiff.changes(from: before, to: after)
        }
    }

    private static func changes(from old: PolicySheet, to new: PolicySheet) -> [Change] {
        var changes: [Change] = []
        let head = parts(from: old.head, to: new.head)
        if !head.isEmpty { changes.append(Change(kind: .changed, family: new.name, rule: "", title: "", parts: head)) }
        let moved = moves(from: old, to: new)
        for entry in new.entries {
            guard let before = old.entries.first(where: { $0.id == entry.id }) else {
                changes.append(change(.added, new.name, entry, parts(from: [], to: entry.parts)))
                continue
            }
            var parts = parts(from: before.parts, to: entry.parts)
            if before.title != entry.title { parts.insert(Part(name: "title", old: before.title, new: entry.title), at: 0) }
            if moved.contains(entry.id) {
                parts.append(Part(name: "place", old: "\(place(of: entry.id, in: old))", new: "\(place(of: entry.id, in: new))"))
            }
            if !parts.isEmpty { changes.append(change(.changed, new.name, entry, parts)) }
        }
        for entry in old.entries where !new.entries.contains(where: { $0.id == entry.id }) {
            changes.append(change(.removed, new.name, entry, parts(from: entry.parts, to: [])))
        }
        return changes
    }

    private static func change(_ kind: Change.Kind, _ family: String, _ entry: PolicySheet.Entry, _ parts: [Part]) -> Change {
        Change(kind: kind, family: family, rule: entry.id, title: entry.title, parts: parts)
    }

    private static func place(of id: String, in sheet: PolicySheet) -> Int {
        (sheet.entries.firstIndex { $0.id == id } ?? 0) + 1
    }

    /// Rules that stand elsewhere among those that both have, where the order counts.
    private static func moves(from old: PolicySheet, to new: PolicySheet) -> Set<String> {
        guard new.orderCounts else { return [] }
        let ids = Set(new.entries.map(\.id))
        let before = old.entries.map(\.id).filter { ids.contains($0) }
        let known = Set(before)
        let after = new.entries.map(\.id).filter { known.contains($0) }
        return Set(after.difference(from: before).insertions.map { if case .insert(_, let id, _) = $0 { id } else { "" } })
    }

    private static func parts(
        from old: [(name: String, text: String)], to new: [(name: String, text: String)]
    ) -> [Part] {
        var parts = new.compactMap { part -> Part? in
            let before = old.first { $0.name == part.name }?.text ?? ""
            return before == part.text ? nil : Part(name: part.name, old: before, new: part.text)
        }
        for part in old where !new.contains(where: { $0.name == part.name }) {
            parts.append(Part(name: part.name, old: part.text, new: ""))
        }
        return parts
    }
}

/// One file of a policy as what it lists: its rules, accounts, channels or places, and its head.
struct PolicySheet {
    struct Entry {
        var id: String
        var title: String
        var parts: [(name: String, text: String)]
    }

    let name: String
    /// Whether the order of the entries means something.
    let orderCounts: Bool
    let head: [(name: String, text: String)]
    let entries: [Entry]

    init(_ file: String, in files: [PolicyFile]) throws {
        name = file.split(separator: ".").first.map(String.init) ?? file
        let family = Family(name: name)
        orderCounts = family.map { $0.hitPolicy == .first || $0.hitPolicy == .eliminateThenRank || $0 == .allocation } ?? false
        let root = try House.document(file, in: files)
        let list = family != nil ? "rules" : name
        let (id, title) = family != nil ? ("id", "title") : name == "accounts" ? ("number", "name") : ("code", "name")
        head = try root.keys.filter { $0 != list && $0 != "family" }.compactMap { key in
            try root.optional(key).map { (key, $0.flow) }
        }
        entries =
            try root.optional(list)?.list().map { node in
                Entry(
                    id: try node.optional(id)?.flow ?? "", title: try node.optional(title)?.flow ?? "",
                    parts: try node.keys.filter { $0 != id && $0 != title }.compactMap { key in
                        try node.optional(key).map { (key, $0.flow) }
                    })
            } ?? []
    }
}
