/// What somebody wrote on an order, an item or a customer beside what each of them has: tags, and attributes by name.
public struct Labels: Sendable, Equatable {
    /// One attribute: its name and what it says.
    public struct Attribute: Sendable, Equatable {
        public var name: String
        public var value: String

        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// In the order in which they came, each once.
    public private(set) var tags: [String] = []
    /// In the order in which their names came, each name once.
    public private(set) var attributes: [Attribute] = []

    public init() {}

    /// Of a name that stands twice the later value counts; what is empty is left out.
    public init(tags: [String], attributes: [Attribute] = []) {
        for tag in tags { add(tag) }
        for attribute in attributes { set(attribute.name, attribute.value) }
    }

    public var isEmpty: Bool { tags.isEmpty && attributes.isEmpty }

    public mutating func add(_ tag: String) {
        if !tag.isEmpty, !tags.contains(tag) { tags.append(tag) }
    }

    public mutating func remove(_ tag: String) { tags.removeAll { $0 == tag } }

    public mutating func set(_ name: String, _ value: String) {
        guard !name.isEmpty else { return }
        if let index = attributes.firstIndex(where: { $0.name == name }) {
            attributes[index].value = value
        } else {
            attributes.append(Attribute(name: name, value: value))
        }
    }

    public mutating func unset(_ name: String) { attributes.removeAll { $0.name == name } }
}

extension Labels: CustomStringConvertible {
    /// `vip, trade; tier=gold`.
    public var description: String {
        [tags.joined(separator: ", "), attributes.map { "\($0.name)=\($0.value)" }.joined(separator: ", ")]
            .filter { !$0.isEmpty }.joined(separator: "; ")
    }
}
