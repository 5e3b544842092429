import Canvas
import Panes
import Testing
import Vocabulary
import Workflow

@testable import Console

@Suite struct LaidPageTests {
    /// An opened order on a console that counts how often a page is laid out.
    private func opened() -> (session: Session, count: CountedPane.Count) {
        let count = CountedPane.Count()
        let session = Session { model in
            for index in model.panes.indices {
                model.panes[index] = PaneState(CountedPane(base: model.panes[index].pane, count: count))
            }
        }
        session.key(.enter)
        _ = session.text
        return (session, count)
    }

    @Test
    func `a page is laid out once when a row is opened and once when it has been read, and not again while one moves in it`() {
        let (session, count) = opened()
        #expect(session.opened?.laid != nil)
        #expect(count.news() == 2)
        for letter: Character in ["j", "j", "k", "G", "g", "j", "?"] {
            session.key(.character(letter))
            _ = session.text
            #expect(count.news() == 0, "\(letter)")
        }
    }

    @Test func `another page, another width and another minute lay it out anew, once each`() {
        let (session, count) = opened()
        _ = count.news()
        session.key(.tab)
        _ = session.text
        #expect(count.news() == 1)
        session.send(.resized(Size(rows: 40, columns: 120)))
        _ = session.text
        #expect(count.news() == 1)
        session.send(.resized(Size(rows: 41, columns: 120)))
        _ = session.text
        #expect(count.news() == 0)
        session.wait(milliseconds: 120_000)
        _ = session.text
        #expect((1...2).contains(count.news()))
    }

    @Test func `a page that is kept is the page that would be laid out now`() throws {
        let (session, _) = opened()
        for step in 0..<24 {
            switch step % 6 {
            case 0: session.key(.tab)
            case 1: session.send(.resized(Size(rows: 24 + step, columns: 80 + 5 * step)))
            case 2: session.wait(milliseconds: 61_000)
            case 3: session.hear()
            case 4: session.key(.escape, .character("j"), .enter)
            default: session.key(.character("-"), .character("-"))
            }
            guard let opened = session.opened, let row = opened.row, let detail = opened.detail else { continue }
            let model = session.model
            let fresh = model.pane.page(
                model.pane.pages[opened.page], of: row, detail, in: model.scene, width: model.layout.pageWidth)
            #expect(fresh == opened.laid?.lines, "step \(step)")
        }
    }
}
