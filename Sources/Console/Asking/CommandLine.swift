/// The `==>` line while something is typed on it.
struct CommandLine: Sendable {
    var field = Field()
    /// Place in the history that Up has reached; nil while nothing was recalled.
    var recalled: Int?
    /// What was typed before Up.
    var draft = ""
    /// What Tab found, where it is more than one and nothing could be added; nil while nothing is offered.
    var offered: OfferedNames?
}
