import CNcurses
import Glibc

/// A second process that outlives the console and gives the terminal back when the console could not.
public enum Supervisor {
    /// Runs the console in a child of this process and answers its exit status, or 3 with a line on standard error if
    /// it crashed. `log` is named in that line. Without a terminal to guard the console runs in this process.
    ///
    /// It must be called before anything starts a thread, because a fork leaves all threads but one behind.
    public static func run(log: String? = nil, _ console: () -> Int32) -> Int32 {
        precondition(cn_thread_count() == 1, "The supervisor must be started before the first thread.")
        let outcome = cn_supervise()
        switch outcome.fate {
        case CN_CHILD: exit(console())
        case CN_EXITED: return outcome.number
        case CN_DIED:
            let line = Array((sentence(signal: outcome.number, log: log) + "\n").utf8)
            _ = write(2, line, line.count)
            return 3
        default: return console()
        }
    }

    static func sentence(signal: Int32, log: String?) -> String {
        let place = log.map { " The log is \($0)." } ?? ""
        return "tally: The console ended unexpectedly: \(cause(signal)). What it had confirmed is saved.\(place)"
    }

    private static func cause(_ signal: Int32) -> String {
        switch signal {
        case SIGSEGV: "SIGSEGV, a fault in memory"
        case SIGBUS: "SIGBUS, a fault in memory or on the disk"
        case SIGILL: "SIGILL, a check in the program failed"
        case SIGTRAP: "SIGTRAP, a check in the program failed"
        case SIGABRT: "SIGABRT, the program gave up"
        case SIGFPE: "SIGFPE, a fault in arithmetic"
        case SIGKILL: "SIGKILL, somebody ended it or the machine was out of memory"
        case SIGTERM: "SIGTERM, somebody ended it"
        default: "signal \(signal)"
        }
    }
}
