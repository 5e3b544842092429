import Ledger
import Vocabulary

@testable import Workflow

extension RandomEvents {
    mutating func shares() -> RefundShares {
        RefundShares(goodsMinor: number(), shippingMinor: number(), taxMinor: number())
    }

    mutating func back() -> GivenBack {
        var back = GivenBack()
        back.shares = shares()
        back.allowedMinor = number()
        back.lines = many { random in
            var line = GivenBack.Line(line: random.number())
            line.refunded = random.number()
            line.expected = random.number()
            line.returned = random.number()
            line.returnedCostMinor = random.number()
            return line
        }
        back.grants = many {
            GivenBack.Grant(number: $0.number(), minor: $0.number(), openMinor: $0.number(), reference: $0.text())
        }
        return back
    }

    mutating func grant() -> RefundGrant {
        RefundGrant(
            order: id(), channel: id(), currency: currency(), day: day(), number: number(), fromOwedMinor: number(),
            fromDepositMinor: number(), shares: shares(),
            lines: many { RefundGrant.Line(line: $0.number(), quantity: $0.number()) }, isReturnExpected: flag(),
            reason: text())
    }

    mutating func receipt() -> ReturnReceipt {
        ReturnReceipt(
            order: id(), channel: id(), location: id(), day: day(),
            lines: many {
                ReturnReceipt.Line(
                    line: $0.number(), sku: $0.id(), quantity: $0.number(), costMinor: $0.number(), isDropShip: $0.flag())
            }, reason: text())
    }

    mutating func dispatchEvent() -> DispatchEvent {
        switch below(3) {
        case 0: .delivered(key: text())
        case 1: .withdrawn(key: text())
        default: .added(Instruction(key: text(), kind: text(), payload: text()))
        }
    }

    mutating func closingEvent() -> ClosingEvent {
        switch below(3) {
        case 0: .locked(LockArea.allCases[below(LockArea.allCases.count)], through: period())
        case 1: .reopened(period(), until: moment(), approval: id())
        default:
            .signed(
                StepSignature(
                    period: period(), step: number(), by: id(), isApproval: flag(), figure: number(), value: text(),
                    limits: text(),
                    policyVersion: number()))
        }
    }
}
