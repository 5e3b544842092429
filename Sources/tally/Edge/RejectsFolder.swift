import Foundation
import Store

/// Where rejected records are kept, beside the store.
struct RejectsFolder {
    private let folder: StoreFolder

    init(_ folder: StoreFolder) { self.folder = folder }

    /// Writes the rejects of a file, whole or not at all, and says where they lie. Only letters, digits and a few signs of
    /// the file's name are kept, so that no name leads out of the folder.
    func keep(_ rejects: [UInt8], of name: String) throws -> String {
        var stem = String(
            name.unicodeScalars.filter { $0.properties.isAlphabetic || "0123456789._-".unicodeScalars.contains($0) })
        if stem.lowercased().hasSuffix(".csv") { stem.removeLast(4) }
        while stem.hasPrefix(".") || stem.hasPrefix("-") { stem.removeFirst() }
        stem = String(stem.prefix(80))
        while stem.utf8.count > 200 { stem.removeLast() }
        let path = place(for: rejects, stem.isEmpty ? "file" : stem)
        do {
            try FileManager.default.createDirectory(
                atPath: folder.rejects, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try Data(rejects).write(to: URL(filePath: path), options: .atomic)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        } catch {
            throw Failure.machine(
                "the rejected records could not be written to \(path): \(error.localizedDescription). What was good is in the store; import the file again when there is room."
            )
        }
        return path
    }

    /// A name that is free, or holds these very rejects already: those of another file of the same name stay.
    private func place(for rejects: [UInt8], _ stem: String) -> String {
        var number = 1
        while true {
            let path = "\(folder.rejects)/\(stem)-rejects\(number == 1 ? "" : "-\(number)").csv"
            guard let there = FileManager.default.contents(atPath: path), there != Data(rejects) else { return path }
            number += 1
        }
    }
}
