import Testing
import Vocabulary
import Workflow

@testable import Console
@testable import Panes

/// The tables of keys.
struct BindingTests {
    @Test func `no pane binds a key that means the same everywhere`() {
        for pane in PaneCatalogue.all {
            for action in pane.actions {
                #expect(GlobalKeys.byStroke[.character(action.key)] == nil, "\(pane.id) binds \(action.key)")
                #expect(action.key.isLetter && action.key.isASCII, "\(pane.id): actions are on letters, not \(action.key)")
            }
        }
    }

    @Test func `no key is bound twice`() {
        for pane in PaneCatalogue.all { #expect(Set(pane.actions.map(\.key)).count == pane.actions.count, "\(pane.id)") }
        let strokes = GlobalKeys.all.flatMap(\.strokes)
        #expect(Set(strokes).count == strokes.count)
    }

    @Test func `no action sits on a control key, Delete or Backspace`() {
        for stroke in GlobalKeys.byStroke.keys {
            #expect(stroke != .delete && stroke != .backspace)
            #expect(stroke != .control("s") && stroke != .control("q"), "flow control is left alone")
        }
    }

    @Test func `every function key has a letter`() {
        for key in GlobalKeys.all where key.strokes.contains(where: { if case .function = $0 { true } else { false } }) {
            let hasOther = key.strokes.contains { if case .function = $0 { false } else { true } }
            switch key.act {
            case .quit, .recall: continue  // `:q` and `:` with Up
            default: #expect(hasOther, "\(key.label)")
            }
        }
    }

    @Test func `panes have their own tabs, names and columns`() {
        #expect(Set(PaneCatalogue.all.map(\.tab)).count == PaneCatalogue.all.count)
        #expect(Set(PaneCatalogue.all.map(\.id)).count == PaneCatalogue.all.count)
        for pane in PaneCatalogue.all {
            #expect(!pane.columns.isEmpty && !pane.fields.isEmpty && !pane.pages.isEmpty)
            for column in pane.columns where !column.field.isEmpty {
                #expect(pane.fields.contains(column.field), "\(pane.id): \(column.field)")
            }
        }
    }

    @Test func `every command can be reached from a pane or from the command line`() {
        let scene = Scene(now: FakeShop.now, overview: nil, operatorName: "supervisor", forms: CommandForms.all)
        let words = Set(Completion.of("", in: scene, themes: []).words)
        for form in CommandForms.all { #expect(words.contains(form.name), "\(form.name)") }
        let bound = Set(PaneCatalogue.all.flatMap { $0.actions.map(\.command) })
        // A transfer has no row of its own yet, and a customer neither.
        let typedOnly: Set = ["arrive", "lost", "tag"]
        for form in CommandForms.all where !typedOnly.contains(form.name) {
            #expect(bound.contains(form.name), "no pane offers \(form.name)")
        }
    }

    @Test func `what an action asks and presets are parameters of its form`() throws {
        let rows: [any ListRow] = [
            FakeShop.row(FakeShop.order(1)), FakeShop.stock(1), FakeShop.exception(2), FakeShop.approval(1),
            FakeShop.step(2, Period("2026-10")!), FakePolicy.rows[0],
        ]
        for pane in PaneCatalogue.all {
            for action in pane.actions {
                guard let form = CommandForms.form(action.command) else { continue }
                let known = Set(form.parameters.map(\.name) + ["reason"])
                let given = Set(action.asks.map(\.parameter) + rows.flatMap { action.presets($0).keys })
                #expect(given.isSubset(of: known), "\(pane.id) \(action.label): \(given.subtracting(known))")
                let needed = Set(form.parameters.filter(\.isRequired).map(\.name))
                #expect(needed.isSubset(of: given), "\(pane.id) \(action.label) lacks \(needed.subtracting(given))")
            }
        }
    }

    @Test func `a pane is one file and one line of the catalogue`() throws {
        let folder = Golden.root.deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Panes")
        let files = try FileNames.below(folder).filter { $0.hasSuffix("Pane.swift") && $0 != "Pane.swift" }
        let types = Set(PaneCatalogue.all.map { "\(type(of: $0)).swift" })
        #expect(Set(files) == types)
    }

    @Test func `what stands in the way of a step leads to what it names`() {
        let rows: [(String, LineLink?)] = [
            ("request 12: refund, torn", .words("request", "12")),
            ("exception 4: 2 lines were rejected", .words("exception", "4")),
            ("order #1051", .words("order", "#1051")), ("order #1051 line 2: 1 not back", .words("order", "#1051")),
            ("entry 812 on 2026-11-01 belongs to 2026-10-30", .posting(812)),
            ("transfer 3: 2 of LAMP-01 since 2026-09-01", .list(PaneID("stock"), filter: "sku:LAMP-01")),
            ("LAMP-01 at HAM", .list(PaneID("stock"), filter: "sku:LAMP-01 location:HAM")),
            ("3 units of LAMP-01 at HAM lie at no cost", .list(PaneID("stock"), filter: "sku:LAMP-01 location:HAM")),
            (
                "2 returned of TEA-1 at KOE not inspected since 2026-09-01",
                .list(PaneID("stock"), filter: "sku:TEA-1 location:KOE")
            ),
            ("event 9 on 2026-10-02: 3 of LAMP-01 at no cost", .posting(9)), ("the sales side of 2026-10 takes entries", nil),
            ("1200: 5.00 EUR booked, 4.00 EUR in layers", nil), ("2240 differs by 5.00 EUR", nil), ("", nil),
        ]
        for (text, link) in rows { #expect(CloseRow.link(of: text) == link, "\(text)") }
        let words = Set(PaneCatalogue.all.flatMap(\.jumpWords))
        for case .words(let kind, _)? in rows.map(\.1) { #expect(words.contains(kind), "nothing is opened by \(kind)") }
    }

    @Test func `an unknown key says so and does nothing`() {
        let session = Session()
        session.type("z")
        #expect(session.lastLine.contains("z does nothing here"))
        #expect((session.desk as? FakeDesk)?.acts.isEmpty == true)
    }
}
