import Panes
import Workflow

/// What of several was not done, with the reason of each.
struct LeftOut: Sendable, Equatable {
    /// A row and why it was left out.
    struct Reason: Sendable, Equatable {
        var title: String
        var sentence: String

        /// The reason without the row's name: two rows with the same one are alike.
        var kind: String {
            title.isEmpty ? sentence : sentence.split(separator: title, omittingEmptySubsequences: false).joined()
        }
        /// The sentence, which names the row.
        var whole: String { sentence.contains(title) ? sentence : "\(title): \(sentence)" }
    }

    var reasons: [Reason]

    /// `2 left out: #1004 has no units reserved, and 1 alike (:log)`; nil when nothing was.
    func words(_ verb: String) -> String? {
        guard let first = reasons.first else { return nil }
        let alike = reasons.count { $0.kind == first.kind } - 1
        let other = reasons.count - 1 - alike
        let rest =
            switch (alike, other) {
            case (0, 0): ""
            case (0, _): ", and \(other) more (:log)"
            case (_, 0): ", and \(alike) alike (:log)"
            default: ", and \(alike) alike, \(other) for other reasons (:log)"
            }
        return "\(reasons.count) \(verb): \(first.whole)\(rest)"
    }
}
