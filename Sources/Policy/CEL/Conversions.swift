/// From one kind of value to another.
enum Conversions {
    static func int(_ value: Value) throws(EvaluationFault) -> Value {
        switch value {
        case .int: return value
        case .uint(let number):
            guard let whole = Int(exactly: number) else { throw range("int") }
            return .int(whole)
        case .double(let number):
            // The limits themselves are out: a double cannot tell them from their neighbours.
            guard number > -9_223_372_036_854_775_808, number < 9_223_372_036_854_775_808 else { throw range("int") }
            return .int(Int(number))
        case .string(let text):
            guard let whole = Int(text) else { throw unreadable(text, "int") }
            return .int(whole)
        case .timestamp(let moment): return .int(moment.seconds)
        case .duration(let nanoseconds): return .int(nanoseconds / 1_000_000_000)
        default: throw EvaluationFault.overload("int", value)
        }
    }

    static func uint(_ value: Value) throws(EvaluationFault) -> Value {
        switch value {
        case .uint: return value
        case .int(let number):
            guard let whole = UInt(exactly: number) else { throw range("uint") }
            return .uint(whole)
        case .double(let number):
            guard number > -1, number < 18_446_744_073_709_551_616, number >= 0 else { throw range("uint") }
            return .uint(UInt(number))
        case .string(let text):
            guard let whole = UInt(text) else { throw unreadable(text, "uint") }
            return .uint(whole)
        default: throw EvaluationFault.overload("uint", value)
        }
    }

    static func double(_ value: Value) throws(EvaluationFault) -> Value {
        switch value {
        case .double: return value
        case .int(let number): return .double(Double(number))
        case .uint(let number): return .double(Double(number))
        case .string(let text):
            guard let number = Double(text) else { throw unreadable(text, "double") }
            return .double(number)
        default: throw EvaluationFault.overload("double", value)
        }
    }

    static func bool(_ value: Value) throws(EvaluationFault) -> Value {
        switch value {
        case .bool: return value
        case .string(let text):
            switch text {
            case "1", "t", "T", "true", "TRUE", "True": return .bool(true)
            case "0", "f", "F", "false", "FALSE", "False": return .bool(false)
            default: throw unreadable(text, "bool")
            }
        default: throw EvaluationFault.overload("bool", value)
        }
    }

    static func bytes(_ value: Value, _ frame: inout Frame) throws(EvaluationFault) -> Value {
        switch value {
        case .bytes: return value
        case .string(let text):
            try frame.spend(bytes: text.utf8.count)
            return .bytes(Array(text.utf8))
        default: throw EvaluationFault.overload("bytes", value)
        }
    }

    static func string(_ value: Value, _ frame: inout Frame) throws(EvaluationFault) -> Value {
        switch value {
        case .string: return value
        case .bool(let value): return .string(value ? "true" : "false")
        case .int(let number): return .string(String(number))
        case .uint(let number): return .string(String(number))
        case .double(let number): return .string(DoubleText.write(number))
        case .bytes(let bytes):
            try frame.spend(bytes: bytes.count)
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw EvaluationFault(.malformed, "the bytes are no UTF-8")
            }
            return .string(text)
        case .timestamp(let moment): return .string(moment.description)
        case .duration(let nanoseconds): return .string(DurationText.write(nanoseconds))
        case .money(let money): return .string("\(money.plain) \(money.currency)")
        default: throw EvaluationFault.overload("string", value)
        }
    }

    static func timestamp(_ value: Value) throws(EvaluationFault) -> Value {
        switch value {
        case .timestamp: return value
        case .int(let seconds):
            guard let moment = Timestamp(seconds: seconds) else { throw range("timestamp") }
            return .timestamp(moment)
        case .string(let text):
            guard let moment = Timestamp(text) else {
                throw EvaluationFault(.malformed, "a timestamp is written like \"2026-11-23T10:42:07Z\", in the years 1 to 9999")
            }
            return .timestamp(moment)
        default: throw EvaluationFault.overload("timestamp", value)
        }
    }

    static func duration(_ value: Value) throws(EvaluationFault) -> Value {
        switch value {
        case .duration: return value
        case .int(let seconds):
            let (nanoseconds, isTooLong) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
            guard !isTooLong else { throw range("duration") }
            return .duration(nanoseconds)
        case .string(let text):
            guard let nanoseconds = DurationText.read(text) else {
                throw EvaluationFault(.malformed, "a duration is written like \"1h30m\" or \"90s\", up to 292 years")
            }
            return .duration(nanoseconds)
        default: throw EvaluationFault.overload("duration", value)
        }
    }

    private static func range(_ type: String) -> EvaluationFault {
        EvaluationFault(.range, "the value is out of range of \(type)")
    }

    private static func unreadable(_ text: String, _ type: String) -> EvaluationFault {
        EvaluationFault(.malformed, "\(Value.string(String(text.prefix(40))).shown) is no \(type)")
    }
}

extension FunctionTable {
    mutating func addConversions() {
        func from(_ types: [ValueType], _ result: ValueType) -> [Overload] { types.map { .global([$0], result) } }
        add(
            "int", from([.int, .uint, .double, .string, .timestamp, .duration], .int),
            .unary { x, _ throws(EvaluationFault) in try Conversions.int(x) })
        add(
            "uint", from([.int, .uint, .double, .string], .uint),
            .unary { x, _ throws(EvaluationFault) in try Conversions.uint(x) })
        add(
            "double", from([.int, .uint, .double, .string], .double),
            .unary { x, _ throws(EvaluationFault) in try Conversions.double(x) })
        add("bool", from([.bool, .string], .bool), .unary { x, _ throws(EvaluationFault) in try Conversions.bool(x) })
        add(
            "bytes", from([.bytes, .string], .bytes),
            .unary { x, frame throws(EvaluationFault) in try Conversions.bytes(x, &frame) })
        add(
            "string", from([.string, .bool, .int, .uint, .double, .bytes, .timestamp, .duration, .money], .string),
            .unary { x, frame throws(EvaluationFault) in try Conversions.string(x, &frame) })
        add(
            "timestamp", from([.timestamp, .string, .int], .timestamp),
            .unary { x, _ throws(EvaluationFault) in try Conversions.timestamp(x) })
        add(
            "duration", from([.duration, .string, .int], .duration),
            .unary { x, _ throws(EvaluationFault) in try Conversions.duration(x) })
        add("dyn", [.global([.parameter("A")], .dyn)], .unary { x, _ throws(EvaluationFault) in x })
        add("type", [.global([.parameter("A")], .type)], .unary { x, _ throws(EvaluationFault) in .type(x.typeName) })
    }
}
