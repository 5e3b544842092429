/// What became of a file: how many of its records went in, changed something, were known, or were rejected.
public struct IntakeReport: Sendable, Equatable {
    public var file: String
    public var format: String
    public var accepted = 0
    public var updated = 0
    public var unchanged = 0
    public var rejected = 0
    /// Somebody stopped it before the file's end.
    public var isInterrupted = false
    /// Where the rejected records lie; nil when none were.
    public var rejectsFile: String?
    /// The first rejections, for people: place and reason.
    public var complaints: [String] = []

    init(file: String, format: String) {
        self.file = file
        self.format = format
    }
}
