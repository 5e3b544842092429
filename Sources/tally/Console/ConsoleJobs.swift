import Console
import Exchange
import Foundation
import Panes
import Store
import Vocabulary
import Workflow

/// What takes long and may not keep answers waiting: making a store and reading files, each on a thread of its own.
struct ConsoleJobs: Sendable {
    let mailbox: ConsoleMailbox
    private let underWay = StoreJobs()

    init(mailbox: ConsoleMailbox) { self.mailbox = mailbox }

    /// Waits until no file is being read any more; one that is, is left after the records that are being written.
    func finish() { underWay.finish() }

    func importFile(_ path: String, channel: String?, isDryRun: Bool, into desk: StoreDesk, as asker: Signature) {
        runOnStore { [mailbox] in
            mailbox.put(.imported(read(path, channel: channel, isDryRun: isDryRun, into: desk, as: asker)))
        }
    }

    /// Drafts of a dry run that are decided together: what one of them brings up is known to the others.
    private static let dryBatch = 5_000

    private func read(
        _ path: String, channel: String?, isDryRun: Bool, into desk: StoreDesk, as asker: Signature
    ) -> ImportNews {
        var intake = FileIntake(
            desk: desk, signature: Signature(by: Operator.engineID, at: asker.at), batch: isDryRun ? Self.dryBatch : 200)
        intake.isDryRun = isDryRun
        intake.channel = channel
        intake.isInterrupted = { [underWay] in underWay.isStopping }
        var last = -1
        do {
            // The screen asked by what it knew of the operator; roles may have been taken away since.
            let person = try desk.answer(OperatorList()).first { $0.id == asker.by }
            guard let person, !person.roles.isDisjoint(with: Role.importers) else {
                let refusal = Refusal.notAllowed("import", by: person?.name.text ?? "nobody", needs: Role.importers)
                return ImportNews(stage: .failed, sentence: refusal.sentence)
            }
            let report = try intake.run(path, keep: RejectsFolder(desk.folder).keep(of:)) { done, total in
                let percent = total > 0 ? done * 100 / total : 0
                guard percent / 5 != last / 5 || last < 0 else { return }
                last = percent
                mailbox.put(.imported(ImportNews(stage: .running, sentence: "import \(percent)%")))
            }
            if report.isInterrupted { return ImportNews(stage: .failed, sentence: report.interruption) }
            guard isDryRun else {
                let isWhole = report.rejected == 0
                return ImportNews(stage: isWhole ? .done : .partly, sentence: report.sentence)
            }
            let shop = try desk.answer(Overview(now: asker.at)).shop
            let lines = report.findings { moment in
                LocalTime(moment, offsetSeconds: SystemZones().offsetSeconds(of: shop.zone, at: moment)).day.description
            }
            return ImportNews(
                stage: .found(lines.map { ImportNews.Finding($0.label, $0.text, isOdd: $0.isOdd) }),
                sentence: "\(report.file) (\(report.format))")
        } catch { return ImportNews(stage: .failed, sentence: sentence(error)) }
    }

    func verify(_ desk: StoreDesk) {
        run { [mailbox] in
            do {
                let lines = try desk.verify()
                let failing = lines.filter { !$0.ok }
                let isSound = failing.isEmpty
                let sentence =
                    isSound
                    ? "the store verifies: \(lines.count) checks passed"
                    : "the store does not verify: \(failing.map(\.check).joined(separator: ", ")). Stop writing and restore the newest verified backup"
                mailbox.put(.imported(ImportNews(stage: isSound ? .done : .failed, sentence: sentence)))
                mailbox.put(.told(title: "Verify", lines.map { Self.line($0) }))
            } catch { mailbox.put(.imported(ImportNews(stage: .failed, sentence: sentence(error)))) }
        }
    }

