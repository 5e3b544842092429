import Foundation
import Policy
import Store
import Vocabulary
import Workflow

/// A policy folder on disk, read whole.
struct PolicyFolder {
    let files: [PolicyFile]

    /// Reads the files that a policy has; throws what is missing, with the folder's name. A file that stands in `overlay` is
    /// taken from there.
    init(_ path: String, overlay: String? = nil) throws {
        try PolicyFolder.refuseStrangers(in: path)
        files = try House.fileNames.map { name in
            let own = overlay.map { "\($0)/\(name)" }.flatMap { FileManager.default.fileExists(atPath: $0) ? $0 : nil }
            let place = own ?? "\(path)/\(name)"
            guard let data = FileManager.default.contents(atPath: place) else {
                throw Failure.use(
                    "\(place) cannot be read; a policy folder has \(House.fileNames.joined(separator: ", "))", kind: "policy")
            }
            guard let text = String(data: data, encoding: .utf8) else {
                throw Failure.no("\(place): the file is not UTF-8", kind: "policy", place: place)
            }
            return PolicyFile(name: name, text: text)
        }
    }

    private init(files: [PolicyFile]) { self.files = files }

    /// Refuses a folder with files that no policy has: whoever wrote rules into `hold.yaml` believes that they hold. What is for
    /// readers may stand there (`README`, `*.md`), hidden files and an editor's copies (`~`), and folders.
    private static func refuseStrangers(in path: String) throws {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
        // A folder without any file of a policy is none: what is missing is said.
        guard names.contains(where: House.fileNames.contains) else { return }
        let strangers = names.filter { name in
            guard !House.fileNames.contains(name), !name.hasPrefix("."), !name.hasSuffix("~"), !name.hasPrefix("README"),
                !name.lowercased().hasSuffix(".md")
            else { return false }
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: "\(path)/\(name)", isDirectory: &isFolder) && !isFolder.boolValue
        }
        guard let first = strangers.first else { return }
        let told = strangers.prefix(5).map { name in
            name + (Nearest.match(name, among: House.fileNames).map { " (did you mean \($0)?)" } ?? "")
        }
        throw Failure.no(
            "\(path): a policy has no file \(told.joined(separator: ", "))\(strangers.count > 5 ? " and \(strangers.count - 5) more" : ""): nothing in it would count. Rename it or take it out; there are \(House.fileNames.joined(separator: ", "))",
            kind: "policy", place: "\(path)/\(first)")
    }

    /// The same files for another shop. What is given stands in `shop.yaml`; where the files are the program's own and nobody's yet,
    /// their amounts, their channels' currency and zone, and their owners are that shop's too.
    func made(for shop: Shop, isOwn: Bool) -> PolicyFolder {
        func line(_ text: String, _ key: String, _ value: String) -> String {
            text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
                guard line.hasPrefix("\(key):") else { return String(line) }
                let comment = line.range(of: " #").map { "   \(line[$0.lowerBound...])" } ?? ""
                return "\(key): \(value)\(comment)"
            }.joined(separator: "\n")
        }
        let name = shop.name.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"")
        let unit = shop.currency.description
        return PolicyFolder(
            files: files.map { file in
                var file = file
                if file.name == "shop.yaml" {
                    file.text = line(line(line(file.text, "name", "\"\(name)\""), "currency", unit), "zone", shop.zone)
                }
                guard isOwn else { return file }
                // A list of amounts by currency that has this one is complete.
                if !file.text.contains(" \(unit)\"") {
                    let cents = shop.currency.decimals == 0 ? [".00 EUR", " EUR"] : [" EUR"]
                    for amount in cents { file.text = file.text.replacingOccurrences(of: amount, with: " \(unit)") }
                }
                file.text = file.text.replacingOccurrences(of: "\"EUR\"", with: "\"\(unit)\"")
                    .replacingOccurrences(of: "Europe/Berlin", with: shop.zone)
                    .replacingOccurrences(of: "Nordlicht Kontor", with: name)
                return file
            })
    }

    /// SHA-256 over its canonical bytes, hexadecimal.
    var digest: String { PolicyDigest.of(files) }

    /// Copies the files into a store's own policy folder, where people edit them.
    func write(to path: String) throws {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        for file in files { try Data(file.text.utf8).write(to: URL(filePath: "\(path)/\(file.name)"), options: .atomic) }
    }
}
