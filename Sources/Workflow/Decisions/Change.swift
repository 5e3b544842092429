/// Something that is not what it was when a request was made.
public struct Change: Sendable, Equatable {
    /// What it is, such as `promised back`.
    public var what: String
    public var before: String
    public var now: String

    public init(_ what: String, before: String, now: String) {
        self.what = what
        self.before = before
        self.now = now
    }

    var sentence: String { "\(what) was \(before) and is \(now)" }
}
