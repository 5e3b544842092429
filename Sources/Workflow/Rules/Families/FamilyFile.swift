import Policy
import Vocabulary

/// The file of one family while it is read; mistakes are gathered over all files of a version.
struct FamilyFile {
    let root: PolicyNode
    let defects: DefectList
    let ids: RuleIDs
    let zones: any Zones

    /// Reads head and rules. `read` takes what is the family's own from a rule's node, and gives the rule back, or nil when it is wrong.
    /// Nil when the file cannot be used.
    func sheet(_ family: Family, keys: [String], _ read: (RuleReader, PolicyNode) -> Rule?) -> RuleSheet? {
        let context = family.context.with(zones)
        let reader = RuleReader(family.name, context: context, keys: keys, scope: family.modeScope, defects: defects)
        guard let head = reader.head(root) else { return nil }
        let mistakes = defects.defects.count
        let desk = defects.attempt { try FamilyFile.desk(head.desk) } ?? nil
        guard defects.defects.count == mistakes else { return nil }
        var rules: [Rule] = []
        for node in head.rules {
            guard let rule = read(reader, node) else { continue }
            if let first = ids.first(rule) {
                defects.add(node.defect("rule \(rule.id) stands twice; the first is at \(first)"))
            }
            rules.append(rule)
        }
        guard rules.count == head.rules.count else { return nil }
        return RuleSheet(
            family: family.rawValue, name: family.name, owner: head.owner, reviewBy: head.reviewBy, desk: desk?.rawValue,
            modes: head.modes, context: context, rules: rules)
    }

    /// The role that is told when the family is to be looked at again.
    private static func desk(_ node: PolicyNode?) throws -> Role? {
        guard let node else { return nil }
        let role = try node.word(Role.self)
        guard role != .engine, role != .auditor else {
            throw node.defect("nobody of the role \(role.rawValue) looks after rules")
        }
        return role
    }
}

/// The ids of a version's rules: each stands once, whatever its file.
final class RuleIDs {
    private(set) var titles: [String: String] = [:]
    private var places: [String: String] = [:]

    /// Where a rule of the same id stands already; otherwise notes this one.
    func first(_ rule: Rule) -> String? {
        if let place = places[rule.id] { return place }
        places[rule.id] = rule.place
        titles[rule.id] = rule.title
        return nil
    }
}

extension RuleTitle {
    init(_ rule: Rule) { self.init(id: rule.id, title: rule.title) }
}
