import Testing

@testable import Exchange

struct CSVWriterTests {
    private func written(_ texts: [String]) -> String {
        var writer = CSVWriter()
        for text in texts { writer.text(text) }
        writer.endRecord()
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test(arguments: ["=cmd|x", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1", "'=1", "''@x"])
    func `no cell of text begins as a formula, and reading gives it back`(_ text: String) throws {
        let line = written([text, "b"])
        #expect(line.hasPrefix("\"'"))
        let cell = Array(try csv(line)[0][0].utf8)
        #expect(String(decoding: Protection.removed(from: cell[...], fromDigits: false), as: UTF8.self) == text)
    }

    @Test(arguments: ["a=b", "'t Hooft", "O'Brien", "", "'", "01067", "＃1", "\u{ff1a}x"])
    func `other text is left alone`(_ text: String) throws {
        #expect(written([text, "b"]) == "\(text),b\n")
        let cell = Array(text.utf8)
        #expect(String(decoding: Protection.removed(from: cell[...], fromDigits: false), as: UTF8.self) == text)
    }

    @Test func `numbers keep their sign`() {
        var writer = CSVWriter()
        writer.number(-12)
        writer.number("-3.50".utf8)
        writer.endRecord()
        #expect(String(decoding: writer.drain(), as: UTF8.self) == "-12,-3.50\n")
        #expect(writer.bytes.isEmpty)
    }

    @Test func `a record of one empty cell is no blank line`() throws {
        #expect(try csv(written([""]) + written(["x"])) == [[""], ["x"]])
    }

    @Test func `what was written is read back`() throws {
        let signs = ["a", "é", "山", "\"", ",", "\n", "\r", "\r\n", "'", "=", " ", "\t", "-", "＝", "9"]
        for seed in 1...400 as ClosedRange<UInt64> {
            var dice = Dice(state: seed)
            var rows: [[String]] = []
            var writer = CSVWriter()
            for _ in 0..<3 {
                let row = (0..<Int.random(in: 1...4, using: &dice)).map { _ in
                    (0..<Int.random(in: 0...5, using: &dice)).map { _ in signs.randomElement(using: &dice)! }.joined()
                }
                for cell in row { writer.text(cell) }
                writer.endRecord()
                rows.append(row)
            }
            let back = try csv(writer.bytes, chunk: Int.random(in: 1...9, using: &dice)).map { row in
                row.map {
                    String(decoding: Protection.removed(from: Array($0.utf8)[...], fromDigits: false), as: UTF8.self)
                }
            }
            #expect(back == rows, "seed \(seed)")
        }
    }
}
