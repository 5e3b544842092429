import Canvas
import Panes
import Vocabulary
import Workflow

/// The whole console as a value: messages change it, it answers what is to be done outside, and it can be drawn.
public struct ConsoleModel: Sendable {
    /// There is no store yet, or there is one.
    enum Phase: Sendable {
        case greeting(Greeting)
        case work
    }

    var size: Size
    var now: Instant
    var phase: Phase
    var operatorName: String
    let forms: [CommandForm]
    let zones: any Zones
    /// The clock of the machine, for a store that is made here.
    let homeZone: String
    var overview: Overview.Answer?
    var panes: [PaneState]
    var place: Place
    /// Where Esc leads back to.
    var stack: [Place] = []
    /// Where `-` leads.
    var lastView: Whereabouts?
    var overlay: Overlay?
    var toast: Toast?
    var log: [LogLine] = []
    var history: [String] = []
    var isZoomed = false
    /// Nil until it has been read.
    var rail: Rail?
    /// The store's sequence that the rail was asked for.
    var railMark: Int?
    var themes: [String]
    /// What is being done, by the number of its effect.
    var running: [Int: Intention] = [:]
    var ticket = 0
    var undo: Undo?
    var generation: Int?
    var lastHeard: Instant
    var overviewMark: OverviewMark?
    var detailMark: DetailMark?
    var interruptedAt: Instant?
    /// When leaving was asked for while something was still running.
    var leaveAskedAt: Instant?
    /// Questions under way whose answer puts the operator elsewhere, or marks rows: until then no key acts on what is here.
    var choosing: Set<Slot> = []
    /// What could not be read, and when it is asked for again.
    var retries: [Slot: Instant] = [:]
    /// When the last key of a burst came whose action was refused: what was typed ahead for its prompt runs nothing.
    var swallowsFrom: Instant?
    /// How far an import has come.
    var importing: String?
    /// The page to open of the row that is being looked for.
    var wantedPage: String?
    /// What is to begin as soon as the row that was looked for can be seen.
    var wantedAction: WantedAction?

    /// An action whose row was named in a typed command, with what was typed for it.
    struct WantedAction: Sendable {
        var action: Character
        var values: [String: String]
        var wantsImpact: Bool
        /// The row, once it has been found.
        var key: RowKey?
    }

    /// The command that takes the last reversible one back.
    struct Undo: Sendable {
        var words: [String]
        var title: String
        var until: Instant
    }

    /// What the detail was asked for, so that it is asked once.
    struct DetailMark: Equatable, Sendable {
        var pane: Int
        var key: RowKey
        var generation: Int?
    }

    struct OverviewMark: Equatable, Sendable {
        var generation: Int?
        var minute: Int
    }

    /// A console on a store, or on none: then it offers to make one.
    public init(
        size: Size, now: Instant, operatorName: String, forms: [CommandForm], pane: String? = nil, hasStore: Bool = true,
        themes: [String] = ["mono"], zones: any Zones = UTCOnly(), homeZone: String = "UTC"
    ) {
        self.size = size
        self.now = now
        self.operatorName = operatorName
        self.forms = forms
        self.zones = zones
        self.themes = themes
        self.homeZone = homeZone
        phase = hasStore ? .work : .greeting(Greeting())
        panes = PaneCatalogue.all.sorted { $0.tab < $1.tab }.map(PaneState.init)
        let first = panes.firstIndex { $0.pane.id.word == pane ?? "orders" } ?? 0
        place = Place(pane: first)
        lastHeard = now
    }

    /// Drafts that leaving would lose.
    public var hasUnsentWork: Bool {
        if case .prompt = overlay { return true }
        return importing != nil || !running.isEmpty
    }

    /// Panes see whole minutes, so that everything on an idle screen changes with the clock and at no other moment.
    var scene: Scene {
        let minute = Instant(milliseconds: now.milliseconds / 60_000 * 60_000)
        return Scene(now: minute, overview: overview, operatorName: operatorName, forms: forms, zones: zones)
    }
    var layout: Layout {
        Layout(
            size, isZoomed: isZoomed || place.opened != nil, items: max(1, list.items.count), leastDetail: pane.leastDetailRows)
    }
    var fits: Bool { size.rows >= Layout.least.rows && size.columns >= Layout.least.columns }
    var pane: any Pane { panes[place.pane].pane }
    var list: PaneState {
        get { panes[place.pane] }
        set { panes[place.pane] = newValue }
    }
    var opened: Opened? { place.opened }

    /// The row that an action is about: the opened one, or the one under the cursor.
    var focus: (any ListRow)? { opened.map(\.row) ?? list.cursorItem?.row }

    mutating func say(_ kind: Toast.Kind, _ text: String) {
        let until = kind == .ok || kind == .note ? now.adding(seconds: 8) : nil
        let toast = Toast(kind: kind, text: text, until: until)
        self.toast = toast
        log.append(LogLine(at: now, toast: toast))
        if log.count > Self.mostLogged { log.removeFirst(log.count - Self.mostLogged) }
    }

    /// Lines that `:log` keeps: every reason of as many rows as can be marked, and what was said before.
    static let mostLogged = mostMarks + 300

    /// What went well before is no longer said when something opens that is about another thing.
    mutating func hush() { if toast?.until != nil { toast = nil } }

    /// Keeps a sentence for `:log` beside the one that is said.
    mutating func note(_ text: String) { log.append(LogLine(at: now, toast: Toast(kind: .refused, text: text))) }

    mutating func newTicket() -> Int {
        ticket += 1
        return ticket
    }
}
