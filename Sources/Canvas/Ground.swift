/// Whether a terminal writes on a dark or on a light ground.
public enum Ground: Sendable {
    case dark, light

    /// What COLORFGBG says, such as `15;0` or `0;default;15`: its last number is the ground, of the sixteen basic colours. Nil where it
    /// says nothing that can be read.
    public init?(colorFGBG text: String) {
        let parts = text.split(separator: ";", omittingEmptySubsequences: false)
        guard parts.count > 1, let last = parts.last, let colour = Int(last), (0..<16).contains(colour) else { return nil }
        self = colour < 7 || colour == 8 ? .dark : .light
    }

    /// The shipped theme that is made for it.
    public var theme: String { self == .dark ? "dark" : "light" }
}
