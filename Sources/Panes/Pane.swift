import Canvas
import Vocabulary
import Workflow

/// One list of the console with what can be seen of its rows and done with them.
///
/// A new pane is one type and one line in `PaneCatalogue`; the frame, the keys, the help and the manual follow from it.
public protocol Pane: Sendable {
    var id: PaneID { get }
    var title: String { get }
    /// For narrow tab lines.
    var shortTitle: String { get }
    /// The digit that opens it.
    var tab: Int { get }
    /// What its rows are called, such as `orders`.
    var noun: String { get }
    /// One sentence for the help.
    var summary: String { get }
    /// What an empty list says: what that means, or how to fill it.
    var emptyNote: String { get }
    var columns: [PaneColumn] { get }
    /// The sort that an empty one means, for the third line.
    var ownSort: String { get }
    /// What a row is called in the conditions of `:where`.
    var subject: ListSubject? { get }
    /// Names that a filter knows.
    var fields: [String] { get }
    /// Words before which a number or a code names a row of it: `sku LAMP-1`, `exc 4`.
    var jumpWords: [String] { get }
    var actions: [PaneAction] { get }
    /// Titles of what Enter opens; `Why` is among them.
    var pages: [String] { get }
    /// Those of them that say something about a row, in the same order and the first of them; nil stands for a row not read yet.
    func pages(of row: (any ListRow)?) -> [String]
    /// Letters that open a row at one of its pages.
    var pageKeys: [PageKey] { get }

    /// What stands behind its title in the tab line.
    func count(_ overview: Overview.Answer) -> String
    /// The question for a window of the list; nil while the scene does not yet say enough to ask.
    func listing(_ query: ListQuery, in scene: Scene) -> Inquiry<Listing>?
    func cells(of row: any ListRow, in scene: Scene) -> [TableRow.Cell]
    func tone(of row: any ListRow) -> Tone
    /// Everything about one row.
    func detail(of key: RowKey, row: (any ListRow)?, in scene: Scene) -> Inquiry<Detail>
    /// The line above the detail.
    func heading(of row: any ListRow, in scene: Scene) -> String
    /// What is shown beside or below the list, the most important first. Nil stands for what is not known yet.
    func glance(at row: any ListRow, _ detail: Detail?, in scene: Scene, room: Size) -> [TextLine]
    /// What one should know before an action on the row is confirmed; stands over its impact.
    func grounds(of row: any ListRow, _ detail: Detail?, in scene: Scene, width: Int) -> [TextLine]
    func page(_ title: String, of row: any ListRow, _ detail: Detail, in scene: Scene, width: Int) -> [TextLine]
    /// What Enter leads to when that is a row of another pane.
    func destination(of row: any ListRow) -> RowKey?
    /// The pane and the filter that show what a row is about, where that is more than one row.
    func related(to row: any ListRow) -> (pane: PaneID, filter: String)?
    /// What a filter on that field would say to find the row; nil where it is what the cell shows.
    func value(of row: any ListRow, field: String) -> String?
    /// Every word that a filter on that field may ask for; empty where that cannot be said.
    func words(of field: String, in scene: Scene) -> [String]
    /// Rows that a word after one of the `jumpWords`, or a bare number, may mean.
    func named(_ word: String, in scene: Scene) -> Inquiry<[RowKey]>?
    /// True if this pane shows the rows of that subject.
    func shows(_ subject: Subject) -> Bool
    /// The letter of the action that the row most likely waits for.
    func nextAction(for row: any ListRow) -> Character?
    /// The letters of the actions that rows wait for in turn; what can be done with nearly every row keeps its place in the
    /// footer before them.
    var stepKeys: String { get }
    /// Lines that the detail below a list has at least, where the screen is small.
    var leastDetailRows: Int { get }
    /// The row that the cursor stands on when the list is first seen; nil for the first.
    func start(in rows: [any ListRow]) -> RowKey?
    /// What the third line says behind the pane's title.
    func whereabouts(in scene: Scene) -> String
    /// In which way a row is not what it was: for the card that tells a conflict.
    func differences(from old: Sight, to new: Sight, in scene: Scene) -> [Difference]
    /// What happened last to the row or to what it is about.
    func lastTouch(of detail: Detail) -> HistoryLine?
}

