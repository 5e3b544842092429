/// What has the keys instead of the pane. It is only ever opened by a key of the operator, or takes the place of what was.
enum Overlay: Sendable {
    case prompt(Prompt)
    case sheet(Sheet)
    case picker(Picker)
    case line(CommandLine)
    /// The filter being typed, and what it was before.
    case filter(FilterEntry)
    /// What reading a file would do, before it is read.
    case intake(IntakeSheet)
    case reader(Reader)
    /// The card that tells what has changed; it comes in the place of a sheet.
    case conflict(Conflict)
}
