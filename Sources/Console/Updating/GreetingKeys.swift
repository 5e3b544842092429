import Panes

/// The keys of the screen that offers to make a store.
extension ConsoleModel {
    mutating func greetingKey(_ stroke: Stroke) -> [Effect] {
        guard case .greeting(let greeting) = phase, greeting.progress == nil else { return [] }
        if let currency = greeting.currency { return currencyKey(stroke, currency) }
        switch stroke {
        case .character("d"): return make(.demo, currency: "EUR", "making the demo store")
        case .character("p"): return make(.practice, currency: "EUR", "making an empty practice store")
        case .character("n"):
            greet {
                $0.currency = Field("EUR")
                $0.trouble = nil
            }
        case .character("q"), .function(3), .escape: return [.quit]
        default: say(.note, "\(stroke.name) does nothing here")
        }
        return []
    }

    private mutating func currencyKey(_ stroke: Stroke, _ field: Field) -> [Effect] {
        var field = field
        switch stroke {
        case .escape: greet { $0.currency = nil }
        case .enter:
            let code = field.text.trimmed.uppercased()
            guard code.count == 3, code.allSatisfy({ $0.isASCII && $0.isLetter }) else {
                greet { $0.trouble = "a currency is three letters, such as EUR" }
                return []
            }
            return make(.real, currency: code, "making a store in \(code)")
        default:
            guard field.take(stroke) else { return [] }
            greet {
                $0.currency = field
                $0.trouble = nil
            }
        }
        return []
    }

    private mutating func make(_ kind: StoreKind, currency: String, _ words: String) -> [Effect] {
        greet {
            $0.currency = nil
            $0.trouble = nil
            $0.progress = words
        }
        return [.makeStore(kind, currency: currency)]
    }
}
