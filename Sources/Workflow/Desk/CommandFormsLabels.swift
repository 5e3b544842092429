import Vocabulary

/// What people write on SKUs and customers.
extension CommandForms {
    private static func words(_ name: String) -> CommandForm.Parameter {
        .init(name, .text, isOption: true, isRequired: false, repeats: true)
    }

    static let tag = CommandForm(
        name: "tag", summary: "Write tags and attributes on a SKU or a customer, or take them off: rules may ask for them",
        parameters: [
            .init("what", .choice(LabelRecord.What.allCases.map(\.rawValue))), .init("name", .text), words("add"),
            words("remove"),
            words("set"), words("unset"),
        ], roles: LabelRecord.roles, tier: .reversible
    ) { words in
        let options = words.options
        guard ["add", "remove", "set", "unset"].contains(where: { options[$0]?.isEmpty == false }) else {
            throw WordsFault(sentence: "say what to write: --add TAG, --remove TAG, --set NAME=VALUE or --unset NAME")
        }
        let attributes = try (options["set"] ?? []).map { text in
            guard let mark = text.firstIndex(of: "="), mark != text.startIndex else {
                throw WordsFault(sentence: "\(text) is not NAME=VALUE, such as tier=gold")
            }
            return Labels.Attribute(name: String(text[..<mark]), value: String(text[text.index(after: mark)...]))
        }
        return LabelRecord(
            what: LabelRecord.What(rawValue: words.places[0])!, named: words.places[1], add: options["add"] ?? [],
            remove: options["remove"] ?? [], set: attributes, unset: options["unset"] ?? [])
    }
}