/// A letter that opens a row at one of its pages.
public struct PageKey: Sendable {
    public var key: Character
    public var label: String
    /// One sentence for the help and the manual.
    public var summary: String
    /// The page's title, which may depend on the row.
    public var page: @Sendable (any ListRow) -> String

    public init(_ key: Character, _ label: String, _ summary: String, page: @escaping @Sendable (any ListRow) -> String) {
        self.key = key
        self.label = label
        self.summary = summary
        self.page = page
    }
}

/// A row with what was known of it.
public struct Sight: Sendable {
    public var row: any ListRow
    public var detail: Detail?

    public init(row: any ListRow, detail: Detail?) {
        self.row = row
        self.detail = detail
    }
}

/// One thing about a row that was otherwise before.
public struct Difference: Sendable, Equatable {
    public var field: String
    public var before: String
    public var now: String

    public init(_ field: String, before: String, now: String) {
        self.field = field
        self.before = before
        self.now = now
    }
}

extension Pane {
    public func pages(of row: (any ListRow)?) -> [String] { pages }
    public var pageKeys: [PageKey] { [] }
    public func destination(of row: any ListRow) -> RowKey? { nil }
    public func related(to row: any ListRow) -> (pane: PaneID, filter: String)? { nil }
    public func value(of row: any ListRow, field: String) -> String? { nil }
    public func grounds(of row: any ListRow, _ detail: Detail?, in scene: Scene, width: Int) -> [TextLine] { [] }
    public func words(of field: String, in scene: Scene) -> [String] { [] }
    public func named(_ word: String, in scene: Scene) -> Inquiry<[RowKey]>? { nil }
    public func nextAction(for row: any ListRow) -> Character? { nil }
    public var stepKeys: String { "" }
    public func tone(of row: any ListRow) -> Tone { .text }
    public var leastDetailRows: Int { 8 }
    public func start(in rows: [any ListRow]) -> RowKey? { nil }
    public func whereabouts(in scene: Scene) -> String { "" }
    public func lastTouch(of detail: Detail) -> HistoryLine? { nil }

    /// The columns whose texts differ.
    public func differences(from old: Sight, to new: Sight, in scene: Scene) -> [Difference] {
        cellDifferences(from: old, to: new, in: scene)
    }

    func cellDifferences(from old: Sight, to new: Sight, in scene: Scene) -> [Difference] {
        let cells = zip(cells(of: old.row, in: scene), cells(of: new.row, in: scene))
        return zip(columns, cells).compactMap { column, pair -> Difference? in
            func shown(_ text: String) -> String { text.isEmpty ? "-" : text }
            return pair.0.text == pair.1.text
                ? nil : Difference(column.layout.title, before: shown(pair.0.text), now: shown(pair.1.text))
        }
    }

    /// What is wrong with the words of a filter, with the one that was most likely meant; nil when nothing is. While it
    /// is `begun`, a word that may still become a known one is none.
    public func complaint(about filter: ListFilter, in scene: Scene, begun: Bool = false) -> String? {
        for term in filter.terms {
            let known = words(of: term.field, in: scene)
            guard !known.isEmpty, case .oneOf(let asked) = term.match else { continue }
            for word in asked.map({ $0.lowercased() }) where !known.contains(word) {
                if begun, known.contains(where: { $0.hasPrefix(word) }) { continue }
                let near =
                    Nearest.match(word, among: known).map { ": did you mean \($0)?" } ?? ": \(known.joined(separator: " "))"
                return "there is no \(term.field) \(word)\(near)"
            }
        }
        return filter.numberComplaint(begun: begun)
    }

    /// The action on a letter, if there is one.
    public func action(_ key: Character) -> PaneAction? { actions.first { $0.key == key } }
}
