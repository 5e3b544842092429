/// The `'` that keeps a spreadsheet from taking text for a formula, or from cutting the zeros of a number that is a name.
enum Protection {
    /// Whether a spreadsheet might calculate with it: `=`, `+`, `-`, `@`, TAB, CR or LF in front, or a full-width form.
    static func isNeeded(_ text: some Collection<UInt8>) -> Bool {
        var start = text.prefix(3)
        switch start.popFirst() {
        case 61, 43, 45, 64, 9, 13, 10: return true
        case 0xef:
            guard start.popFirst() == 0xbc, let last = start.first else { return false }
            return last == 0x9d || last == 0x8b || last == 0x8d || last == 0xa0
        default: return false
        }
    }

    /// Whether `'` has to go in front. Text that looks protected already gets one more, so that removing gives it back.
    static func isNeeded(behindMarks text: some Collection<UInt8>) -> Bool { isNeeded(text.drop { $0 == 39 }) }

    /// Cuts one `'` in front of what a spreadsheet might calculate with; with `fromDigits` also in front of a digit.
    static func removed(from text: ArraySlice<UInt8>, fromDigits: Bool) -> ArraySlice<UInt8> {
        guard text.first == 39 else { return text }
        let rest = text.dropFirst()
        if fromDigits, let next = rest.first, next >= 48, next <= 57 { return rest }
        return isNeeded(behindMarks: rest) ? rest : text
    }
}
