import Ledger
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
        // A customer has no row of its own.
        let typedOnly: Set = ["tag"]
        for form in CommandForms.all where !typedOnly.contains(form.name) {
            #expect(bound.contains(form.name), "no pane offers \(form.name)")
        }
    }

    @Test func `what an action asks and presets are parameters of its form`() throws {
        let rows: [any ListRow] = [
            FakeShop.row(FakeShop.order(1)), FakeShop.stock(5), FakeShop.exception(2), FakeShop.approval(1),
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

    @Test func `what stands in the way of a step leads to exactly that, whatever its sentence says`() {
        let pile = StockKey(SKUID(7), LocationID(2))
        let rows: [(CloseSubject, LineLink?)] = [
            (.order(OrderID(9)), .row(RowKey(.order(OrderID(9))))), (.orderLine(OrderID(9), 2), .row(RowKey(.order(OrderID(9))))),
            (.refund(OrderID(9), 1), .row(RowKey(.order(OrderID(9))))),
            (.stock(pile), .row(RowKey(.stock(pile.sku, pile.location)))),
            (.transfer(TransferID(3), pile), .row(RowKey(.stock(pile.sku, pile.location)))),
            (.item(SKUID(7)), .list(PaneID("stock"), filter: "sku:NAME")),
            (.exception(ExceptionID(4)), .row(RowKey(.exception(ExceptionID(4))))),
            (.approval(ApprovalID(12)), .row(RowKey(.approval(ApprovalID(12))))), (.entry(812), .posting(812)),
            (.period(Period("2026-09")!), .list(PaneID("close"), filter: "period:NAME")), (.account(Account(2_240)), nil),
            (.log, nil),
        ]
        for (subject, link) in rows {
            #expect(CloseOffender(subject, name: "NAME", "order 5: request 6").link == link, "\(subject)")
            guard case .row(let key)? = link else { continue }
            #expect(PaneCatalogue.all.contains { $0.shows(key.subject) }, "no pane shows \(subject)")
        }
    }

    @Test func `an unknown key says so and does nothing`() {
        let session = Session()
        session.type("z")
        #expect(session.lastLine.contains("z does nothing here"))
        #expect((session.desk as? FakeDesk)?.acts.isEmpty == true)
    }
}
