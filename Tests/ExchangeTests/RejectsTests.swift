import Testing
import Workflow

@testable import Exchange

struct RejectsTests {
    /// The file of rejects that a file leaves behind.
    private func rejects(of bytes: [UInt8]) throws -> [UInt8] {
        var reading = try FileReading.open(MemorySource(bytes, name: "a.csv"))
        var rejects = Rejects(reading.header)
        while let next = try reading.next() {
            if case .rejected(let rejection, let records) = next { rejects.add(rejection, records: records) }
        }
        return rejects.drain()
    }

    @Test func `rejects keep header and records and say why`() throws {
        let out = try rejects(of: Array("sku,name,weight_grams\nA,\"Lamp, \"\"red\"\"\",x\nB,Good,1\nC,=1+1,-3\n".utf8))
        #expect(
            String(decoding: out, as: UTF8.self) == """
                sku,name,weight_grams,Reject reason
                A,"Lamp, ""red""\",x,"line 2: `weight_grams` is `x`, which is no whole number"
                C,"'=1+1",-3,line 4: `weight_grams` is negative (-3)

                """)
    }

    @Test func `rejects that were corrected are imported as they are`() throws {
        let out = try rejects(of: Array("sku,name,weight_grams\n007,=1+1,x\n".utf8))
        let corrected = String(decoding: out, as: UTF8.self).replacing(",x,", with: ",5,")
        let item = try Readings(corrected).items[0]
        #expect(item.sku == "007")
        #expect(item.name == "=1+1")
        #expect(item.weightGrams == 5)
    }

    @Test func `rejects that were not corrected are rejected again, with one reason`() throws {
        let once = try rejects(of: Array("sku,name,weight_grams\nA,B,x\n".utf8))
        let twice = try rejects(of: once)
        #expect(twice == once)
    }

    @Test func `a record whose quotes do not match goes into one cell`() throws {
        let out = try rejects(of: Array("sku,name\n=A,\"B\nC,D\n".utf8))
        let records = try csv(out, chunk: 64)
        #expect(records.map(\.count) == [3, 3])
        #expect(records[1][0] == "'=A,\"B")
        #expect(records[1][2] == "line 2: a quote is opened here and never closed")
    }

    @Test func `bytes that are no text are kept`() throws {
        let out = try rejects(of: Array("sku,name\nA,caf".utf8) + [0xe9, 10])
        #expect(out.contains(0xe9))
    }

    @Test func `an order's records are all there`() throws {
        let header = "Name,Created at,Currency,Total,Lineitem quantity,Lineitem name\n"
        let out = try rejects(of: Array("\(header)#1,2026-01-01 00:00:00 UTC,EUR,5.00,1,A\n#1,,,,0,B\n".utf8))
        let records = try csv(out, chunk: 64)
        #expect(records.map { $0[0] } == ["Name", "#1", "#1"])
        #expect(records[1].last == records[2].last)
    }

    @Test func `the first reasons are told, with how many there are besides`() {
        var report = IntakeReport(file: "a.csv", format: "shopify-orders")
        for (rejected, told) in [
            (2, "line 1: wrong; line 2: wrong"), (3, "line 1: wrong; line 2: wrong; line 3: wrong"),
            (4, "line 1: wrong; line 2: wrong; line 3: wrong; and 1 more"),
            (40, "line 1: wrong; line 2: wrong; line 3: wrong; and 37 more"),
        ] {
            report.rejected = rejected
            report.complaints = (1...min(10, rejected)).map { "line \($0): wrong" }
            #expect(report.complaints(atMost: 3) == told)
        }
    }
}
