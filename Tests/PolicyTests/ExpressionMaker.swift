import Policy

/// Makes expressions of a wanted type from a seed, and damages them.
struct ExpressionMaker {
    enum Kind: CaseIterable {
        case bool, int, uint, double, string, list, money, moment, duration, dyn
    }

    private var state: UInt64
    private var names: [String] = []

    init(seed: UInt64) { state = seed }

    mutating func number(_ bound: Int) -> Int {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return Int((z ^ (z >> 31)) % UInt64(max(1, bound)))
    }

    private mutating func one(_ choices: [String]) -> String { choices[number(choices.count)] }

    mutating func kind() -> Kind { Kind.allCases[number(Kind.allCases.count)] }

    mutating func expression(_ kind: Kind, levels: Int) -> String {
        guard levels > 0 else { return leaf(kind) }
        let a = { (maker: inout ExpressionMaker, kind: Kind) in maker.expression(kind, levels: levels - 1) }
        if number(12) == 0 { return "(\(a(&self, .bool)) ? \(a(&self, kind)) : \(a(&self, kind)))" }
        switch kind {
        case .bool: return bool(a)
        case .int:
            return number(4) == 0
                ? one([
                    "size(\(a(&self, .list)))", "\(a(&self, .string)).size()", "int(\(a(&self, .double)))",
                    "order.lines[\(a(&self, .int))].count",
                    "m[\(a(&self, .string))]", "\(a(&self, .moment)).getHours()", "\(a(&self, .money)).minor()",
                    "math.abs(\(a(&self, .int)))",
                ])
                : "(\(a(&self, .int)) \(one(["+", "-", "*", "/", "%"])) \(a(&self, .int)))"
        case .uint: return "(\(a(&self, .uint)) \(one(["+", "-", "*", "/", "%"])) \(a(&self, .uint)))"
        case .double: return "(\(a(&self, .double)) \(one(["+", "-", "*", "/"])) \(a(&self, .double)))"
        case .string:
            return one([
                "(\(a(&self, .string)) + \(a(&self, .string)))", "string(\(a(&self, .int)))",
                "\(a(&self, .string)).replace('a', \(a(&self, .string)))",
                "\(a(&self, .string)).substring(\(a(&self, .int)))", "string(\(a(&self, .money)))",
                "'%d %s'.format([\(a(&self, .int)), \(a(&self, .list))])",
            ])
        case .list:
            return one(["(\(a(&self, .list)) + \(a(&self, .list)))", "[\(a(&self, .int)), \(a(&self, .int))]"])
                + (number(3) == 0 ? ".\(one(["filter", "map"]) == "map" ? "map(v, v + 1)" : "filter(v, v > 1)")" : "")
        case .money:
            return one([
                "(\(a(&self, .money)) + \(a(&self, .money)))", "(\(a(&self, .money)) * \(a(&self, .int)))",
                "order.lines[\(a(&self, .int))].price", "(-\(a(&self, .money)))",
            ])
        case .moment: return "(\(a(&self, .moment)) \(one(["+", "-"])) \(a(&self, .duration)))"
        case .duration:
            return one(["(\(a(&self, .duration)) + \(a(&self, .duration)))", "(\(a(&self, .moment)) - \(a(&self, .moment)))"])
        case .dyn: return "dyn(\(a(&self, self.kind())))"
        }
    }

    private mutating func bool(_ a: (inout ExpressionMaker, Kind) -> String) -> String {
        switch number(8) {
        case 0: return "(\(a(&self, .bool)) \(one(["&&", "||", "==", "!="])) \(a(&self, .bool)))"
        case 1: return "(\(a(&self, .bool)) \(one(["&&", "||"])) \(a(&self, .bool)) || \(a(&self, .bool)))"
        case 2: return "!\(a(&self, .bool))"
        case 3:
            let kind: Kind = [.int, .uint, .double, .string, .money, .moment, .duration][number(7)]
            return "(\(a(&self, kind)) \(one(["<", "<=", ">", ">=", "==", "!="])) \(a(&self, kind)))"
        case 4:
            return "\(a(&self, .list)).\(one(["all", "exists", "exists_one"]))(v, v \(one(["<", "==", ">"])) \(a(&self, .int)))"
        case 5:
            return one([
                "order.lines.exists(n, n.count > \(a(&self, .int)))", "order.lines.all(n, n.price <= \(a(&self, .money)))",
                "has(order.note)",
                "m.exists(k, k == \(a(&self, .string)))", "(\(a(&self, .int)) in \(a(&self, .list)))", "('a' in m)",
            ])
        case 6:
            return
                "\(a(&self, .string)).\(one(["contains", "startsWith", "endsWith", "matches"]))(\(one(["s", "'a'", "'[a-z]+'", "'1$'"])))"
        default: return "(\(a(&self, .dyn)) \(one(["==", "!="])) \(a(&self, .dyn)))"
        }
    }

    private mutating func leaf(_ kind: Kind) -> String {
        switch kind {
        case .bool: one(["true", "false", "b"])
        case .int: one(["0", "1", "-1", "i", "missing", "9223372036854775807", "-9223372036854775808", "order.lines.size()"])
        case .uint: one(["0u", "1u", "u", "18446744073709551615u"])
        case .double: one(["0.0", "1.5", "-2e300", "d", "1e-300"])
        case .string: one(["''", "'a'", "s", "'ü💥'", "order.note", "\"\"\"q\"\"\""])
        case .list: one(["[]", "l", "[1, 2]"])
        case .money: one(["order.total", "money('1 EUR')", "money('2.50 USD')"])
        case .moment: one(["order.at", "timestamp('2026-11-23T10:42:00Z')", "timestamp(0)", "timestamp('9999-12-31T23:59:59Z')"])
        case .duration: one(["duration('1h')", "duration('-5s')", "duration('2000000h')"])
        case .dyn: one(["x", "dyn(1)", "dyn(1u)", "dyn([1])", "dyn(null)", "dyn('a')", "dyn({'a': 1})"])
        }
    }

    /// A few bytes changed, doubled, dropped or swapped.
    mutating func damaged(_ text: String) -> String {
        var bytes = Array(text.utf8)
        for _ in 0...number(3) where !bytes.isEmpty {
            let place = number(bytes.count)
            switch number(4) {
            case 0: bytes[place] = UInt8(number(256))
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(bytes[number(bytes.count)], at: place)
            default: bytes.swapAt(place, number(bytes.count))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func fits(_ value: Value, _ type: ValueType) -> Bool {
        switch type {
        case .dyn: true
        case .null: value.typeName == "null_type"
        case .list: value.typeName == "list"
        case .map: value.typeName == "map"
        case .optional: value.typeName == "optional_type"
        case .timestamp: value.typeName == "google.protobuf.Timestamp"
        case .duration: value.typeName == "google.protobuf.Duration"
        default: value.typeName == type.description
        }
    }
}
