import Testing
import Vocabulary

@Suite struct NameTests {
    @Test func `three capital letters are a currency, and its number gives them back`() {
        var last: Currency?
        for a in 65...90 {
            for b in 65...90 {
                for c in 65...90 {
                    let text = String(decoding: [a, b, c].map(UInt8.init), as: UTF8.self)
                    let currency = Currency(text)
                    guard let currency, currency.description == text, Currency(packed: Int(currency.packed)) == currency,
                        last.map({ $0 < currency }) ?? true
                    else {
                        Issue.record("\(text) does not come back")
                        return
                    }
                    last = currency
                }
            }
        }
        for wrong in ["", "EU", "EURO", "eur", "E R", "ÄÖÜ", "12A"] { #expect(Currency(wrong) == nil, "\(wrong)") }
        for packed in [-1, 0, 1, 27, 729, 27 * 27 * 27, Int.max] { #expect(Currency(packed: packed) == nil, "\(packed)") }
    }

    @Test func `a minor unit has the decimals of ISO 4217`() {
        for (code, decimals) in [
            ("EUR", 2), ("USD", 2), ("JPY", 0), ("KRW", 0), ("ISK", 0), ("KWD", 3), ("TND", 3), ("CLF", 4), ("MRU", 2),
        ] {
            #expect(Currency(code)!.decimals == decimals, "\(code)")
        }
    }

    @Test func `a code is short, visible and without blanks at its ends`() {
        #expect(SKUCode("  TEA 1 ")?.text == "TEA 1")
        #expect(SKUCode(String(repeating: "x", count: 80)) != nil)
        #expect(SKUCode("Köln")?.text == "Köln")
        for wrong in ["", "   ", "a\tb", "a\nb", "\u{7f}", String(repeating: "x", count: 81), String(repeating: "ä", count: 41)] {
            #expect(SKUCode(wrong) == nil)
        }
    }

    @Test func `codes are compared byte by byte, whatever they look like`() {
        let composed = SKUCode("K\u{f6}ln")!
        let decomposed = SKUCode("Ko\u{308}ln")!
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed]).count == 2)
        #expect(SKUCode("A")! < SKUCode("B")! && SKUCode("Z")! < SKUCode("a")! && SKUCode("A")! < SKUCode("AA")!)
    }

    @Test func `the nearest name is within a third of its length`() {
        let known = ["release", "receive", "route", "HAM", "KOE"]
        #expect(Nearest.match("relaese", among: known) == "release")
        #expect(Nearest.match("HAN", among: known) == "HAM")
        #expect(Nearest.match("ham", among: known) == "HAM")
        #expect(Nearest.match("rout", among: known) == "route")
        #expect(Nearest.match("shipment", among: known) == nil)
        #expect(Nearest.match("", among: known) == nil)
        #expect(Nearest.match("x", among: []) == nil)
        #expect(Nearest.match("AB", among: ["AA", "AC"]) == "AA")
    }
}
