import Testing
import Vocabulary

@testable import Store
@testable import Workflow

@Suite struct CodecTests {
    @Test func `every event reads back as it was written`() throws {
        var events = RandomEvents(seed: 1)
        var types: Set<Int> = []
        for _ in 0..<6_000 {
            let event = events.event()
            let (type, payload) = EventCodec.encode(event)
            types.insert(type)
            #expect(try EventCodec.decode(type: type, payload: payload, sequence: 1) == event)
        }
        #expect(types.count == 17 + 3 + 20 + 6 + 8 + 3 + 3 + 3 + 6 + 3)
    }

    @Test func `every decision record reads back as it was written`() throws {
        var events = RandomEvents(seed: 2)
        for _ in 0..<2_000 {
            let record = events.record()
            #expect(try EventCodec.decodeRecord(EventCodec.encode(record), sequence: 1) == record)
        }
    }

    @Test func `bytes that are cut off are a fault, at every place`() throws {
        var events = RandomEvents(seed: 3)
        for _ in 0..<300 {
            let (type, payload) = EventCodec.encode(events.event())
            for count in 0..<payload.count {
                #expect(throws: StoreFault.self) {
                    try EventCodec.decode(type: type, payload: Array(payload.prefix(count)), sequence: 1)
                }
            }
        }
    }

    @Test func `bytes that were changed never crash the reader`() throws {
        var events = RandomEvents(seed: 4)
        for _ in 0..<20_000 {
            var (type, payload) = EventCodec.encode(events.event())
            for _ in 0...events.below(3) { payload[events.below(payload.count)] = UInt8(events.below(256)) }
            if events.below(10) == 0 { type = events.below(900) }
            do { _ = try EventCodec.decode(type: type, payload: payload, sequence: 1) } catch is StoreFault {}
        }
    }

    @Test func `a version or a type of later days is a fault that says so`() throws {
        var (type, payload) = EventCodec.encode(.order(.released(OrderID(1))))
        let unknown = #expect(throws: StoreFault.self) { try EventCodec.decode(type: 399, payload: payload, sequence: 7) }
        #expect(unknown?.sentence.contains("reading event 7") == true)
        payload[0] = 9
        type = 308
        let later = #expect(throws: StoreFault.self) { try EventCodec.decode(type: type, payload: payload, sequence: 7) }
        #expect(later?.detail.contains("version 9 is not known") == true)
    }

    @Test func `stored bytes stay what they are`() {
        let (type, payload) = EventCodec.encode(
            .order(.lifted(OrderID(300), kind: "payment", reason: "ü")))
        #expect(type == 303)
        #expect(payload == [1, 0xD8, 0x04, 14] + Array("payment".utf8) + [4, 0xC3, 0xBC])
    }

    @Test func `folding makes alike what people take for the same`() {
        #expect(Fold.text("Müller & Søn, STRAẞE") == "muller & son, strasse")
        #expect(Fold.text("e\u{301}cole ＡＢＣ") == "ecole abc")
        #expect(Fold.text("a\tb\u{1}c") == "a b c")
    }
}
