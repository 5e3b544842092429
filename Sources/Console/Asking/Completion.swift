import Panes
import Workflow

/// What could stand where something is being typed on the `==>` line.
struct Completion: Equatable {
    /// The word as far as it was typed, and the words it may become.
    var begun: String
    var words: [String]

    /// `fields` are the names that a condition may use.
    static func of(_ line: String, in scene: Scene, themes: [String], fields: [String] = []) -> Completion {
        if line.hasPrefix("where ") {
            let begun = String(line.reversed().prefix { $0.isLetter || $0 == "." || $0 == "_" }.reversed())
            return Completion(begun: begun, words: fields.filter { $0.hasPrefix(begun) })
        }
        let parts = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let begun = parts.last ?? ""
        let before = parts.dropLast().filter { !$0.isEmpty }
        let known = before.isEmpty ? firsts(scene) : rests(before, begun, in: scene, themes: themes)
        return Completion(begun: begun, words: known.filter { $0.hasPrefix(begun) }.sorted())
    }

    /// The longest beginning that all words have; empty where there is no word.
    static func beginning(of words: [String]) -> String {
        guard let first = words.first else { return "" }
        return words.dropFirst().reduce(first) { common, word in
            String(zip(common, word).prefix { $0 == $1 }.map(\.0))
        }
    }

    private static func firsts(_ scene: Scene) -> [String] {
        scene.forms.map(\.name) + LineVerb.allCases.map(\.rawValue)
            + PaneCatalogue.all.flatMap { [$0.id.word] + $0.jumpWords }
    }

    private static func rests(_ before: [String], _ begun: String, in scene: Scene, themes: [String]) -> [String] {
        switch LineVerb(rawValue: before[0]) {
        case .as: return scene.overview?.operators.map(\.name.text) ?? []
        case .set: return before.count == 1 ? ["theme"] : themes
        case .theme: return themes
        case .report: return before.count == 1 ? ["trial-balance"] : []
        case .import: return before.count > 1 ? scene.overview?.channels.map(\.code.text) ?? [] : []
        case .policy: return before.count == 1 ? ["draft"] + ConsoleModel.policyVerbs : []
        case .some: return []
        case .none: break
        }
        guard let form = scene.form(before[0]) else { return [] }
        if let option = before.last, option.hasPrefix("--"), !option.contains("="),
            let parameter = form.parameters.first(where: { $0.name == option.dropFirst(2) })
        {
            return values(of: parameter, in: scene)
        }
        let options = form.parameters.filter(\.isOption).map { "--\($0.name)" } + ["--reason"]
        if begun.hasPrefix("-") { return options }
        let place = before.dropFirst().filter { !$0.hasPrefix("--") }.count
        let places = form.parameters.filter { !$0.isOption }
        return (places.indices.contains(place) ? values(of: places[place], in: scene) : []) + options
    }

    private static func values(of parameter: CommandForm.Parameter, in scene: Scene) -> [String] {
        switch parameter.kind {
        case .location: scene.overview?.locations.map(\.code.text) ?? []
        case .choice(let words): words
        default: []
        }
    }

    /// What is typed of the name of a file or folder, where one belongs; nil elsewhere.
    static func path(_ line: String) -> String? {
        for start in ["import ", "policy draft "] where line.hasPrefix(start) {
            let rest = line.dropFirst(start.count)
            return rest.contains(" ") ? nil : String(rest)
        }
        return nil
    }

    /// Lines of help for what is being typed: usage and meaning.
    static func hints(_ line: String, in scene: Scene) -> [(usage: String, summary: String)] {
        let first = line.split(separator: " ").first.map(String.init) ?? ""
        let isWhole = line.contains(" ")
        func fits(_ name: String) -> Bool { isWhole ? name == first : name.hasPrefix(first) }
        return LineVerb.allCases.filter { fits($0.rawValue) && $0 != .quit }.map { ($0.usage, $0.summary) }
            + scene.forms.filter { fits($0.name) }.map { ($0.usage, $0.summary) }
    }
}
