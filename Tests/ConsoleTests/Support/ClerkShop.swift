import Panes
import Store
import Vocabulary

@testable import Workflow

/// A shop an hour east of UTC with a finance clerk's day in it: orders of last month and of this one, and requests that wait.
final class ClerkShop {
    let store: StoreShop
    var desk: StoreDesk { store.desk }
    var now: Instant { store.now }
    let zones = StoreShop.AllZones(seconds: 3_600)

    /// What a request is about, by its number.
    enum Kind: Equatable { case clean, doubtful, changes, own }
    private(set) var requests: [Int: Kind] = [:]

    /// With `open`, exceptions of last month that keep it open, by SKU.
    init(open reasons: KeyValuePairs<String, String> = [:]) throws {
        store = try StoreShop(hoursEast: 1) { shop in
            try shop.do("receive LAMP-01 60 --at HAM --cost 20.00", as: "buyer", at: Instant(day: Day("2026-10-01")!, hour: 8))
            try shop.do("receive TEA-0001 200 --at HAM --cost 4.00", as: "buyer", at: Instant(day: Day("2026-10-01")!, hour: 8))
            for (sku, reason) in reasons { try shop.do("raise \(sku) --at HAM --kind amounts_differ --reason '\(reason)'") }
        }
        for number in 1...14 {
            try store.capture(
                "#20\(number < 10 ? "0" : "")\(number)", units: 1 + number % 3,
                email: number == 9 || number == 10 ? "old@friend" : "",
                placed: now.adding(days: number < 5 || number > 12 ? -24 : -6 - number), shipping: number == 3 ? 490 : 0)
        }
        // Two that are ready to leave, and will leave late.
        for number in 1...14 {
            let order = "web:#20\(number < 10 ? "0" : "")\(number)"
            for line in ["allocate \(order)", "release \(order)"] { try store.do(line) }
            if number < 13 { try store.do("ship \(order)" + (number < 5 ? " --day 2026-10-3\(number % 2)" : "")) }
        }
        try ask()
    }

    /// Seventeen requests: refunds, write-offs and adjustments.
    private func ask() throws {
        let early = now.adding(minutes: -95)
        func request(_ line: String, _ kind: Kind = .clean, as name: String = "supervisor") throws {
            let asked = try store.do(line, as: name, at: early.adding(minutes: requests.count * 4))
            precondition(asked.outcome == .asked, line)
            requests[asked.approval!.number] = kind
        }
        try request("refund web:#2001 49.00 --line 1:1 --return expected --reason 'arrived broken, photo in the mail'")
        try request("refund web:#2002 20.00 --reason 'three days late'")
        try request("refund web:#2003 4.90 --shipping --reason 'shipping was promised free'")
        try request("refund web:#2004 98.00 --line 1:2 --return expected --reason 'wrong colour'")
        try request("refund web:#2005 49.00 --line 1:1 --return none --reason 'lost by the carrier, claim opened'")
        try request("refund web:#2006 10.00 --reason 'scratch, keeps it'")
        try store.do("refund web:#2007 5.00 --reason 'first promise'", as: "supervisor", at: early)
        requests[7] = .clean
        // The same order once more: what was held for it is another matter once the first one is approved.
        try request("refund web:#2007 30.00 --reason 'not content with the first one'", .changes)
        // The customer's other order goes back too: somebody should look twice.
        try store.do("refund web:#2009 49.00 --reason 'never came'", at: early)
        try store.do("approve 9", as: "clerk2", at: early)
        try request("refund web:#2010 98.00 --reason 'never came either'", .doubtful)
        try request("writeoff LAMP-01 2 --at HAM --reason 'fell from the rack'", as: "supervisor")
        try request("writeoff TEA-0001 12 --at HAM --reason 'past its date'", as: "buyer")
        try request("writeoff TEA-0001 3 --at HAM --reason 'torn bags'", as: "supervisor")
        try request("writeoff LAMP-01 1 --at HAM --reason 'sent to the fair'", as: "buyer")
        try request("refund web:#2011 12.50 --reason 'paid for express, came by post'")
        try request("adjust LAMP-01 -6 --at HAM --reason 'pallet not found'", as: "buyer")
        try request("adjust TEA-0001 40 --at HAM --reason 'a second box behind the first'", as: "supervisor")
        try request("adjust LAMP-01 -7 --at HAM --reason 'counted again'", .own, as: "clerk")
    }

    func session(as name: String, columns: Int = 120, rows: Int = 40, pane: String? = nil) -> Session {
        Session(desk, columns: columns, rows: rows, as: name, pane: pane, at: now, zones: zones)
    }
}
