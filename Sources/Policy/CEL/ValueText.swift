/// Texts between quotes, with escapes.
enum Quoting {
    static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 7: out += "\\a"
            case 8: out += "\\b"
            case 9: out += "\\t"
            case 10: out += "\\n"
            case 11: out += "\\v"
            case 12: out += "\\f"
            case 13: out += "\\r"
            case 34: out += "\\\""
            case 92: out += "\\\\"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}

extension Value: CustomStringConvertible {
    /// As an expression would write it; at most some thousand letters of it.
    public var description: String { shown }

    var shown: String {
        var out = ""
        show(&out)
        return out
    }

    private func show(_ out: inout String) {
        guard out.utf8.count < 4_000 else {
            if !out.hasSuffix("…") { out += "…" }
            return
        }
        switch self {
        case .null: out += "null"
        case .bool(let value): out += value ? "true" : "false"
        case .int(let number): out += String(number)
        case .uint(let number): out += "\(number)u"
        case .double(let number): out += number.isFinite ? number.description : "double(\"\(DoubleText.write(number))\")"
        case .string(let text): out += Quoting.quoted(text)
        case .bytes(let bytes):
            out += "b\"" + bytes.prefix(1_000).map { "\\x" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "\""
        case .timestamp(let moment): out += "timestamp(\"\(moment)\")"
        case .duration(let nanoseconds): out += "duration(\"\(DurationText.write(nanoseconds))\")"
        case .money(let money): out += "money(\"\(money.plain) \(money.currency)\")"
        case .type(let name): out += name
        case .optional(let inner):
            guard let inner else {
                out += "optional.none()"
                return
            }
            out += "optional.of("
            inner.show(&out)
            out += ")"
        case .list(let values):
            Value.show(values.count, "[", "]", &out) { values[$0].show(&$1) }
        case .map(let map):
            Value.show(map.entries.count, "{", "}", &out) { index, out in
                map.entries[index].key.show(&out)
                out += ": "
                map.entries[index].value.show(&out)
            }
        case .object(let object):
            out += object.type.name
            Value.show(object.places.count, "{", "}", &out) { index, out in
                out += object.type.fields[index].name + ": "
                object[index]?.show(&out) ?? (out += "?")
            }
        }
    }

    private static func show(
        _ count: Int, _ open: String, _ close: String, _ out: inout String, _ part: (Int, inout String) -> Void
    ) {
        out += open
        for index in 0..<count {
            guard out.utf8.count < 4_000 else {
                out += "…"
                break
            }
            if index > 0 { out += ", " }
            part(index, &out)
        }
        out += close
    }
}
