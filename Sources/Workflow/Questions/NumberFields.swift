extension ListFilter {
    /// Fields of lists that are numbers: they take one, and `>` and `<` before it.
    public static let numbers = ["priority", "available", "reserved", "on_hand", "transit"]

    /// What keeps every row out because a number stands where none can, or the other way round, in a sentence; nil when nothing does.
    /// A number that is `begun` is none yet.
    public func numberComplaint(begun: Bool = false) -> String? {
        for term in terms where !term.field.isEmpty {
            let isNumber = ListFilter.numbers.contains(term.field)
            switch term.match {
            case .above, .below:
                if !isNumber {
                    return "\(term.field) has no more and less: > and < are for \(ListFilter.numbers.joined(separator: " "))"
                }
            case .oneOf(let words):
                guard isNumber, let word = words.first(where: { Int($0) == nil }) else { continue }
                if begun, ["", ">", "<", "-", ">-", "<-"].contains(word) { continue }
                return
                    "\(term.field) is a number, as in \(term.field):80 or \(term.field):>50, and \(word.isEmpty ? "nothing" : word) is none"
            }
        }
        return nil
    }
}
