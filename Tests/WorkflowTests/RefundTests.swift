import Foundation
import Ledger
import Testing
import Vocabulary

@testable import Workflow

@Suite struct RefundTests {
    /// A shipped order of three at 11.90 with tax in the price and 4.90 shipping.
    private func shipped(_ desk: MemoryDesk, _ number: String = "#1") throws {
        _ = try desk.capture(desk.draft(number, [("TEA", 3, 1190)], shipping: 490, tax: 648))
        for line in ["allocate \(number)", "release \(number)", "ship \(number)"] {
            #expect(try desk.do(line).outcome == .done, "\(line)")
        }
    }

    private func shop() throws -> MemoryDesk {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        try desk.open("TEA", 100)
        return desk
    }

    @Test
    func `a refund of lines is asked for, approved by another, told once, executed with a reference, and its goods come back`()
        throws
    {
        let desk = try shop()
        try shipped(desk)
        let asked = try desk.do("refund #1 11.90 --line 1:1 --return expected --reason damaged")
        #expect(asked.outcome == .asked)
        let request = try #require(try desk.books.approval(ApprovalID(1)))
        #expect(request.effect.postings.map { "\($0.account) \($0.amount.minor)" } == ["2240 -1190", "2300 190", "4060 1000"])
        #expect(request.evidence.contains(Fact("paid", .money(Money(minor: 4060, .eur)))))
        #expect(try desk.do("approve 1").refusal?.code == "own_request")
        let approved = try desk.do("approve 1", as: "clerk")
        #expect(
            approved.entries.flatMap(\.entry.lines).map { "\($0.account) \($0.minor)" } == [
                "4060 1000", "2300 190", "2240 -1190",
            ])
        #expect(desk.books.changes.instructions.map(\.instruction.key) == ["refund-1-1"])
        #expect(try desk.order("#1").back.line(1).expected == 1)
        #expect(
            try desk.do("execute-refund #1 --reference re_1", as: "clerk").entries[0].entry.lines.map {
                "\($0.account) \($0.minor)"
            } == ["2240 1190", "1050 -1190"])
        #expect(try desk.do("execute-refund #1 --reference re_2", as: "clerk").refusal?.code == "nothing_payable")
        let back = try desk.do("return #1 --line 1:1 --at HAM")
        #expect(back.entries[0].entry.lines.map { "\($0.account) \($0.minor)" } == ["1220 500", "5000 -500"])
        #expect(try desk.order("#1").back.line(1).expected == 0)
        #expect(try desk.books.level(SKUID(1), at: LocationID(1))[.returned] == 1)
        #expect(try desk.order("#1").refundedMinor == 1190)
    }

    @Test func `what has not left is given back out of the deposit, and is earned no more when it leaves`() throws {
        let desk = try shop()
        _ = try desk.capture(desk.draft("#1", [("TEA", 1, 1190)], tax: 190))
        #expect(try desk.do("refund #1 5.95 --reason late").outcome == .asked)
        #expect(
            try desk.do("approve 1", as: "clerk").entries[0].entry.lines.map { "\($0.account) \($0.minor)" } == [
                "2200 595", "2240 -595",
            ])
        for line in ["allocate #1", "release #1", "ship #1"] { #expect(try desk.do(line).outcome == .done, "\(line)") }
        let balances = desk.balances()
        #expect(balances["1100 EUR"] == nil)
        #expect(balances["2200 EUR"] == nil)
        #expect(balances["2300 EUR"] == -95)
        #expect(balances["4060 EUR"] == 500)
        #expect(try desk.order("#1").refundableMinor == 595)
    }

    @Test func `a cancelled order owes its deposit, and a refund instructs it without posting it twice`() throws {
        let desk = try shop()
        _ = try desk.capture(desk.draft("#1", [("TEA", 2, 1000)]))
        _ = try desk.do("cancel #1")
        #expect(try desk.do("refund #1 20.01 --reason cancelled").refusal?.code == "refund_too_large")
        #expect(try desk.do("refund #1 20.00 --reason cancelled").outcome == .asked)
        let approved = try desk.do("approve 1", as: "clerk")
        #expect(approved.outcome == .done)
        #expect(approved.entries.isEmpty)
        #expect(try desk.do("execute-refund #1 --reference x", as: "clerk").outcome == .done)
        #expect(desk.balances()["2240 EUR"] == nil)
    }

    @Test func `a request whose order changed in money since is refused and says what changed`() throws {
        let desk = try shop()
        try shipped(desk)
        #expect(try desk.do("refund #1 10.00 --reason a").outcome == .asked)
        #expect(try desk.do("refund #1 5.00 --reason b").outcome == .asked)
        #expect(try desk.do("approve 1", as: "clerk").outcome == .done)
        let late = try desk.do("approve 2", as: "clerk")
        #expect(late.refusal?.code == "changed_since")
        #expect(late.refusal?.sentence.contains("promised back was 0.00 EUR and is 10.00 EUR") == true)
    }

    @Test func `what cannot be given back is refused with what can`() throws {
        let desk = try shop()
        try shipped(desk)
        for (line, code) in [
            ("refund #1 0 --reason a", "unreadable"), ("refund #1 1.00 --reason", "words"),
            ("refund #1 40.61 --reason a", "refund_too_large"), ("refund #1 40.61 --line 1:3 --reason a", "refund_too_large"),
            ("refund #1 5.00 --line 1:4 --reason a", "not_refundable"),
            ("refund #1 5.00 --line 2:1 --reason a", "not_refundable"),
            ("refund #1 5.00 --return expected --reason a", "would_not_fit"),
            ("refund #1 12.00 --line 1:1 --reason a", "refund_too_large"),
            ("refund #1 5.00 GBP --reason a", "words"), ("return #1 --line 1:4 --at HAM", "not_returnable"),
            ("return #1 --line 1:1 --at VEN", "would_not_fit"), ("execute-refund #1 --reference x", "not_allowed"),
        ] {
            let code2: String
            do { code2 = try desk.do(line).refusal?.code ?? "done" } catch is WordsFault { code2 = "words" }
            #expect(code2 == code, "\(line)")
        }
        #expect(try desk.do("refund #1 4.90 --shipping --reason late").outcome == .asked)
        #expect(
            try desk.do("approve 1", as: "clerk").entries[0].entry.lines.map { "\($0.account) \($0.minor)" } == [
                "4010 412", "2300 78", "2240 -490",
            ])
        #expect(try desk.do("return #1 --line 1:1 --at HAM").events.count == 2)
    }

    @Test func `refunds of any sequence end at exactly what was paid, to the cent of tax`() throws {
        let seeds = ProcessInfo.processInfo.environment["TALLY_PROVE"] == nil ? 80 : 2_000
        let desk = try MemoryDesk()
        try desk.item("TEA", cost: "3.33")
        try desk.item("POT", cost: "7.01")
        try desk.open("TEA", 100_000)
        try desk.open("POT", 100_000)
        var request = 0
        var seen = 0
        for seed in 1...seeds {
            var state = UInt64(seed) &* 0x9e37_79b9_7f4a_7c15
            func below(_ limit: Int) -> Int {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Int((state >> 33) % UInt64(limit))
            }
            let number = "#\(seed)"
            let lines = [("TEA", 1 + below(5), 1 + below(4_000)), ("POT", 1 + below(3), below(9_000))]
            let goods = lines.reduce(0) { $0 + $1.1 * $1.2 }
            let shipping = below(900)
            _ = try desk.capture(desk.draft(number, lines, shipping: shipping, tax: (goods + shipping) * 19 / 119))
            _ = try desk.do("allocate \(number)")
            _ = try desk.do("release \(number)")
            if below(3) > 0 { _ = try desk.do(below(2) == 0 ? "ship \(number)" : "ship \(number) --line 1:1") }
            var rounds = 0
            while try desk.order(number).refundableMinor > 0, rounds < 60 {
                rounds += 1
                let order = try desk.order(number)
                let wanted = rounds > 12 ? order.refundableMinor : 1 + below(order.refundableMinor)
                var words = "refund \(number) \(Money(minor: wanted, .eur).plain) --reason r"
                if below(4) == 0, order.lines[0].shipped > order.back.line(1).refunded { words += " --line 1:1" }
                if below(6) == 0 { words += " --shipping" }
                let asked = try desk.do(words)
                if asked.outcome == .asked {
                    request = asked.approval!.number
                    #expect(try desk.do("approve \(request)", as: "clerk").outcome == .done, "seed \(seed): \(words)")
                    if below(2) == 0 { _ = try desk.do("execute-refund \(number) --reference s\(seed)-\(rounds)", as: "clerk") }
                }
                if below(8) == 0 { _ = try desk.do("ship \(number)") }
                let after = try desk.order(number)
                #expect(after.refundedMinor + after.refundPayableMinor <= after.paidMinor, "seed \(seed)")
                #expect(after.back.openMinor <= after.refundPayableMinor, "seed \(seed)")
            }
            let order = try desk.order(number)
            #expect(order.refundedMinor + order.refundPayableMinor == order.paidMinor, "seed \(seed)")
            #expect(order.keptMinor == 0 && order.depositMinor == 0, "seed \(seed)")
            // The journal of this order alone: nothing is left of its deposit, its revenue and its tax.
            var sums: [Account: Int] = [:]
            for posted in desk.books.changes.entries[seen...] {
                for line in posted.entry.lines where line.order == order.id { sums[line.account, default: 0] += line.minor }
            }
            seen = desk.books.changes.entries.count
            #expect(sums[.customerDeposits, default: 0] == 0, "seed \(seed)")
            #expect(sums[.refundsPayable, default: 0] == -order.refundPayableMinor, "seed \(seed)")
            #expect(sums[.paymentClearing, default: 0] == order.paidMinor - order.refundedMinor, "seed \(seed)")
            #expect(sums[.receivable, default: 0] == 0, "seed \(seed)")
            #expect(sums[.salesTax, default: 0] == 0, "seed \(seed): tax \(sums[.salesTax, default: 0])")
        }
    }
}
