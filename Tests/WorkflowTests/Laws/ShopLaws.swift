import Ledger
import Vocabulary

@testable import Workflow

/// The promises of the product as sums over books, kept up event by event; each breach is a sentence.
struct ShopLaws {
    struct Pile: Hashable {
        var sku: SKUID
        var location: LocationID
        var state: StockState
    }

    struct Balance: Hashable {
        var account: Account
        var currency: Currency
    }

    struct Share: Hashable {
        var account: Account
        var currency: Currency
        var order: OrderID
    }

    private var units: [Pile: Int] = [:]
    private var balances: [Balance: Int] = [:]
    private var shares: [Share: Int] = [:]
    private var movementsSeen = 0
    private var entriesSeen = 0

    /// What is wrong with the books now.
    mutating func breaches(of books: Books) -> [String] {
        var wrong: [String] = []
        take(books.changes, &wrong)
        stock(books, &wrong)
        inventory(books, &wrong)
        reservations(books, &wrong)
        money(books, &wrong)
        lines(books, &wrong)
        cases(books, &wrong)
        return wrong
    }

    private mutating func take(_ changes: Changes, _ wrong: inout [String]) {
        for posted in changes.movements[movementsSeen...] {
            let movement = posted.movement
            if movement.quantity <= 0 || movement.costMinor < 0 { wrong.append("a movement of \(movement.quantity) units") }
            if case .at(let location, let state) = movement.from {
                units[Pile(sku: movement.sku, location: location, state: state), default: 0] -= movement.quantity
            }
            if case .at(let location, let state) = movement.to {
                units[Pile(sku: movement.sku, location: location, state: state), default: 0] += movement.quantity
            }
        }
        movementsSeen = changes.movements.count
        for posted in changes.entries[entriesSeen...] {
            var sums: [Currency: Int] = [:]
            for line in posted.entry.lines {
                sums[line.currency, default: 0] += line.minor
                balances[Balance(account: line.account, currency: line.currency), default: 0] += line.minor
                guard let order = line.order else { continue }
                shares[Share(account: line.account, currency: line.currency, order: order), default: 0] += line.minor
            }
            for lock in changes.locks where lock.sequence < posted.sequence && posted.entry.day.period <= lock.period {
                if lock.area == .all || posted.entry.areas.contains(lock.area) {
                    wrong.append("entry of event \(posted.sequence) entered \(posted.entry.day.period), which was locked")
                }
            }
            if let day = posted.entry.belongsTo, day >= posted.entry.day { wrong.append("an entry belongs to a later day") }
            if sums.contains(where: { $0.value != 0 }) {
                wrong.append("entry of event \(posted.sequence) does not balance: \(sums)")
            }
        }
        entriesSeen = changes.entries.count
    }

    private func stock(_ books: Books, _ wrong: inout [String]) {
        var seen = 0
        for levels in books.stock.values {
            for level in levels {
                for state in StockState.allCases {
                    let held = level[state]
                    if held < 0 { wrong.append("negative pile: \(held) of SKU \(level.sku) at \(level.location)") }
                    if held != 0 { seen += 1 }
                    let moved = units[Pile(sku: level.sku, location: level.location, state: state)] ?? 0
                    if moved != held {
                        wrong.append(
                            "stock not conserved: SKU \(level.sku) at \(level.location) \(state) holds \(held), movements make \(moved)"
                        )
                    }
                }
            }
        }
        if units.values.count(where: { $0 != 0 }) != seen {
            wrong.append("stock not conserved: a pile that movements made is missing")
        }
    }

    private func inventory(_ books: Books, _ wrong: inout [String]) {
        var cost: [Account: Int] = [:]
        for levels in books.stock.values {
            for level in levels {
                let owned = books.locations[level.location]!.kind.ownsStock
                for state in StockState.allCases {
                    let pile = level.piles[state.rawValue]
                    cost[state.account, default: 0] += pile.layers.costMinor
                    if pile.layers.units != (owned ? pile.quantity : 0) {
                        wrong.append(
                            "layers: SKU \(level.sku) at \(level.location) has \(pile.quantity) units in layers of \(pile.layers.units)"
                        )
                    }
                }
            }
        }
        for account in [Account.inventory, .inventoryInTransit, .inventoryUnchecked, .inventoryDamaged] {
            let booked = balances[Balance(account: account, currency: books.shop.currency)] ?? 0
            if booked != cost[account] ?? 0 {
                wrong.append("inventory: \(account) is \(booked), its layers cost \(cost[account] ?? 0)")
            }
        }
    }

