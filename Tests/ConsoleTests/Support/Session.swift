import Canvas
import Panes
import Testing
import Vocabulary
import Workflow

@testable import Console

/// An operator at a console: keys go in, screens and effects come out. Effects are carried out at once unless a test holds them.
final class Session {
    let desk: any Desk
    private(set) var model: ConsoleModel
    private(set) var effects: [Effect] = []
    /// Effects that have not been carried out, in the order in which they came.
    private(set) var held: [Effect] = []
    var holds = false
    var now: Instant { model.now }

    init(
        _ desk: any Desk = FakeDesk(), columns: Int = 80, rows: Int = 24, as name: String = "supervisor", pane: String? = nil,
        at now: Instant = FakeShop.now, hasStore: Bool = true, zones: any Zones = UTCOnly(),
        prepare: (inout ConsoleModel) -> Void = { _ in }
    ) {
        self.desk = desk
        model = ConsoleModel(
            size: Size(rows: rows, columns: columns), now: now, operatorName: name, forms: CommandForms.all, pane: pane,
            hasStore: hasStore, themes: ["dark", "light", "mono"], zones: zones,
            homeZone: "UTC")
        prepare(&model)
        take(model.start())
        hear()
    }

    func send(_ message: Message) { take(model.update(message)) }

    func key(_ strokes: Stroke...) { for stroke in strokes { send(.key(stroke)) } }

    /// Types text, one key a letter.
    func type(_ text: String) { for letter in text { send(.key(.character(letter))) } }

    func wait(milliseconds: Int) {
        send(.tick(Instant(milliseconds: model.now.milliseconds + milliseconds)))
    }

    /// The store is heard, as once a second.
    func hear() {
        if let generation = try? desk.generation() { send(.changed(generation: generation)) }
    }

    func release() {
        let waiting = held
        held = []
        for effect in waiting { carryOut(effect) }
    }

    /// Carries out one held effect, whichever; for tests about answers out of order.
    func releaseOne(_ index: Int) {
        guard held.indices.contains(index) else { return }
        carryOut(held.remove(at: index))
    }

    private func take(_ new: [Effect]) {
        effects += new
        for effect in new { if holds { held.append(effect) } else { carryOut(effect) } }
    }

    private func carryOut(_ effect: Effect) {
        switch effect {
        case .ask(let asking): send(asking.answer(by: desk))
        case .perform(let performing): send(performing.result(by: desk))
        default: break
        }
    }

    var screen: Canvas { model.draw(model.size) }
    var text: String { screen.text().joined(separator: "\n") }
    var opened: Opened? { model.opened }
    /// What the last line says, with the line above it where what is said is longer.
    var lastLine: String {
        let rows = screen.text().suffix(2)
        guard let above = rows.first, let last = rows.last else { return "" }
        return above.hasPrefix("      ") ? "\(above) \(last.drop { $0 == " " || $0 == "=" || $0 == ">" })" : last
    }

    /// The title of the row under the cursor, as the screen shows it.
    var shownTitle: String? { model.focus?.title }
}

extension Session {
    /// What the fake desk was told to do, in order, without what was only previewed.
    var acts: [String] {
        guard let fake = desk as? FakeDesk else {
            Issue.record("a real store does not note what it was told")
            return []
        }
        return fake.acts.filter { !$0.isPreview }.map { "\($0.command) \($0.subject)" }
    }
}
