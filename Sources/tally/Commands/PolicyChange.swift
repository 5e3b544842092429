import Policy
import Vocabulary
import Workflow

/// `tally policy draft`, `propose`, `activate` and `drop`: the same commands as everybody's.
extension PolicyCommand {
    /// A command of the catalogue by its words.
    func perform(_ words: [String]) throws {
        let command = try CommandForms.command(words + (reason.map { ["--reason=\($0)"] } ?? []))
        let session = try global.open()
        defer { try? session.desk.close() }
        let performed = try session.desk.perform(command, as: session.signature, preview: preview)
        try PerformedOutput(performed, isPreview: preview, session: session).print(global.printer)
    }

    /// Takes a folder in as the next version; with mistakes nothing is written, and each is told with its place.
    func draft(_ path: String, isProposal: Bool) throws {
        let folder = try PolicyFolder(path)
        let session = try global.open()
        defer { try? session.desk.close() }
        let active = try session.desk.answer(PolicyInForce())
        var failures = DraftPolicy.defects(
            of: folder.files, against: active.files, channels: session.overview.channels.map(\.code.text),
            locations: session.overview.locations.map(\.code.text), zones: SystemZones()
        ).map { PolicyCommand.failure($0, in: path) }
        if let last = failures.popLast() {
            for failure in failures { Main.tell(failure, wantsJSON: global.json) }
            Main.tell(last, wantsJSON: global.json)
            throw Failure.no(
                "nothing was taken in: \(failures.count + 1) mistake\(failures.isEmpty ? "" : "s") in \(path); policy \(active.version) stays active",
                kind: "policy_broken")
        }
        let command = DraftPolicy(files: folder.files, digest: folder.digest, note: reason ?? "", isProposal: isProposal)
        let performed = try session.desk.perform(command, as: session.signature, preview: preview)
        try PerformedOutput(performed, isPreview: preview, session: session).print(global.printer)
        guard !global.json, performed.outcome == .done, case .policy(let version)? = performed.record?.subject else { return }
        PolicyCommand.print(try PolicyDiff(from: active.files, to: folder.files), global.printer)
        let next =
            isProposal
            ? "tally policy activate \(version) asks for the yes of another person"
            : "tally policy propose \(version) proposes it"
        global.printer.note("Policy \(version) against policy \(active.version), above. Next: \(next).")
    }
}
