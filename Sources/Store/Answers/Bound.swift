import Vocabulary
import Workflow

/// A value for a placeholder.
enum Bound {
    case int(Int)
    case text(String)

    static func codes<Kind>(_ ids: some Sequence<Identifier<Kind>>) -> [Bound] { ids.map { .int($0.number) } }
}

extension Binder {
    mutating func bind(_ values: [Bound]) {
        for value in values {
            switch value {
            case .int(let number): int(number)
            case .text(let text): self.text(text)
            }
        }
    }
}
