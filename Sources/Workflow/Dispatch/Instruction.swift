import Vocabulary

/// Something that the store tells another program, exactly once for each key.
public struct Instruction: Sendable, Equatable {
    /// Such as `refund-17-1`: also the name of its file.
    public var key: String
    public var kind: String
    /// One JSON object.
    public var payload: String

    public init(key: String, kind: String, payload: String) {
        self.key = key
        self.kind = kind
        self.payload = payload
    }

    /// What an approved refund tells the processor.
    public init(_ grant: RefundGrant, order: Order, channel: Channel) {
        let key = "refund-\(grant.order)-\(grant.number)"
        var json = PlainJSON()
        json.add("key", key)
        json.add("kind", "refund")
        json.add("channel", channel.code.text)
        json.add("order", order.number.text)
        json.add("refund", grant.number)
        json.add("amount_minor", grant.minor)
        json.add("currency", grant.currency.description)
        json.add("approved_on", grant.day.description)
        json.add("return_expected", grant.isReturnExpected)
        json.add("reason", grant.reason)
        self.init(key: key, kind: "refund", payload: json.text)
    }
}

/// What happened to instructions.
public enum DispatchEvent: Sendable, Equatable {
    /// It lies in the outbox folder, whole and on the disk.
    case delivered(key: String)
}

/// A JSON object with its keys in the order in which they were added.
struct PlainJSON {
    private var parts: [String] = []

    mutating func add(_ key: String, _ value: String) { parts.append("\(PlainJSON.quoted(key)):\(PlainJSON.quoted(value))") }
    mutating func add(_ key: String, _ value: Int) { parts.append("\(PlainJSON.quoted(key)):\(value)") }
    mutating func add(_ key: String, _ value: Bool) { parts.append("\(PlainJSON.quoted(key)):\(value)") }

    var text: String { "{\(parts.joined(separator: ","))}" }

    private static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            default:
                if scalar.value < 0x20 {
                    let digits = String(scalar.value, radix: 16)
                    out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                } else {
                    out.unicodeScalars.append(scalar)
                }
            }
        }
        return out + "\""
    }
}
