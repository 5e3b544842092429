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

    /// One line for each event and no more, for beside a list; History shows them whole.
    static func brief(_ history: some Sequence<HistoryLine>, in scene: Scene, width: Int) -> [TextLine] {
        history.map { line in
            TextLine.cut("\(line.by): \(line.what)", label: TimeWords.stamp(line.at, in: scene), width: width)
        }
    }
}
