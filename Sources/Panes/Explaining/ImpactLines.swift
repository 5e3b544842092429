import Ledger
import Vocabulary
import Workflow

/// What a command would write, exactly: movements, journal lines, events, and the approval it asks for.
public enum ImpactLines {
    public static func all(_ outcome: Outcome, in scene: Scene, width: Int) -> [TextLine] {
        outcome.performed.flatMap { one($0, outcome.names, in: scene, width: width) }
    }

    static func one(_ performed: Performed, _ names: Names.Answer?, in scene: Scene, width: Int) -> [TextLine] {
        switch performed.outcome {
        case .refused:
            let sentence = performed.refusal?.sentence ?? "it was refused"
            return TextLine.wrapped(
                sentence, performed.changesSomething ? .warn : .bad, label: performed.changesSomething ? "Not done:" : "Refused:",
                width: width) + events(performed, names, in: scene, width: width)
        case .unchanged: return [TextLine(" It is so already: nothing would change.", .info)]
        case .asked:
            return count(performed)
                + TextLine.wrapped(
                    "another person has to approve it first; the request is kept\(asker(performed))", .warn,
                    label: "Asks:", width: width)
                + (asked(performed).map { request($0, names, in: scene, width: width) }
                    ?? events(performed, names, in: scene, width: width))
        case .done:
            return count(performed) + movements(performed, names, width: width) + journal(performed, names, width: width)
                + events(performed, names, in: scene, width: width)
        }
    }

    /// ` Count   was 12, counted 15: +3`; empty for what is no count.
    private static func count(_ performed: Performed) -> [TextLine] {
        guard performed.command == CountStock.name, let (was, counted) = counted(performed) else { return [] }
        let variance = counted - was
        let words = variance == 0 ? "as expected" : "\(variance > 0 ? "+" : "")\(variance)"
        return [TextLine.field(" Count  ", "was \(was), counted \(counted): \(words); damaged and returned ones apart")]
    }

    /// The sellable units of before and the counted ones: of what is done from its record, of a request from its words.
    private static func counted(_ performed: Performed) -> (was: Int, counted: Int)? {
        if let words = asked(performed)?.command {
            let count = try? CommandForms.command(words) as? CountStock
            return count.flatMap { count in count.expected.map { ($0, count.quantity) } }
        }
        func fact(_ name: String) -> Int? {
            for fact in performed.record?.facts ?? [] where fact.name == name {
                if case .number(let number) = fact.value { return number }
            }
            return nil
        }
        guard let counted = fact("counted") else { return nil }
        return (fact("expected") ?? counted, counted)
    }

    private static func asker(_ performed: Performed) -> String {
        performed.approval.map { " as approval \($0)" } ?? ""
    }

    private static func asked(_ performed: Performed) -> Approval? {
        performed.events.lazy.compactMap { if case .approval(.asked(let approval)) = $0.event { approval } else { nil } }.first
    }

    /// Who decides about a request and until when, and what a yes will write.
    private static func request(_ approval: Approval, _ names: Names.Answer?, in scene: Scene, width: Int) -> [TextLine] {
        TextLine.wrapped(
            "\(approval.role.someone) decides until \(TimeWords.stamp(approval.dueAt, in: scene)), by \(scene.words(ofRule: approval.rule)); until then nothing changes",
            label: "Rule  ", width: width)
            + [TextLine.rule("When it is approved" + (approval.worth.map { ", \($0)" } ?? ""))]
            + effect(approval.effect, names, width: width)
    }

    /// What a request would write: its movements and its journal lines.
    static func effect(_ effect: ApprovalEffect, _ names: Names.Answer?, width: Int) -> [TextLine] {
        var lines = movements(effect.movements, names)
        guard !effect.postings.isEmpty else { return lines + [TextLine.field(" Journal", "no entry", .dim)] }
        lines.append(TextLine.field(" Journal", "balanced ok", .dim))
        return lines
            + effect.debitsFirst.map {
                JournalLines.line($0.account.number, names?.chart.name(of: $0.account) ?? "", $0.amount, "", width: width)
            }
    }

    static func movements(_ performed: Performed, _ names: Names.Answer?, width: Int) -> [TextLine] {
        movements(performed.movements.map(\.movement), names)
    }

    private static func movements(_ movements: [Movement], _ names: Names.Answer?) -> [TextLine] {
        guard !movements.isEmpty else { return [TextLine.field(" Stock  ", "no unit moves", .dim)] }
        return [TextLine(" Stock", .dim)] + movements.map { TextLine("   " + words($0, names)) }
    }

    /// `LAMP-01 x2  HAM -> customer`.
    static func words(_ movement: Movement, _ names: Names.Answer?) -> String {
        let story = EventStory(EventNames(names))
        return "\(story.item(movement.sku)) x\(movement.quantity)  \(story.words(movement.from)) -> \(story.words(movement.to))"
    }

    static func journal(_ performed: Performed, _ names: Names.Answer?, width: Int) -> [TextLine] {
        guard !performed.entries.isEmpty else { return [TextLine.field(" Journal", "no entry", .dim)] }
        return performed.entries.flatMap { posted in
            [TextLine.field(" Journal", "\(posted.entry.day)  period \(posted.entry.day.period)  balanced ok", .dim)]
                + posted.entry.lines.sorted { $0.minor > 0 && $1.minor < 0 }.map { line in
                    JournalLines.line(
                        line.account.number, names?.chart.name(of: line.account) ?? "",
                        Money(minor: line.minor, line.currency),
                        line.location.flatMap { names?.locations[$0]?.code.text } ?? "", width: width)
                }
        }
    }

    static func events(_ performed: Performed, _ names: Names.Answer?, in scene: Scene, width: Int) -> [TextLine] {
        guard !performed.events.isEmpty else { return [] }
        let story = EventStory(EventNames(names) { scene.name(of: $0) })
        return [TextLine(" Events", .dim)]
            + performed.events.flatMap { TextLine.wrapped(story.sentence(of: $0.event), indent: 3, width: width) }
    }
}

extension ImpactLines {
    /// Several commands together: what moves, and the journal by account.
    public static func sum(_ outcome: Outcome, in scene: Scene, width: Int) -> [TextLine] {
        let units = outcome.performed.flatMap(\.movements).reduce(0) { $0 + $1.movement.quantity }
        var totals: [Total: Int] = [:]
        for line in outcome.performed.flatMap(\.entries).flatMap(\.entry.lines) {
            totals[Total(account: line.account, currency: line.currency), default: 0] += line.minor
        }
        let lines = totals.filter { $0.value != 0 }.sorted {
            ($0.value < 0 ? 1 : 0, $0.key.account, $0.key.currency) < ($1.value < 0 ? 1 : 0, $1.key.account, $1.key.currency)
        }.map { total, minor in
            JournalLines.line(
                total.account.number, outcome.names?.chart.name(of: total.account) ?? "", Money(minor: minor, total.currency),
                "", width: width)
        }
        return [TextLine.field(" Stock  ", units == 0 ? "no unit moves" : units == 1 ? "1 unit moves" : "\(units) units move")]
            + (lines.isEmpty ? [TextLine.field(" Journal", "no entry", .dim)] : [TextLine(" Journal", .dim)] + lines)
    }

    /// What one command of several would do, in one line.
    public static func headline(_ performed: Performed, _ names: Names.Answer?, in scene: Scene) -> String {
        let story = EventStory(EventNames(names) { scene.name(of: $0) })
        return performed.events.map { story.sentence(of: $0.event) }.joined(separator: "; ")
    }

    private struct Total: Hashable {
        var account: Account
        var currency: Currency
    }
}
