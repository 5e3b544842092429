import Foundation
import Store
import Vocabulary
import Workflow

/// Questions that the console's lists ask while somebody types, on a store that is there: each the middle one of five times,
/// in milliseconds, with how many rows it found.
extension Flow {
    func questions() throws {
        let desk = try StoreDesk(StoreFolder(folder), zones: UTCZones()) { try House.read($0, version: $1, zones: $2) }
        defer { try? desk.close() }
        let stock = try desk.answer(StockList(ListQuery(limit: 1))).rows.first.map { StockKey($0.sku, $0.location) }
        try time("the inbox, a word of a customer") { try exceptions("\"customer 4711\"", desk) }
        try time("the inbox, a word in it all") { try exceptions("customer state:open,owned,resolved,closed_itself", desk) }
        try time("the inbox, one order") { try exceptions("subject:#104711", desk) }
        try time("requests, a word of a customer") {
            try desk.answer(ApprovalList(ListQuery(filter: ListFilter("\"customer 4711\"")))).matching
        }
        try time("orders, a word of a customer") { try orders("\"customer 4711\"", sort: "", desk) }
        try time("orders by priority") { try orders("", sort: "priority", desk) }
        try time("open orders by priority") { try orders("open:yes", sort: "priority", desk) }
        try time("orders of one place by priority") { try orders("location:koe", sort: "priority", desk) }
        try time("orders with points") { try orders("priority:>50", sort: "", desk) }
        try time("the stock list") { try desk.answer(StockList(ListQuery())).matching }
        if let stock {
            try time("one row of stock") { try desk.answer(StockDetail(stock)).elsewhere.count + 1 }
        }
    }

    private func exceptions(_ filter: String, _ desk: StoreDesk) throws -> Int {
        try desk.answer(ExceptionList(ListQuery(filter: ListFilter(filter)))).matching
    }

    private func orders(_ filter: String, sort: String, _ desk: StoreDesk) throws -> Int {
        try desk.answer(
            OrderList(ListQuery(filter: ListFilter(filter), sort: sort, isDescending: true), now: moment)
        ).matching
    }

    private func time(_ question: String, _ ask: () throws -> Int) throws {
        var times: [Int] = []
        var rows = 0
        for _ in 1...5 {
            let clock = Clock()
            rows = try ask()
            times.append(clock.spent().wall)
        }
        print("{\"question\":\"\(question)\",\"milliseconds\":\(text(times.sorted()[2])),\"rows\":\(rows)}")
    }
}
