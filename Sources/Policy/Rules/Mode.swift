/// How far the engine goes by itself under a family of rules.
public enum Mode: String, Sendable, CaseIterable, Comparable {
    /// It decides and records, and does nothing.
    case shadow
    /// It records what it would do, and asks an operator.
    case propose
    /// It does it.
    case act

    private var reach: Int {
        switch self {
        case .shadow: 0
        case .propose: 1
        case .act: 2
        }
    }

    public static func < (a: Mode, b: Mode) -> Bool { a.reach < b.reach }
}

/// A mode for some orders: those of a channel, those that leave from a place, or both. Without either it is for all.
public struct ModeRule: Sendable, Equatable {
    public var channel: String?
    public var location: String?
    public var mode: Mode
    /// `holds.yaml:12:5`.
    public var place: String

    public init(channel: String?, location: String?, mode: Mode, place: String) {
        self.channel = channel
        self.location = location
        self.mode = mode
        self.place = place
    }

    /// `uk`, `at HAM`, `uk at HAM`, `all`.
    public var scope: String {
        switch (channel, location) {
        case (nil, nil): "all"
        case (let channel?, nil): channel
        case (nil, let location?): "at \(location)"
        case (let channel?, let location?): "\(channel) at \(location)"
        }
    }
}

/// What the modes of a family may name.
public enum ModeScope: Sendable {
    /// The engine does nothing by itself under these rules.
    case none
    /// An order has no place yet when they are asked.
    case channel
    case channelAndLocation
}

extension RuleSheet {
    /// The mode for an order: the first that names its channel and its place; `act` where none does.
    public func mode(channel: String, location: String?) -> Mode {
        for rule in modes {
            if let wanted = rule.channel, wanted != channel { continue }
            if let wanted = rule.location, wanted != location { continue }
            return rule.mode
        }
        return .act
    }
}

extension RuleReader {
    /// The key `modes` of a family's head.
    func readModes(_ root: PolicyNode) throws -> [ModeRule] {
        guard let list = try root.optional("modes") else { return [] }
        let known: [String]
        switch scope {
        case .none:
            throw list.defect("modes are for what the engine does by itself: holds, allocation, routing and release have them")
        case .channel: known = ["channel", "mode"]
        case .channelAndLocation: known = ["channel", "location", "mode"]
        }
        return try list.list().map { node in
            try node.only(known)
            return ModeRule(
                channel: try node.optional("channel")?.text(), location: try node.optional("location")?.text(),
                mode: try node.required("mode").word(Mode.self), place: node.defect("").place)
        }
    }
}
