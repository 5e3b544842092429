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
}
