import Testing
import Workflow

@testable import Exchange

struct FuzzTests {
    private static let seeds = [
        ShopifyOrderTests.header + "#1,paid,,EUR,20.00,2026-03-29 12:00:00 +0200,2,\"Th\"\"ing\",10.00,A,,'02110,\"a\r\nb\"\n"
            + "#1,,,,,,1,Ø山🙂,1.00,B,,,\n#2,pending,,EUR,1.00,2026-03-29 12:00:00 +0200,1,C,1.00,C,,,\n",
        "Handle,SKU,COO,\"Kö, 12\",West\nh,A,DE,1,not stocked\nh,B,DE,-3,4\n",
        "Title,SKU,Location,Unavailable,Committed,Available,On hand (current)\nT,A,W,1,2,-1,2\nT,B,W,0,0,1,1\n",
        "sku,name,cost,price,currency\nA,\"x,y\",1.00,2.00,EUR\n",
    ].map { Array($0.utf8) }

    private static let spice: [UInt8] = [0, 9, 10, 13, 34, 34, 39, 44, 44, 45, 48, 57, 61, 65, 127, 128, 0xc3, 0xe2, 0xef, 0xff]

    private func mutated(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
        var out = bytes
        for _ in 0..<Int.random(in: 1...8, using: &dice) where !out.isEmpty {
            let at = Int.random(in: 0..<out.count, using: &dice)
            switch Int.random(in: 0..<5, using: &dice) {
            case 0: out[at] = FuzzTests.spice.randomElement(using: &dice)!
            case 1: out.insert(FuzzTests.spice.randomElement(using: &dice)!, at: at)
            case 2: out.remove(at: at)
            case 3: out.removeSubrange(at..<min(out.count, at + Int.random(in: 0...40, using: &dice)))
            default: out.insert(contentsOf: out[at..<min(out.count, at + 60)], at: Int.random(in: 0...at, using: &dice))
            }
        }
        return out
    }

    @Test func `no bytes crash a reader, and pieces of any size come to the same`() throws {
        for seed in 1...4_000 as ClosedRange<UInt64> {
            var dice = Dice(state: seed)
            let bytes = mutated(FuzzTests.seeds.randomElement(using: &dice)!, &dice)
            let chunk = Int.random(in: 1...50, using: &dice)
            let whole = try? Readings(bytes)
            let pieces = try? Readings(bytes, chunk: chunk)
            #expect(whole == pieces, "seed \(seed)")
        }
    }

    @Test func `every record that says something is in a draft or in a rejection`() throws {
        for seed in 1...3_000 as ClosedRange<UInt64> {
            var dice = Dice(state: seed)
            let header = Array("sku,name,weight_grams\n".utf8)
            let body = mutated(Array("A,\"x,\"\"y\",1\nB,z,2\n\"C\",\"l\n\nm\",3\nD,Ø,x\n".utf8), &dice)
            let found = try Readings(header + body)
            var reader = try CSVReader(MemorySource(header + body, name: ""))
            _ = try reader.next()
            var records = 0
            while true {
                let step = try reader.next()
                if step == .end { break }
                if step != .record || !reader.record.isBlank { records += 1 }
            }
            let items = Set(found.items.map(\.line)).count
            let repeated = records - items - found.rejections.count
            let allowed = try repetitions(in: header + body, header)
            #expect((0...allowed).contains(repeated), "seed \(seed)")
        }
    }

    @Test func `every unit of an order is in a draft or in a rejected record`() throws {
        let header = "Name,Created at,Currency,Total,Lineitem quantity,Lineitem name\n"
        let good = (1...5).map { "#\($0),2026-01-01 00:00:00 UTC,EUR,5.00,1,A\n#\($0),,,,1,B\n" }.joined()
        for seed in 1...2_000 as ClosedRange<UInt64> {
            var dice = Dice(state: seed)
            var body = Array(good.utf8)
            let at = Int.random(in: 0..<body.count, using: &dice)
            let byte = body[at]
            // A letter of a name or a digit may change without anybody noticing; what breaks the form may not.
            body[at] = [0, 34, 10, 0xff, 44].randomElement(using: &dice)!
            let found = try Readings(Array(header.utf8) + body)
            let drafts = found.orders.flatMap(\.lines).count
            let broken = body[at] == 10 || byte == 10 ? 1 : 0
            #expect((9 - broken...11 + broken).contains(drafts + found.records.count), "seed \(seed)")
            for order in found.orders { #expect(order.lines.count <= 2 + broken, "seed \(seed)") }
        }
    }

    /// How many records say again what another one has said, each read for itself.
    private func repetitions(in bytes: [UInt8], _ header: [UInt8]) throws -> Int {
        var reader = try CSVReader(MemorySource(bytes, name: ""))
        var seen: [ItemDraft] = []
        var count = 0
        while try reader.next() != .end {
            guard let item = try Readings(header + reader.record.bytes).items.first else { continue }
            if seen.contains(item) { count += 1 }
            seen.append(item)
        }
        return count
    }
}
