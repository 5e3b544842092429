import Testing

@testable import Exchange

struct LimitTests {
    private func text(_ count: Int) -> String { String(repeating: "x", count: count) }

    @Test(arguments: [4_096, 128 * 1_024])
    func `a field of 64 KiB is taken and one byte more is refused`(_ chunk: Int) throws {
        let limit = CSVLimits().fieldBytes
        let good = try csv(Array("a,\(text(limit)),c\n1,2\n".utf8), chunk: chunk)
        #expect(good.map(\.count) == [3, 2])
        let bad = try csv(Array("a,\"\(text(limit + 1))\",c\n1,2\n".utf8), chunk: chunk)
        #expect(bad == [["1:3 the field has 65537 bytes; the limit is 65536"], ["1", "2"]])
    }

    @Test func `a record has 512 fields at most`() throws {
        let good = String(repeating: ",", count: 511)
        #expect(try csv("\(good)\n,\(good)\n2\n").map(\.count) == [512, 1, 1])
        #expect(try csv(",\(good)\n2\n")[0] == ["1:513 the record has more than 512 fields"])
    }

    /// Limits that are reached soon.
    private let small: CSVLimits = {
        var limits = CSVLimits()
        limits.recordBytes = 2_000
        return limits
    }()

    @Test(arguments: [1, 100, 1_999, 2_000, 2_001, 100_000])
    func `a record longer than the limit is refused whole, and the next one is read`(_ chunk: Int) throws {
        let long = "\"" + String(repeating: "line of text, \n#9999,paid\n", count: 200) + "\""
        let found = try csv(Array("a,b\n1,\(long)\n2,y\n".utf8), limits: small, chunk: chunk)
        #expect(found == [["a", "b"], ["2:- the record is longer than 2000 bytes"], ["2", "y"]])
    }

    @Test(arguments: [1, 100, 1_999, 2_000, 2_001, 100_000])
    func `a quote that is never closed in a long file costs one line`(_ chunk: Int) throws {
        let rest = String(repeating: "12345,some text\n", count: 300)
        let found = try csv(Array("a,b\n1,\"x\n\(rest)".utf8), limits: small, chunk: chunk)
        #expect(found.count == 302)
        #expect(found[1] == ["2:3 a quote is opened here and never closed"])
    }

    @Test(arguments: [1, 100, 1_999, 2_000, 2_001, 100_000])
    func `a stray quote far behind costs two lines`(_ chunk: Int) throws {
        let rest = String(repeating: "12345,some text\n", count: 300)
        let found = try csv(Array("a,b\n1,\"x\n\(rest)3,\"y\"z\n4,z\n".utf8), limits: small, chunk: chunk)
        #expect(found.count == 304)
        #expect(found[1][0].hasPrefix("2:- text follows a closing quote"))
        #expect(found[302][0].hasPrefix("303:6 text follows a closing quote"))
        #expect(found[303] == ["4", "z"])
    }

    @Test(arguments: [1, 100, 1_999, 2_000, 2_001, 100_000])
    func `a first line longer than the limit that opens a quote is passed over`(_ chunk: Int) throws {
        let found = try csv(Array("a\n\"\(text(3_000))\nb,c\nd\n".utf8), limits: small, chunk: chunk)
        #expect(found == [["a"], ["2:1 a quote is opened here and never closed"], ["b", "c"], ["d"]])
    }

    @Test func `two records of which nothing is kept are two rejections`() throws {
        let long = "\"" + String(repeating: "x", count: CSVLimits().recordBytes) + "\",y\n"
        let found = try Readings("sku,name\n\(long)A,B\n\(long)")
        #expect(found.items.map(\.sku) == ["A"])
        #expect(found.records == [[], []])
        #expect(Set(found.rejections.map(\.source)).count == 2)
    }

    @Test func `a line of 1 MiB is taken and a longer one is refused, not kept`() throws {
        let limit = CSVLimits().recordBytes
        let wide = String(repeating: text(65_535) + ",", count: 15) + text(65_535)
        let good = try csv(Array("a\n\(wide)\nb\n".utf8), chunk: 131_072)
        #expect(good.map(\.count) == [1, 16, 1])
        let bad = try csv(Array("a\n\(wide)\(text(1))\nb\n".utf8), chunk: 131_072)
        #expect(bad == [["a"], ["2:- the record is longer than \(limit) bytes"], ["b"]])
    }
}
