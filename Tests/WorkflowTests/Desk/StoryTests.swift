import Testing
import Vocabulary

@testable import Workflow

/// Decisions and their impact, told to people.
@Suite struct StoryTests {
    @Test func `a decision is told with its facts, its rules by title and each place with what put it out`() throws {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        try desk.open("TEA", 5)
        try desk.open("TEA", 5, at: "KOE")
        try desk.capture(desk.draft("#1", [("TEA", 2, 100)]))
        let record = try #require(try desk.do("allocate #1").record)
        var titles: [String: String] = [:]
        for rule in ["R-03", "R-11"] { titles[rule] = desk.house.rules.title(of: rule) }
        let view = DecisionView(
            sequence: 9, at: desk.now, by: "supervisor", subject: "order #1", record: record,
            locations: ["HAM", "KOE", "3PL", "VEN"], titles: titles)
        #expect(
            DecisionStory.lines(view) == [
                "Allocation: reserved",
                "  decision 9 about order #1, allocate by supervisor at 2026-11-23T09:00:05Z, policy version 1", "  Facts",
                "    TEA 2", "    priority 0", "  Candidates", "    > HAM  1 line  chosen",
                "      KOE  1 line  behind by R-11 Preferred place",
                "    x 3PL  0 lines, short of 2  out by R-03 The place has none of it free",
                "    x VEN  0 lines, short of 2  out by R-03 The place has none of it free",
            ])
    }
}
