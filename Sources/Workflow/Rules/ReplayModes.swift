import Policy
import Vocabulary

/// How far the engine goes by itself, which decides what comes of a difference.
extension PolicyReplay {
    /// Notes the draft's mode with each difference, and where the mode itself is another one.
    func takeModes(_ record: DecisionRecord, _ policy: PolicyVersion, byEngine: Bool) throws {
        guard case .order(let order) = record.subject else { return }
        let family = modeFamily(of: record, byEngine: byEngine)
        let hasModes = family.map { isMoody($0, draft) || isMoody($0, policy) } ?? false
        let needsModes = result.differences.contains { $0.family.modeScope != .none }
        guard hasModes || needsModes, let scope = try scope(order) else { return }
        for index in result.differences.indices where result.differences[index].family.modeScope != .none {
            // What a person does is done, whatever the mode.
            let isByItself = family.map { covers($0, result.differences[index].family) } ?? false
            guard isByItself else { continue }
            let mode = mode(result.differences[index].family, of: draft, scope)
            if mode != .act { result.differences[index].mode = mode }
        }
        guard hasModes, let family, family != .holds || result.isHeld else { return }
        let (was, would) = (mode(family, of: policy, scope), mode(family, of: draft, scope))
        guard was != would else { return }
        counts(family)
        differs(.mode, family, "", was: PolicyReplay.words(was), would: PolicyReplay.words(would))
        if would != .act { result.differences[result.differences.count - 1].mode = would }
    }

    /// The family whose mode a decision was taken under; nil where a person took it.
    private func modeFamily(of record: DecisionRecord, byEngine: Bool) -> Family? {
        switch record.question {
        case "hold": .holds
        case "allocation" where byEngine && !record.candidates.isEmpty: .routing
        case "release" where byEngine: .release
        default: nil
        }
    }

    private func covers(_ asked: Family, _ other: Family) -> Bool {
        asked == other || asked == .routing && other == .allocation
    }

    private func isMoody(_ family: Family, _ policy: PolicyVersion) -> Bool {
        !policy.sheet(family).modes.isEmpty || family == .routing && !policy.sheet(.allocation).modes.isEmpty
    }

    /// Where an order goes is decided by two families: the engine goes not farther than either lets it.
    private func mode(_ family: Family, of policy: PolicyVersion, _ scope: Scope) -> Mode {
        switch family {
        case .allocation, .routing:
            let place = result.place.map(code) ?? scope.location
            return min(
                policy.sheet(.allocation).mode(channel: scope.channel, location: place),
                policy.sheet(.routing).mode(channel: scope.channel, location: place))
        case .release: return policy.sheet(.release).mode(channel: scope.channel, location: scope.location)
        default: return policy.sheet(family).mode(channel: scope.channel, location: nil)
        }
    }

    private static func words(_ mode: Mode) -> String {
        switch mode {
        case .act: "act: it does it"
        case .propose: "propose: it asks somebody"
        case .shadow: "shadow: it does nothing"
        }
    }
}
