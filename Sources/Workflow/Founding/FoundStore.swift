import Vocabulary

/// Makes a store out of a policy folder: its shop, people, channels and locations, and the policy's first version.
public struct FoundStore: Command {
    public static let name = "found"
    public static let roles: Set<Role> = [.administrator]

    public var plan: ShopPlan
    public var files: [PolicyFile]
    /// SHA-256 of the files, hexadecimal.
    public var digest: String
    /// The account of the person who makes it.
    public var founder: OperatorName

    public init(plan: ShopPlan, files: [PolicyFile], digest: String, founder: OperatorName) {
        self.plan = plan
        self.files = files
        self.digest = digest
        self.founder = founder
    }

    /// The people of a practice store: one for each role, each a person of its own.
    public static let practicePeople: [(name: String, role: Role)] = [
        ("supervisor", .supervisor), ("buyer", .buyer), ("clerk", .financeClerk), ("clerk2", .financeClerk),
        ("controller", .controller), ("auditor", .auditor),
    ]

    public func gather(from books: Books, in context: Context) throws -> Bool { books.counters.sequence > 0 }

    public func decide(on isFounded: Bool, in context: Context) -> Decision {
        guard !isFounded else { return .refused(.alreadyThere("a store")) }
        var events: [Event] = [.catalog(.storeFounded(plan.shop))]
        var people = [
            Operator(id: Operator.engineID, name: OperatorName(kept: "engine"), person: "engine", roles: [.engine]),
            Operator(id: OperatorID(2), name: founder, person: founder.text, roles: [.administrator, .supervisor]),
        ]
        if plan.shop.isPractice {
            for (name, role) in FoundStore.practicePeople where name != founder.text {
                people.append(
                    Operator(
                        id: OperatorID(people.count + 1), name: OperatorName(kept: name), person: name, roles: [role]))
            }
        }
        events += people.map { .catalog(.operatorAdded($0)) }
        events.append(.catalog(.policyActivated(version: 1, digest: digest, files: files)))
        events += plan.channels.map { .catalog(.channelOpened($0)) }
        events += plan.locations.map { .catalog(.locationOpened($0)) }
        let record = DecisionRecord(
            command: Self.name, subject: .store, question: "founding", answer: "founded", policyVersion: 1,
            facts: [
                Fact("currency", .text(plan.shop.currency.description)), Fact("policy", .text(digest)),
            ])
        return .done(events, record)
    }
}

/// Adds an operator, or changes what one may do.
public struct GrantRoles: Command {
    public static let name = "grant"
    public static let roles: Set<Role> = [.administrator]

    public var name: OperatorName
    /// The person behind the account; nil for an account that is known.
    public var person: String?
    public var granted: Set<Role>
    public var revoked: Set<Role>

    public init(name: OperatorName, person: String?, granted: Set<Role>, revoked: Set<Role>) {
        self.name = name
        self.person = person
        self.granted = granted
        self.revoked = revoked
    }

    /// The operator, the person as another account spells the name, the next number, and how many others administer.
    public struct Facts: Sendable {
        var known: Operator?
        var spelling: String?
        var next: Int
        var otherAdministrators: Int
    }

    public func gather(from books: Books, in context: Context) throws -> Facts {
        let known = books.operators.values.first { $0.name == name }
        return Facts(
            known: known,
            spelling: person.flatMap { person in
                books.operators.values.sorted { $0.id < $1.id }.first { Operator.isSamePerson($0.person, person) }?.person
            }, next: books.counters.person + 1,
            otherAdministrators: books.operators.values.filter {
                $0.id != known?.id && $0.roles.contains(.administrator)
            }.count)
    }

    public func decide(on facts: Facts, in context: Context) -> Decision {
        guard !granted.contains(.engine), !revoked.contains(.engine) else {
            return .refused(.wouldNotFit("engine", because: "that role is the program's own"))
        }
        let event: CatalogEvent
        // Another account of one's own is one's own; on a practice store one person may play them all.
        let whose = facts.known?.person ?? person ?? ""
        let isOwn =
            facts.known?.id == context.by.id || !context.shop.isPractice && Operator.isSamePerson(whose, context.by.person)
        guard granted.isEmpty || !isOwn else { return .refused(.ownRequest("a role for \(name)")) }
        if let known = facts.known {
            guard person == nil else { return .refused(.alreadyThere("operator \(name)")) }
            let roles = known.roles.union(granted).subtracting(revoked)
            guard roles != known.roles else { return .unchanged }
            guard roles.contains(.administrator) || !known.roles.contains(.administrator) || facts.otherAdministrators > 0
            else { return .refused(.wouldNotFit("\(name)", because: "a store has at least one administrator")) }
            event = .rolesChanged(known.id, roles)
        } else {
            guard let person else { return .refused(.unknownThing("operator \(name)")) }
            for text in [name.text, person] where !Operator.isName(text) {
                return .refused(
                    .unreadable("'\(text)' is no name for an account or a person: up to 200 letters, all of them to be seen"))
            }
            for text in [name.text, person] {
                guard let word = LookAlikes.mixedWord(in: text) else { continue }
                return .refused(
                    .unreadable(
                        "'\(text)' mixes letters of two scripts in '\(word)', so that it may be taken for somebody else's name: type it in one"
                    ))
            }
            event = .operatorAdded(
                Operator(id: OperatorID(facts.next), name: name, person: facts.spelling ?? person, roles: granted))
        }
        let record = DecisionRecord(
            command: Self.name, subject: event.subject, question: "roles", answer: "changed",
            policyVersion: context.rules.version,
            facts: [
                Fact("granted", .text(granted.map(\.rawValue).sorted().joined(separator: " "))),
                Fact("revoked", .text(revoked.map(\.rawValue).sorted().joined(separator: " "))),
            ])
        return .done([.catalog(event)], record)
    }
}
