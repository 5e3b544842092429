import Vocabulary
import Workflow

/// What every pane may look at beside its own rows.
public struct Scene: Sendable {
    public var now: Instant
    /// The shop and its counts; nil until the store has answered once.
    public var overview: Overview.Answer?
    /// Who sits here.
    public var operatorName: String
    public var forms: [CommandForm]
    /// For the shop's own time.
    public var zones: any Zones

    public init(
        now: Instant, overview: Overview.Answer?, operatorName: String, forms: [CommandForm], zones: any Zones = UTCOnly()
    ) {
        self.now = now
        self.overview = overview
        self.operatorName = operatorName
        self.forms = forms
        self.zones = zones
    }

    /// How far the shop's time is from UTC at a moment.
    func offsetSeconds(at moment: Instant) -> Int {
        overview.map { zones.offsetSeconds(of: $0.shop.zone, at: moment) } ?? 0
    }

    /// The operator who sits here, once the store has said who there is.
    public var me: Operator? { overview?.operators.first { $0.name.text == operatorName } }

    public func form(_ name: String) -> CommandForm? { forms.first { $0.name == name } }

    /// A rule as people know it: `High value (H-02)`; of a version that holds no more its id alone.
    public func words(ofRule id: String) -> String { rule(id).words }

    /// The same behind a reason: `, High value (H-02)`; ` (H-02)` where the reason is the rule's title.
    func words(ofRule id: String, behind reason: String) -> String {
        let rule = rule(id)
        return rule.title == reason ? " (\(id))" : ", \(rule.words)"
    }

    private func rule(_ id: String) -> RuleTitle { RuleTitle(id: id, title: overview?.ruleTitles[id] ?? "") }

    public func location(_ id: LocationID) -> Location? { overview?.locations.first { $0.id == id } }
    public func code(of id: LocationID) -> String { location(id)?.code.text ?? "location \(id)" }
    public func name(of id: OperatorID) -> String {
        overview?.operators.first { $0.id == id }?.name.text ?? (id == Operator.engineID ? "engine" : "operator \(id)")
    }
}
