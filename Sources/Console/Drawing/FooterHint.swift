/// A key in the footer with what it does.
struct FooterHint {
    var key: String
    var label: String
    var isOff = false

    init(_ key: String, _ label: String, isOff: Bool = false) {
        self.key = key
        self.label = label
        self.isOff = isOff
    }

    var cells: Int { key.count + 1 + label.count }
}
