import ArgumentParser
@preconcurrency import Glibc
import Store
import Vocabulary
import Workflow

/// `tally work`: evaluate everything that is due.
struct WorkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "work", abstract: "Evaluate everything that is due: allocate, route, release, alert.")

    @OptionGroup var global: GlobalOptions
    @Flag(name: .long, help: "Go on until interrupted.") var watch = false
    @Option(name: .long, help: ArgumentHelp("Seconds between rounds with --watch.", valueName: "seconds")) var interval = 30

    func run() throws {
        guard (1...86_400).contains(interval) else { throw Failure.use("--interval is 1 to 86400 seconds") }
        let session = try global.open()
        try session.confirmWriting("work")
        defer { try? session.desk.close() }
        try session.requires([.administrator, .supervisor], to: "work")
        let engine = Engine(desk: session.desk)
        if watch { Interruption.watch() }
        repeat {
            do {
                try round(engine, session)
            } catch let fault as StoreFault where watch && fault.mayPass {
                Main.tell(.from(fault), wantsJSON: global.json)
            }
            var left = watch ? interval : 0
            while left > 0, !Interruption.isAsked {
                sleep(1)
                left -= 1
            }
        } while watch && !Interruption.isAsked
    }

    private func round(_ engine: Engine, _ session: Session) throws {
        let progress = ProgressBar(isOn: !global.quiet && !global.json, label: "work")
        let report = try engine.work(at: session.now) { progress.show($0, of: $1) }
        let delivered = try session.desk.deliverInstructions(at: session.now)
        progress.end()
        if let ahead = try session.desk.answer(LogAhead(now: session.now)) { global.printer.note("tally: \(ahead.sentence)") }
        say(report, delivered: delivered)
        if !watch, let first = report.broken.first {
            let more = report.broken.count > 1 ? " \(report.broken.count - 1) more orders were left as they are." : ""
            throw Failure.no(first + "." + more, kind: "inconsistent")
        }
        for sentence in report.broken { global.printer.note("tally: \(sentence)") }
    }

    private func say(_ report: Engine.Report, delivered: Int) {
        if global.json {
            var line = JSONLine()
            line.add("looked", report.looked)
            line.add("allocated", report.allocated)
            line.add("backordered", report.backordered)
            line.add("released", report.released)
            line.add("raised", report.raised)
            line.add("expired", report.expired)
            line.add("proposed", report.proposed)
            line.add("policy_activated", report.policy)
            line.add("delivered", delivered)
            global.printer.object(line)
        } else {
            global.printer.tell(
                "\(report.looked) orders looked at: \(report.allocated) allocated, \(report.backordered) backordered, \(report.released) released, \(report.raised) exceptions raised."
                    + (report.proposed > 0 ? " \(report.proposed) left to people: the engine's mode is not to act." : "")
                    + (report.policy.map { " Policy \($0) is active now." } ?? "")
                    + (report.expired > 0 ? " \(report.expired) requests expired: nobody answered in time." : "")
                    + (delivered > 0 ? " \(delivered) instructions delivered to the outbox." : ""))
        }
    }
}
