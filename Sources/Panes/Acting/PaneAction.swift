import Workflow

/// Something that can be done with a row: a letter, a command, what is asked before, and when it cannot be done.
///
/// The same table feeds the key, the footer, the help, the action menu and the manual.
public struct PaneAction: Sendable {
    public let key: Character
    /// One or two words for the footer.
    public let label: String
    /// What it is called for a row with which it does the opposite; nil where there is no such row.
    public let reverseLabel: String?
    private let isReverse: @Sendable (any ListRow, Scene) -> Bool
    /// One sentence for the help and the manual.
    public let summary: String
    /// The name of the command it comes to.
    public let command: String
    public let asks: [Ask]
    /// Off until the impact of this version is on the screen.
    public let needsImpact: Bool
    /// The parameter that may be given with the confirmation, such as a note; nil where there is none.
    public let note: String?
    /// What stands over the fields of its form while they are filled; nil where they are asked on the last line.
    public let guide: (@Sendable (AskScene, _ width: Int) -> [TextLine])?
    /// What it is about, in sentences, where that is not the row.
    public let about: @Sendable (any ListRow) -> String?
    /// The version that the operator sees of what the command is about.
    public let seen: @Sendable (any ListRow, Detail?) -> Int?
    /// Parameters of the form that the row itself fills, by name.
    public let presets: @Sendable (any ListRow) -> [String: String]
    /// What has to be typed to confirm, where the command's own tier does not say so; nil where Enter is enough.
    public let phrase: @Sendable (any ListRow, Scene) -> String?
    private let obstacle: @Sendable (any ListRow, Scene) -> String?
    private let bulkObstacle: @Sendable (any ListRow, Scene) -> String?
    /// The command that takes it back, with its words; nil where nothing does.
    public let undo: @Sendable (any ListRow, [String: String]) -> [String]?

    /// `off` answers the sentence why it cannot be done with this row, or nil when it can; `offInBulk` why not among others.
    public init<Row: ListRow>(
        _ key: Character, _ label: String, _ summary: String,
        reverse: (label: String, holds: @Sendable (Row, Scene) -> Bool)? = nil, command: String, on: Row.Type, asks: [Ask] = [],
        needsImpact: Bool = false, note: String? = nil,
        guide: (@Sendable (AskScene, _ width: Int) -> [TextLine])? = nil,
        about: @escaping @Sendable (Row) -> String? = { _ in nil },
        seen: @escaping @Sendable (any ListRow, Detail?) -> Int? = { row, _ in row.version == 0 ? nil : row.version },
        presets: @escaping @Sendable (Row) -> [String: String],
        phrase: @escaping @Sendable (Row, Scene) -> String? = { _, _ in nil },
        undo: @escaping @Sendable (Row, [String: String]) -> [String]? = { _, _ in nil },
        offInBulk: @escaping @Sendable (Row, Scene) -> String? = { _, _ in nil },
        off: @escaping @Sendable (Row, Scene) -> String?
    ) {
        self.key = key
        self.label = label
        reverseLabel = reverse?.label
        let holds = reverse?.holds
        isReverse = { row, scene in (row as? Row).flatMap { holds?($0, scene) } ?? false }
        self.summary = summary
        self.command = command
        self.asks = asks
        self.needsImpact = needsImpact
        self.note = note
        self.guide = guide
        self.seen = seen
        self.about = { row in (row as? Row).flatMap(about) }
        self.presets = { row in (row as? Row).map(presets) ?? [:] }
        self.phrase = { row, scene in (row as? Row).flatMap { phrase($0, scene) } }
        self.undo = { row, values in (row as? Row).flatMap { undo($0, values) } }
        obstacle = { row, scene in
            guard let row = row as? Row else { return "this row is of another kind" }
            return off(row, scene)
        }
        bulkObstacle = { row, scene in (row as? Row).flatMap { offInBulk($0, scene) } }
    }

    /// What it is called for these rows together: what it does with all of them.
    public func label(for rows: [any ListRow], in scene: Scene) -> String {
        guard let reverseLabel, !rows.isEmpty, rows.allSatisfy({ isReverse($0, scene) }) else { return label }
        return reverseLabel
    }

    /// A prompt or a sheet comes before it, so that more keys may have been typed ahead.
    public func opensSomething(in scene: Scene) -> Bool {
        !asks.isEmpty || scene.form(command).map { $0.tier != .reversible } ?? false
    }

    /// Why it cannot be done with this row by this operator now; nil when it can.
    public func reasonOff(for row: any ListRow, in scene: Scene, inBulk: Bool = false) -> String? {
        guard let form = scene.form(command) else { return "\(label) is not in this version of Tallyman yet" }
        if let me = scene.me, form.roles.isDisjoint(with: me.roles) {
            return Refusal.notAllowed(command, by: me.name.text, needs: form.roles).sentence
        }
        return obstacle(row, scene) ?? (inBulk ? bulkObstacle(row, scene) : nil)
    }
}
