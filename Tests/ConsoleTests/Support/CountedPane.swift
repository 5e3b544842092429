import Canvas
import Panes
import Synchronization
import Workflow

/// A pane that counts how often one of its pages is laid out.
struct CountedPane: Pane {
    final class Count: Sendable {
        private let kept = Mutex(0)
        func add() { kept.withLock { $0 += 1 } }
        /// How often since the last time somebody asked.
        func news() -> Int {
            kept.withLock { times in
                defer { times = 0 }
                return times
            }
        }
    }

    let base: any Pane
    let count: Count

    var id: PaneID { base.id }
    var title: String { base.title }
    var shortTitle: String { base.shortTitle }
    var tab: Int { base.tab }
    var noun: String { base.noun }
    var summary: String { base.summary }
    var emptyNote: String { base.emptyNote }
    var columns: [PaneColumn] { base.columns }
    var ownSort: String { base.ownSort }
    var subject: ListSubject? { base.subject }
    var fields: [String] { base.fields }
    var jumpWords: [String] { base.jumpWords }
    var actions: [PaneAction] { base.actions }
    var pages: [String] { base.pages }
    var pageKeys: [PageKey] { base.pageKeys }
    func count(_ overview: Overview.Answer) -> String { base.count(overview) }
    func listing(_ query: ListQuery, in scene: Scene) -> Inquiry<Listing>? { base.listing(query, in: scene) }
    func cells(of row: any ListRow, in scene: Scene) -> [TableRow.Cell] { base.cells(of: row, in: scene) }
    func detail(of key: RowKey, row: (any ListRow)?, in scene: Scene) -> Inquiry<Detail> {
        base.detail(of: key, row: row, in: scene)
    }
    func heading(of row: any ListRow, in scene: Scene) -> String { base.heading(of: row, in: scene) }
    func glance(at row: any ListRow, _ detail: Detail?, in scene: Scene, room: Size) -> [TextLine] {
        base.glance(at: row, detail, in: scene, room: room)
    }
    func page(_ title: String, of row: any ListRow, _ detail: Detail, in scene: Scene, width: Int) -> [TextLine] {
        count.add()
        return base.page(title, of: row, detail, in: scene, width: width)
    }
    func shows(_ subject: Subject) -> Bool { base.shows(subject) }
}
