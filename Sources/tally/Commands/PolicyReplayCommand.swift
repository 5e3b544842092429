import Foundation
import Policy
import Store
import Vocabulary
import Workflow

/// `tally policy replay`: what recorded decisions would have come to under a draft.
extension PolicyCommand {
    /// Differences of one kind that people are shown; scripts get all of them.
    private static let shown = 20

    func replay(_ name: String) throws {
        guard Rehearsal.span.contains(days) else { throw Failure.use("--days takes a number from 1 to 3650") }
        let session = try global.open()
        defer { try? session.desk.close() }
        let draft = try draft(name, in: session)
        let since = session.now.adding(days: -days)
        var sum = ReplayPart.Answer()
        var after: Int? = 0
        while let from = after {
            sum.add(try session.desk.answer(ReplayPart(draft, since: since, after: from)))
            after = sum.next
        }
        if global.json {
            printObjects(sum, name, draft, since)
        } else if global.csv {
            global.printer.print(sum.rows.map(RehearsalOutput.record), columns: RehearsalOutput.columns)
        } else {
            printText(sum, name, since, session)
        }
    }

    /// A folder, or where there is none of that name the number of a version in the store.
    private func draft(_ name: String, in session: Session) throws -> PolicyVersion {
        let files: [PolicyFile]
        if let number = Int(name), !FileManager.default.fileExists(atPath: name) {
            guard let kept = try session.desk.answer(PolicyText(number)) else {
                throw Failure.no("there is no policy \(number), and no folder of that name", kind: "unknown_version")
            }
            files = kept
        } else {
            files = try PolicyFolder(name).files
        }
        switch PolicyVersion.read(files, number: 0, digest: PolicyDigest.of(files), zones: SystemZones()) {
        case .success(let draft): return draft
        case .failure(let defects):
            let failures = defects.all.map { PolicyCommand.failure($0, in: name) }
            for failure in failures.dropLast() { Main.tell(failure, wantsJSON: global.json) }
            throw failures.last ?? Failure.no("\(name) cannot be read", kind: "policy")
        }
    }

    private func printObjects(_ sum: ReplayPart.Answer, _ name: String, _ draft: PolicyVersion, _ since: Instant) {
        var json = JSONLine()
        json.add("is", "replay")
        json.add("draft", name)
        json.add("digest", draft.digest)
        json.add("since", since)
        json.add("decisions", sum.taken)
        json.add("rules_asked", sum.asked)
        json.add("differences", sum.rows.count)
        json.add("unreadable", sum.unreadable)
        json.add("knock_on_effects", false)
        global.printer.object(json)
        for family in Family.allCases {
            guard let count = sum.families[family] else { continue }
            var json = JSONLine()
            json.add("is", "family")
            json.add("family", family.name)
            json.add("decisions", count.decisions)
            json.add("different", count.different)
            json.add("in_the_shadow", count.silent)
            json.add("cannot_be_said", count.unsaid)
            global.printer.object(json)
        }
        for count in ReplayCount.all(sum.rows, keeping: 0) { global.printer.object(RehearsalOutput.json(count)) }
        for row in sum.rows { global.printer.object(RehearsalOutput.record(row).json) }
        for (gap, seen) in PolicyCommand.sorted(sum.gaps) {
            var json = JSONLine()
            json.add("is", "cannot_be_said")
            json.add("family", gap.family.name)
            json.add("rule", gap.rule.isEmpty ? nil : gap.rule)
            json.add("facts", gap.facts)
            json.add("decisions", seen.count)
            json.add("first", seen.first)
            global.printer.object(json)
        }
    }

    private static func sorted(_ gaps: [ReplayGap: (count: Int, first: Int)]) -> [(ReplayGap, (count: Int, first: Int))] {
        gaps.sorted {
            ($0.key.family.rawValue, $0.key.rule, $0.value.first) < ($1.key.family.rawValue, $1.key.rule, $1.value.first)
        }
        .map { ($0.key, $0.value) }
    }

    private func printText(_ sum: ReplayPart.Answer, _ name: String, _ since: Instant, _ session: Session) {
        let printer = global.printer
        printer.say(
            "\(sum.taken) decisions since \(session.local(since)) taken again under \(name): \(sum.asked) rules asked, \(sum.rows.count) differences."
        )
        if sum.unreadable > 0 { printer.say("\(sum.unreadable) decisions are of a policy that cannot be read any more.") }
        printer.say("")
        let numbers = ["Decisions", "Different", "In the shadow", "Cannot be said"].map { Column($0, isNumber: true) }
        printer.print(
            Family.allCases.compactMap { family in
                sum.families[family].map {
                    Record(
                        cells: [family.name, "\($0.decisions)", "\($0.different)", "\($0.silent)", "\($0.unsaid)"],
                        json: JSONLine())
                }
            }, columns: [Column("Family")] + numbers)
        let groups = ReplayCount.all(sum.rows)
        if !groups.isEmpty {
            printer.say("")
            printer.print(
                groups.map {
                    Record(
                        cells: [$0.kind.words, $0.family.name, $0.rule, $0.mode?.rawValue ?? "", "\($0.count)", $0.amountWords],
                        json: JSONLine())
                },
                columns: [
                    Column("Difference"), Column("Family"), Column("Rule"), Column("Mode"), Column("Count", isNumber: true),
                    Column("Amounts"),
                ])
        }
        for group in groups {
            printer.say("\n\(group.family.name): \(group.words)")
            for row in group.rows.prefix(PolicyCommand.shown) {
                let amount = row.difference.amount.map { "  (\(group.sign($0)))" } ?? ""
                printer.say("  decision \(row.decision)  \(row.about)  \(row.difference.was) -> \(row.difference.would)\(amount)")
            }
            let more = group.count - PolicyCommand.shown
            if more > 0 { printer.say("  and \(more) more: --json and --csv have all of them") }
        }
        if !sum.gaps.isEmpty { printer.say("\nCannot be said, because the record does not hold what the draft's rule asks:") }
        for (gap, seen) in PolicyCommand.sorted(sum.gaps) {
            let facts = gap.facts.isEmpty ? "nothing was asked then" : gap.facts.joined(separator: ", ")
            printer.say(
                "  \(gap.family.name)\(gap.rule.isEmpty ? "" : " \(gap.rule)")  \(facts)  \(seen.count) decisions, the first is \(seen.first)"
            )
        }
        printer.say("\n" + PolicyCommand.limits)
    }

    private static let limits = """
        Each decision is taken again by itself, on the facts that it kept; what would have followed from another answer is not in it.
        Orders that the engine let wait, the order of the queue and the month's checklist leave no decision, so they are not in it either.
        """
}
