import Policy
import Vocabulary

/// Where a version lets the engine do more by itself than the active one, and how often people agreed with it there.
public struct ModeRaise: Sendable, Equatable {
    public var family: Family
    public var scope: String
    public var from: Mode
    public var to: Mode

    /// Every channel and place that either version names, where the second goes farther.
    static func all(from old: PolicyVersion, to new: PolicyVersion) -> [ModeRaise] {
        Family.allCases.filter { $0.modeScope != .none }.flatMap { family -> [ModeRaise] in
            let (before, after) = (old.sheet(family), new.sheet(family))
            var seen: Set<String> = []
            return (before.modes + after.modes).compactMap { rule in
                guard seen.insert(rule.scope).inserted else { return nil }
                let (channel, place) = (rule.channel ?? "", rule.location)
                let (then, now) = (before.mode(channel: channel, location: place), after.mode(channel: channel, location: place))
                return now > then ? ModeRaise(family: family, scope: rule.scope, from: then, to: now) : nil
            }
        }
    }

    /// One fact for each, for the one who has to say yes.
    static func evidence(from old: [PolicyFile], to new: [PolicyFile], in books: Books, zones: any Zones) throws -> [Fact] {
        guard case .success(let before) = PolicyVersion.read(old, number: 1, zones: zones),
            case .success(let after) = PolicyVersion.read(new, number: 2, zones: zones)
        else { return [] }
        let raises = all(from: before, to: after)
        guard !raises.isEmpty else { return [] }
        let agreements = try books.shelf.agreements()
        return raises.map { raise in
            let counted = agreements.filter { agreement in
                let code = books.channels[agreement.channel]?.code.text ?? ""
                return agreement.covers(raise.family)
                    && (raise.scope == code || raise.scope.hasPrefix(code + " at ") || raise.scope == "all"
                        || raise.scope.hasPrefix("at "))
            }
            let words = Agreement.words(same: counted.reduce(0) { $0 + $1.same }, other: counted.reduce(0) { $0 + $1.other })
            return Fact(
                "mode_\(raise.family.name)_\(raise.scope)",
                .text(
                    "\(raise.from.rawValue) -> \(raise.to.rawValue), people did the same \(words.map { "in \($0)" } ?? "never yet: nothing is measured")"
                ))
        }
    }
}

extension Agreement {
    /// Where an order goes is decided by two families: what is measured of one is measured of both.
    public func covers(_ other: Family) -> Bool {
        family == other || [.allocation, .routing].contains(family) && [.allocation, .routing].contains(other)
    }
}
