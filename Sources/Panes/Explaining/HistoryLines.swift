import Canvas
import Workflow

/// What happened, one line for each event.
enum HistoryLines {
    static func all(_ history: [HistoryLine], in scene: Scene, width: Int) -> [TextLine] {
        guard !history.isEmpty else { return [TextLine(" Nothing has happened yet.", .dim)] }
        return history.flatMap { line in
            TextLine.wrapped(
                "\(line.by): \(line.what)", label: TimeWords.stamp(line.at, in: scene), width: width)
        }
    }

    /// One line for each event and no more, for beside a list; History shows them whole. A moment is said once for all that
    /// happened at it, in the tone of the rest: a quieter one would cost each line two changes of colour.
    static func brief(_ history: some Sequence<HistoryLine>, in scene: Scene, width: Int) -> [TextLine] {
        var last = ""
        return history.map { line in
            let stamp = TimeWords.stamp(line.at, in: scene)
            defer { last = stamp }
            let label = stamp == last ? String(repeating: " ", count: TextWidth.cells(stamp)) : stamp
            return TextLine([.init(" \(label) \(line.by): \(line.what)", column: 0, width: width)])
        }
    }
}
