import Foundation

/// One object of the program's JSON Lines.
struct JSONObject: Hashable, CustomStringConvertible {
    private enum Value: Hashable {
        case null
        case flag(Bool)
        case whole(Int)
        case fraction(Double)
        case text(String)
        case list([Value])
        case object(JSONObject)

        init(_ value: Any) {
            switch value {
            case let text as String: self = .text(text)
            case let number as NSNumber:
                if String(cString: number.objCType) == "c" {
                    self = .flag(number.boolValue)
                } else {
                    self = Int(exactly: number).map(Value.whole) ?? .fraction(number.doubleValue)
                }
            case let list as [Any]: self = .list(list.map(Value.init))
            case let fields as [String: Any]: self = .object(JSONObject(fields))
            default: self = .null
            }
        }
    }

    private var fields: [String: Value]

    private init(_ fields: [String: Any]) { self.fields = fields.mapValues(Value.init) }

    var keys: Set<String> { Set(fields.keys) }
    var description: String {
        "{" + fields.sorted { $0.key < $1.key }.map { "\($0): \($1)" }.joined(separator: ", ") + "}"
    }

    func text(_ key: String) -> String { if case .text(let text) = fields[key] { text } else { "" } }
    func flag(_ key: String) -> Bool { fields[key] == .flag(true) }
    func isNull(_ key: String) -> Bool { fields[key] == .null }

    /// A whole number; nil for anything else, a fraction too.
    func number(_ key: String) -> Int? { if case .whole(let number) = fields[key] { number } else { nil } }

    func texts(_ key: String) -> [String] {
        guard case .list(let list) = fields[key] else { return [] }
        return list.compactMap { if case .text(let text) = $0 { text } else { nil } }
    }

    func object(_ key: String) -> JSONObject? { if case .object(let object) = fields[key] { object } else { nil } }

    func objects(_ key: String) -> [JSONObject] {
        guard case .list(let list) = fields[key] else { return [] }
        return list.compactMap { if case .object(let object) = $0 { object } else { nil } }
    }

    /// The same without some of its keys.
    func without(_ names: String...) -> JSONObject {
        var less = self
        for name in names { less.fields[name] = nil }
        return less
    }

    static func lines(_ bytes: [UInt8], of title: String) throws -> [JSONObject] {
        try bytes.split(separator: 10).map { line in
            guard let fields = try? JSONSerialization.jsonObject(with: Data(line)) as? [String: Any] else {
                throw Trouble("\(title): no JSON object: \(String(decoding: line, as: UTF8.self))")
            }
            return JSONObject(fields)
        }
    }

    static func only(_ bytes: [UInt8], of run: Finished) throws -> JSONObject {
        let all = try lines(bytes, of: run.title)
        guard all.count == 1 else { throw Trouble("\(all.count) objects instead of one\n\(run)") }
        return all[0]
    }
}
