/// What few orders have: what the shop wrote on it, whose it is where it has no mail address, and what became of the rules.
public struct OrderMarks: Sendable, Equatable {
    public var labels = Labels()
    /// The customer's telephone, where the order has no mail address; empty otherwise.
    public var phone = ""
    /// Rules whose hold a person lifted: no later version of the order is held by them again.
    public var overruled: [String] = []
    /// Why it was last found to wait, as the record's answer says; empty while it does not.
    public var waits = ""

    public init() {}

    public var isEmpty: Bool { labels.isEmpty && phone.isEmpty && overruled.isEmpty && waits.isEmpty }
}
