/// Words that rows show and that stand in the store as numbers, for filters of free words.
enum ShownWord {
    /// The values whose words hold what was typed; from three letters on, since shorter ones stand in most of them.
    static func values<Value: CaseIterable & RawRepresentable<Int>>(
        of type: Value.Type, holding word: String, _ words: (Value) -> [String]
    ) -> [Bound] {
        guard word.utf8.count > 2 else { return [] }
        return Value.allCases.filter { words($0).contains { $0.contains(word) } }.map { .int($0.rawValue) }
    }
}
