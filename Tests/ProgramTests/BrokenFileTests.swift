import Foundation
import Testing

/// The sample's broken files: what comes of each is written beside them, in `expected.csv`.
@Suite struct BrokenFileTests {
    struct Expected: CustomTestStringConvertible {
        var file: String
        var accepted: Int
        var rejected: Int
        var status: Int32
        var exceptions: Set<String>
        var testDescription: String { file }
    }

    static let table: [Expected] = {
        let lines = ((try? Sample.text("broken/expected.csv")) ?? "").split(separator: "\n").dropFirst()
        return lines.map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            return Expected(
                file: cells[0], accepted: Int(cells[1])!, rejected: Int(cells[2])!, status: Int32(cells[3])!,
                exceptions: Set(cells[4].split(separator: " ").map(String.init)))
        }
    }()

    @Test func `the table names every file`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Sample.path("broken")).filter { $0.hasSuffix(".csv") }
        #expect(Set(Self.table.map(\.file)) == Set(files).subtracting(["expected.csv"]))
    }

    @Test(arguments: table)
    func `a broken file comes to what the table says`(expected: Expected) throws {
        let shop = try Shop.catalogued()
        let before = Set(try shop.list("exceptions"))
        let events = try shop.events()
        let run = try shop.tally("import", Sample.path("broken/\(expected.file)"), "--channel", "web", "--json")
        #expect(run.status == expected.status, "\(run)")
        #expect(run.controls.isEmpty, "\(run.controls)")
        let raised = try shop.list("exceptions").filter { !before.contains($0) }
        #expect(Set(raised.map { $0.text("kind") }) == expected.exceptions, "\(raised)")
        guard let report = try run.objects().first else {
            #expect(expected.accepted == 0 && expected.rejected == 0, "\(run)")
            #expect(try run.complaint().text("place").contains(expected.file), "\(run)")
            #expect(try shop.events() == events)
            return
        }
        #expect(report.number("accepted") == expected.accepted, "\(run)")
        #expect(report.number("rejected") == expected.rejected, "\(run)")
        #expect(raised.filter { $0.text("kind") == "rejected_lines" }.count == expected.rejected, "\(raised)")
        #expect(report.isNull("rejects_file") == (expected.rejected == 0))
        try againChangesNothing(shop, expected)
        try Proof.holds(shop, expected.file)
    }

    /// The file once more: nothing is news, and nobody is told again.
    private func againChangesNothing(_ shop: Shop, _ expected: Expected) throws {
        let events = try shop.events()
        let again = try shop.tally("import", Sample.path("broken/\(expected.file)"), "--channel", "web", "--json")
        #expect(again.status == expected.status, "\(again)")
        #expect(try again.object().number("accepted") == 0, "\(again)")
        #expect(try again.object().number("rejected") == expected.rejected, "\(again)")
        #expect(try shop.events() == events, "\(again)")
    }

    @Test func `rejected records are kept with the reason, and go in once they are corrected`() throws {
        let shop = try Shop.catalogued()
        let run = try shop.tally("import", Sample.path("broken/amount-with-comma.csv"), "--channel", "web", "--json")
        #expect(run.status == 1)
        let path = try run.object().text("rejects_file")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.contains("Reject reason"))
        #expect(text.contains("line 3"), "\(text)")
        #expect(text.contains("#9002") && !text.contains("#9001") && !text.contains("#9003"))
        let wrong = try #require(["12,90 €", "12,90"].first { text.contains("\"\($0)\"") })
        let corrected = try shop.file(
            "corrected.csv", text.split(separator: "\"\(wrong)\"", maxSplits: 1).joined(separator: "12.90"))
        let second = try shop.tally("import", corrected, "--channel", "web", "--json")
        #expect(second.status == 0, "\(second)")
        #expect(try second.object().number("accepted") == 1, "\(second)")
        #expect(Set(try shop.list("orders").map { $0.text("order") }) == ["#9001", "#9002", "#9003"])
        try Proof.holds(shop)
    }

    @Test func `records that the store refuses are kept as whole as those that cannot be read`() throws {
        let shop = try Shop.catalogued()
        let path = try shop.file(
            "stock.csv", "sku,location,on_hand,quarantine,damaged\nTEA-0001,HAM,1,0,0\nTEA-0002,HAM,1000000000,3,4\n")
        let run = try shop.tally("import", path, "--json")
        #expect(run.status == 1)
        let kept = try String(contentsOfFile: try run.object().text("rejects_file"), encoding: .utf8)
        let lines = kept.split(separator: "\r\n").flatMap { $0.split(separator: "\n") }
        #expect(lines.count == 2 && lines[1].contains("TEA-0002,HAM,1000000000,3,4,"), "\(kept)")
        let corrected = try shop.file("corrected.csv", kept.replacingOccurrences(of: "1000000000,3", with: "10,3"))
        let second = try shop.tally("import", corrected, "--json")
        #expect(second.status == 0, "\(second)")
        #expect(try second.object().number("accepted") == 1, "\(second)")
        try Proof.holds(shop)
    }

    @Test(arguments: ["escape-sequences.csv", "control-characters.csv", "bidi-override.csv", "binary.csv", "nul-bytes.csv"])
    func `nothing that a terminal would obey comes out again`(file: String) throws {
        let shop = try Shop.catalogued()
        var runs = [try shop.tally("import", Sample.path("broken/\(file)"), "--channel", "web")]
        for style in [[], ["--json"], ["--csv"]] {
            runs.append(try shop.run(["list", "orders"] + style))
            runs.append(try shop.run(["list", "exceptions"] + style))
            for view in [[], ["--why"], ["--history"]] { runs.append(try shop.run(["show", "order", "9002"] + view + style)) }
        }
        for run in runs {
            #expect(run.controls.isEmpty, "\(run.title): \(run.controls)")
            let hidden = (run.output + run.messages).unicodeScalars.filter {
                (0x80...0x9f).contains($0.value) || (0x202a...0x202e).contains($0.value) || (0x2066...0x2069).contains($0.value)
            }
            #expect(hidden.isEmpty, "\(run.title): \(hidden.map { String($0.value, radix: 16) })")
        }
    }
}
