import Ledger
import Vocabulary

@testable import Workflow

/// Makes events of every kind with values of every size, from a seed.
struct RandomEvents {
    var random: SeededNumbers

    init(seed: UInt64) { random = SeededNumbers(seed) }

    mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }
    mutating func flag() -> Bool { below(2) == 0 }

    /// Small, large or extreme.
    mutating func number() -> Int {
        switch below(6) {
        case 0: 0
        case 1: below(100)
        case 2: -below(100)
        case 3: below(1_000_000_000_000_000)
        case 4: Int.max - below(2)
        default: Int.min + below(2)
        }
    }

    mutating func id<Kind>() -> Identifier<Kind> { Identifier(below(1 << 20)) }
    mutating func mark() -> UInt64 { random.next() }
    mutating func moment() -> Instant { Instant(milliseconds: number()) }
    mutating func day() -> Day { Day(number: below(100_000) - 50_000) }
    mutating func currency() -> Currency { [Currency.eur, .usd, .gbp, .jpy][below(4)] }
    mutating func money() -> Money { Money(minor: number(), currency()) }
    mutating func maybe<T>(_ make: (inout RandomEvents) -> T) -> T? { flag() ? make(&self) : nil }
    mutating func many<T>(_ make: (inout RandomEvents) -> T) -> [T] { (0..<below(4)).map { _ in make(&self) } }

    mutating func text() -> String {
        ["", "#1051", "Åsa Lund 🫖", "line\nbreak\u{0}\u{1f}", String(repeating: "ü", count: 200), "x"][below(6)]
    }

    mutating func code<Kind>() -> Code<Kind> { Code(kept: text() + "c") }

    mutating func subject() -> Subject {
        [
            .store, .order(id()), .item(id()), .stock(id(), LocationID(below(1 << 19))), .location(id()),
            .channel(id()), .exception(id()), .approval(id()), .transfer(id()), .person(id()),
            .file(UInt32(truncatingIfNeeded: random.next())), .period(period()), .policy(below(1 << 20)),
            .family(Family.allCases[below(9)]),
        ][below(14)]
    }

    mutating func period() -> Period { Period(number: below(40_000)) }
    mutating func role() -> Role { Role.allCases[below(Role.allCases.count)] }

    mutating func place() -> StockPlace {
        [
            .at(id(), StockState.allCases[below(5)]), .opening, .supplier, .customer, .adjustment, .count, .scrap,
        ][below(7)]
    }

    mutating func event() -> Event {
        switch below(10) {
        case 8: .policy(policyEvent())
        case 7: .proposal(proposalEvent())
        case 0: .catalog(catalogEvent())
        case 1: .stock(stockEvent())
        case 2: .order(orderEvent())
        case 3: .exception(exceptionEvent())
        case 4: .approval(approvalEvent())
        case 5: .closing(closingEvent())
        case 6: .dispatch(dispatchEvent())
        default:
            flag()
                ? .intake(flag() ? .feedRead(id(), file: text()) : .stockRowRead(key: text(), source: mark()))
                : .intake(
                    .lineRejected(
                        Rejection(
                            file: text(), line: number(), column: maybe { $0.number() }, reason: text(), name: text(),
                            source: mark())))
        }
    }

    mutating func record() -> DecisionRecord {
        DecisionRecord(
            command: text(), subject: subject(), question: text(), answer: text(), policyVersion: number(),
            facts: many { random in
                Fact(
                    random.text(),
                    [
                        .number(random.number()), .text(random.text()), .money(random.money()),
                        .moment(random.moment()),
                    ][random.below(4)])
            }, rules: many { RuleTrace(rule: $0.text(), effect: $0.text()) },
            candidates: many {
                Candidate(
                    location: $0.id(), lines: $0.number(), shortUnits: $0.number(), costMinor: $0.number(),
                    rank: $0.number(), eliminatedBy: $0.text(), isChosen: $0.flag(), decidedBy: $0.text())
            })
    }
}
