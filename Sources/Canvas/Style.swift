/// How a role looks on a terminal of some number of colours.
public struct Style: Equatable, Sendable {
    /// The four attributes that even old terminals have. Nothing ever blinks.
    public struct Attributes: OptionSet, Hashable, Sendable {
        public let rawValue: UInt8
        public init(rawValue: UInt8) { self.rawValue = rawValue }
        public static let bold = Attributes(rawValue: 1)
        public static let dim = Attributes(rawValue: 2)
        public static let reverse = Attributes(rawValue: 4)
        public static let underline = Attributes(rawValue: 8)
    }

    public var attributes: Attributes
    /// A palette number from 0 to 255; nil is the terminal's own colour.
    public var foreground: Int?
    public var background: Int?

    public init(_ attributes: Attributes = [], foreground: Int? = nil, background: Int? = nil) {
        self.attributes = attributes
        self.foreground = foreground
        self.background = background
    }

    /// True if a terminal of this many colours can show it as it is.
    func fits(_ colours: Int) -> Bool {
        max(foreground ?? -1, background ?? -1) < colours
    }

    /// The nearest style for a terminal of this many colours; without colours only the attributes are left.
    func clamped(to colours: Int) -> Style {
        guard !fits(colours) else { return self }
        guard colours >= 8 else { return Style(attributes) }
        return Style(
            attributes,
            foreground: foreground.map { Palette.nearest(to: $0, of: colours, isText: background == nil) },
            background: background.map { Palette.nearest(to: $0, of: colours, isText: false) })
    }
}
