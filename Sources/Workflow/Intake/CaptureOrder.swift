import Vocabulary

/// Takes in an order that a shop's file tells of: new, changed since, or the same as before (then nothing happens).
public struct CaptureOrder: Command {
    public static let name = "capture"
    public static let roles: Set<Role> = [.engine, .supervisor, .buyer, .administrator]

    public var draft: OrderDraft
    public var channel: ChannelID

    public init(draft: OrderDraft, channel: ChannelID) {
        self.draft = draft
        self.channel = channel
    }

    /// What is known of the order, its channel and its items.
    public struct Facts {
        var channel: Channel
        var known: OrderSight?
        /// Codes of the lines' items, and the items that exist.
        var codes: [SKUCode]
        var items: [Item?]
        /// Cost of one unit of each line, of the item that its code stands for.
        var costs: [Int?]
        /// Items whose cost somebody is asked for already.
        var costAsked: Set<SKUID>
        var next: Counters
        /// What is known of the customer, where a rule asks.
        var customer: CustomerFacts?
        /// Codes of the known order's items, by line; empty where it says the same as before.
        var knownCodes: [String] = []
        /// What the processor was told of the known order's open refunds, where the file says that money went back.
        var told: [ToldRefund] = []
    }

    public func gather(from books: Books, in context: Context) throws -> Facts {
        guard let channel = books.channels[channel] else { throw Refusal.unknownThing("channel \(channel)") }
        if let oddity = draft.oddity { throw Refusal.unreadable(oddity) }
        var codes: [SKUCode] = []
        codes.reserveCapacity(draft.lines.count)
        for (index, line) in draft.lines.enumerated() {
            guard let code = SKUCode(line.sku.isEmpty ? String(decoding: line.title.utf8.prefix(76), as: UTF8.self) : line.sku)
            else {
                throw Refusal.unreadable(
                    line.sku.isEmpty && line.title.isEmpty
                        ? "line \(index + 1) has neither a SKU nor a title"
                        : "line \(index + 1) has a SKU that cannot be one: it is longer than 80 bytes or holds control characters"
                )
            }
            codes.append(code)
        }
        let items = try codes.map { try books.item(code: $0) }
        let costs = try items.map { try $0.map { try books.stocked($0) }?.costMinor }
        var costAsked: Set<SKUID> = []
        for (item, cost) in zip(items, costs) {
            if let item, cost == nil, try books.isCostAsked(of: item) { costAsked.insert(item.id) }
        }
        let known = try books.order(numbered: draft.number, in: channel.id).map { try books.sight(of: $0, in: context) }
        var facts = Facts(
            channel: channel, known: known, codes: codes, items: items, costs: costs, costAsked: costAsked, next: books.counters)
        if let order = known?.order, order.source != draft.source {
            facts.knownCodes = try order.lines.map { try books.item($0.sku)?.code.text ?? "" }
        }
        if let order = known?.order, order.back.openMinor > 0, draft.givenBackMinor > order.refundedMinor {
            facts.told = try books.told(of: order)
        }
        if !context.rules.needs.isEmpty {
            let key = known?.order.customerKey ?? CustomerKey(email: draft.customer.email, phone: draft.phone)
            facts.customer = try books.customer(key, in: draft.currency, besides: known?.order, context)
        }
        return facts
    }

    public func decide(on facts: Facts, in context: Context) -> Decision {
        guard !draft.costsTooMuch(facts.costs) else {
            return .refused(.unreadable("what the shop has shipped of it cost more than the books hold"))
        }
        guard !draft.isBeyondTheBooks else { return .refused(.unreadable("its amounts are larger than the books hold")) }
        if let known = facts.known {
            return OrderRevision(draft: draft, known: known, facts: facts).decide(in: context)
        }
        return OrderEntry(draft: draft, facts: facts).decide(in: context)
    }
}
