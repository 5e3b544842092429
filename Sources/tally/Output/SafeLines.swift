import Canvas

/// Text for a terminal that keeps its line breaks and nothing else that a terminal would obey.
enum SafeLines {
    static func make(_ text: String) -> String {
        // A line break of two bytes is one letter, so that it would be no "\n".
        text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map { SafeText.make(String($0)) }
            .joined(separator: "\n")
    }
}
