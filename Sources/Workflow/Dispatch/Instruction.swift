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
        self.init(
            refund: grant.number, of: order, channel, key: Instruction.key(ofRefund: grant.number, of: grant.order),
            Money(minor: grant.minor, grant.currency), on: grant.day, isReturnExpected: grant.isReturnExpected,
            reason: grant.reason)
    }

    /// What is left of a refund of which somebody else has paid a part, under the next key.
    init(restOf grant: GivenBack.Grant, after told: ToldRefund, of order: Order, channel: Channel, on day: Day) {
        self.init(
            refund: grant.number, of: order, channel, key: told.nextKey, Money(minor: grant.openMinor, order.currency), on: day,
            isReturnExpected: order.back.expectedUnits > 0, reason: "what is left of \(told.key), which was withdrawn")
    }

    private init(
        refund number: Int, of order: Order, _ channel: Channel, key: String, _ amount: Money, on day: Day,
        isReturnExpected: Bool, reason: String
    ) {
        var json = PlainJSON()
        json.add("key", key)
        json.add("kind", "refund")
        json.add("channel", channel.code.text)
        json.add("order", order.number.text)
        json.add("refund", number)
        json.add("amount_minor", amount.minor)
        json.add("currency", amount.currency.description)
        json.add("approved_on", day.description)
        json.add("return_expected", isReturnExpected)
        json.add("reason", reason)
        self.init(key: key, kind: "refund", payload: json.text)
    }

    /// The first key of a refund; what is told again for it gets `-2`, `-3` … behind.
    static func key(ofRefund number: Int, of order: OrderID) -> String { "refund-\(order)-\(number)" }

    /// The order that an instruction's key is about; nil when it is about none.
    static func order(ofKey key: String) -> OrderID? {
        let parts = key.split(separator: "-")
        guard parts.count > 2, parts[0] == "refund", let number = Int(parts[1]), number > 0 else { return nil }
        return OrderID(number)
    }
}

/// How far an instruction has come.
public enum InstructionState: Int, Sendable {
    case waiting = 0, delivered
    /// Called back before it was delivered.
    case withdrawn
}

/// What the processor was told last of a refund that is approved and not paid.
struct ToldRefund: Sendable {
    /// The refund's number within its order.
    var number: Int
    var key: String
    var nextKey: String
    var state: InstructionState

    /// The event that calls it back while it waits.
    var withdrawal: [Event] { state == .waiting ? [.dispatch(.withdrawn(key: key))] : [] }
}

extension Books {
    /// What the processor was told last of each of the order's refunds that are not paid.
    func told(of order: Order) throws -> [ToldRefund] {
        try order.back.grants.compactMap { grant in
            guard grant.openMinor > 0 else { return nil }
            let first = Instruction.key(ofRefund: grant.number, of: order.id)
            guard var state = try state(ofInstruction: first) else { return nil }
            var (key, next, count) = (first, "\(first)-2", 2)
            while let later = try self.state(ofInstruction: next) {
                (key, state, count) = (next, later, count + 1)
                next = "\(first)-\(count)"
            }
            return ToldRefund(number: grant.number, key: key, nextKey: next, state: state)
        }
    }
}

/// What happened to instructions.
public enum DispatchEvent: Sendable, Equatable {
    /// It lies in the outbox folder, whole and on the disk.
    case delivered(key: String)
    /// It is not to be delivered: somebody else has paid meanwhile.
    case withdrawn(key: String)
    /// Asked for beside the refund's own: what is left of one that was withdrawn.
    case added(Instruction)
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
