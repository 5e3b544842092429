import Testing

@testable import Exchange

struct CSVReaderTests {
    @Test func `records end with LF, CRLF or CR, and the last needs no end`() throws {
        for end in ["\n", "\r\n", "\r"] {
            #expect(try csv("a,b\(end)1,2\(end)3,4") == [["a", "b"], ["1", "2"], ["3", "4"]])
            #expect(try csv("a,b\(end)1,2\(end)") == [["a", "b"], ["1", "2"]])
        }
    }

    @Test func `blank lines are passed over and counted`() throws {
        #expect(try csv("\n\r\na,b\r\n\r\n\n1,2\n\n") == [["a", "b"], ["1", "2"]])
        #expect(try csv("a\n\n\nb\u{1}\n") == [["a"], ["4:2 the control character U+0001 stands here"]])
    }

    @Test func `quoted fields hold commas, line breaks and doubled quotes`() throws {
        #expect(try csv("\"a,b\",\"c\"\"d\",\"\"\n\"x\r\ny\",\"\"\"\",\n") == [["a,b", "c\"d", ""], ["x\r\ny", "\"", ""]])
    }

    @Test func `a byte order mark is no part of the first name`() throws {
        #expect(try csv([0xef, 0xbb, 0xbf] + Array("Name,x\n".utf8), chunk: 1) == [["Name", "x"]])
    }

    @Test func `empty fields are fields`() throws {
        #expect(try csv(",\n,,\n\"\"\n") == [["", ""], ["", "", ""], [""]])
    }

    @Test func `a field knows its line and its column in characters`() throws {
        var reader = try CSVReader(MemorySource(Array("a,b\nKö,\"x\ny\",z,\"é\"\n".utf8), name: ""))
        _ = try reader.next()
        _ = try reader.next()
        let places = (0..<4).map { reader.record.place(ofField: $0) }
        #expect(places.map(\.line) == [2, 2, 3, 3])
        #expect(places.map(\.column) == [1, 4, 4, 6])
    }

    @Test func `a quote that is never closed rejects its line and no other`() throws {
        #expect(
            try csv("a,b\n1,\"x\n2,y\n3,z\n") == [
                ["a", "b"], ["2:3 a quote is opened here and never closed"], ["2", "y"], ["3", "z"],
            ])
        #expect(try csv("a\n\"x") == [["a"], ["2:1 a quote is opened here and never closed"]])
    }

    @Test func `text behind a closing quote rejects its line and no other`() throws {
        let found = try csv("a,b\n1,\"x\n2,\"y\"\n3,z\n")
        #expect(found.count == 4)
        #expect(found[1][0].hasPrefix("3:4 text follows a closing quote"))
        #expect(found[2...] == [["2", "y"], ["3", "z"]])
    }

    @Test func `a quote inside a bare field is refused`() throws {
        #expect(
            try csv("1/2\" arm,x\n2,y\n") == [["1:4 a quote stands inside a field that is not quoted"], ["2", "y"]])
    }

    @Test func `a record that is wrong inside does not let its own text pass for records`() throws {
        let found = try csv("\"note\u{1}\n#9999,paid\n\",x\n2,y\n")
        #expect(found == [["1:6 the control character U+0001 stands here"], ["2", "y"]])
    }

    @Test func `NUL, DEL and control characters are refused with their place`() throws {
        #expect(try csv("ab\0c\n") == [["1:3 a NUL byte stands here"]])
        #expect(try csv("a,\u{1b}[31m\n") == [["1:3 the control character U+001B stands here"]])
        #expect(try csv("a\u{7f}\n") == [["1:2 the control character U+007F stands here"]])
        #expect(try csv("é\u{9b}x\n") == [["1:2 the control character U+009B stands here"]])
        #expect(try csv("a\tb\n") == [["a\tb"]])
    }

    @Test(
        arguments: [
            [0xe9], [0xc0, 0x80], [0xe0, 0x9f, 0xbf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xf5, 0x80, 0x80, 0x80],
            [0xc3], [0xe2, 0x82], [0x80], [0xff],
        ] as [[UInt8]])
    func `bytes that are not UTF-8 are refused with their place`(_ bytes: [UInt8]) throws {
        let found = try csv(Array("ok,é".utf8) + bytes + Array(",x\nnext\n".utf8))
        #expect(found.count == 2)
        #expect(found[0][0].hasPrefix("1:5 the byte 0x\(String(bytes[0], radix: 16, uppercase: true)) is not UTF-8"))
        #expect(found[1] == ["next"])
    }

    @Test func `text of every length in UTF-8 is taken`() throws {
        #expect(try csv("é,–,€,山,🙂,\u{10ffff},\u{7ff},\u{800},\u{ffff}\n")[0].count == 9)
    }
}
