import Ledger
import Vocabulary
import Workflow

/// A small shop made by hand, with the names that real files bring: other scripts, joined signs, and text meant to harm.
enum FakeShop {
    static let now = Instant(day: Day("2026-11-23")!, hour: 10, minute: 42)
    static let shop = Shop(name: "Maison Lumière", currency: .eur, zone: "Europe/Paris", isPractice: true)

    static let channels = [
        channel(1, "web", "Web shop"), channel(2, "amazon", "Marketplace"), channel(3, "b2b", "Wholesale"),
    ]

    static let locations = [
        location(1, "HAM", "Hamburg Lager", .warehouse), location(2, "KOE", "Köln Laden", .store),
        location(3, "3PL", "Rotterdam 3PL", .thirdParty), location(4, "VEN", "Vendor Sheffield", .vendor),
    ]

    static let operators = [
        person(1, "engine", [.engine]), person(2, "ada", [.administrator]), person(3, "supervisor", [.supervisor]),
        person(4, "buyer", [.buyer]), person(5, "clerk", [.financeClerk]), person(6, "controller", [.controller]),
        person(7, "auditor", [.auditor]),
    ]

    static let items: [(String, String)] = [
        ("LAMP-01", "Desk lamp, brass"), ("TEA-0001", "有機緑茶 静岡産 100g"), ("TEA-0002", "한국 인삼 차 세트"),
        ("COF-0001", "Кофе «Арабика» 1кг"), ("CAF-0001", "Cafe\u{301} crème gift box 🎁"), ("FAM-0001", "Family 👨‍👩‍👧‍👦 puzzle"),
        ("EVIL-001", "Mug\u{1B}[31m \u{202E}gum\u{202C} \u{7}"),
        ("LONG-SKU-0000000001", "A name that goes on for longer than any column will ever be wide"),
        ("ARA-0001", "قهوة عربية"), ("BULB-E27", "LED bulb E27 warm"),
    ]

    static let customers = [
        "Khan Ltd", "株式会社青空", "Łódź Sklep", "Müller GmbH", "O'Neil & Sons", "Zoe\u{308} van den Berg-Österreicher zu Hohenfels",
        "Société Lys", "\u{202E}lanimirc\u{202C}", "Bristol Co-op", "👩‍🚀 Space Café", "",
    ]

    static func channel(_ id: Int, _ code: String, _ name: String) -> Channel {
        Channel(
            id: ChannelID(id), code: ChannelCode(code)!, name: name, format: "shopify", currency: .eur, zone: "UTC",
            promiseHours: 48, isProvisional: false)
    }

    static func location(_ id: Int, _ code: String, _ name: String, _ kind: LocationKind) -> Location {
        Location(
            id: LocationID(id), code: LocationCode(code)!, name: name, kind: kind, zone: "UTC", cutoffMinutes: 960,
            shippingDays: 62, rank: id, costMinor: 490, channels: [], aliases: [], isProvisional: false)
    }

    static func person(_ id: Int, _ name: String, _ roles: Set<Workflow.Role>) -> Operator {
        Operator(id: OperatorID(id), name: OperatorName(name)!, person: name, roles: roles)
    }

    static func item(_ index: Int) -> Item {
        Item(
            id: SKUID(index + 1), code: SKUCode(items[index].0)!, name: items[index].1, costMinor: 1000 + index * 125,
            price: Money(minor: 2900 + index * 100, .eur), weightGrams: nil, barcode: "", vendor: nil, isProvisional: index == 6)
    }

