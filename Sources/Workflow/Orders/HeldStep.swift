/// A step of an order that a hold may stop.
public enum HeldStep: String, Sendable, CaseIterable {
    case allocate, route, release, ship, cancel, refund

    fileprivate var bit: Int { 1 << HeldStep.allCases.firstIndex(of: self)! }
}

/// Which steps a hold stops.
public struct Stops: Sendable, Hashable {
    /// One bit for each step, in the order in which they are declared: the form in which it is stored.
    public private(set) var bits: Int

    public init(_ steps: [HeldStep]) { bits = steps.reduce(0) { $0 | $1.bit } }

    /// Nil where a bit is of no step.
    public init?(bits: Int) {
        guard bits >= 0, bits < 1 << HeldStep.allCases.count else { return nil }
        self.bits = bits
    }

    /// Where nobody says which: everything on the way to the customer.
    public static let usual = Stops([.allocate, .release, .ship])

    public func contains(_ step: HeldStep) -> Bool { bits & step.bit != 0 }
    public var isEmpty: Bool { bits == 0 }
    public mutating func add(_ other: Stops) { bits |= other.bits }

    public var steps: [HeldStep] { HeldStep.allCases.filter { contains($0) } }
    /// `allocate, release, ship`.
    public var words: String { steps.map(\.rawValue).joined(separator: ", ") }
}

extension Hold {
    /// `finance_clerk, supervisor`.
    public var lifterWords: String { liftedBy.map(\.rawValue).sorted().joined(separator: ", ") }
}
