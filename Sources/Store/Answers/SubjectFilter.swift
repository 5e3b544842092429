import Vocabulary
import Workflow

/// Each subject is looked at by its own number, so that a short list asks about as many orders and items as it has rows.
extension Condition {
    /// Subjects that people call so: orders by number, items and stock by SKU.
    static func subject(_ expression: String, named words: [String]) -> Condition {
        .any(
            words.map { word in
                let code = Fold.text(word)
                return .any([
                    order(
                        expression, in: "orders o WHERE o.id", Condition("o.number IN (?, '#' || ?)", [.text(word), .text(word)])),
                    item(expression, Condition("\(foldedCode("i.folded")) = ?", [.text(code)])),
                ])
            })
    }

    /// Subjects whose names hold a folded word.
    static func subject(_ expression: String, holding word: String) -> Condition {
        .any([
            order(expression, in: "order_words w WHERE w.order_id", Condition("instr(w.folded, ?) > 0", [.text(word)])),
            item(expression, Condition("instr(i.folded, ?) > 0", [.text(word)])),
        ])
    }

    /// The SKU in the folded text of an item, which is its SKU and its name.
    static func foldedCode(_ folded: String) -> String { "substr(\(folded), 1, instr(\(folded), char(1)) - 1)" }

    private static func order(_ subject: String, in table: String, _ which: Condition) -> Condition {
        which.within { "(\(subject)) >> 56 = 1 AND EXISTS (SELECT 1 FROM \(table) = (\(subject)) & \(number) AND \($0))" }
    }

    private static func item(_ subject: String, _ which: Condition) -> Condition {
        which.within {
            """
            EXISTS (SELECT 1 FROM item i WHERE i.id = CASE (\(subject)) >> 56
                WHEN 2 THEN (\(subject)) & \(number) WHEN 3 THEN ((\(subject)) & \(number)) >> 20 END AND \($0))
            """
        }
    }

    private static let number = Schema.subjectNumber
}
