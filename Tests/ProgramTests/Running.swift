import Foundation
@preconcurrency import Glibc

/// What must not happen while a test looks at the program.
struct Trouble: Error, CustomStringConvertible {
    var description: String
    init(_ description: String) { self.description = description }
}

/// A process that has been started. What it prints goes into files without a name, so that it never waits for a
/// reader.
final class Running {
    let id: pid_t
    private let title: String
    private let output: Int32
    private let messages: Int32
    private var isReaped = false
    /// Whose folder the process works in: kept until it has ended.
    private let owner: AnyObject

    init(_ path: String, _ arguments: [String], environment: [String: String], for owner: AnyObject) throws {
        self.owner = owner
        title = ([path.split(separator: "/").last.map(String.init) ?? path] + arguments).joined(separator: " ")
        output = Running.unnamedFile()
        messages = Running.unnamedFile()
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, messages, 2)
        var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { (words + variables).forEach { free($0) } }
        var id: pid_t = 0
        var attributes = Running.attributes()
        defer { posix_spawnattr_destroy(&attributes) }
        let failure = posix_spawn(&id, path, &actions, &attributes, &words, &variables)
        self.id = id
        guard failure == 0 else {
            isReaped = true
            throw Trouble("\(path) does not start: \(String(cString: strerror(failure)))")
        }
    }

    deinit {
        if !isReaped {
            Glibc.kill(id, SIGKILL)
            var status: Int32 = 0
            while waitpid(id, &status, 0) < 0, errno == EINTR {}
        }
        Glibc.close(output)
        Glibc.close(messages)
    }

    func kill(_ signal: Int32 = SIGKILL) { Glibc.kill(id, signal) }

    /// Waits for its end; a process that takes longer is killed, and that is trouble.
    func wait(limit: Double = 120) throws -> Finished {
        let end = ContinuousClock.now + .seconds(limit)
        var status: Int32 = 0
        while true {
            let reaped = waitpid(id, &status, WNOHANG)
            if reaped == id { break }
            guard ContinuousClock.now < end else { throw Trouble("\(title): no end within \(limit) seconds\n\(text(messages))") }
            usleep(1_000)
        }
        isReaped = true
        let signal = status & 0x7f
        return Finished(
            title: title, status: signal == 0 ? (status >> 8) & 0xff : -signal, outputBytes: bytes(output),
            messageBytes: bytes(messages))
    }

    /// No signal is blocked or ignored: threads of a test block most of them, and a process would inherit that.
    private static func attributes() -> posix_spawnattr_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        return attributes
    }

    /// A file that nobody else can open and that is gone when it is closed.
    private static func unnamedFile() -> Int32 {
        var name = Array("\(Workshop.root)/said-XXXXXX".utf8CString)
        let file = mkstemp(&name)
        _ = fcntl(file, F_SETFD, FD_CLOEXEC)
        unlink(name)
        return file
    }

    private func bytes(_ file: Int32) -> [UInt8] {
        let size = Int(lseek(file, 0, SEEK_END))
        var bytes = [UInt8](repeating: 0, count: max(0, size))
        var held = 0
        while held < bytes.count {
            let count = bytes.withUnsafeMutableBytes { pread(file, $0.baseAddress! + held, $0.count - held, off_t(held)) }
            guard count > 0 else { break }
            held += count
        }
        return bytes
    }

    private func text(_ file: Int32) -> String { String(decoding: bytes(file), as: UTF8.self) }
}
