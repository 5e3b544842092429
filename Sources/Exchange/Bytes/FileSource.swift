import Glibc

/// A regular file on disk, read piece by piece; closed when nobody needs it any more.
public final class FileSource: ByteSource {
    public let name: String
    public let bytesTotal: Int
    private let descriptor: Int32

    /// Refuses, with a sentence, what is not there, may not be read, is no regular file, or is empty.
    public init(path: String) throws(Defect) {
        // Not blocking, because opening a pipe that nobody writes to would wait for ever.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw FileSource.refusal(path, errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let code = errno
            close(descriptor)
            throw FileSource.refusal(path, code)
        }
        if let obstacle = FileSource.obstacle(status) {
            close(descriptor)
            throw Defect(file: path, reason: obstacle.reason, remedy: obstacle.remedy)
        }
        name = path
        bytesTotal = Int(status.st_size)
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    public func read(at offset: Int, into space: UnsafeMutableRawBufferPointer) throws(Defect) -> Int {
        while true {
            let count = pread(descriptor, space.baseAddress, space.count, offset)
            if count >= 0 { return count }
            if errno == EINTR { continue }
            throw Defect(
                file: name, reason: "reading stopped at byte \(offset): \(String(cString: strerror(errno)))",
                kept: "What was read before stays taken.", remedy: "Copy the file to another disk and import it again.")
        }
    }

    private static func refusal(_ path: String, _ code: Int32) -> Defect {
        switch code {
        case ENOENT:
            Defect(file: path, reason: "there is no such file", remedy: "Check the name and the folder.")
        case EACCES:
            Defect(
                file: path, reason: "it may not be read by this user",
                remedy: "Ask its owner for permission to read it.")
        default:
            Defect(
                file: path, reason: "it cannot be opened: \(String(cString: strerror(code)))",
                remedy: "Check the name and the folder.")
        }
    }

    private static func obstacle(_ status: stat) -> (reason: String, remedy: String)? {
        switch status.st_mode & S_IFMT {
        case S_IFREG:
            status.st_size == 0 ? ("it is empty", "Export it again; the first line must name the columns.") : nil
        case S_IFDIR: ("it is a folder", "Name the files in it.")
        case S_IFIFO: ("it is a pipe, not a file", "Save what comes out of it to a file first.")
        default: ("it is a device or a socket, not a file", "Name a file.")
        }
    }
}
