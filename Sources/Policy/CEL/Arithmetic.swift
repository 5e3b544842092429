import Vocabulary

/// The operators on values.
enum Arithmetic {
    static let overflow = EvaluationFault(.overflow, "the result is larger than 64 bits hold")
    static let byZero = EvaluationFault(.division, "division by zero")
    static let outOfRange = EvaluationFault(.range, "the moment or duration is out of range")

    static func int(_ result: (partialValue: Int, overflow: Bool)) throws(EvaluationFault) -> Value {
        if result.overflow { throw overflow }
        return .int(result.partialValue)
    }

    static func uint(_ result: (partialValue: UInt, overflow: Bool)) throws(EvaluationFault) -> Value {
        if result.overflow { throw overflow }
        return .uint(result.partialValue)
    }

    private static func duration(_ result: (partialValue: Int, overflow: Bool)) throws(EvaluationFault) -> Value {
        if result.overflow { throw outOfRange }
        return .duration(result.partialValue)
    }

    private static func moment(_ result: Timestamp?) throws(EvaluationFault) -> Value {
        guard let result else { throw outOfRange }
        return .timestamp(result)
    }

    static func add(_ a: Value, _ b: Value, _ frame: inout Frame) throws(EvaluationFault) -> Value {
        switch (a, b) {
        case (.int(let a), .int(let b)): return try int(a.addingReportingOverflow(b))
        case (.uint(let a), .uint(let b)): return try uint(a.addingReportingOverflow(b))
        case (.double(let a), .double(let b)): return .double(a + b)
        case (.money(let a), .money(let b)): return .money(try MoneyText.sum(a, b, sign: 1))
        case (.string(let a), .string(let b)):
            try frame.spend(bytes: a.utf8.count + b.utf8.count)
            return .string(a + b)
        case (.bytes(let a), .bytes(let b)):
            try frame.spend(bytes: a.count + b.count)
            return .bytes(a + b)
        case (.list(let a), .list(let b)):
            try frame.spend(a.count + b.count)
            return .list(a + b)
        case (.timestamp(let a), .duration(let b)), (.duration(let b), .timestamp(let a)):
            return try moment(a.adding(nanoseconds: b))
        case (.duration(let a), .duration(let b)): return try duration(a.addingReportingOverflow(b))
        default: throw EvaluationFault.overload("_+_", a, b)
        }
    }

    static func subtract(_ a: Value, _ b: Value) throws(EvaluationFault) -> Value {
        switch (a, b) {
        case (.int(let a), .int(let b)): return try int(a.subtractingReportingOverflow(b))
        case (.uint(let a), .uint(let b)): return try uint(a.subtractingReportingOverflow(b))
        case (.double(let a), .double(let b)): return .double(a - b)
        case (.money(let a), .money(let b)): return .money(try MoneyText.sum(a, b, sign: -1))
        case (.timestamp(let a), .duration(let b)):
            guard b != Int.min else { throw outOfRange }
            return try moment(a.adding(nanoseconds: -b))
        case (.timestamp(let a), .timestamp(let b)):
            guard let result = a.nanoseconds(since: b) else { throw outOfRange }
            return .duration(result)
        case (.duration(let a), .duration(let b)): return try duration(a.subtractingReportingOverflow(b))
        default: throw EvaluationFault.overload("_-_", a, b)
        }
    }

    static func multiply(_ a: Value, _ b: Value) throws(EvaluationFault) -> Value {
        switch (a, b) {
        case (.int(let a), .int(let b)): return try int(a.multipliedReportingOverflow(by: b))
        case (.uint(let a), .uint(let b)): return try uint(a.multipliedReportingOverflow(by: b))
        case (.double(let a), .double(let b)): return .double(a * b)
        case (.money(let a), .int(let b)), (.int(let b), .money(let a)): return .money(try MoneyText.product(a, b))
        default: throw EvaluationFault.overload("_*_", a, b)
        }
    }

    static func divide(_ a: Value, _ b: Value) throws(EvaluationFault) -> Value {
        switch (a, b) {
        case (.int(_), .int(0)), (.uint(_), .uint(0)): throw byZero
        case (.int(let a), .int(let b)): return try int(a.dividedReportingOverflow(by: b))
        case (.uint(let a), .uint(let b)): return .uint(a / b)
        case (.double(let a), .double(let b)): return .double(a / b)
        default: throw EvaluationFault.overload("_/_", a, b)
        }
    }

    static func remainder(_ a: Value, _ b: Value) throws(EvaluationFault) -> Value {
        switch (a, b) {
        case (.int(_), .int(0)), (.uint(_), .uint(0)): throw byZero
        case (.int(let a), .int(let b)): return try int(a.remainderReportingOverflow(dividingBy: b))
        case (.uint(let a), .uint(let b)): return .uint(a % b)
        default: throw EvaluationFault.overload("_%_", a, b)
        }
    }

    static func negate(_ a: Value) throws(EvaluationFault) -> Value {
        switch a {
        case .int(let a): return try int(Int(0).subtractingReportingOverflow(a))
        case .double(let a): return .double(-a)
        case .money(let a): return .money(try MoneyText.product(a, -1))
        default: throw EvaluationFault.overload("-_", a)
        }
    }
}
