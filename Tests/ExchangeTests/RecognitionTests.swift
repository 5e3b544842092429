import Foundation
import Testing

@testable import Exchange

struct RecognitionTests {
    private func defect(_ text: String, format: String? = nil) -> Defect? { defect(Array(text.utf8), format: format) }

    private func defect(_ bytes: [UInt8], format: String? = nil) -> Defect? {
        do throws(Defect) {
            _ = try FileReading.open(MemorySource(bytes, name: "orders.csv"), format: format)
            return nil
        } catch {
            return error
        }
    }

    @Test func `every format has a name of its own and recognises a header with its columns alone`() {
        #expect(Set(Formats.all.map(\.name)).count == Formats.all.count)
        for format in Formats.all where format.name != "shopify-stock-columns" {
            let header = Header(format.required + format.optional)
            let ranked = Formats.all.max { $0.confidence(in: header) < $1.confidence(in: header) }
            #expect(ranked?.name == format.name)
        }
    }

    @Test func `every format in the source stands in the catalogue`() throws {
        let sources = String(#filePath.dropLast("/Tests/ExchangeTests/RecognitionTests.swift".count)) + "/Sources/Exchange"
        let files = try #require(FileManager.default.enumerator(atPath: sources)).compactMap { $0 as? String }
        var declared: Set<String> = []
        for file in files where file.hasSuffix(".swift") {
            let text = try String(contentsOfFile: "\(sources)/\(file)", encoding: .utf8)
            for line in text.split(separator: "\n") where line.hasSuffix(": ImportFormat {") {
                declared.insert(String(line.split(separator: " ").drop { $0 != "struct" }.dropFirst().first!.dropLast()))
            }
        }
        #expect(declared == Set(Formats.all.map { "\(type(of: $0))" }))
    }

    @Test func `an unknown header is told what it lacks`() {
        let found = defect("Name,Created,Currency,Total,Lineitem quantity,Lineitem names\n1,2,3,4,5,6\n")
        #expect(found?.place == "orders.csv:1")
        #expect(
            found?.reason == "no format has these columns: `Name`, `Created`, `Currency`, `Total`, `Lineitem quantity`, "
                + "`Lineitem names`; nearest is shopify-orders (Shopify orders export), which needs `Created at` "
                + "(perhaps `Created`), `Lineitem name` (perhaps `Lineitem names`)")
        #expect(found?.kept == "Nothing was taken from it.")
    }

    @Test func `a header of another world is told which formats there are`() {
        let found = defect("a,b\n1,2\n")
        #expect(found?.reason == "no format has these columns: `a`, `b`")
        #expect(found?.remedy.contains("shopify-orders, shopify-stock-columns, shopify-stock-rows") == true)
    }

    @Test func `a format asked for by name says what the file lacks`() {
        #expect(
            defect("sku,name\nA,B\n", format: "tallyman-stock")?.reason
                == "as tallyman-stock (Tallyman stock) it lacks the columns `location`, `on_hand`")
        #expect(defect("sku,name\nA,B\n", format: "tallyman-catalog")?.remedy == "Did you mean tallyman-catalogue?")
        #expect(defect("sku,name\nA,B\n", format: "tallyman-catalogue") == nil)
    }

    @Test func `a file that is stock and catalogue at once is refused, and a name beside the stock is not`() {
        #expect(defect("sku,name,location,on_hand\nA,B,HAM,1\n") == nil)
        #expect(
            defect("sku,name,location,on_hand,cost,price,vendor\nA,B,HAM,1,2.00,3.00,V\n")?.reason
                == "it has columns of two formats: `cost` of tallyman-catalogue, which would pass over `location` of tallyman-stock"
        )
        #expect(defect("sku,name,location,on_hand,cost\nA,B,HAM,1,2.00\n", format: "tallyman-stock") == nil)
        #expect(defect("sku,name,name,location,on_hand\nA,B,C,HAM,1\n")?.reason == "the column `name` stands there twice")
    }

    @Test func `a column that counts may not stand there twice`() {
        #expect(defect("sku,name,sku\nA,B,C\n")?.reason == "the column `sku` stands there twice")
        #expect(defect("sku,name,x,x,,\nA,B,C,D,,\n") == nil)
    }

    @Test func `semicolons and tabs are named`() {
        #expect(defect("sku;name\nA;B\n")?.reason == "its columns are separated by semicolons, not by commas")
        #expect(defect("sku\tname\nA\tB\n")?.reason == "its columns are separated by tabs, not by commas")
    }

    @Test(
        arguments: [
            ([0xff, 0xfe, 0x4e, 0x00], "UTF-16 (little-endian)"), ([0xfe, 0xff, 0x00, 0x4e], "UTF-16 (big-endian)"),
            ([0x4e, 0x00, 0x61, 0x00], "NUL bytes"), ([0x50, 0x4b, 0x03, 0x04, 0x14], "a spreadsheet (.xlsx, .ods)"),
            ([0xd0, 0xcf, 0x11, 0xe0], "an old spreadsheet"), (Array("%PDF-1.7".utf8), "a PDF"),
            ([0x1f, 0x8b, 0x08], "gzip"), (Array("\n<!DOCTYPE html>".utf8), "a web page"), (Array("{\"a\":1}".utf8), "JSON"),
        ] as [([UInt8], String)])
    func `what is no CSV is called by its name`(_ bytes: [UInt8], _ word: String) throws {
        #expect(try #require(defect(bytes)).reason.contains(word))
    }

    @Test func `an empty file, blank lines and a broken header are refused`() {
        #expect(defect("")?.reason == "it is empty")
        #expect(defect("\n\r\n\n")?.reason == "it holds blank lines and nothing else")
        #expect(defect([0xef, 0xbb, 0xbf])?.reason == "it holds blank lines and nothing else")
        #expect(defect(Array("sku,caf".utf8) + [0xe9, 10])?.place == "orders.csv:1:8")
        #expect(defect("sku,\"name\nA,B\n")?.place == "orders.csv:1:5")
    }

    @Test func `a header alone is a file of nothing`() throws {
        #expect(try Readings("sku,name\n").drafts == [])
        #expect(try Readings("sku,name").drafts == [])
    }
}
