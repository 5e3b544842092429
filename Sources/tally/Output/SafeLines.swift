import Canvas

/// Text for a terminal that keeps its line breaks and nothing else that a terminal would obey.
enum SafeLines {
    static func make(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { SafeText.make(String($0)) }
            .joined(separator: "\n")
    }
}
