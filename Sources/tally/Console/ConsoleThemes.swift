import Canvas
import Foundation

/// The themes that are there: shipped ones, and the user's own under the configuration folder.
struct ConsoleThemes {
    private var files: [String: String] = [:]

    init() {
        let environment = ProcessInfo.processInfo.environment
        let configuration =
            environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? (environment["HOME"] ?? "/") + "/.config"
        for folder in [Places.shared("themes"), configuration + "/tallyman/themes"].compactMap({ $0 }) {
            for file in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where file.hasSuffix(".toml") {
                files[String(file.dropLast(5))] = "\(folder)/\(file)"
            }
        }
    }

    var names: [String] { (files.keys + ["mono"]).sorted() }

    /// The theme that was asked for; without a wish the one for the terminal's ground where COLORFGBG tells it, else the dark one, or
    /// plain attributes where no theme files are installed.
    func chosen(_ name: String?) throws -> Theme {
        if let name { return try theme(name) }
        let said = ProcessInfo.processInfo.environment["COLORFGBG"] ?? ""
        let usual = (Ground(colorFGBG: said) ?? .dark).theme
        return files[usual] == nil ? .mono : try theme(usual)
    }

    /// The theme of that name, or the sentence why there is none.
    func theme(_ name: String) throws -> Theme {
        if name == "mono" { return .mono }
        if let path = files[name], (try? String(contentsOfFile: path, encoding: .utf8)) == nil {
            throw Failure.use("theme \(name) cannot be read: \(path) is no text in UTF-8, or may not be read")
        }
        guard let path = files[name], let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            let others = files.isEmpty ? ": no theme files are installed (TALLY_SHARE names their folder)" : ""
            throw Failure.use("there is no theme \(name): there are \(names.joined(separator: ", "))\(others)")
        }
        do { return try Theme.load(text, file: path) } catch { throw Failure.use("\(error)") }
    }
}