    /// The order of that place in a cycle of states, customers and totals.
    static func order(_ id: Int) -> Order {
        let kinds = ["fraud_review", "address", "payment"]
        let lines = (0...(id % 3)).map { line in
            let item = item((id + line) % items.count)
            return OrderLine(
                number: line + 1, sku: item.id, title: item.name, quantity: 1 + (id + line) % 4,
                listMinor: (1 + (id + line) % 4) * 2500, discountMinor: 0, taxMinor: (1 + (id + line) % 4) * 475, needsStock: true
            )
        }
        let total = lines.reduce(490) { $0 + $1.valueMinor }
        var order = Order(
            id: OrderID(id), channel: ChannelID(1 + id % 3), number: OrderNumber("#\(1000 + id)")!, version: 3, source: 0,
            currency: id % 7 == 6 ? .jpy : .eur, placedAt: now.adding(hours: -30 - id), capturedAt: now.adding(hours: -29 - id),
            customer: Customer(
                name: customers[id % customers.count], email: "", street: "14 Mill Lane", city: "Leeds", postcode: "LS1 4AP",
                province: "", country: "GB"), note: id % 5 == 0 ? "Please ring twice" : "", lines: lines,
            amounts: OrderAmounts(shippingMinor: 412, shippingTaxMinor: 78, residualMinor: 0, totalMinor: total),
            paidMinor: total, authorizedMinor: 0, depositMinor: total,
            deadline: now.adding(minutes: (id - 4) * 95), risk: .low)
        switch id % 5 {
        case 1:
            order.holds = [
                Hold(
                    kind: kinds[id % 3], reason: id % 4 == 0 ? "High value" : "looks odd",
                    placedBy: OperatorID(id % 2 == 0 ? 1 : 3), placedAt: now.adding(hours: -3), dueAt: now.adding(hours: 5),
                    rule: id % 2 == 0 ? "H-02" : "", liftedBy: id % 2 == 0 ? [.supervisor] : [])
            ]
        case 2:
            order.location = LocationID(1)
            order.reservations = lines.map {
                Reservation(line: $0.number, sku: $0.sku, location: LocationID(1), quantity: $0.quantity)
            }
        case 3:
            order.location = LocationID(1)
            order.reservations = [Reservation(line: 1, sku: lines[0].sku, location: LocationID(1), quantity: lines[0].quantity)]
            order.isReleased = true
        case 4: order.isBackordered = true
        default: break
        }
        return order
    }

    static func row(_ order: Order) -> OrderRow {
        OrderRow(
            id: order.id, version: order.version, number: order.number.text,
            channel: channels.first { $0.id == order.channel }!.code.text, customer: order.customer.name, state: order.state,
            placedAt: order.placedAt, deadline: order.deadline,
            total: Money(minor: order.amounts.totalMinor, order.currency),
            location: order.location.flatMap { id in locations.first { $0.id == id }?.code.text } ?? "",
            holds: order.holds.map(\.kind), lines: order.lines.count, units: order.lines.reduce(0) { $0 + $1.quantity },
            reservedUnits: order.reservedUnits, openUnits: order.openUnits, priority: order.deadline < now ? 80 : 10,
            terms: [PriorityTerm(rule: RuleTitle(id: "P-02", title: "Overdue"), points: order.deadline < now ? 80 : 10)],
            exceptions: order.id.number % 5 == 4 ? ["stock_short"] : [], paidMinor: order.paidMinor,
            refundedMinor: order.refundedMinor, refundPayableMinor: order.refundPayableMinor)
    }

    static func stock(_ index: Int) -> StockRow {
        let item = item(index % items.count)
        let place = locations[index / items.count % locations.count]
        let sellable = [8, 55, 4, 120, 0, 17, 2, 1, 0, 40][index % 10]
        let reserved = [6, 12, 5, 20, 0, 0, 1, 0, 0, 2][index % 10]
        return StockRow(
            sku: item.id, location: place.id, version: 7, code: item.code.text, name: item.name, locationCode: place.code.text,
            locationKind: place.kind, onHand: sellable + (index % 4 == 1 ? 2 : 0), sellable: sellable, reserved: reserved,
            available: sellable - reserved, quarantine: 0, damaged: index % 4 == 1 ? 2 : 0, returned: 0,
            inTransit: index % 6 == 5 ? 6 : 0,
            inbound: 0, wanted: index % 10 == 4 ? 3 : 0, valueMinor: place.kind == .vendor ? 0 : sellable * 1125,
            isProvisional: item.isProvisional, isCostless: item.costMinor == nil,
            transfers: index % 6 == 5
                ? [TransferOnRoad(id: TransferID(index), from: "KOE", open: 6, sentAt: now.adding(hours: -50))] : [])
    }

