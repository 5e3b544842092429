import Yams

extension PolicyNode {
    /// The value on one line, however it is laid out in its file: `{kind: payment, for: 72h}`. Comments are no part of it.
    public var flow: String { PolicyNode.flow(node) }

    private static func flow(_ node: Node) -> String {
        switch node {
        case .scalar(let scalar):
            scalar.string.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
        case .mapping(let mapping):
            "{" + mapping.map { "\(flow($0.key)): \(flow($0.value))" }.joined(separator: ", ") + "}"
        case .sequence(let sequence): "[" + sequence.map(flow).joined(separator: ", ") + "]"
        case .alias: "an alias"
        }
    }
}
