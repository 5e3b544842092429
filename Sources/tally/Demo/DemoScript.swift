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

    /// Reads `demo.yaml` of the sample data.
    static func load() throws -> DemoScript {
        guard let folder = Places.shared("sample-data"),
            let data = FileManager.default.contents(atPath: folder + "/demo.yaml")
        else { throw Failure.use("sample-data/demo.yaml is not beside the program: set TALLY_SHARE to its folder's folder") }
        do {
            return try DemoScript(PolicyNode.read(String(decoding: data, as: UTF8.self), file: "demo.yaml"), folder: folder)
        } catch let defect as PolicyDefect {
            throw Failure.no(defect.description, kind: "demo", place: defect.place)
        }
    }

    init(_ root: PolicyNode, folder: String) throws {
        self.folder = folder
        try root.only(["anchor", "steps"])
        let day = try root.required("anchor")
        guard let anchor = Day(try day.text()) else { throw day.defect("expected a day such as 2026-11-23") }
        self.anchor = anchor
        steps = try root.required("steps").list().map(DemoScript.step)
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

    /// When the store has to be founded, so that its history is in order.
    func start(today: Instant, zones: any Zones) -> Instant {
        guard let first = steps.first else { return today }
        return first.at.instant(today: today.day(), zone: "UTC", zones: zones).adding(hours: -48)
    }

    /// The day whose morning the script ends on: today, or yesterday for who comes before that morning is over. Nothing of the
    /// demo is dated later than it is made.
    private func lastMorning(before now: Instant, zone: String, zones: any Zones) -> Day {
        let today = now.day(offsetSeconds: zones.offsetSeconds(of: zone, at: now))
        let isOver = steps.last.map { $0.at.instant(today: today, zone: zone, zones: zones) <= now } ?? true
        return isOver ? today : today.adding(days: -1)
    }

    func play(
        on desk: StoreDesk, today now: Instant, zones: any Zones, progress: (String) -> Void
    ) throws {
        let overview = try desk.answer(Overview(now: now, countsClose: false))
        let zone = overview.shop.zone
        let today = lastMorning(before: now, zone: zone, zones: zones)
        let shift = today.number - anchor.number
        var people: [String: OperatorID] = [:]
        for person in overview.operators { people[person.name.text] = person.id }
        people["administrator"] = overview.operators.first { $0.roles.contains(.administrator) }?.id
        // Who comes later in the day finds the morning's work just done: what waits for somebody is not over yet.
        let end = steps.last?.at.instant(today: today, zone: zone, zones: zones) ?? now
        let late = max(0, now.seconds(since: end))
        for (index, step) in steps.enumerated() {
            guard let person = people[step.person] else {
                throw Failure.no("\(step.place): there is no operator \(step.person)", kind: "demo", place: step.place)
            }
            let moment = step.at.instant(today: today, zone: zone, zones: zones)
            let signature = Signature(by: person, at: step.at.day == 0 ? moment.adding(seconds: late) : moment)
            try play(step, on: desk, signature, today: today, zone: zone, zones: zones, shift: shift)
            if index % 9 == 0 { progress("Playing the sample weeks: \(index * 100 / steps.count)%") }
        }
    }

    private func play(
        _ step: Step, on desk: StoreDesk, _ signature: Signature, today: Day, zone: String, zones: any Zones,
        shift: Int
    ) throws {
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
