/// The number by which the store knows one thing of one kind; the kind is part of the type, so that an order's
/// number cannot be taken for a location's.
public struct Identifier<Kind>: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let number: Int
    public init(_ number: Int) { self.number = number }
    public static func < (a: Self, b: Self) -> Bool { a.number < b.number }
    public var description: String { String(number) }
}

/// The kinds of thing that have a number.
public enum Kind {
    public enum Order {}
    public enum SKU {}
    public enum Location {}
    public enum Channel {}
    public enum Exception {}
    public enum Approval {}
    public enum Transfer {}
    public enum Operator {}
    public enum Proposal {}
}

public typealias OrderID = Identifier<Kind.Order>
public typealias SKUID = Identifier<Kind.SKU>
public typealias LocationID = Identifier<Kind.Location>
public typealias ChannelID = Identifier<Kind.Channel>
public typealias ExceptionID = Identifier<Kind.Exception>
public typealias ApprovalID = Identifier<Kind.Approval>
public typealias TransferID = Identifier<Kind.Transfer>
public typealias OperatorID = Identifier<Kind.Operator>
public typealias ProposalID = Identifier<Kind.Proposal>
