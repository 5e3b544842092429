import Canvas
import Foundation
import Testing

/// Compares a screen with the one that was kept; TALLY_UPDATE_GOLDENS=1 keeps the new one.
enum Golden {
    static var isUpdating: Bool { ProcessInfo.processInfo.environment["TALLY_UPDATE_GOLDENS"] == "1" }
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

    static func expect(_ canvas: Canvas, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let text = (canvas.text() + ["", "roles"] + canvas.roles()).joined(separator: "\n") + "\n"
        expect(text, at: root.appending(path: "Golden/\(name).txt"), sourceLocation: sourceLocation)
    }

    static func expect(_ text: String, at file: URL, sourceLocation: SourceLocation = #_sourceLocation) {
        if isUpdating {
            try? FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try? Data(text.utf8).write(to: file)
            return
        }
        let kept = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        guard kept != text else { return }
        let pairs = zip(
            kept.split(separator: "\n", omittingEmptySubsequences: false),
            text.split(separator: "\n", omittingEmptySubsequences: false))
        let first = pairs.enumerated().first { $0.element.0 != $0.element.1 }
        Issue.record(
            """
            \(file.lastPathComponent) differs\(first.map { " in line \($0.offset + 1):\n  kept \($0.element.0)\n  now  \($0.element.1)" } ?? "").
            TALLY_UPDATE_GOLDENS=1 keeps what is drawn now.
            """, sourceLocation: sourceLocation)
    }
}
