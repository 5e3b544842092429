import Panes
import Workflow

/// Lines of an opened row that lead to other rows: the arrows choose one, Enter opens it.
extension ConsoleModel {
    /// Places of the lines that lead somewhere, and where.
    var links: [(line: Int, link: LineLink)] {
        openedLines.enumerated().compactMap { place, line in line.link.map { (place, $0) } }
    }

    /// The line that is chosen, if it can be seen.
    var chosenLink: (line: Int, link: LineLink)? {
        guard let opened else { return nil }
        let links = links
        guard !links.isEmpty else { return nil }
        let chosen = links[max(0, min(opened.link, links.count - 1))]
        return (opened.scroll..<(opened.scroll + layout.pageHeight)).contains(chosen.line) ? chosen : nil
    }

    /// Goes to the next or the last line that leads somewhere; false where there is none in that direction.
    mutating func moveLink(by step: Int) -> Bool {
        let links = links
        guard var opened = place.opened, abs(step) == 1, links.count > 1 else { return false }
        let next = max(0, min(opened.link, links.count - 1)) + step
        guard links.indices.contains(next) else { return false }
        opened.link = next
        let line = links[next].line
        if line < opened.scroll { opened.scroll = line }
        if line >= opened.scroll + layout.pageHeight { opened.scroll = line - layout.pageHeight + 1 }
        place.opened = opened
        return true
    }

    /// Opens what the chosen line leads to; nil where no line is chosen.
    mutating func followLink() -> [Effect]? {
        guard let chosen = chosenLink else { return nil }
        switch chosen.link {
        case .row(let key): open(key, row: nil)
        case .words(let kind, let word): return find(kind, word)
        case .list(let id, let filter):
            guard let index = panes.firstIndex(where: { $0.pane.id == id }) else { return [] }
            show(filter, in: index)
        case .posting(let sequence):
            return [.ask(Asking(.find) { .posted(sequence, try $0.answer(PostingAt(sequence))) })]
        }
        return []
    }

    /// Opens what an event was about, where its entry can be read, and says what it was.
    mutating func show(_ posting: PostingAt.Posting?, of sequence: Int) {
        guard let posting else { return say(.refused, "there is no event \(sequence)") }
        let line = posting.line
        if let state = panes.first(where: { $0.pane.shows(posting.subject) }) {
            let page = state.pane.pages.firstIndex { $0 == "Journal" || $0 == "Moves" } ?? 0
            open(RowKey(posting.subject), row: nil, page: page)
        }
        say(.note, "event \(sequence), \(posting.title): \(line.what), by \(line.by) \(TimeWords.stamp(line.at, in: scene))")
    }
}
