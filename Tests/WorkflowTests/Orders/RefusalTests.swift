import Testing
import Vocabulary

@testable import Workflow

/// Who asks, what it names, what it is like now, then what the command needs, and last whether it is what the asker saw:
/// where several refusals are due, the earlier one is given.
@Suite struct RefusalTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var given: [String]
        var by: String
        var line: String
        var seen: Int?
        var code: String

        init(_ given: [String], _ line: String, by: String = "supervisor", seen: Int? = 0, _ code: String) {
            self.given = given
            self.by = by
            self.line = line
            self.seen = seen
            self.code = code
        }

        var testDescription: String { (given + ["\(line) by \(by)"]).joined(separator: "; ") }
    }

    @Test func `nothing has left before it was ordered`() throws {
        let desk = try RefusalTests.desk()
        for line in ["allocate #1", "release #1"] { #expect(try desk.do(line).outcome == .done, "\(line)") }
        let refused = try desk.do("ship #1 --day 2026-11-22").refusal?.sentence
        #expect(refused == "order #1: it was placed on 2026-11-23, and 2026-11-22 was before that")
        #expect(try desk.do("ship #1 --day 2026-11-23").outcome == .done)
    }

    /// Orders: #1 of two TEA, #2 of TEA and unpaid, #3 cancelled, #4 of a SKU without stock, web:#5 and uk:#5.
    static func desk() throws -> MemoryDesk {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        try desk.item("LAMP", cost: "30.00", vendor: "VEN")
        try desk.open("TEA", 5)
        try desk.open("TEA", 2, at: "KOE")
        try desk.open("LAMP", 2, at: "VEN")
        try desk.capture(desk.draft("#1", [("TEA", 2, 100)]))
        try desk.capture(desk.draft("#2", [("TEA", 1, 100)], payment: .pending))
        try desk.capture(desk.draft("#3", [("TEA", 1, 100)], payment: .voided))
        try desk.capture(desk.draft("#4", [("GHOST", 1, 100)]))
        try desk.capture(desk.draft("#5", [("TEA", 1, 100)]))
        try desk.capture(desk.draft("#5", [("TEA", 1, 100)]), channel: 2)
        return desk
    }

    static let ready = ["allocate #1", "release #1"]
    static let orders = [
        Case([], "allocate #9", by: "buyer", "not_allowed"), Case([], "allocate #9", "unknown_order"),
        Case([], "allocate #5", "ambiguous_order"), Case([], "allocate nowhere:#5", "unknown_order"),
        Case([], "allocate #3", "order_closed"), Case([], "allocate #2", "on_hold"),
        Case(["allocate #1"], "allocate #1", "already_allocated"), Case([], "allocate #1", "changed_meanwhile"),
        Case([], "route #9", by: "clerk", "not_allowed"), Case([], "route #9 --to HAN", "unknown_order"),
        Case([], "route #1 --to HAN", "unknown_location"), Case([], "route #3 --to HAM", "order_closed"),
        Case(ready, "route #1 --to KOE", "already_released"), Case(["allocate #1"], "route #1 --to HAM", "same_location"),
        Case([], "route #1 --to 3PL", "would_not_fit"), Case([], "route #4", "no_location"),
        Case(["allocate #1"], "route #1", "already_there"), Case(["allocate #1"], "route #1 --to KOE", "changed_meanwhile"),
        Case([], "release #9", by: "clerk", "not_allowed"), Case([], "release #9", "unknown_order"),
        Case([], "release #3", "order_closed"), Case([], "release #2", "on_hold"), Case(ready, "release #1", "already_released"),
        Case([], "release #1", "not_allocated"), Case(["allocate #1"], "release #1", "changed_meanwhile"),
        Case([], "ship #9", by: "buyer", "not_allowed"), Case([], "ship #9", "unknown_order"),
        Case([], "ship #3", "order_closed"),
        Case([], "ship #2", "on_hold"), Case(ready + ["hold #1 --kind other"], "ship #1", "on_hold"),
        Case(["allocate #1"], "ship #1", "not_released"), Case(ready, "ship #1 --line 1:3", "not_reserved"),
        Case(ready, "ship #1 --line 2:1", "not_reserved"), Case(ready, "ship #1 --line 1:1 --line 1:2", "not_reserved"),
        Case(ready, "ship #1", "changed_meanwhile"),
        Case([], "cancel #9", by: "buyer", "not_allowed"), Case([], "cancel #9", "unknown_order"),
        Case([], "cancel #3", "order_closed"), Case([], "cancel #1 --line 1:3", "not_open"),
        Case([], "cancel #1 --line 2:1", "not_open"), Case([], "cancel #1 --line 1:1 --line 1:2", "not_open"),
        Case([], "cancel #1", "changed_meanwhile"),
        Case([], "hold #9 --kind other", by: "buyer", "not_allowed"), Case([], "hold #9 --kind other", "unknown_order"),
        Case([], "hold #3 --kind other", "order_closed"), Case([], "hold #2 --kind payment", "already_held"),
        Case([], "hold #1 --kind other", "changed_meanwhile"),
        Case([], "lift #9 --kind payment", by: "buyer", "not_allowed"), Case([], "lift #9 --kind payment", "unknown_order"),
        Case([], "lift #2 --kind other", "no_such_hold"),
        Case([], "lift #2 --kind payment", by: "controller", "lifted_by_others"),
        Case([], "lift #2 --kind payment", "changed_meanwhile"),
    ]

    static let stock = [
        Case([], "receive TAE 0 --at HAN", by: "clerk", "not_allowed"), Case([], "receive TAE 0 --at HAN", "unknown_item"),
        Case([], "receive TEA 0 --at HAN", "unknown_location"), Case([], "receive TEA 0 --at HAM --cost x", "bad_quantity"),
        Case([], "receive TEA 10000001 --at HAM", "bad_quantity"),
        Case([], "receive TEA 9999999 --at HAM --cost x", "would_not_fit"),
        Case([], "receive TEA 1 --at HAM --cost 5.001", "unreadable"), Case([], "receive TEA 1 --at HAM --cost -1", "unreadable"),
        Case([], "receive TEA 1 --at HAM --cost 5.00USD", "unreadable"),
        Case([], "adjust TEA 0 --at HAM --reason x", by: "auditor", "not_allowed"),
        Case([], "adjust TAE 1 --at HAM --reason x", "unknown_item"),
        Case([], "adjust TEA 1 --at HAN --reason x", "unknown_location"),
        Case([], "adjust TEA 0 --at HAM --reason=", "bad_quantity"),
        Case([], "adjust TEA -9 --at HAM --reason=", "reason_missing"),
        Case([], "adjust TEA -9 --at HAM --reason x", "not_enough"),
        Case(["allocate #1"], "adjust TEA -4 --at HAM --reason x", "not_enough"),
        Case([], "adjust GHOST 1 --at HAM --reason x", "cost_unknown"),
        Case([], "adjust TEA 1 --at HAM --reason x", "changed_meanwhile"),
        Case([], "count TEA -1 --at HAM", by: "clerk", "not_allowed"), Case([], "count TEA -1 --at HAM", "bad_quantity"),
        Case(["allocate #1"], "count TEA 1 --at HAM", "would_not_fit"),
        Case([], "count TEA 4 --at HAM --expected 6", "would_not_fit"),
        Case([], "count TEA 4 --at HAM", "changed_meanwhile"), Case([], "count GHOST 4 --at HAM", seen: nil, "cost_unknown"),
        Case([], "move TEA 0 --at HAM --from sellable --to damaged", by: "buyer", "not_allowed"),
        Case([], "move TEA 0 --at HAM --from sellable --to sellable", "bad_quantity"),
        Case([], "move TEA 9 --at HAM --from sellable --to sellable", "would_not_fit"),
        Case([], "move TEA 1 --at HAM --from damaged --to sellable", "not_enough"),
        Case(["allocate #1"], "move TEA 4 --at HAM --from sellable --to damaged", "not_enough"),
        Case([], "move TEA 1 --at HAM --from sellable --to damaged", "changed_meanwhile"),
        Case([], "transfer TEA 0 --from HAM --to HAM", by: "clerk", "not_allowed"),
        Case([], "transfer TEA 0 --from HAM --to HAM", "bad_quantity"),
        Case([], "transfer TEA 9 --from HAM --to HAM", "same_location"),
        Case([], "transfer TEA 9 --from HAM --to VEN", "would_not_fit"),
        Case([], "transfer TEA 9 --from HAM --to KOE", "not_enough"),
        Case([], "transfer TEA 1 --from HAM --to KOE", "changed_meanwhile"),
        Case([], "transfer LAMP 1 --from VEN --to HAM", "would_not_fit"),
        Case([], "arrive 1", by: "clerk", "not_allowed"), Case([], "arrive 1", "unknown_thing"),
        Case(["transfer TEA 2 --from HAM --to KOE"], "arrive 1 3", "bad_quantity"),
        Case(["transfer TEA 2 --from HAM --to KOE", "arrive 1"], "arrive 1", "already_there"),
        Case([], "writeoff TEA 0 --at HAM --reason=", by: "auditor", "not_allowed"),
        Case([], "writeoff TEA 0 --at HAM --reason=", "bad_quantity"),
        Case([], "writeoff TEA 9 --at HAM --reason=", "reason_missing"),
        Case([], "writeoff LAMP 9 --at VEN --reason x", "would_not_fit"),
        Case([], "writeoff TEA 9 --at HAM --reason x", "not_enough"),
        Case([], "writeoff TEA 1 --at HAM --reason x", "changed_meanwhile"),
    ]

    static let asked = ["writeoff TEA 1 --at HAM --reason mould"]
    static let cases = [
        Case(asked, "approve 1", by: "engine", "not_allowed"), Case([], "approve 1", "unknown_thing"),
        Case(asked + ["reject 1 --reason no"].map { "clerk: " + $0 }, "approve 1", by: "supervisor", "already_decided"),
        Case(asked, "approve 1", by: "supervisor", "own_request"), Case(asked, "approve 1", by: "buyer", "not_allowed"),
        Case(asked, "reject 1 --reason=", by: "supervisor", "own_request"),
        Case(asked, "reject 1 --reason=", by: "clerk", "reason_missing"),
        Case(asked, "withdraw 1", by: "clerk", "would_not_fit"), Case(asked + ["withdraw 1"], "withdraw 1", "already_decided"),
        Case([], "resolve 99 --reason=", by: "engine", "not_allowed"), Case([], "resolve 99 --reason=", "unknown_thing"),
        Case([], "resolve 1 --reason=", "reason_missing"), Case([], "resolve 1 --reason done", "changed_meanwhile"),
        Case(["resolve 1 --reason done"], "resolve 1 --reason=", "already_closed"),
        Case(["take 1"], "take 1", by: "clerk", "already_taken"),
        Case(["resolve 1 --reason done"], "take 1", "already_closed"),
        Case([], "raise NOTHING --kind other --reason=", "unknown_order"),
        Case([], "raise TEA --kind other --reason=", "reason_missing"),
        Case(["raise TEA --kind other --reason x"], "raise TEA --kind other --reason x", "already_there"),
        Case([], "confirm sku TEA", "already_there"), Case([], "confirm channel nowhere", "unknown_thing"),
        Case([], "map sku TEA --to LAMP", "would_not_fit"), Case([], "map sku GHOST --to GHOST", "would_not_fit"),
    ]

    @Test(arguments: orders + stock + cases)
    func `the first refusal that is due is given, with a sentence, and nothing happens`(given: Case) throws {
        let desk = try RefusalTests.desk()
        for line in given.given {
            let parts = line.split(separator: ": ", maxSplits: 1).map(String.init)
            let done = try parts.count == 2 ? desk.do(parts[1], as: parts[0]) : desk.do(line)
            #expect(done.outcome == .done || done.outcome == .asked, "\(line): \(done.refusal?.sentence ?? "")")
        }
        let before = Snapshot(desk.books)
        let refused = try desk.do(given.line, as: given.by, seen: given.seen)
        #expect(refused.refusal?.code == given.code, "\(refused.refusal?.sentence ?? "it was \(refused.outcome)")")
        #expect((refused.refusal?.sentence.count ?? 0) > 15)
        // Why an order does not go to the floor is kept, and that is all.
        let isKept = refused.record != nil
        #expect(isKept ? refused.events.map(\.event.kind) == ["order_waits"] : Snapshot(desk.books) == before)
        #expect(!isKept || given.line.hasPrefix("release"))
    }

    @Test func `sentences name the nearest name, the figures, and what to do`() throws {
        let desk = try RefusalTests.desk()
        func sentence(_ line: String) throws -> String? { try desk.do(line).refusal?.sentence }
        #expect(try sentence("count TAE 1 --at HAM") == "there is no SKU TAE; did you mean TEA?")
        #expect(try sentence("count TEA 1 --at HAN") == "there is no location HAN; did you mean HAM?")
        #expect(try sentence("allocate #5") == "2 channels have an order #5: say uk:#5 or web:#5")
        #expect(try sentence("adjust TEA -9 --at HAM --reason x") == "TEA at HAM: 9 wanted, 5 free")
        #expect(try sentence("move TEA 1 --at HAM --from damaged --to sellable") == "TEA at HAM (damaged): 1 wanted, 0 free")
        #expect(try sentence("route #1 --to 3PL") == "3PL: The place has none of it free (R-03)")
        #expect(try sentence("release #1") == "order #1 has no units reserved: allocate it first")
        _ = try desk.do("allocate #1")
        #expect(
            try sentence("count TEA 1 --at HAM")
                == "TEA at HAM: 2 are promised to orders and 1 counted: reroute or cancel 1 first")
    }
}
