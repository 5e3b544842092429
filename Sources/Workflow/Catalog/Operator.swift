import Vocabulary

/// What an operator may do. Administrators run settings and operators and approve nothing.
public enum Role: String, Sendable, CaseIterable {
    case administrator, supervisor, buyer
    case financeClerk = "finance_clerk"
    case controller, auditor
    /// The program itself: imports and `tally work`.
    case engine
}

extension Role {
    /// The role as people say it: `finance clerk`.
    public var spoken: String { String(rawValue.map { $0 == "_" ? " " : $0 }) }
    /// `a finance clerk`, `an auditor`.
    public var someone: String { "\("aeiou".contains(rawValue.first ?? "-") ? "an" : "a") \(spoken)" }
}

/// Someone who acts: an account name, the person behind it, and what that person may do.
public struct Operator: Sendable, Equatable {
    public let id: OperatorID
    public let name: OperatorName
    /// Two accounts of one person count as one in every two-person rule.
    public var person: String
    public var roles: Set<Role>

    public init(id: OperatorID, name: OperatorName, person: String, roles: Set<Role>) {
        self.id = id
        self.name = name
        self.person = person
        self.roles = roles
    }

    /// Whether one person is behind both accounts, however the name's letters were typed.
    public func isSamePerson(as other: Operator) -> Bool { Operator.isSamePerson(person, other.person) }

    /// Whether two names may be one person's: capitals, blanks of any kind, wide letters and what cannot be seen make no other,
    /// and neither do letters of another script that look the same.
    public static func isSamePerson(_ one: String, _ other: String) -> Bool {
        let (first, second) = (folded(one), folded(other))
        return first == second || LookAlikes.areAlike(first, second)
    }

    private static func folded(_ name: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in name.unicodeScalars where !scalar.properties.isDefaultIgnorableCodePoint {
            let isWide = (0xFF01...0xFF5E).contains(scalar.value)
            let letter = isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
            plain.append(letter.properties.isWhitespace || letter.value < 32 ? " " : letter)
        }
        // By way of capitals, so that `straße` is `STRASSE`.
        let letters = String(plain).uppercased().lowercased().split(separator: " ", omittingEmptySubsequences: true)
        return letters.joined(separator: " ")
    }

    /// Whether a text can name a person or an account: something is to be seen of it, and nothing in it is invisible.
    public static func isName(_ text: String) -> Bool {
        guard !folded(text).isEmpty, text.utf8.count <= 200 else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
            default: !scalar.properties.isDefaultIgnorableCodePoint
            }
        }
    }

    /// The operator that every store has: the engine.
    public static let engineID = OperatorID(1)
}
