import ArgumentParser
import Vocabulary
import Workflow

/// `tally operator`: who may do what.
struct OperatorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "operator", abstract: "List operators, add one, grant and revoke roles.")

    static let verbs = ["list", "add", "grant", "revoke"]

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("What: \(verbs.joined(separator: ", ")).", valueName: "verb")) var verb = "list"
    @Argument(help: ArgumentHelp("The account's name.", valueName: "operator")) var name: String?
    @Option(name: .long, help: ArgumentHelp("A role; may stand several times.", valueName: "role")) var role: [String] = []
    @Option(
        name: .long, help: ArgumentHelp("The person behind the account; the account's name when not given.", valueName: "name"))
    var person: String?

    func run() throws {
        guard OperatorCommand.verbs.contains(verb) else {
            throw Failure.use("there is no operator \(verb); there are: \(OperatorCommand.verbs.joined(separator: ", "))")
        }
        let session = try global.open()
        defer { try? session.desk.close() }
        guard verb != "list" else { return list(session) }
        guard let name, let account = OperatorName(name) else {
            throw Failure.use("name the operator: tally operator \(verb) NAME --role ROLE")
        }
        let roles = Set(try role.map(read))
        guard !roles.isEmpty else { throw Failure.use("say which role: --role supervisor") }
        let command = GrantRoles(
            name: account, person: verb == "add" ? person ?? name : nil, granted: verb == "revoke" ? [] : roles,
            revoked: verb == "revoke" ? roles : [])
        // Settings belong to administrators; on a practice store whoever may act as one does.
        let performed = try session.desk.perform(command, as: session.administrating, preview: false)
        try PerformedOutput(performed, isPreview: false, session: session).print(global.printer)
    }

    private func read(_ word: String) throws -> Role {
        guard let role = Role(rawValue: word), role != .engine else {
            let known = Role.allCases.filter { $0 != .engine }.map(\.rawValue)
            throw Failure.use("there is no role \(word); there are: \(known.joined(separator: ", "))")
        }
        return role
    }

    private func list(_ session: Session) {
        global.printer.print(
            session.overview.operators.map { person in
                let roles = person.roles.map(\.rawValue).sorted()
                var json = JSONLine()
                json.add("operator", person.name.text)
                json.add("person", person.person)
                json.add("roles", roles)
                json.add("locations", [String]())
                return Record(cells: [person.name.text, person.person, roles.joined(separator: " ")], json: json)
            }, columns: [Column("Operator"), Column("Person"), Column("Roles")])
    }
}

extension Session {
    /// Who acts; on a practice store without `--as`, its administrator.
    fileprivate var administrating: Signature {
        guard overview.shop.isPractice, person.name.text == "supervisor",
            let administrator = overview.operators.first(where: { $0.roles.contains(.administrator) })
        else { return signature }
        return Signature(by: administrator.id, at: now)
    }
}
