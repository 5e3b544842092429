import Foundation

/// The built program, as people and scripts run it: an own process with an environment of its own.
struct Program: Sendable {
    /// The checkout, which holds the sample data.
    static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().standardizedFileURL.path

    /// `tally` lies beside the bundle of the tests.
    static let binary: String = {
        var places = [URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().path]
        places += CommandLine.arguments.filter { $0.hasSuffix(".xctest") }
        let beside = places.map { URL(filePath: $0).deletingLastPathComponent().appending(path: "tally").path }
        return beside.first { FileManager.default.isExecutableFile(atPath: $0) } ?? "tally beside \(places[0])"
    }()

    /// Whether the long forms of the slow proofs are asked for.
    static let isProving = ProcessInfo.processInfo.environment["TALLY_PROVE"] == "1"

    private let environment: [String: String]

    /// A program whose home lies in `folder`.
    init(in folder: String, store: String, _ settings: [String: String]) {
        let home = folder + "/home"
        var environment = [
            "PATH": "/usr/bin:/bin", "HOME": home, "XDG_DATA_HOME": home + "/data", "XDG_STATE_HOME": home + "/state",
            "XDG_CONFIG_HOME": home + "/config", "XDG_CACHE_HOME": home + "/cache", "TALLY_STORE": store,
            "TALLY_SHARE": Program.checkout, "LANG": "C.UTF-8", "TERM": "dumb",
        ]
        environment["LD_LIBRARY_PATH"] = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
        self.environment = environment.merging(settings) { _, new in new }
    }

    /// Starts it; `owner` lives as long as the process does.
    func start(_ arguments: [String], _ settings: [String: String] = [:], for owner: AnyObject) throws -> Running {
        try Running(
            Program.binary, arguments, environment: environment.merging(settings) { _, new in new }, for: owner)
    }

    /// Starts a tool of the system in the same environment.
    func start(tool: String, _ arguments: [String], for owner: AnyObject) throws -> Running {
        try Running(tool, arguments, environment: environment, for: owner)
    }
}
