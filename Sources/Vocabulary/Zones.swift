/// How far a named time zone is from UTC at a moment. The edges supply it, since only they may read the system's tables.
public protocol Zones: Sendable {
    /// Seconds east of UTC; 0 for a zone that is not known.
    func offsetSeconds(of zone: String, at moment: Instant) -> Int
    /// Whether the system's tables have such a zone.
    func knows(_ zone: String) -> Bool
    /// The names that people would write, for a slip of the pen; may be empty.
    var names: [String] { get }
}

extension Zones {
    public var names: [String] { [] }
}

/// Only UTC: for tests and for stores without local times.
public struct UTCOnly: Zones {
    public init() {}
    public func offsetSeconds(of zone: String, at moment: Instant) -> Int { 0 }
    public func knows(_ zone: String) -> Bool { zone == "UTC" }
}
