import Vocabulary
import Workflow

extension Condition {
    /// Subjects that people call so: orders by number, items and stock by SKU, and locations.
    static func subject(_ expression: String, named words: [String]) -> Condition {
        .any(
            words.map { word in
                Condition(
                    """
                    (\(expression)) IN (SELECT 1 << 56 | id FROM orders WHERE number IN (?1, '#' || ?1))
                    OR \(ofItems(expression, "lower(code) = lower(?1)"))
                    """.replacing("?1", with: "?"), [.text(word), .text(word), .text(word), .text(word)])
            })
    }

    /// Subjects whose names hold a folded word.
    static func subject(_ expression: String, holding word: String) -> Condition {
        Condition(
            """
            (\(expression)) IN (SELECT 1 << 56 | order_id FROM order_words WHERE instr(folded, ?) > 0)
            OR \(ofItems(expression, "instr(folded, ?) > 0"))
            """, [.text(word), .text(word), .text(word)])
    }

    private static func ofItems(_ expression: String, _ which: String) -> String {
        """
        ((\(expression)) >> 56 = 2 AND (\(expression)) & \(1 << 56 - 1) IN (SELECT id FROM item WHERE \(which)))
        OR ((\(expression)) >> 56 = 3 AND ((\(expression)) & \(1 << 56 - 1)) >> 20 IN (SELECT id FROM item WHERE \(which)))
        """
    }
}
