import Canvas
import Panes
import Vocabulary
import Workflow

extension ConsoleModel {
    /// Asks for what the first screen shows.
    public mutating func start() -> [Effect] { settle() }

    /// Takes one message and answers what is to be done for it. It never waits and never fails.
    public mutating func update(_ message: Message) -> [Effect] {
        var effects: [Effect] = []
        if let slot = message.chosen { choosing.remove(slot) }
        switch message {
        case .key(let stroke): effects = take(stroke)
        case .paste(let text): paste(text)
        case .resized(let size): self.size = size
        case .tick(let now): tick(now)
        case .changed(let generation): hear(generation)
        case .overview(let answer): learn(answer)
        case .listed(let id, let ticket, let listing): receive(listing, of: id, ticket: ticket)
        case .detailed(let id, let key, let detail):
            receive(detail, of: key, in: id)
            effects = beginWanted()
        case .found(let id, let word, let keys): effects = follow(keys, of: id, word: word)
        case .posted(let sequence, let posting): show(posting, of: sequence)
        case .gathered(let id, let listing): gather(listing, in: id)
        case .counted(_, let column, let field, let values, let isPart):
            showCounts(column, field: field, values, isPart: isPart)
        case .railed(let rail): self.rail = rail
        case .performed(let ticket, let outcome): conclude(outcome, ticket: ticket)
        case .failed(let slot, let sentence): fail(slot, sentence)
        case .told(let title, let lines): tell(title, lines)
        case .imported(let news): report(news)
        case .paths(let begun, let found): complete(begun, with: found)
        case .storeProgress(let text): greet { $0.progress = text }
        case .storeRefused(let text):
            greet { greeting in
                greeting.progress = nil
                greeting.trouble = text
            }
        case .storeMade(let name): enter(as: name)
        case .themed(let sentence): say(.note, sentence)
        }
        for case .ask(let asking) in effects where asking.slot.chooses { choosing.insert(asking.slot) }
        return effects + settle()
    }

    private mutating func tick(_ now: Instant) {
        if now < self.now { stepBack(to: now) }
        self.now = now
        retry()
        if let until = toast?.until, until <= now { toast = nil }
        for index in panes.indices {
            for item in panes[index].items.indices {
                if let changed = panes[index].items[item].changedAt, now.seconds(since: changed) >= 8 {
                    panes[index].items[item].changedAt = nil
                }
            }
        }
    }

    /// When the console wants to be told the time again: the minute clock, sentences that go, marks of change that fade.
    public var nextWake: Instant {
        let minute = Instant(milliseconds: (now.milliseconds / 60_000 + 1) * 60_000)
        var wakes = [minute]
        if let until = toast?.until { wakes.append(until) }
        if case .work = phase {
            wakes += retries.values
            let changes = list.items.compactMap { $0.changedAt?.adding(seconds: 8) }
            if let first = changes.min() { wakes.append(first) }
            if let asked = list.askedAt, list.adoption != nil { wakes.append(Instant(milliseconds: asked.milliseconds + 300)) }
        }
        return wakes.filter { $0 > now }.min() ?? minute
    }

    private mutating func hear(_ generation: Int) {
        lastHeard = now
        guard generation != self.generation else { return }
        self.generation = generation
        for index in panes.indices where !panes[index].isPaused { panes[index].isOutdated = true }
    }

    private mutating func learn(_ answer: Overview.Answer) {
        lastHeard = now
        let isFirst = overview == nil
        if let ahead = answer.ahead, overview?.ahead == nil { say(.note, ahead.sentence) }
        overview = answer
        if isFirst, scene.me == nil {
            say(.failed, "this store has no operator \(operatorName): nothing can be done as \(operatorName)")
        }
    }

    private mutating func enter(as name: String) {
        operatorName = name
        phase = .work
        lastHeard = now
        generation = nil
        say(.ok, "the store is ready: ? shows the keys")
    }

    private mutating func tell(_ title: String, _ lines: [TextLine]) {
        switch overlay {
        case nil: overlay = .reader(Reader(title: title, lines: lines))
        case .reader(let reader) where reader.title == title: overlay = .reader(Reader(title: title, lines: lines))
        default: break
        }
    }

    mutating func greet(_ change: (inout Greeting) -> Void) {
        guard case .greeting(var greeting) = phase else { return }
        change(&greeting)
        phase = .greeting(greeting)
    }
}
