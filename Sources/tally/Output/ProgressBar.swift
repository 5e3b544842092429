@preconcurrency import Glibc

/// A bar on standard error while something takes long; silent where that is no terminal.
final class ProgressBar {
    private let isOn: Bool
    private let label: String
    private var drawn = -1

    init(isOn: Bool, label: String) {
        self.isOn = isOn && isatty(2) == 1
        self.label = label
    }

    /// Draws when a whole percent has passed since the last time.
    func show(_ done: Int, of total: Int) {
        guard isOn, total > 0 else { return }
        let percent = min(100, done * 100 / total)
        guard percent != drawn else { return }
        drawn = percent
        let filled = percent * 30 / 100
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 30 - filled)
        Printer.write("\r\(label) [\(bar)] \(percent)%", to: 2)
    }

    /// Wipes the bar, so that what follows starts on a clean line.
    func end() {
        guard drawn >= 0 else { return }
        Printer.write("\r\(String(repeating: " ", count: label.count + 40))\r", to: 2)
    }
}
