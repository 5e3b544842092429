import Policy
import Testing
import Vocabulary

@testable import Workflow

/// Times in named zones, in rules.
@Suite struct ZoneRuleTests {
    /// Two zones, without any table.
    private struct Two: Zones {
        func offsetSeconds(of zone: String, at moment: Instant) -> Int {
            zone == "Europe/Berlin" ? 3_600 : zone == "Asia/Tokyo" ? 32_400 : 0
        }
        func knows(_ zone: String) -> Bool { names.contains(zone) }
        var names: [String] { ["Europe/Berlin", "Asia/Tokyo", "UTC"] }
    }

    private func files(_ when: String) throws -> [PolicyFile] {
        try MemoryDesk.policyFiles().map { file in
            var file = file
            file.text = file.text.replacingOccurrences(of: "'\"check\" in order.tags'", with: "'\(when)'")
            return file
        }
    }

    @Test(arguments: [
        ("order.placed_at.getHours(\"Asia/Tokyo\") == 18", true), ("order.placed_at.getHours(\"Asia/Tokyo\") == 9", false),
        ("order.placed_at.getHours() == 9", true), ("order.placed_at.getHours(channel.zone) == 10", true),
        ("order.placed_at.getDayOfWeek(\"-10:00\") == 0", true),
    ])
    func `a rule asks the clock of a zone that it names`(_ when: String, _ isTrue: Bool) throws {
        let desk = try MemoryDesk()
        desk.zones = Two()
        desk.house = try House.read(files(when), version: 2, zones: Two())
        try desk.item("TEA")
        let held = try desk.capture(desk.draft("#1", [("TEA", 1, 100)]))
        #expect(held.record?.rules.map(\.rule) == (isTrue ? ["H-06"] : []))
        #expect(try #require(desk.house.policy).replay(#require(held.record)).differences == [])
    }

    @Test func `a zone that is not there is refused with its place and the nearest name`() throws {
        let found = House.check(try files("order.placed_at.getHours(\"Europe/Berlim\") == 9"), zones: Two())
        let defect = try #require(found.first { $0.file == "holds.yaml" })
        #expect(defect.sentence.contains("\"Europe/Berlim\" is no time zone; did you mean Europe/Berlin?"))
        let far = House.check(try files("order.placed_at.getHours(\"Mars\") == 9"), zones: Two())
        #expect(far.contains { $0.sentence.contains("zones are written like") })
        #expect(
            House.check(try files("order.placed_at.getHours(\"+05:30\") == 9"), zones: Two()).allSatisfy {
                $0.file != "holds.yaml"
            })
    }

    @Test func `a rule may ask now by the clock of a place`() throws {
        let zones = Two()
        for (family, text) in [
            ("routing.yaml", "\n  - {id: R-90, title: \"Open\", keep: 'clock.now.getHours(location.zone) < 25'}\n"),
            ("release.yaml", "\n  - {id: W-90, title: \"Open\", when: 'clock.now.getHours(location.zone) > 25'}\n"),
            (
                "allocation.yaml",
                "\n  - {id: L-90, title: \"Open\", when: 'clock.now.getHours(channel.zone) > 25', keep_back: 1}\n"
            ),
            ("priority.yaml", "\n  - {id: P-90, title: \"Open\", when: 'clock.now.getHours(channel.zone) > 25', points: 1}\n"),
        ] {
            let files = try MemoryDesk.policyFiles().map {
                $0.name == family ? PolicyFile(name: $0.name, text: $0.text + text) : $0
            }
            #expect(throws: Never.self) { try House.read(files, version: 2, zones: zones) }
        }
    }
}
