import Vocabulary

/// Takes in one row of a stock file: opening stock where there was none; otherwise a difference that somebody has to look at.
public struct ReadStockRow: Command {
    public static let name = "stock_row"
    public static let roles: Set<Role> = [.engine, .supervisor, .buyer, .administrator]

    public var draft: StockDraft
    public init(draft: StockDraft) { self.draft = draft }

    /// Where the stock is: at a location that is known, or at one that is to go by a new code.
    enum Place {
        case known(Location)
        case new(LocationCode)
    }

    /// What is known of the item, the location and its stock.
    public struct Facts {
        var code: SKUCode
        var item: Item?
        var place: Place
        var level: StockLevel?
        var known: UInt64?
        var open: [ExceptionCase]
        /// Whether somebody is asked already what the item costs.
        var isCostAsked: Bool
        var next: Counters
    }

    var key: String { "\(draft.sku.isEmpty ? draft.title : draft.sku)\u{1f}\(draft.location)" }

    public func gather(from books: Books, in context: Context) throws -> Facts {
        guard let code = SKUCode(draft.sku.isEmpty ? String(decoding: draft.title.utf8.prefix(76), as: UTF8.self) : draft.sku)
        else { throw Refusal.unreadable("the row has neither a SKU nor a title") }
        let item = try books.item(code: code).map { try books.stocked($0) }
        let location = books.location(named: draft.location)
        let level = try item.flatMap { item in try location.map { try books.level(item.id, at: $0.id) } }
        let open = try item.flatMap { item in
            try location.map { try books.openExceptions(about: .stock(item.id, $0.id)) }
        }
        return Facts(
            code: code, item: item,
            place: location.map { .known($0) } ?? .new(.short(for: draft.location, taken: books.directory.codes)),
            level: level, known: try books.stockRow(key), open: open ?? [],
            isCostAsked: try item.map { try books.isCostAsked(of: $0) } ?? false, next: books.counters)
    }

    public func decide(on facts: Facts, in context: Context) -> Decision {
        guard facts.known != draft.source else { return .unchanged }
        guard draft.onHand >= 0, draft.onHand <= StockLimits.units else {
            return .refused(.unreadable("\(draft.onHand) on hand cannot be: it is 0 to \(StockLimits.units)"))
        }
        let (quarantine, damaged) = (draft.quarantine ?? 0, draft.damaged ?? 0)
        guard quarantine >= 0, damaged >= 0, quarantine <= draft.onHand, damaged <= draft.onHand - quarantine else {
            return .refused(
                .unreadable("\(draft.onHand) on hand cannot hold \(quarantine) in quarantine and \(damaged) damaged"))
        }
        var events: [Event] = []
        var nextException = facts.next.exception
        func raise(_ kind: String, _ subject: Subject, _ summary: String) {
            nextException += 1
            events.append(
                .exception(.raised(.make(ExceptionID(nextException), kind, about: subject, of: nil, summary, in: context))))
        }
        let location: Location
        switch facts.place {
        case .known(let known): location = known
        case .new(let code):
            location = provisionalLocation(code, number: facts.next.location + 1, in: context)
            events.append(.catalog(.locationOpened(location)))
            raise(
                "unknown_location", .location(location.id),
                "\(draft.location) is new: it goes by \(location.code) until somebody confirms or maps it")
        }
        let item =
            facts.item
            ?? Item(
                id: SKUID(facts.next.sku + 1), code: facts.code, name: draft.title, costMinor: nil, price: nil,
                weightGrams: nil, barcode: "", vendor: nil, isProvisional: true)
        if facts.item == nil {
            events.append(.catalog(.itemRegistered(item)))
            raise("unknown_sku", .item(item.id), "\(item.code) came with a stock file and is in no catalogue")
        }
        let subject = Subject.stock(item.id, location.id)
        let sellable = draft.onHand - quarantine - damaged
        let isNew = (facts.level?.version ?? 0) == 0
        var answer = "as expected"
        if isNew {
            let move = opening(item, location, sellable: sellable, in: context)
            guard move.movements.reduce(0, { $0 + $1.costMinor }) < Money.limitMinor else {
                return .refused(.unreadable("\(draft.onHand) of \(item.code) are worth more than the books hold"))
            }
            if !move.movements.isEmpty { events.append(.stock(.moved(move))) }
            if location.kind.ownsStock, item.costMinor == nil, !facts.isCostAsked, draft.onHand > 0 {
                raise("cost_missing", .item(item.id), "\(item.code) is opened at no cost: nobody has said what it costs")
            }
            answer = "opened"
        } else if let level = facts.level, let difference = difference(from: level) {
            if !facts.open.contains(where: { $0.kind == "stock_differs" }) { raise("stock_differs", subject, difference) }
            answer = "differs"
        }
        if draft.oversold > 0, !facts.open.contains(where: { $0.kind == "oversold_at_source" }) {
            raise("oversold_at_source", subject, "the shop has promised \(draft.oversold) more than it has")
        }
        events.append(.intake(.stockRowRead(key: key, source: draft.source)))
        let record = DecisionRecord(
            command: Self.name, subject: subject, question: "stock", answer: answer,
            policyVersion: context.rules.version, facts: [Fact("on_hand", .number(draft.onHand))])
        return .done(events, record)
    }

    /// What the file says otherwise than the store has it; nil where all that it says is so.
    private func difference(from level: StockLevel) -> String? {
        guard level.onHand == draft.onHand else { return "the file says \(draft.onHand) on hand, we have \(level.onHand)" }
        let (quarantine, damaged) = (level[.quarantine], level[.damaged])
        let isTogether = draft.damaged == nil && draft.quarantine == quarantine + damaged
        if let told = draft.quarantine, told != quarantine, !isTogether {
            return "the file says \(told) of \(draft.onHand) in quarantine, we have \(quarantine)"
        }
        if let told = draft.damaged, told != damaged {
            return "the file says \(told) of \(draft.onHand) damaged, we have \(damaged)"
        }
        return nil
    }

    private func opening(_ item: Item, _ location: Location, sellable: Int, in context: Context) -> StockMove {
        let unit = location.kind.ownsStock ? item.costMinor ?? 0 : 0
        let parts = [(StockState.sellable, sellable), (.quarantine, draft.quarantine ?? 0), (.damaged, draft.damaged ?? 0)]
        return StockMove(
            cause: .opened,
            movements: parts.filter { $0.1 > 0 }.map { state, units in
                Movement(
                    sku: item.id, from: .opening, to: .at(location.id, state), quantity: units, costMinor: unit * units)
            }, owned: location.kind.ownsStock, day: context.today, reason: "")
    }

    private func provisionalLocation(_ code: LocationCode, number: Int, in context: Context) -> Location {
        Location(
            id: LocationID(number), code: code, name: draft.location, kind: .warehouse,
            zone: context.shop.zone, cutoffMinutes: nil, shippingDays: 0, rank: 99, costMinor: 0, channels: [],
            aliases: [], isProvisional: true)
    }
}

extension LocationCode {
    /// A short code for a long name: its first letters and digits in capitals, with a number where that is taken.
    static func short(for name: String, taken: Set<String>) -> LocationCode {
        let letters = name.uppercased().unicodeScalars.filter { $0.properties.isAlphabetic || ("0"..."9").contains($0) }
        let stem = String(String.UnicodeScalarView(letters.prefix(6)))
        let base = stem.isEmpty ? "LOC" : stem
        var code = base
        var number = 2
        while taken.contains(code) {
            code = "\(base)\(number)"
            number += 1
        }
        return LocationCode(kept: code)
    }
}
