import Vocabulary

/// Takes in one item of a catalogue: new, changed, or the same as before.
public struct RegisterItem: Command {
    public static let name = "item"
    public static let roles: Set<Role> = [.engine, .supervisor, .buyer, .administrator]

    public var draft: ItemDraft
    public init(draft: ItemDraft) { self.draft = draft }

    /// The item that is known, its vendor, and what is open about it.
    public struct Facts {
        var code: SKUCode
        var item: Item?
        var vendor: Location?
        var open: [ExceptionCase]
        var uncosted: UncostedStock
        var next: Int
    }

    public func gather(from books: Books, in context: Context) throws -> Facts {
        guard let code = SKUCode(draft.sku) else { throw Refusal.unreadable("the row has no SKU that can be one") }
        let item = try books.item(code: code)
        return Facts(
            code: code, item: item, vendor: draft.vendor.isEmpty ? nil : try books.knownLocation(draft.vendor),
            open: try item.map { try books.openExceptions(about: .item($0.id)) } ?? [],
            uncosted: try item.map { draft.cost == nil ? UncostedStock() : try books.uncostedStock(of: $0) } ?? UncostedStock(),
            next: books.counters.sku + 1)
    }

    public func decide(on facts: Facts, in context: Context) -> Decision {
        var cost = facts.item?.costMinor
        if let text = draft.cost {
            guard let amount = Money(text, in: context.shop.currency), amount.currency == context.shop.currency,
                amount.minor >= 0, amount.minor <= StockLimits.unitCostMinor
            else { return .refused(.unreadable("\(text) is no cost in \(context.shop.currency)")) }
            cost = amount.minor
        }
        if let vendor = facts.vendor, vendor.kind != .vendor {
            return .refused(.unreadable("\(vendor.code) is a \(vendor.kind.rawValue), not a vendor"))
        }
        let item = Item(
            id: facts.item?.id ?? SKUID(facts.next), code: facts.code, name: draft.name, costMinor: cost,
            price: draft.price, weightGrams: draft.weightGrams, barcode: draft.barcode, vendor: facts.vendor?.id,
            isProvisional: false, mappedTo: facts.item?.mappedTo,
            labels: draft.labels ?? facts.item?.labels ?? Labels())
        guard item != facts.item else { return .unchanged }
        var settled: Set<String> = ["unknown_sku"]
        if cost != nil { settled.insert("cost_missing") }
        let closing: [Event] = facts.open.filter { settled.contains($0.kind) }
            .map { .exception(.closedItself($0.id, resolution: "the catalogue names it now")) }
        let unit = Money(minor: cost ?? 0, context.shop.currency)
        guard let revalued = facts.uncosted.revaluation(of: item.id, at: unit, on: context.today).events else {
            return .refused(.unreadable("so many \(item.code) are worth more than the books hold"))
        }
        let record = DecisionRecord(
            command: Self.name, subject: .item(item.id), question: "item",
            answer: facts.item == nil ? "registered" : "revised", policyVersion: context.rules.version)
        return .done(
            [.catalog(facts.item == nil ? .itemRegistered(item) : .itemRevised(item))]
                + revalued + closing, record)
    }
}
