import Panes
import Workflow

/// The keys of the screen that offers to make a store.
extension ConsoleModel {
    mutating func greetingKey(_ stroke: Stroke) -> [Effect] {
        guard case .greeting(let greeting) = phase, greeting.progress == nil else { return [] }
        if let questions = greeting.questions { return questionKey(stroke, questions) }
        switch stroke {
        case .character("d"): return make(.demo, nil, "making the demo store")
        case .character("p"): ask(.practice)
        case .character("n"): ask(.real)
        case .character("q"), .function(3), .escape: return [.quit]
        default: say(.note, "\(stroke.name) does nothing here")
        }
        return []
    }

    private mutating func ask(_ kind: StoreKind) {
        let questions = ShopQuestions(kind, zone: homeZone)
        greet {
            $0.questions = questions
            $0.trouble = nil
        }
    }

    private mutating func questionKey(_ stroke: Stroke, _ questions: ShopQuestions) -> [Effect] {
        var questions = questions
        var trouble: String?
        switch stroke {
        case .escape:
            greet { $0 = Greeting() }
            return []
        case .up, .backTab: questions.index = max(0, questions.index - 1)
        case .enter, .down, .tab:
            trouble = questions.fault(zones)
            guard trouble == nil, questions.isLast else {
                if trouble == nil { questions.index += 1 }
                break
            }
            guard stroke == .enter else { return [] }
            return make(questions.kind, questions.shop, "making the store of \(questions.shop.name)")
        default: guard questions.field.take(stroke) else { return [] }
        }
        greet {
            $0.questions = questions
            $0.trouble = trouble
        }
        return []
    }

    /// Pasted text goes into the field that is asked.
    mutating func pasteIntoGreeting(_ text: String) {
        greet {
            $0.questions?.field.paste(text)
            $0.trouble = nil
        }
    }

    private mutating func make(_ kind: StoreKind, _ shop: NewShop?, _ words: String) -> [Effect] {
        greet {
            $0 = Greeting()
            $0.progress = words
        }
        return [.makeStore(kind, shop)]
    }
}