    private func reservations(_ books: Books, _ wrong: inout [String]) {
        var reserved: [StockKey: Int] = [:]
        for order in books.orders.values {
            for reservation in order.reservations {
                reserved[StockKey(reservation.sku, reservation.location), default: 0] += reservation.quantity
                if reservation.location != order.location {
                    wrong.append("order \(order.number) is reserved where it does not leave")
                }
            }
            if order.state.isClosed, !order.reservations.isEmpty {
                wrong.append("order \(order.number) is closed and holds units")
            }
            if order.isReleased, order.openUnits > 0, order.reservations.isEmpty {
                wrong.append("order \(order.number) is with the floor without units")
            }
        }
        for levels in books.stock.values {
            for level in levels {
                let open = reserved[StockKey(level.sku, level.location)] ?? 0
                if level.reserved != open {
                    wrong.append("reserved: SKU \(level.sku) at \(level.location) says \(level.reserved), orders \(open)")
                }
                if level.reserved > level[.sellable] || level.reserved < 0 {
                    wrong.append("oversold: SKU \(level.sku) at \(level.location)")
                }
            }
        }
    }

    private func money(_ books: Books, _ wrong: inout [String]) {
        for order in books.orders.values {
            func share(_ account: Account) -> Int {
                shares[Share(account: account, currency: order.currency, order: order.id)] ?? 0
            }
            func check(_ isRight: Bool, _ what: String) { if !isRight { wrong.append("order \(order.number): \(what)") } }
            check(
                -share(.customerDeposits) == order.depositMinor,
                "2200 is \(-share(.customerDeposits)), its deposit \(order.depositMinor)")
            check(
                -share(.refundsPayable) == order.refundPayableMinor,
                "2240 is \(-share(.refundsPayable)), it is owed \(order.refundPayableMinor)")
            check(share(.receivable) == order.receivableMinor, "1100 is \(share(.receivable)), it owes \(order.receivableMinor)")
            check(share(.paymentClearing) == order.paidMinor - order.refundedMinor, "1050 is not paid less refunded")
            check(order.refundedMinor + order.refundPayableMinor <= order.paidMinor, "more is given back than was paid")
            check(order.back.openMinor <= order.refundPayableMinor, "more is approved to go back than is owed")
            check(order.back.allowedMinor >= 0, "less than nothing was allowed")
            for line in order.back.lines {
                let shipped = order.lines[line.line - 1].shipped
                check(line.refunded <= shipped && line.returned <= shipped, "more of line \(line.line) went back than left")
            }
            check(order.refundedMinor <= order.paidMinor, "refunded \(order.refundedMinor) of \(order.paidMinor) paid")
            check(order.depositMinor >= 0 && order.refundPayableMinor >= 0 && order.authorizedMinor >= 0, "money below zero")
            let isWhole = order.state == .shipped && !order.lines.contains { $0.cancelled > 0 }
            guard isWhole else { continue }
            let earned = [.productRevenue, .shippingRevenue, .discounts, .salesTax, .rounding, .suspense, .returnsAndAllowances]
                .reduce(0) { $0 - share($1) }
            if order.back == GivenBack() {
                check(earned == order.amounts.totalMinor, "all has left and it earned \(earned) of \(order.amounts.totalMinor)")
                if order.paidMinor == order.amounts.totalMinor {
                    check(
                        order.depositMinor == 0 && order.receivableMinor == 0,
                        "shipped and paid, and \(order.depositMinor) are a deposit")
                }
            }
        }
        for account in [Account.customerDeposits, .refundsPayable, .receivable] {
            for (balance, minor) in balances where balance.account == account {
                let sum = shares.reduce(0) {
                    $0 + ($1.key.account == account && $1.key.currency == balance.currency ? $1.value : 0)
                }
                if sum != minor { wrong.append("\(account) in \(balance.currency) is \(minor), its orders \(sum)") }
            }
        }
    }

    private func lines(_ books: Books, _ wrong: inout [String]) {
        for order in books.orders.values {
            for line in order.lines {
                if line.open < 0 || line.shipped < 0 || line.cancelled < 0 {
                    wrong.append("order \(order.number) line \(line.number) left twice")
                }
                if order.reserved(line: line.number) > line.open {
                    wrong.append("order \(order.number) line \(line.number) is reserved twice")
                }
            }
        }
    }

    private func cases(_ books: Books, _ wrong: inout [String]) {
        for approval in books.approvals.values where approval.state == .approved {
            let people = [approval.requestedBy, approval.decidedBy!].map { books.operators[$0]!.person }
            if people[0] == people[1] { wrong.append("request \(approval.id) was approved by its requester") }
        }
        var open: Set<String> = []
        for exception in books.exceptions.values where exception.state.isOpen {
            if !open.insert("\(exception.kind) \(exception.subject.packed)").inserted {
                wrong.append("two open exceptions \(exception.kind) about \(exception.subject)")
            }
        }
    }
}
