import Ledger
import Vocabulary

@testable import Workflow

extension RandomEvents {
    mutating func catalogEvent() -> CatalogEvent {
        switch below(15) {
        case 14: .customerLabelled(CustomerKey(kept: text()), labels())
        case 13: .storeBackedUp(file: text(), sequence: number())
        case 12: .storeRestored(file: text(), sequence: number())
        case 0: .storeFounded(Shop(name: text(), currency: currency(), zone: text(), isPractice: flag()))
        case 1:
            .policyActivated(
                version: number(), digest: text(), files: many { PolicyFile(name: $0.text(), text: $0.text()) })
        case 2:
            .operatorAdded(Operator(id: id(), name: code(), person: text(), roles: Set(many { $0.role() })))
        case 3: .rolesChanged(id(), Set(many { $0.role() }))
        case 4: .channelOpened(channel())
        case 5: .channelRevised(channel())
        case 6: .locationOpened(location())
        case 7: .locationRevised(location())
        case 8: .locationMapped(id(), to: id())
        case 9: .itemMapped(id(), to: id())
        case 10: .itemRegistered(labelled(item()))
        default: .itemRevised(labelled(item()))
        }
    }

    private mutating func channel() -> Channel {
        Channel(
            id: id(), code: code(), name: text(), format: text(), currency: currency(), zone: text(),
            promiseHours: number(), isProvisional: flag())
    }

    private mutating func location() -> Location {
        Location(
            id: id(), code: code(), name: text(), kind: LocationKind.allCases[below(4)], zone: text(),
            cutoffMinutes: maybe { $0.number() }, shippingDays: UInt8(below(256)), rank: number(), costMinor: number(),
            channels: many { $0.code() }, aliases: many { $0.text() }, isProvisional: flag(), mappedTo: maybe { $0.id() })
    }

    private mutating func item() -> Item {
        Item(
            id: id(), code: code(), name: text(), costMinor: maybe { $0.number() }, price: maybe { $0.money() },
            weightGrams: maybe { $0.number() }, barcode: text(), vendor: maybe { $0.id() }, isProvisional: flag(),
            mappedTo: maybe { $0.id() })
    }

    mutating func stockEvent() -> StockEvent {
        switch below(4) {
        case 0: return .countConfirmed(id(), id(), quantity: number())
        case 1:
            return .revalued(
                StockRevaluation(
                    sku: id(), day: day(), unit: money(),
                    layers: many {
                        StockRevaluation.Layer(
                            location: $0.id(), state: StockState.allCases[$0.below(5)], number: $0.number(),
                            costMinor: $0.number())
                    }, openedMinor: number(), receivedMinor: number(), foundMinor: number(), dropShippedMinor: number(),
                    elsewhereMinor: number()))
        default: break
        }
        return .moved(
            StockMove(
                cause: StockCause.allCases[below(StockCause.allCases.count)],
                movements: many {
                    Movement(
                        sku: $0.id(), from: $0.place(), to: $0.place(), quantity: $0.number(), costMinor: $0.number())
                }, owned: flag(), day: day(), reason: text(), transfer: maybe { $0.id() }))
    }

    private mutating func reservation() -> Reservation {
        Reservation(line: number(), sku: id(), location: id(), quantity: number())
    }

    private mutating func hold() -> Hold {
        Hold(
            kind: text(), reason: text(), placedBy: id(), placedAt: moment(), dueAt: maybe { $0.moment() },
            rule: text())
    }

    mutating func orderEvent() -> OrderEvent {
        switch below(19) {
        case 17: .waited(id(), because: text())
        case 16: .overruled(id(), rule: text())
        case 15: .relabelled(id(), labels())
        case 12: .refundApproved(grant())
        case 13:
            .refundExecuted(
                RefundExecution(
                    order: id(), channel: id(), currency: currency(), day: day(), number: number(), minor: number(),
                    reference: text()))
        case 14: .returned(receipt())
        case 0: .captured(marked(order()), on: day())
        case 1: .held(id(), hold())
        case 2: .lifted(id(), kind: text(), reason: text())
        case 3: .routed(id(), to: id(), deadline: moment())
        case 4: .allocated(id(), many { $0.reservation() })
        case 5: .deallocated(id(), many { $0.reservation() })
        case 6: .backordered(id())
        case 7: .released(id())
        case 8: .shipped(shipment())
        case 9:
            .cancelled(
                Cancellation(
                    order: id(), channel: id(), currency: currency(), day: day(),
                    lines: many { Cancellation.Line(line: $0.number(), quantity: $0.number()) },
                    reservations: many { $0.reservation() }, fromDepositMinor: number(),
                    allowedMinor: number(), reason: text()))
        case 10:
            .paymentRecorded(Payment(order: id(), channel: id(), currency: currency(), day: day(), minor: number()))
        case 11:
            .refundRecorded(
                Refund(
                    order: id(), channel: id(), currency: currency(), day: day(), fromPayableMinor: number(),
                    fromDepositMinor: number(), fromRevenueMinor: number(), fromTaxMinor: number()))
        default: .reread(id(), source: mark())
        }
    }

