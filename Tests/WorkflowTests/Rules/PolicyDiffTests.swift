import Policy
import Testing
import Vocabulary

@testable import Workflow

/// Versions are compared by rule, not by line.
@Suite struct PolicyDiffTests {
    private struct AnyZone: Zones {
        func offsetSeconds(of zone: String, at moment: Instant) -> Int { 0 }
        func knows(_ zone: String) -> Bool { true }
    }

    private func changed(_ changes: [(file: String, old: String, new: String)]) throws -> [PolicyFile] {
        try MemoryDesk.policyFiles().map { file in
            var file = file
            for change in changes where change.file == file.name {
                #expect(file.text.contains(change.old), "\(change.old)")
                file.text = file.text.replacing(change.old, with: change.new)
            }
            return file
        }
    }

    private func lines(_ files: [PolicyFile]) throws -> [String] {
        try PolicyDiff(from: MemoryDesk.policyFiles(), to: files).changes.map { "\($0.kind.rawValue) \($0.name): \($0.sentence)" }
    }

    @Test func `comments and layout are no difference`() throws {
        let files = try MemoryDesk.policyFiles().map {
            PolicyFile(name: $0.name, text: "# another comment\n\n" + $0.text + "\n\n")
        }
        #expect(try PolicyDiff(from: MemoryDesk.policyFiles(), to: files).isEmpty)
        let spread = try changed([
            (
                "holds.yaml", "hold: {kind: payment, lifted_by: [supervisor, finance_clerk], for: 72h}",
                "hold:\n      kind: payment\n      lifted_by: [supervisor, finance_clerk]\n      for: 72h"
            )
        ])
        #expect(try lines(spread) == [])
    }

    @Test func `a rule is changed in a part, added or removed, and a head is a part of its own`() throws {
        let files = try changed([
            ("holds.yaml", "when: order.refunded\n", "when: order.refunded && order.total > money(\"10 EUR\")\n"),
            ("holds.yaml", "owner: \"Operations, Nordlicht Kontor\"", "owner: \"Risk\""),
            ("release.yaml", "id: W-01", "id: W-02"),
        ])
        #expect(
            try lines(files) == [
                "changed holds: owner: Operations, Nordlicht Kontor -> Risk",
                "changed holds H-05: when: order.refunded -> order.refunded && order.total > money(\"10 EUR\")",
                "added release W-02: added: Half an hour before the pick-up, and after it, when location.picks_up_today && location.minutes_to_pickup < 30, because today's pick-up is too near or gone",
                "removed release W-01: removed: Half an hour before the pick-up, and after it, when location.picks_up_today && location.minutes_to_pickup < 30, because today's pick-up is too near or gone",
            ])
    }

    @Test func `where the order of rules decides, a rule in another place is a difference`() throws {
        let source = try MemoryDesk.policyFiles().first { $0.name == "exceptions.yaml" }!.text
        let rows = source.split(separator: "\n").filter { $0.contains("id: E-0") }.map(String.init)
        let moved = try changed([("exceptions.yaml", rows[0] + "\n" + rows[1], rows[1] + "\n" + rows[0])])
        let found = try lines(moved)
        #expect(found.count == 1 && found[0].contains("place: "), "\(found)")
    }

    @Test func `modes are read with their places, and refused where the engine does nothing by itself`() throws {
        func defects(_ file: String, _ modes: String) throws -> [PolicyDefect] {
            House.check(
                try changed([(file, "review_by: 2027-03-31", "review_by: 2027-03-31\nmodes: \(modes)")]), zones: AnyZone())
        }
        let fine = try changed([
            (
                "routing.yaml", "review_by: 2027-03-31",
                "review_by: 2027-03-31\nmodes: [{channel: web, location: HAM, mode: shadow}, {location: HAM, mode: propose}]"
            )
        ])
        let rules = try House.read(fine, version: 1).rules
        let (web, ham) = (ChannelCode("web")!, LocationCode("HAM")!)
        #expect(rules.mode(.routing, channel: web, location: ham) == .shadow)
        #expect(rules.mode(.routing, channel: ChannelCode("uk")!, location: ham) == .propose)
        #expect(rules.mode(.routing, channel: web, location: nil) == .act)
        #expect(!rules.alwaysActs)
        #expect(try House.read(MemoryDesk.policyFiles(), version: 1).rules.alwaysActs)
        #expect(
            try defects("priority.yaml", "[{mode: shadow}]").map(\.sentence) == [
                "modes: modes are for what the engine does by itself: holds, allocation, routing and release have them"
            ])
        #expect(
            try defects("holds.yaml", "[{location: HAM, mode: shadow}]")[0].sentence.contains(
                "there is no key location in modes[1]"))
        #expect(try defects("holds.yaml", "[{channel: web, mode: sahdow}]")[0].sentence.contains("did you mean shadow?"))
    }

    @Test func `a moment is read by the shop's clock`() {
        struct Berlin: Zones {
            func offsetSeconds(of zone: String, at moment: Instant) -> Int {
                zone == "UTC" ? 0 : moment.day() < Day("2026-10-25")! ? 7_200 : 3_600
            }
            func knows(_ zone: String) -> Bool { true }
        }
        func read(_ text: String) -> String? { MomentText.read(text, zone: "Europe/Berlin", zones: Berlin())?.description }
        #expect(read("2026-12-01") == "2026-11-30T23:00:00Z")
        #expect(read("2026-12-01T06:00") == "2026-12-01T05:00:00Z")
        #expect(read("2026-10-01 06:00:30") == "2026-10-01T04:00:30Z")
        #expect(read("2026-12-01T06:00:00Z") == "2026-12-01T06:00:00Z")
        for wrong in [
            "", "tomorrow", "2026-13-01", "2026-12-01T25:00", "2026-12-01T6:00", "2026-12-01 06:00 pm", "2026-12-01T06",
        ] {
            #expect(read(wrong) == nil, "\(wrong)")
        }
    }
}
