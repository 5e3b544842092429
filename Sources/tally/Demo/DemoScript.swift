import Exchange
import Foundation
import Policy
import Store
import Vocabulary
import Workflow

/// The weeks of trade that `init --demo` plays: files, rounds of the engine, and commands, each on its day and by its
/// operator, all through the same doors as everybody's.
struct DemoScript {
    enum Action {
        case importFile(String, channel: String?)
        case work
        case ship(before: Moment, except: Set<String>)
        case command([String])
        /// A command that the day may not allow: then it is left to the visitor.
        case attempt([String])
    }

    /// Days from the day of the demo, and minutes after midnight in the shop's zone.
    struct Moment {
        var day: Int
        var minutes: Int

        func instant(today: Day, zone: String, zones: any Zones) -> Instant {
            let day = today.adding(days: day)
            let offset = zones.offsetSeconds(of: zone, at: Instant(day: day, hour: 12))
            return Instant(day: day, hour: minutes / 60, minute: minutes % 60, offsetSeconds: offset)
        }
    }

    struct Step {
        var at: Moment
        var person: String
        var action: Action
        /// Where it stands in the script, for complaints.
        var place: String
    }

    private let folder: String
    private let anchor: Day
    private let steps: [Step]
    private let zone: String
    private let zones: any Zones
    /// The day that the script counts from.
    private let today: Day

    /// Reads `demo.yaml` of the sample data, to be played for somebody who comes at `now` to a shop in that zone.
    static func load(for now: Instant, zone: String, zones: any Zones) throws -> DemoScript {
        guard let folder = Places.shared("sample-data"),
            let data = FileManager.default.contents(atPath: folder + "/demo.yaml")
        else { throw Failure.use("sample-data/demo.yaml is not beside the program: set TALLY_SHARE to its folder's folder") }
        do {
            let root = try PolicyNode.read(String(decoding: data, as: UTF8.self), file: "demo.yaml")
            return try DemoScript(root, folder: folder, now: now, zone: zone, zones: zones)
        } catch let defect as PolicyDefect {
            throw Failure.no(defect.description, kind: "demo", place: defect.place)
        }
    }

    private init(_ root: PolicyNode, folder: String, now: Instant, zone: String, zones: any Zones) throws {
        self.folder = folder
        self.zone = zone
        self.zones = zones
        try root.only(["anchor", "steps"])
        let origin = try root.required("anchor")
        guard let anchor = Day(try origin.text()) else { throw origin.defect("expected a day such as 2026-11-23") }
        self.anchor = anchor
        steps = try root.required("steps").list().map(DemoScript.step)
        // Whoever comes before the script's day is over begins with the day before: nothing happens in the future.
        let day = now.day(offsetSeconds: zones.offsetSeconds(of: zone, at: now))
        let isOver = steps.allSatisfy { $0.at.instant(today: day, zone: zone, zones: zones) <= now }
        today = isOver ? day : day.adding(days: -1)
    }

    private static func step(_ node: PolicyNode) throws -> Step {
        try node.only(["at", "as", "import", "channel", "work", "ship", "do", "try"])
        let action: Action
        if let file = try node.optional("import") {
            action = .importFile(try file.text(), channel: try node.optional("channel")?.text())
        } else if let ship = try node.optional("ship") {
            try ship.only(["released_before", "except"])
            action = .ship(
                before: try moment(ship.required("released_before")),
                except: Set(try ship.optional("except")?.list().map { try $0.text() } ?? []))
        } else if let line = try node.optional("do") {
            guard let words = QuotedWords.split(try line.text()) else { throw line.defect("a quote is left open") }
            action = .command(words)
        } else if let line = try node.optional("try") {
            guard let words = QuotedWords.split(try line.text()) else { throw line.defect("a quote is left open") }
            action = .attempt(words)
        } else {
            _ = try node.required("work").flag()
            action = .work
        }
        return Step(
            at: try moment(node.required("at")), person: try node.required("as").text(), action: action,
            place: node.defect("").place)
    }

    private static func moment(_ node: PolicyNode) throws -> Moment {
        let parts = try node.text().split(separator: " ")
        let time = parts.last?.split(separator: ":").map { Int($0) } ?? []
        guard parts.count == 2, let day = Int(parts[0]), time.count == 2, let hour = time[0], let minute = time[1] else {
            throw node.defect("expected days and a time such as \"-2 11:00\"")
        }
        return Moment(day: day, minutes: hour * 60 + minute)
    }

    /// When the store has to be founded, so that its history is in order; nil for a script of nothing.
    var start: Instant? { steps.map(instant).min()?.adding(hours: -24) }

    private func instant(_ step: Step) -> Instant { step.at.instant(today: today, zone: zone, zones: zones) }

    func play(on desk: StoreDesk, at now: Instant, progress: (String) -> Void) throws {
        let overview = try desk.answer(Overview(now: now, countsClose: false))
        let shift = today.number - anchor.number
        var people: [String: OperatorID] = [:]
        for person in overview.operators { people[person.name.text] = person.id }
        people["administrator"] = overview.operators.first { $0.roles.contains(.administrator) }?.id
        // Who comes later in the day finds the morning's work just done: what waits for somebody is not over yet.
        let late = max(0, now.seconds(since: steps.map(instant).max() ?? now))
        for (index, step) in steps.enumerated() {
            guard let person = people[step.person] else {
                throw Failure.no("\(step.place): there is no operator \(step.person)", kind: "demo", place: step.place)
            }
            let moment = instant(step)
            let signature = Signature(by: person, at: step.at.day == 0 ? moment.adding(seconds: late) : moment)
            try play(step, on: desk, signature, shift: shift)
            if index % 9 == 0 { progress("Playing the sample weeks: \(index * 100 / steps.count)%") }
        }
    }

    private func play(_ step: Step, on desk: StoreDesk, _ signature: Signature, shift: Int) throws {
        switch step.action {
        case .importFile(let file, let channel):
            var intake = FileIntake(desk: desk, signature: signature)
            intake.channel = channel
            intake.shiftDays = shift
            _ = try intake.run("\(folder)/\(file)", keep: RejectsFolder(desk.folder).keep(of:))
        case .work:
            _ = try Engine(desk: desk).work(at: signature.at)
            _ = try desk.deliverInstructions(at: signature.at)
        case .ship(let before, let except):
            let released = try desk.answer(ReleasedOrders(before: before.instant(today: today, zone: zone, zones: zones)))
            let kept = Set(try except.flatMap { try desk.answer(OrdersNamed($0)) })
            _ = try desk.perform(
                released.filter { !kept.contains($0) }.map { ShipOrder(order: OrderReference($0)) }, as: signature,
                preview: false)
        case .attempt(let words): _ = try desk.perform(CommandForms.command(words), as: signature, preview: false)
        case .command(let words):
            let performed = try desk.perform(CommandForms.command(words), as: signature, preview: false)
            if let refusal = performed.refusal {
                throw Failure.no(
                    "\(step.place): \(words.joined(separator: " ")): \(refusal.sentence)", kind: refusal.code, place: step.place)
            }
        }
    }
}