    static func exception(_ id: Int) -> ExceptionRow {
        let kinds = ["stock_short", "oversold_at_source", "deadline_missed", "hold_overdue", "rejected_lines", "address"]
        let order = order(id + 3)
        let isStock = id % 6 == 2
        return ExceptionRow(
            exception: ExceptionCase(
                id: ExceptionID(id), kind: kinds[(id - 1) % kinds.count], severity: Severity.allCases[3 - (id - 1) / 2 % 4],
                subject: isStock ? .stock(SKUID(2), LocationID(1)) : .order(order.id),
                summary: "it lacks 2 of 3 LAMP-01, the shelf says otherwise", desk: .supervisor,
                owner: id % 4 == 0 ? OperatorID(3) : id % 4 == 1 ? OperatorID(4) : nil, state: id % 4 < 2 ? .owned : .open,
                raisedAt: now.adding(minutes: -id * 37), dueAt: now.adding(minutes: id * 61 - 120)),
            subject: isStock ? "TEA-0001 at HAM" : order.number.text,
            owner: id % 4 == 0 ? "supervisor" : id % 4 == 1 ? "buyer" : "")
    }

    static func approval(_ id: Int) -> ApprovalRow {
        let kinds = ["adjustment", "write_off", "refund"]
        let requester = operators[2 + id % 3]
        return ApprovalRow(
            approval: Approval(
                id: ApprovalID(id), kind: kinds[id % 3], subject: .stock(SKUID(1), LocationID(1)), subjectVersion: 7,
                command: ["writeoff", "LAMP-01", "3", "--at", "HAM", "--reason", "damaged"],
                amount: Money(minor: 6420 * id, .eur), reason: "three fell from the shelf", requestedBy: requester.id,
                requestedAt: now.adding(minutes: -id * 44), dueAt: now.adding(minutes: 100 * id - 50), rule: "A-02",
                policyVersion: 3,
                role: .financeClerk,
                evidence: [
                    Fact("sellable", .number(8)), Fact("reserved", .number(6)),
                    Fact("value_here", .money(Money(minor: 90_000, .eur))),
                ] + (id == 4 ? [Fact("open_exception", .text("stock_short"))] : []), effect: effect(id)),
            subject: "LAMP-01 at HAM", requestedBy: requester.name.text,
            requesterPerson: requester.person, decidedBy: "")
    }

    /// What a yes to the request would write.
    private static func effect(_ id: Int) -> ApprovalEffect {
        ApprovalEffect(
            postings: [
                .init(account: .inventory, amount: Money(minor: -6420 * id, .eur)),
                .init(account: .writeOff, amount: Money(minor: 6420 * id, .eur)),
            ],
            movements: [
                Movement(sku: SKUID(1), from: .at(LocationID(1), .sellable), to: .scrap, quantity: 3, costMinor: 6420 * id)
            ])
    }

    static func step(_ number: Int, _ period: Period) -> CloseRow {
        let titles = [
            "Every feed has arrived up to the last day", "Parcels that left are booked in the month they left",
            "Deliveries that came in are booked in the month they came", "No approval or blocking exception is left open",
            "Sales side shut for entries of the month", "Payment clearing is explained, processor by processor",
            "The stock accounts are worth what the cost layers are worth", "The month is locked",
        ]
        let states: [CloseState] = [.signed, .ready, .redo, .ready, .waiting, .notApplicable, .ready, .waiting]
        let isFailing = number == 3 || number == 4
        return CloseRow(
            step: CloseStep(
                number: number, title: titles[number - 1], dependsOn: number == 1 ? [] : [number - 1],
                owner: number == 8 ? .controller : .financeClerk,
                needsTwoPeople: number == 8, due: "BD+\(number)", check: number == 5 ? "" : "check_\(number)",
                notApplicable: number == 6 ? "Payment files of the processors are not yet read." : ""), period: period,
            state: states[number - 1], value: isFailing ? "3 open" : number == 5 || number == 6 ? "" : "0 open",
            isPassing: number == 5 || number == 6 ? nil : !isFailing, detail: "what is still open on the last day of the month",
            offending: isFailing
                ? [
                    CloseOffender(.approval(ApprovalID(2)), name: "request 2", "request 2: adjustment, 128.40 EUR"),
                    CloseOffender(.approval(ApprovalID(3)), name: "request 3", "request 3: write_off, 192.60 EUR"),
                    CloseOffender(.order(OrderID(4)), name: "#1004", "order #1004: 株式会社青空"),
                ] : [],
            fix: isFailing ? "approve ID, or reject ID --reason TEXT" : "", preparer: number == 1 || number == 3 ? "clerk" : "",
            preparedAt: number == 1 || number == 3 ? now.adding(hours: -20) : nil, movedBy: number == 3 ? 901 : nil,
            moved: number == 3 ? "event 901 on 2026-10-30 moved it since clerk signed at 0 open" : "")
    }
}
