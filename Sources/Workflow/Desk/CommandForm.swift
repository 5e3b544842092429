import Vocabulary

/// How a command is written: its words, for the command line, the console's prompts, requests for approval, the help and
/// the manual. One line of the catalogue feeds them all.
public struct CommandForm: Sendable {
    /// What a word stands for, so that it can be checked and offered.
    public enum Kind: Sendable, Equatable {
        case order, sku, location, quantity, amount, text
        case id
        case choice([String])
        /// `N:QTY`
        case lineQuantity
        /// An option that stands alone: `--shipping`.
        case flag
        /// A month such as `2026-10`.
        case period
    }

    public struct Parameter: Sendable, Equatable {
        public var name: String
        public var kind: Kind
        /// Given as `--name VALUE`; otherwise by its place.
        public var isOption: Bool
        public var isRequired: Bool
        public var repeats: Bool

        public init(_ name: String, _ kind: Kind, isOption: Bool = false, isRequired: Bool = true, repeats: Bool = false) {
            self.name = name
            self.kind = kind
            self.isOption = isOption
            self.isRequired = isRequired
            self.repeats = repeats
        }
    }

    /// How carefully the console asks before doing it.
    public enum Tier: Sendable {
        /// Can be taken back: done at once, said on the last line.
        case reversible
        /// Shown with its impact, confirmed with Enter.
        case confirmed
        /// Cannot be undone: the name must be typed.
        case typed
    }

    public var name: String
    /// One sentence: what it does in the shop.
    public var summary: String
    public var parameters: [Parameter]
    public var roles: Set<Role>
    public var tier: Tier
    /// Makes the command out of words; the words have been checked against the parameters.
    public var make: @Sendable (Words) throws -> any Command

    public init(
        name: String, summary: String, parameters: [Parameter], roles: Set<Role>, tier: Tier,
        make: @escaping @Sendable (Words) throws -> any Command
    ) {
        self.name = name
        self.summary = summary
        self.parameters = parameters
        self.roles = roles
        self.tier = tier
        self.make = make
    }

    /// `ship ORDER [--line N:QTY]... [--tracking CODE]`
    public var usage: String {
        ([name]
            + parameters.map { parameter in
                let value =
                    !parameter.isOption
                    ? parameter.placeholder
                    : parameter.kind == .flag ? "--\(parameter.name)" : "--\(parameter.name) \(parameter.placeholder)"
                let optional = parameter.isRequired ? value : "[\(value)]"
                return parameter.repeats ? optional + "..." : optional
            }).joined(separator: " ")
    }
}

extension CommandForm.Parameter {
    /// The word that stands for the value in a usage line.
    public var placeholder: String {
        switch kind {
        case .order: "ORDER"
        case .sku: "SKU"
        case .location: "LOCATION"
        case .quantity: "QTY"
        case .amount: "AMOUNT"
        case .text: isOption ? "TEXT" : name.uppercased()
        case .id: "ID"
        case .choice(let words): words.count <= 5 ? words.joined(separator: "|") : name.uppercased()
        case .lineQuantity: "N:QTY"
        case .flag: ""
        case .period: "PERIOD"
        }
    }
}

/// The words of one command line, sorted into places and options.
public struct Words: Sendable, Equatable {
    public var places: [String]
    public var options: [String: [String]]

    public init(places: [String] = [], options: [String: [String]] = [:]) {
        self.places = places
        self.options = options
    }

    /// The words of a command as they are kept: its name, its places, its options. Places that begin with dashes follow a bare `--`.
    static func kept(_ name: String, _ places: [String], _ options: [String]) -> [String] {
        places.contains { $0.hasPrefix("--") } ? [name] + options + ["--"] + places : [name] + places + options
    }

