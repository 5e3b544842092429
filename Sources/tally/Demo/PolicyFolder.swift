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

    /// SHA-256 over its canonical bytes, hexadecimal.
    var digest: String { PolicyDigest.of(files) }

    /// Copies the files into a store's own policy folder, where people edit them.
    func write(to path: String) throws {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        for file in files { try Data(file.text.utf8).write(to: URL(filePath: "\(path)/\(file.name)"), options: .atomic) }
    }
}
