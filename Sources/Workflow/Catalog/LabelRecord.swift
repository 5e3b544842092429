import Vocabulary

/// Writes tags and attributes on a SKU or a customer, or takes them off: rules may ask for them.
public struct LabelRecord: Command {
    public static let name = "tag"
    public static let roles: Set<Role> = [.administrator, .supervisor, .buyer, .controller]

    /// What is written on.
    public enum What: String, Sendable, CaseIterable {
        case sku, customer
    }

    public var what: What
    /// A SKU, or a customer's mail address or telephone.
    public var named: String
    public var add: [String]
    public var remove: [String]
    public var set: [Labels.Attribute]
    public var unset: [String]

    public init(
        what: What, named: String, add: [String] = [], remove: [String] = [], set: [Labels.Attribute] = [], unset: [String] = []
    ) {
        self.what = what
        self.named = named
        self.add = add
        self.remove = remove
        self.set = set
        self.unset = unset
    }

    /// What was found under the name, with what is written on it.
    public enum Facts: Sendable {
        case item(Item)
        case customer(CustomerKey, Labels)

        var labels: Labels {
            switch self {
            case .item(let item): item.labels
            case .customer(_, let labels): labels
            }
        }
    }

    public func gather(from books: Books, in context: Context) throws -> Facts {
        switch what {
        case .sku: return .item(try books.item(named: named))
        case .customer:
            guard let key = CustomerKey(typed: named) else {
                throw Refusal.unreadable("\(named) is neither a mail address nor a telephone number")
            }
            return .customer(key, try books.customerLabels(of: key))
        }
    }

    public func decide(on facts: Facts, in context: Context) -> Decision {
        var labels = facts.labels
        for tag in add { labels.add(tag) }
        for tag in remove { labels.remove(tag) }
        for attribute in set { labels.set(attribute.name, attribute.value) }
        for name in unset { labels.unset(name) }
        guard labels != facts.labels else { return .unchanged }
        let event: CatalogEvent
        let subject: Subject
        switch facts {
        case .item(var item):
            item.labels = labels
            event = .itemRevised(item)
            subject = .item(item.id)
        case .customer(let key, _):
            event = .customerLabelled(key, labels)
            subject = .store
        }
        let record = DecisionRecord(
            command: Self.name, subject: subject, question: "tags", answer: labels.isEmpty ? "none" : labels.description,
            policyVersion: context.rules.version,
            facts: [Fact(what.rawValue, .text(named)), Fact("before", .text(facts.labels.description))])
        return .done([.catalog(event)], record)
    }
}