    private mutating func shipment() -> Shipment {
        Shipment(
            order: id(), channel: id(), currency: currency(), location: maybe { $0.id() },
            source: [.own, .vendor, .elsewhere][below(3)], day: day(),
            lines: many {
                Shipment.Line(
                    line: $0.number(), sku: $0.id(), quantity: $0.number(), costMinor: $0.number(),
                    listMinor: $0.number(), discountMinor: $0.number(), taxMinor: $0.number(), needsStock: $0.flag())
            }, shippingMinor: number(), shippingTaxMinor: number(), residualMinor: number(),
            isRounding: flag(), fromDepositMinor: number(), capturedMinor: number(), receivableMinor: number(), tracking: text(),
            allowed: shares())
    }

    private mutating func order() -> Order {
        Order(
            id: id(), channel: id(), number: code(), version: number(), source: mark(), currency: currency(),
            placedAt: moment(), capturedAt: moment(),
            customer: Customer(
                name: text(), email: text(), street: text(), city: text(), postcode: text(), province: text(),
                country: text()), note: text(),
            lines: many {
                OrderLine(
                    number: $0.number(), sku: $0.id(), title: $0.text(), quantity: $0.number(), listMinor: $0.number(),
                    discountMinor: $0.number(), taxMinor: $0.number(), needsStock: $0.flag(), shipped: $0.number(),
                    cancelled: $0.number())
            },
            amounts: OrderAmounts(
                shippingMinor: number(), shippingTaxMinor: number(), residualMinor: number(), totalMinor: number(),
                shippingEarned: flag()), paidMinor: number(), authorizedMinor: number(), depositMinor: number(),
            refundPayableMinor: number(), refundedMinor: number(), holds: many { $0.hold() },
            reservations: many { $0.reservation() }, location: maybe { $0.id() }, deadline: moment(),
            isBackordered: flag(), isReleased: flag(), releasedAt: maybe { $0.moment() }, risk: Risk.allCases[below(4)],
            back: back())
    }

    private mutating func labels() -> Labels {
        Labels(tags: many { $0.text() }, attributes: many { Labels.Attribute(name: $0.text(), value: $0.text()) })
    }

    private mutating func labelled(_ item: Item) -> Item {
        var item = item
        if flag() { item.labels = labels() }
        return item
    }

    private mutating func marked(_ order: Order) -> Order {
        var order = order
        guard flag() else { return order }
        order.marks.labels = labels()
        order.marks.phone = text()
        order.marks.overruled = many { $0.text() }
        order.marks.waits = text()
        return order
    }

    mutating func exceptionEvent() -> ExceptionEvent {
        switch below(6) {
        case 0:
            .raised(
                ExceptionCase(
                    id: id(), kind: text(), severity: Severity.allCases[below(4)], subject: subject(),
                    summary: text(), desk: role(), owner: maybe { $0.id() },
                    state: ExceptionState.allCases[below(5)], raisedAt: moment(), dueAt: moment(),
                    resolution: text(), version: number()))
        case 1: .taken(id(), by: id())
        case 2: .handedBack(id())
        case 3: .resolved(id(), resolution: text())
        case 4: .grew(id(), summary: text())
        default: .closedItself(id(), resolution: text())
        }
    }

    mutating func approvalEvent() -> ApprovalEvent {
        switch below(8) {
        case 5: .expired(id())
        case 6: .seconded(id(), by: id(), note: text(), role: role(), dueAt: moment())
        case 7: .escalated(id(), to: role(), dueAt: moment())
        case 0:
            .asked(
                Approval(
                    id: id(), kind: text(), subject: subject(), subjectVersion: abs(number() % 1_000),
                    command: many { $0.text() },
                    amount: money(), reason: text(), requestedBy: id(), requestedAt: moment(), dueAt: moment(),
                    rule: text(), policyVersion: number(), role: role(), state: ApprovalState.allCases[below(6)],
                    decidedBy: maybe { $0.id() }, decision: text(), version: number(),
                    evidence: record().facts,
                    effect: ApprovalEffect(
                        postings: many { ApprovalEffect.Posting(account: Account($0.number()), amount: $0.money()) },
                        movements: many {
                            Movement(
                                sku: $0.id(), from: $0.place(), to: $0.place(), quantity: $0.number(), costMinor: $0.number())
                        }),
                    course: ApprovalCourse(
                        steps: many { ApprovalStep(role: $0.role(), count: $0.number(), withinHours: $0.number()) },
                        yeses: many { $0.id() }, escalates: below(2) == 0)))
        case 1: .approved(id(), by: id(), note: text())
        case 2: .rejected(id(), by: id(), reason: text())
        case 3: .withdrawn(id())
        default: .voided(id(), because: text())
        }
    }
}
