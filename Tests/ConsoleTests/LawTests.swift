import Panes
import Testing
import Vocabulary
import Workflow

@testable import Console

/// Laws that hold for every seed.
struct LawTests {
    /// The order's number on the line that the cursor is on, read from the screen as a person would.
    private func shownNumber(_ session: Session) -> String? {
        guard let line = session.screen.text().first(where: { $0.hasPrefix(">") }) else { return nil }
        return line.firstIndex(of: "#").map { String(line[$0...].prefix { $0 != " " }) }
    }

    @Test(arguments: 0..<24)
    func `the order that is acted on is the order that is shown, whatever moves`(seed: Int) {
        var random = Seeded(seed)
        let desk = FakeDesk(orders: 60)
        let session = Session(desk, columns: random.pick([80, 120, 200]), rows: random.pick([24, 40, 60]))
        session.holds = true
        for _ in 0..<80 {
            shuffle(desk, &random)
            if random.below(2) == 0 { session.hear() }
            if !session.held.isEmpty, random.below(3) > 0 { session.releaseOne(random.below(session.held.count)) }
            switch random.below(8) {
            case 0...2: session.key(random.pick([.down, .down, .up, .pageDown, .home]))
            case 3: session.key(.function(5))
            case 4: session.type(random.pick(["S", "s1", "-"]))
            default: act(session, desk, &random)
            }
            session.key(.escape, .escape)
            session.wait(milliseconds: 400)
        }
    }

    private func act(_ session: Session, _ desk: FakeDesk, _ random: inout Seeded) {
        let before = desk.acts.count
        let shown = shownNumber(session)
        session.holds = false
        let letter = random.pick(["r", "a", "L"])
        session.type(letter)
        if random.below(2) == 0 { shuffle(desk, &random) }
        session.hear()
        session.wait(milliseconds: 400)
        session.key(.enter)
        if letter == "L" { session.key(.enter) }
        for act in desk.acts[before...] { #expect(act.subject == shown, "\(act) while \(shown ?? "nothing") was shown") }
        session.holds = true
    }

    /// Others work: orders come, go, change, and the whole list is turned round.
    private func shuffle(_ desk: FakeDesk, _ random: inout Seeded) {
        desk.change { state in
            for _ in 0..<(1 + random.below(6)) {
                guard !state.orders.isEmpty else { return }
                let index = random.below(state.orders.count)
                switch random.below(5) {
                case 0: state.orders.remove(at: index)
                case 1:
                    var order = FakeShop.order(100 + random.below(800))
                    order.deadline = FakeShop.now.adding(minutes: random.below(4000) - 2000)
                    if !state.orders.contains(where: { $0.id == order.id }) { state.orders.append(order) }
                case 2: state.orders[index].deadline = FakeShop.now.adding(minutes: random.below(4000) - 2000)
                case 3: state.orders[index].version += 1
                default: state.isReversed.toggle()
                }
            }
        }
    }

    @Test(arguments: 0..<16)
    func `changes by others leave the cursor on its row and on its line`(seed: Int) {
        var random = Seeded(seed)
        let desk = FakeDesk(orders: 60)
        let session = Session(desk, rows: random.pick([24, 40]))
        for _ in 0..<random.below(20) { session.key(.down) }
        let number = shownNumber(session)
        let line = session.screen.cursor
        for _ in 0..<20 {
            shuffle(desk, &random)
            session.hear()
            #expect(shownNumber(session) == number)
            #expect(session.screen.cursor == line)
        }
        session.key(.function(5))
        let isLeft = desk.state.withLock { state in state.orders.contains { $0.number.text == number } }
        #expect(isLeft ? shownNumber(session) == number : shownNumber(session) != number)
        #expect(!session.text.contains(" gone"))
    }

    @Test func `a list longer than a window is walked to its end and back`() {
        let session = Session(FakeDesk(orders: 1200))
        for _ in 0..<700 { session.key(.down) }
        #expect(session.text.contains("/1,199 of 1,199"))
        let far = shownNumber(session)
        for _ in 0..<3 { session.key(.up) }
        for _ in 0..<3 { session.key(.down) }
        #expect(shownNumber(session) == far)
        session.key(.end)
        #expect(shownNumber(session) == "#2199")
        session.key(.home)
        #expect(shownNumber(session) == "#1001")
    }

    @Test func `keys typed while a window is on its way are not lost`() {
        let session = Session(FakeDesk(orders: 1200))
        for _ in 0..<298 { session.key(.down) }
        session.holds = true
        for _ in 0..<10 { session.key(.down) }
        session.holds = false
        session.release()
        #expect(shownNumber(session) == "#1309")
    }

    @Test(arguments: 0..<16)
    func `no keys, pastes, answers or sizes crash it, and ^C leaves`(seed: Int) {
        var random = Seeded(seed &+ 1000)
        let desk = FakeDesk(orders: 30 + random.below(400))
        let session = Session(desk, columns: 1 + random.below(220), rows: 1 + random.below(70), hasStore: random.below(5) > 0)
        session.holds = true
        for step in 0..<500 {
            switch random.below(20) {
            case 0: session.send(.resized(.init(rows: 1 + random.below(200), columns: 1 + random.below(500))))
            case 1: session.send(.resized(.init(rows: 24, columns: 80)))
            case 2: session.send(.paste(random.pick(["", "1007", "\u{1B}[2J", "株式会社\n\n", String(repeating: "x", count: 3000)])))
            case 3: session.wait(milliseconds: random.below(40_000))
            case 4: session.hear()
            case 5: shuffle(desk, &random)
            case 6...9: if !session.held.isEmpty { session.releaseOne(random.below(session.held.count)) }
            case 10: session.send(.imported(ImportNews(stage: random.pick([.running, .done, .failed]), sentence: "import 40%")))
            case 11: session.send(.storeMade(operatorName: random.pick(["supervisor", "clerk", "nobody"])))
            default: session.key(random.pick(Self.strokes))
            }
            if step % 5 == 0 {
                let screen = session.screen
                #expect(screen.size == session.model.size)
            }
        }
        session.key(.control("c"), .control("c"))
        #expect(session.effects.contains { if case .quit = $0 { true } else { false } })
    }

    private static let strokes: [Stroke] = {
        let letters = (0x20..<0x7F).map { Stroke.character(Character(UnicodeScalar(UInt8($0)))) }
        let wide: [Stroke] = ["é", "茶", "👩‍🚀", "\u{0301}"].map { .character($0) }
        let others: [Stroke] = [
            .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .enter, .enter, .enter, .tab, .backTab, .backspace,
            .delete, .insert, .escape, .escape, .unknown, .control("f"), .control("d"), .control("l"), .control("w"), .alt("x"),
        ]
        return letters + wide + others + (1...24).map { .function($0) }
    }()

    @Test func `every size from one cell up can be drawn`() {
        let session = Session()
        session.key(.down)
        for overlay in ["", "?", "x", "H", "r", ":rel", "/a"] {
            session.type(overlay)
            for columns in [1, 2, 10, 37, 38, 79, 80, 81, 115, 116, 179, 180, 500] {
                for rows in [1, 2, 4, 5, 23, 24, 25, 60, 200] {
                    session.send(.resized(.init(rows: rows, columns: columns)))
                    #expect(session.screen.size.rows == rows)
                }
            }
            session.send(.resized(.init(rows: 24, columns: 80)))
            session.key(.escape, .escape)
        }
    }
}