    private static func line(_ line: VerifyLine) -> TextLine {
        TextLine([
            .init(line.ok ? "ok" : "FAILS", line.ok ? .ok : .bad, column: 1, width: 5),
            .init(line.check, column: 7, width: 22), .init("\(line.examined)", column: 30, width: 9, isRight: true),
            .init(line.detail, line.ok ? .dim : .bad, column: 41, width: 58),
        ])
    }

    func backUp(_ desk: StoreDesk, to path: String, at now: Instant) {
        run { [mailbox] in
            do {
                let lines = try desk.backup(to: path, noting: now)
                mailbox.put(
                    .imported(ImportNews(stage: .done, sentence: "\(path) is a verified copy: \(lines.count) checks passed")))
            } catch { mailbox.put(.imported(ImportNews(stage: .failed, sentence: sentence(error)))) }
        }
    }

    /// Keeps a folder as the next version of the policy: the same command as everybody's.
    func draftPolicy(_ path: String, note: String, into desk: StoreDesk, as signature: Signature) {
        runOnStore { [mailbox] in
            do {
                let folder = try PolicyFolder(path)
                let command = DraftPolicy(files: folder.files, digest: folder.digest, note: note, isProposal: false)
                let performed = try desk.perform(command, as: signature)
                guard performed.outcome == .done, case .policy(let version)? = performed.record?.subject else {
                    let why = performed.refusal?.sentence ?? "nothing was kept"
                    return mailbox.put(.imported(ImportNews(stage: .failed, sentence: why)))
                }
                let sentence = "policy \(version) drafted from \(path): look at it (6), then P proposes it"
                mailbox.put(.imported(ImportNews(stage: .done, sentence: sentence)))
            } catch { mailbox.put(.imported(ImportNews(stage: .failed, sentence: self.sentence(error)))) }
        }
    }

    /// Which files and folders begin so; `place` is the same with the home folder spelled out.
    func lookUp(_ begun: String, as place: String) {
        run { [mailbox] in
            let cut = place.lastIndex(of: "/").map { place.index(after: $0) } ?? place.startIndex
            let folder = place[..<cut].isEmpty ? "." : String(place[..<cut])
            let start = place[cut...]
            let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
            let found = names.filter { $0.hasPrefix(start) && (!$0.hasPrefix(".") || start.hasPrefix(".")) && !$0.contains(" ") }
                .prefix(500).map { name in
                    var isFolder: ObjCBool = false
                    let isThere = FileManager.default.fileExists(atPath: "\(folder)/\(name)", isDirectory: &isFolder)
                    return String(begun.dropLast(start.count)) + name + (isThere && isFolder.boolValue ? "/" : "")
                }
            mailbox.put(.paths(of: begun, found))
        }
    }

    /// Makes the store; `ready` is called with it on the job's thread before the console hears of it.
    func make(
        _ folder: StoreFolder, _ kind: StoreKind, _ shop: NewShop?, ready: @escaping @Sendable (Session) -> Void
    ) {
        let wanted: StoreMaker.Kind =
            switch kind {
            case .demo: .demo
            case .practice: .practice
            case .real: .real
            }
        run { [mailbox] in
            do {
                let maker = StoreMaker(
                    folder: folder, kind: wanted, currency: shop?.currency, name: shop?.name, zone: shop?.zone)
                try maker.make { mailbox.put(.storeProgress($0)) }
                let session = try Session(StoreDesk.opened(folder), as: nil)
                ready(session)
                mailbox.put(.storeMade(operatorName: session.person.name.text))
            } catch {
                mailbox.put(.storeRefused(sentence(error)))
            }
        }
    }

    private func sentence(_ error: any Error) -> String {
        switch error {
        case let failure as Failure: failure.sentence
        case let fault as StoreFault: fault.sentence
        default: "\(error)"
        }
    }

    private func runOnStore(_ job: @escaping @Sendable () -> Void) {
        underWay.begin()
        run { [underWay] in
            job()
            underWay.end()
        }
    }

    private func run(_ job: @escaping @Sendable () -> Void) {
        let thread = Thread(block: job)
        thread.stackSize = 8 << 20
        thread.start()
    }
}