    /// The words after the command's name, as a shell hands them over: `--name value` and `--name=value` are options, and after a bare
    /// `--` there are no more of them.
    public init(_ arguments: [String], of form: CommandForm) throws {
        self.init()
        var index = 0
        while index < arguments.count {
            let word = arguments[index]
            index += 1
            if word == "--" {
                places += arguments[index...]
                break
            }
            guard word.hasPrefix("--") else {
                places.append(word)
                continue
            }
            let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            guard form.parameters.contains(where: { $0.isOption && $0.name == name }) || name == "reason" else {
                let known = form.parameters.filter(\.isOption).map(\.name) + ["reason"]
                let near = Nearest.match(name, among: known).map { "; did you mean --\($0)?" } ?? "."
                throw WordsFault(sentence: "\(form.name) has no option --\(name)\(near) It is: \(form.usage)")
            }
            if parts.count == 1, form.parameters.contains(where: { $0.isOption && $0.name == name && $0.kind == .flag }) {
                options[name, default: []].append("yes")
            } else if parts.count == 2 {
                options[name, default: []].append(String(parts[1]))
            } else {
                guard index < arguments.count else {
                    throw WordsFault(sentence: "--\(name) needs a value. It is: \(form.usage)")
                }
                options[name, default: []].append(arguments[index])
                index += 1
            }
        }
        try check(against: form)
    }

    private func check(against form: CommandForm) throws {
        let positional = form.parameters.filter { !$0.isOption }
        let needed = positional.filter(\.isRequired).count
        guard places.count >= needed, places.count <= positional.count else {
            throw WordsFault(
                sentence:
                    "\(form.name) takes \(needed == positional.count ? "\(needed)" : "\(needed) to \(positional.count)") word\(positional.count == 1 ? "" : "s"), not \(places.count). It is: \(form.usage)"
            )
        }
        for parameter in form.parameters where parameter.isOption && parameter.isRequired {
            guard options[parameter.name]?.isEmpty == false else {
                throw WordsFault(sentence: "\(form.name) needs --\(parameter.name). It is: \(form.usage)")
            }
        }
        for (name, values) in options where values.count > 1 {
            guard form.parameters.contains(where: { $0.name == name && $0.repeats }) else {
                throw WordsFault(sentence: "--\(name) stands \(values.count) times: say it once. It is: \(form.usage)")
            }
        }
        for parameter in form.parameters {
            let values =
                parameter.isOption
                ? options[parameter.name] ?? []
                : positional.firstIndex(of: parameter).flatMap { $0 < places.count ? [places[$0]] : nil } ?? []
            for value in values { try check(value, parameter, form) }
        }
    }

    /// More letters than that are no word of a command.
    private static let longest = 2_000

    private func check(_ value: String, _ parameter: CommandForm.Parameter, _ form: CommandForm) throws {
        guard value.utf8.count <= 4 * Words.longest, value.count <= Words.longest else {
            throw WordsFault(sentence: "\(parameter.name) is longer than \(Words.longest) letters: say it in fewer")
        }
        switch parameter.kind {
        case .quantity, .id:
            guard Int(value) != nil else {
                throw WordsFault(sentence: "\(value) is no whole number for \(parameter.name). It is: \(form.usage)")
            }
        case .choice(let known):
            guard known.contains(value) else {
                throw WordsFault(
                    sentence: "\(value) is no \(parameter.name): it is one of \(known.joined(separator: ", "))")
            }
        case .lineQuantity:
            let parts = value.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, let line = Int(parts[0]), line > 0, let units = Int(parts[1]), units > 0 else {
                throw WordsFault(sentence: "\(value) is not LINE:QUANTITY, such as 2:1")
            }
        case .period:
            guard Period(value) != nil else {
                throw WordsFault(sentence: "\(value) is no month such as 2026-10. It is: \(form.usage)")
            }
        case .order, .sku, .location, .amount, .text, .flag: break
        }
    }

    public func option(_ name: String) -> String? { options[name]?.last }
    /// Why; blanks and signs that draw nothing say nothing.
    public var reason: String { option("reason").flatMap { $0.isSeen ? $0 : nil } ?? "" }
    /// What the options `--line N:QTY` name; they have been checked.
    var parts: [(line: Int, units: Int)] {
        (options["line"] ?? []).map { text in
            let numbers = text.split(separator: ":").map { Int($0) ?? 0 }
            return (numbers[0], numbers[1])
        }
    }
    /// A whole number that has been checked.
    public func number(_ index: Int) -> Int {
        Int(places[index]) ?? 0
    }
}

/// Words that are no command: wrong use.
public struct WordsFault: Error, Sendable, Equatable {
    public var sentence: String
    public init(sentence: String) { self.sentence = sentence }
}
