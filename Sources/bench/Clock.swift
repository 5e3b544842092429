import Glibc

/// Wall and processor time since it was made.
struct Clock {
    private let wall: Int
    private let cpu: Int

    init() {
        wall = Clock.wallNow()
        cpu = Clock.usage().cpu
    }

    /// Microseconds of wall and processor time, and the largest memory the process had.
    func spent() -> (wall: Int, cpu: Int, peakKiB: Int) {
        let now = Clock.usage()
        return (Clock.wallNow() - wall, now.cpu - cpu, now.peakKiB)
    }

    static func wallNow() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1_000_000 + time.tv_nsec / 1_000
    }

    private static func usage() -> (cpu: Int, peakKiB: Int) {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let user = usage.ru_utime.tv_sec * 1_000_000 + Int(usage.ru_utime.tv_usec)
        let system = usage.ru_stime.tv_sec * 1_000_000 + Int(usage.ru_stime.tv_usec)
        return (user + system, usage.ru_maxrss)
    }
}
