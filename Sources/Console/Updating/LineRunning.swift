import Canvas
import Panes
import Vocabulary
import Workflow

/// What the words of the `==>` line do.
extension ConsoleModel {
    mutating func run(_ verb: LineVerb, _ words: [String]) -> [Effect] {
        switch verb {
        case .q, .quit: return leave()
        case .where: applyCondition(words.joined(separator: " "))
        case .log: overlay = .reader(Reader(title: "What was said", lines: logLines(), scroll: Int.max))
        case .help: overlay = .picker(helpPicker())
        case .as: act(as: words.first)
        case .why: return jump(["order"] + words, page: "Why")
        case .set: return useTheme(words.first == "theme" ? Array(words.dropFirst()) : [])
        case .theme: return useTheme(words)
        case .report: return report(words)
        case .verify:
            guard isFreeToRead() else { return [] }
            importing = "verifying"
            return [.verify]
        case .backup:
            guard words.count == 1 else {
                say(.refused, "it is: backup FILE")
                return []
            }
            guard isFreeToRead() else { return [] }
            importing = "backing up"
            return [.backUp(path: words[0])]
        case .policy: return policy(words)
        case .import:
            guard let file = words.first, words.count <= 2 else {
                say(.refused, "it is: import FILE [CHANNEL]")
                return []
            }
            return lookInto(file, channel: words.count > 1 ? words[1] : nil)
        }
        return []
    }

    private mutating func useTheme(_ words: [String]) -> [Effect] {
        guard words.count == 1 else {
            say(.refused, "it is: theme NAME, with one of \(themes.joined(separator: ", "))")
            return []
        }
        return [.useTheme(words[0])]
    }

    private mutating func report(_ words: [String]) -> [Effect] {
        let month = words.count == 2 ? Period(words[1]) : nil
        guard words.first == "trial-balance", words.count == 1 || month != nil, words.count <= 2 else {
            say(.refused, "it is: report trial-balance [PERIOD], with a month such as 2026-10")
            return []
        }
        let width = Reader.width(on: size)
        let title = "Trial balance" + (month.map { " up to the end of \($0)" } ?? "")
        overlay = .reader(Reader(title: title, lines: [TextLine(" LOADING: Esc stops it", .dim)]))
        return [
            .ask(
                Asking(.count) { desk in
                    let rows = try desk.answer(TrialBalance(through: month))
                    return .told(title: title, TrialBalanceLines.all(rows, through: month, width: width))
                })
        ]
    }

    /// What follows a draft: commands of the store under their own names.
    static let policyVerbs = ["propose", "activate", "drop"]

    private mutating func policy(_ words: [String]) -> [Effect] {
        guard let first = words.first else { return jump(["policy"]) }
        if ConsoleModel.policyVerbs.contains(first) { return command(words) }
        guard first == "draft", words.count == 2 || words.count == 3 else {
            if words.count == 1, first != "draft" { return jump(["pol", first]) }
            say(.refused, "it is: policy draft FOLDER [WHAT-FOR], policy propose N, policy activate N")
            return []
        }
        guard let me = fileReader(to: DraftPolicy.name, needs: DraftPolicy.roles) else { return [] }
        importing = "reading \(words[1])"
        return [.draftPolicy(path: words[1], note: words.count > 2 ? words[2] : "", by: me)]
    }

    private func logLines() -> [TextLine] {
        guard !log.isEmpty else { return [TextLine(" Nothing has been said yet.", .dim)] }
        let width = Reader.width(on: size)
        return log.flatMap { line in
            TextLine.wrapped(line.toast.word + line.toast.text, line.toast.tone, label: "\(line.at.clock())Z", width: width)
        }
    }

    private mutating func act(as name: String?) {
        guard let overview else { return say(.note, "the store has not answered yet") }
        guard overview.shop.isPractice else { return say(.refused, Refusal.notPractice.sentence) }
        let names = overview.operators.map(\.name.text)
        guard let name, names.contains(name) else {
            let near = name.flatMap { NearestName.of($0, among: names) }.map { "did you mean \($0)? " } ?? ""
            return say(.refused, "\(near)The operators are \(names.joined(separator: ", "))")
        }
        operatorName = name
        undo = nil
        detailMark = nil
        for index in panes.indices { panes[index].isOutdated = true }
        say(.ok, "you act as \(name) now")
    }

    /// A command of the store, by its words.
    mutating func command(_ words: [String]) -> [Effect] {
        guard let form = scene.form(words[0]) else { return [] }
        if let me = scene.me, form.roles.isDisjoint(with: me.roles) {
            say(.refused, Refusal.notAllowed(form.name, by: me.name.text, needs: form.roles).sentence)
            return []
        }
        var line = Array(words.dropFirst())
        let wantsImpact = line.contains("--preview")
        line.removeAll { $0 == "--preview" }
        if let effects = byItsRow(form, line, wantsImpact: wantsImpact) { return effects }
        let named = line.first { !$0.hasPrefix("-") } ?? form.name
        let title = form.parameters.first?.name == "version" ? "policy \(named)" : named
        let target = Intention.Target(title: title, row: nil, presets: [:], seen: nil)
        var intention = Intention(form: form, label: form.name, targets: [target])
        intention.typedWords = line
        intention.wantsImpact = wantsImpact
        return proceed(intention)
    }

    /// A command that is only done in the sight of what it is about goes there first, and begins as its key does; nil for
    /// any other, and for words that are wrong.
    private mutating func byItsRow(_ form: CommandForm, _ line: [String], wantsImpact: Bool) -> [Effect]? {
        guard let words = try? Words(line, of: form), let place = words.places.first else { return nil }
        for pane in panes.map(\.pane) {
            guard let action = pane.actions.first(where: { $0.command == form.name && $0.needsImpact }) else { continue }
            wantedAction = WantedAction(
                action: action.key, values: words.options.compactMapValues(\.last), wantsImpact: wantsImpact)
            return find(pane.jumpWords.first ?? "", place)
        }
        return nil
    }

    /// A number, a code, or a pane's name: goes there.
    mutating func jump(_ words: [String], page: String? = nil) -> [Effect] {
        let first = words[0].lowercased()
        if words.count == 1 {
            if let tab = Int(first), panes.contains(where: { $0.pane.tab == tab }) {
                switchTab(tab)
                return []
            }
            if let index = panes.firstIndex(where: { $0.pane.id.word == first || $0.pane.title.lowercased() == first }) {
                go(to: Place(pane: index), keepsStack: false)
                return []
            }
            if words[0].contains(where: \.isNumber) { return find("order", words[0]) }
        } else if words.count == 2, panes.contains(where: { $0.pane.jumpWords.contains(first) }) {
            return find(first, words[1], page: page)
        }
        let known = scene.forms.map(\.name) + LineVerb.allCases.map(\.rawValue) + PaneCatalogue.all.map(\.id.word)
        let near = NearestName.of(first, among: known).map { ": did you mean \($0)?" } ?? ": ? shows the keys, Tab completes"
        say(.refused, "there is no command \(words[0])\(near)")
        return []
    }

    mutating func find(_ kind: String, _ word: String, page: String? = nil) -> [Effect] {
        guard let pane = panes.map(\.pane).first(where: { $0.jumpWords.contains(kind) }),
            let inquiry = pane.named(word, in: scene)
        else {
            say(.refused, "\(word) is no number")
            return []
        }
        wantedPage = page
        let id = pane.id
        return [.ask(Asking(.find) { .found(id, word: word, try inquiry.answer($0)) })]
    }
}
