import Foundation

/// A folder for one test, with a store and a home in it; it goes away with this.
final class Shop: Sendable {
    let folder: String
    private let program: Program
    var store: String { folder + "/store" }

    /// `settings` are added to the program's environment.
    init(_ settings: [String: String] = [:]) throws {
        folder = "\(Workshop.root)/\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder + "/home", withIntermediateDirectories: true)
        program = Program(in: folder, store: folder + "/store", settings)
    }

    deinit { Workshop.remove(folder) }

    /// A shop whose store is a copy of another's; nobody may have that one open.
    convenience init(like other: Shop, _ settings: [String: String] = [:]) throws {
        try self.init(settings)
        try take(other)
    }

    /// Puts a copy of another shop's store in place of this one's.
    func take(_ other: Shop) throws {
        Workshop.remove(store)
        try FileManager.default.copyItem(atPath: other.store, toPath: store)
    }

    /// A practice store that nothing has happened in.
    static func practice(_ settings: [String: String] = [:]) throws -> Shop {
        try Shop(like: Stencils.practice.get(), settings)
    }

    /// A practice store with the sample catalogue.
    static func catalogued() throws -> Shop { try Shop(like: Stencils.catalogued.get()) }

    /// A practice store with the sample catalogue and its opening stock.
    static func stocked(_ settings: [String: String] = [:]) throws -> Shop {
        try Shop(like: Stencils.stocked.get(), settings)
    }

    /// The demo store.
    static func demo() throws -> Shop { try Shop(like: Stencils.demo.get()) }

    /// Starts a call and goes on.
    func start(_ words: [String]) throws -> Running { try program.start(words, for: self) }

    /// Runs a tool of the system to its end, in the program's environment.
    @discardableResult
    func run(tool: String, _ words: [String]) throws -> Finished {
        try program.start(tool: tool, words, for: self).wait(limit: 20)
    }

    /// Runs a call to its end; `settings` are added to its environment.
    func run(_ words: [String], _ settings: [String: String] = [:], limit: Double = 120) throws -> Finished {
        try program.start(words, settings, for: self).wait(limit: limit)
    }

    @discardableResult
    func tally(_ words: String...) throws -> Finished { try run(words) }

    /// Runs what has to succeed.
    @discardableResult
    func done(_ words: String...) throws -> Finished {
        let run = try self.run(words)
        guard run.status == 0 else { throw Trouble(run.description) }
        return run
    }

    /// One workflow command that has to succeed, by this operator.
    @discardableResult
    func act(_ operatorName: String = "supervisor", _ words: String...) throws -> JSONObject {
        let run = try self.run(["do"] + words + ["--as", operatorName, "--json"])
        guard run.status == 0 else { throw Trouble(run.description) }
        return try run.object()
    }

    /// The words of a yes by somebody who has looked at what is doubtful.
    func yes(_ request: String, as person: String) throws -> [String] {
        // Its heading: Approval 9  refund  91.10 EUR  waiting  about #1056
        let words = try done("show", "approval", request).output.split(separator: " ")
        let amount = words.count > 3 ? String(words[3].filter { $0 != "," }) : ""
        return ["do", "approve", request, "--reason", "looked at the evidence", "--confirm", amount, "--as", person, "--json"]
    }

    /// The rows of a list, as scripts get them.
    func list(_ kind: String, _ filter: String = "") throws -> [JSONObject] {
        try done("list", kind, "--filter", filter, "--json").objects()
    }

    /// How many events the store holds.
    func events() throws -> Int {
        try done("list", "events", "--limit", "1", "--json").objects().last?.number("sequence") ?? 0
    }

    /// Writes a file into the shop's folder and says where it lies.
    func file(_ name: String, _ text: String) throws -> String { try file(name, Array(text.utf8)) }

    func file(_ name: String, _ bytes: [UInt8]) throws -> String {
        let path = "\(folder)/\(name)"
        try Data(bytes).write(to: URL(filePath: path))
        return path
    }
}
