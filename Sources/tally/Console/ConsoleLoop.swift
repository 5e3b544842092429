import Canvas
import Console
import Foundation
import Store
import Terminal
import Vocabulary
import Workflow

/// The loop between the terminal and the console's model: events become messages, effects are carried out, and the screen
/// is painted when nothing more has come.
final class ConsoleLoop {
    private let terminal: Terminal
    private let mailbox = ConsoleMailbox()
    private let worker: ConsoleWorker
    private let jobs: ConsoleJobs
    private let folder: StoreFolder
    private let themes: ConsoleThemes
    private let opened: OpenedDesk
    private let clock: ConsoleClock
    private var theme: Theme
    private var model: ConsoleModel
    private var isOver = false

    init(
        _ terminal: Terminal, session: Session?, folder: StoreFolder, themes: ConsoleThemes, theme: Theme, pane: String?
    ) {
        self.terminal = terminal
        self.folder = folder
        self.themes = themes
        self.theme = theme
        clock = ConsoleClock(isPractice: session?.overview.shop.isPractice ?? false)
        worker = ConsoleWorker(mailbox)
        jobs = ConsoleJobs(mailbox: mailbox)
        opened = OpenedDesk(session?.desk)
        model = ConsoleModel(
            size: terminal.size, now: clock.now, operatorName: session?.person.name.text ?? "", forms: CommandForms.all,
            pane: pane, hasStore: session != nil, themes: themes.names, zones: SystemZones(),
            homeZone: SystemZones.home)
        if let session { worker.use(session.desk) }
    }

    /// Runs until the operator leaves or nobody is there any more. What was being read then stops after what is being
    /// written; the answer says so.
    func run() -> String? {
        worker.start()
        carryOut(model.start())
        terminal.paint(model.draw(terminal.size), theme: theme)
        while !isOver {
            take(terminal.next(timeoutMilliseconds: patience))
            let start = ContinuousClock.now
            while !isOver {
                deliver()
                let event = terminal.next(timeoutMilliseconds: worker.isBusy ? grace(since: start) : 0)
                if event == .none { break }
                take(event)
            }
            if !isOver { terminal.paint(model.draw(terminal.size), theme: theme) }
        }
        worker.stop()
        jobs.finish()
        try? opened.desk?.close()
        return mailbox.take().lazy.compactMap { message in
            if case .imported(let news) = message, news.stage != .running { news.sentence } else { nil }
        }.first
    }

    /// Milliseconds until the console wants to be told the time; at most five seconds, to notice a silent store.
    private var patience: Int { max(20, min(5000, model.nextWake.milliseconds - clock.now.milliseconds)) }

    /// An answer that comes within a few milliseconds is painted together with the key that asked for it: half the bytes,
    /// and no flicker of LOADING.
    private func grace(since start: ContinuousClock.Instant) -> Int {
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        return max(0, 10 - Int(seconds) * 1000 - Int(attoseconds / 1_000_000_000_000_000))
    }

    private func deliver() {
        update(.tick(clock.now))
        for message in mailbox.take() {
            update(message)
        }
    }

    private func take(_ event: TerminalEvent) {
        update(.tick(clock.now))
        switch event {
        case .key(let key): update(.key(Stroke(key)))
        case .paste(let text): update(.paste(text))
        case .resize, .continued: update(.resized(terminal.size))
        case .suspend: terminal.suspend()
        case .hangup, .terminate: isOver = true
        case .wake, .none: break
        }
    }

    private func update(_ message: Message) { carryOut(model.update(message)) }

    private func carryOut(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .ask(let asking): worker.ask(asking)
            case .perform(let performing): worker.perform(performing)
            case .importFile(let path, let channel, let isDryRun, let by):
                if let desk = opened.desk {
                    jobs.importFile(
                        expanded(path), channel: channel, isDryRun: isDryRun, into: desk, as: Signature(by: by, at: clock.now))
                }
            case .verify: if let desk = opened.desk { jobs.verify(desk) }
            case .backUp(let path):
                if let desk = opened.desk { jobs.backUp(desk, to: expanded(path), at: clock.now) }
            case .draftPolicy(let path, let note, let by):
                if let desk = opened.desk {
                    jobs.draftPolicy(expanded(path), note: note, into: desk, as: Signature(by: by, at: clock.now))
                }
            case .lookUp(let path): jobs.lookUp(path, as: expanded(path))
            case .makeStore(let kind, let shop): make(kind, shop)
            case .useTheme(let name): use(name)
            case .copy(let text): terminal.copy(text)
            case .repaint: terminal.repaint()
            case .suspend: terminal.suspend()
            case .quit: isOver = true
            }
        }
    }

    private func expanded(_ path: String) -> String {
        guard path.hasPrefix("~/"), let home = ProcessInfo.processInfo.environment["HOME"] else { return path }
        return home + path.dropFirst(1)
    }

    private func make(_ kind: StoreKind, _ shop: NewShop?) {
        jobs.make(folder, kind, shop) { [worker, opened] session in
            opened.put(session.desk)
            worker.use(session.desk)
        }
    }

    private func use(_ name: String) {
        do {
            theme = try themes.theme(name)
            update(.themed("theme \(name)"))
        } catch {
            update(.themed((error as? Failure)?.sentence ?? "\(error)"))
        }
    }
}
