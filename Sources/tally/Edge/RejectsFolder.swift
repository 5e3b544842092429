import Exchange
import Foundation
@preconcurrency import Glibc
import Store

/// Where rejected records are kept, beside the store.
struct RejectsFolder {
    private let folder: StoreFolder

    init(_ folder: StoreFolder) { self.folder = folder }

    /// Begins a file for the rejects of the file of that name. Only letters, digits and a few signs of the name are kept, so that
    /// no name leads out of the folder.
    func keep(of name: String) throws -> any RejectsKeeping {
        var stem = String(
            name.unicodeScalars.filter { $0.properties.isAlphabetic || "0123456789._-".unicodeScalars.contains($0) })
        if stem.lowercased().hasSuffix(".csv") { stem.removeLast(4) }
        while stem.hasPrefix(".") || stem.hasPrefix("-") { stem.removeFirst() }
        stem = String(stem.prefix(80))
        while stem.utf8.count > 200 { stem.removeLast() }
        folder.tidyRejects()
        return try RejectsFile(folder: folder.rejects, stem: stem.isEmpty ? "file" : stem)
    }
}

/// One file of rejects in the making: it has no name that anybody looks for until it is whole.
private final class RejectsFile: RejectsKeeping {
    private let folder: String
    private let stem: String
    private let partial: String
    private var file: Int32

    init(folder: String, stem: String) throws {
        self.folder = folder
        self.stem = stem
        partial = "\(folder)/\(StoreFolder.partialRejects)\(getpid())-\(UInt32.random(in: 0 ... .max))"
        file = -1
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw failure(folder) }
        file = open(partial, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw failure(folder) }
    }

    deinit {
        guard file >= 0 else { return }
        close(file)
        unlink(partial)
    }

    func append(_ bytes: [UInt8]) throws {
        var left = bytes[...]
        while !left.isEmpty {
            let count = left.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure(folder) }
            left = left.dropFirst(count)
        }
    }

    /// Takes the first name that is free, by a link: it never takes the place of another import's file. Where these very rejects
    /// lie already, that file stays and is told.
    func finish() throws -> String {
        guard fsync(file) == 0 else { throw failure(folder) }
        for number in 1... {
            let path = "\(folder)/\(stem)-rejects\(number == 1 ? "" : "-\(number)").csv"
            if link(partial, path) == 0 { return path }
            guard errno == EEXIST else { throw failure(path) }
            if isSame(as: path) { return path }
        }
        return folder
    }

    private func isSame(as path: String) -> Bool {
        var own = stat()
        var other = stat()
        guard fstat(file, &own) == 0, stat(path, &other) == 0, other.st_mode & S_IFMT == S_IFREG, own.st_size == other.st_size
        else {
            return false
        }
        return FileManager.default.contentsEqual(atPath: partial, andPath: path)
    }

    private func failure(_ path: String) -> Failure {
        Failure.machine(
            "the rejected records could not be written to \(path): \(String(cString: strerror(errno))). What was good is in the store; import the file again when there is room."
        )
    }
}
