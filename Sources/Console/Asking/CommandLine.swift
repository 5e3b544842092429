/// The `==>` line while something is typed on it.
struct CommandLine: Sendable {
    var field = Field()
    /// Place in the history that Up has reached; nil while nothing was recalled.
    var recalled: Int?
    /// What was typed before Up.
    var draft = ""
}
