import Foundation
import Store
import Vocabulary
import Workflow

/// Decisions taken again under a draft with one changed limit, measured.
extension Flow {
    func replay(orders: Int) throws {
        let desk = try founded()
        try run(desk, first: 1, orders: orders, batch: 500)
        let files = try Flow.policy().map { file in
            PolicyFile(name: file.name, text: file.text.replacingOccurrences(of: "600 EUR", with: "200 EUR"))
        }
        let draft = try PolicyVersion.read(files, number: 0, zones: UTCZones()).get()
        let start = Clock()
        var sum = ReplayPart.Answer()
        var after: Int? = 0
        while let from = after {
            sum.add(try desk.answer(ReplayPart(draft, since: moment.adding(days: -30), after: from)))
            after = sum.next
        }
        let spent = start.spent()
        try desk.close()
        guard sum.families[.holds]?.decisions == orders else { throw Fault(text: "not every order's holds were taken again") }
        print(
            """
            {"replay":\(sum.read),"with_rules":\(sum.taken),"rules_asked":\(sum.asked),"differences":\(sum.rows.count),"orders":\(orders),\
            "decisions_per_second":\(sum.read * 1_000_000 / max(1, spent.wall)),"orders_per_second":\(orders * 1_000_000 / max(1, spent.wall)),\
            "rss_mib":\(spent.peakKiB / 1_024)}
            """)
    }
}
