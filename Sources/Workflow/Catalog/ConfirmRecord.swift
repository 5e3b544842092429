import Vocabulary

/// Says that a provisional item, location or channel is what it is: from then on it counts like any other.
public struct ConfirmRecord: Command {
    public static let name = "confirm"
    public static let roles: Set<Role> = [.administrator, .supervisor, .buyer]

    public var what: ProvisionalKind
    /// Its code, or the name that a file used.
    public var named: String
    /// Cost of one unit, for an item.
    public var cost: String?
    /// Its proper short code, for a location.
    public var code: String?
    public var kind: LocationKind?

    public init(what: ProvisionalKind, named: String, cost: String?, code: String?, kind: LocationKind?) {
        self.what = what
        self.named = named
        self.cost = cost
        self.code = code
        self.kind = kind
    }

    /// What was found under the name, what is open about it, and who has the new code already.
    public struct Facts {
        var found: ProvisionalRecord
        var open: [ExceptionCase]
        var isCodeTaken: Bool
        /// Units at the location.
        var units: Int
        /// What lies in the books at no cost, for an item whose cost is said now.
        var uncosted = UncostedStock()
    }

    public func gather(from books: Books, in context: Context) throws -> Facts {
        let found = try books.provisional(what, named: named)
        var units = 0
        if case .location(let location) = found {
            units = try books.levels(at: location.id).reduce(0) { $0 + $1.onHand + $1[.inTransit] }
        }
        var uncosted = UncostedStock()
        if case .item(let item) = found, cost != nil { uncosted = try books.uncostedStock(of: item) }
        return Facts(
            found: found, open: try books.openExceptions(about: found.subject),
            isCodeTaken: code.flatMap { books.location(named: $0) }.map { .location($0) != found } ?? false,
            units: units, uncosted: uncosted)
    }

    public func decide(on facts: Facts, in context: Context) -> Decision {
        // An item whose cost nobody has said is not settled, whoever confirmed its name.
        let lacksCost: Bool = if case .item(let item) = facts.found { item.costMinor == nil && cost != nil } else { false }
        guard facts.found.isProvisional || lacksCost else { return .refused(.alreadyThere("\(what.rawValue) \(named)")) }
        var settled: Set<String> = ["unknown_sku", "unknown_location", "unknown_channel"]
        let event: CatalogEvent
        var more: [Event] = []
        switch facts.found {
        case .item(var item):
            if let cost {
                guard let amount = Money(cost, in: context.shop.currency), amount.currency == context.shop.currency,
                    amount.minor >= 0, amount.minor <= StockLimits.unitCostMinor
                else { return .refused(.unreadable("\(cost) is no cost in \(context.shop.currency)")) }
                let isNews = item.costMinor == nil
                item.costMinor = amount.minor
                settled.insert("cost_missing")
                if isNews {
                    guard let revalued = facts.uncosted.revaluation(of: item.id, at: amount, on: context.today).events else {
                        return .refused(.unreadable("so many \(item.code) are worth more than the books hold"))
                    }
                    more = revalued
                }
            }
            item.isProvisional = false
            event = .itemRevised(item)
        case .location(var location):
            guard !facts.isCodeTaken else { return .refused(.alreadyThere("location \(code ?? "")")) }
            if let code {
                guard let short = LocationCode(code), !code.contains(" ") else {
                    return .refused(.unreadable("a location's code has no blanks: \(code)"))
                }
                location = Location(
                    id: location.id, code: short, name: location.name, kind: location.kind, zone: location.zone,
                    cutoffMinutes: location.cutoffMinutes, shippingDays: location.shippingDays, rank: location.rank,
                    costMinor: location.costMinor, channels: location.channels, aliases: location.aliases,
                    isProvisional: true)
            }
            let kind = kind ?? location.kind
            guard kind.ownsStock == location.kind.ownsStock || facts.units == 0 else {
                return .refused(
                    .wouldNotFit(named, because: "\(facts.units) units there are ours: a vendor's place holds the vendor's own"))
            }
            location.kind = kind
            location.isProvisional = false
            // Monday to Friday, until the policy folder says otherwise.
            location.shippingDays = 0b0011_1110
            event = .locationRevised(location)
        case .channel(var channel):
            channel.isProvisional = false
            event = .channelRevised(channel)
        }
        let record = DecisionRecord(
            command: Self.name, subject: facts.found.subject, question: what.rawValue, answer: "confirmed",
            policyVersion: context.rules.version)
        let closing = facts.open.filter { settled.contains($0.kind) }
            .map { Event.exception(.closedItself($0.id, resolution: "confirmed")) }
        return .done([.catalog(event)] + more + closing, record)
    }
}

/// What can be provisional.
public enum ProvisionalKind: String, Sendable, CaseIterable {
    case sku, location, channel
}

/// A record that a file may have brought up.
enum ProvisionalRecord: Equatable {
    case item(Item)
    case location(Location)
    case channel(Channel)

    var subject: Subject {
        switch self {
        case .item(let item): .item(item.id)
        case .location(let location): .location(location.id)
        case .channel(let channel): .channel(channel.id)
        }
    }

    var isProvisional: Bool {
        switch self {
        case .item(let item): item.isProvisional
        case .location(let location): location.isProvisional
        case .channel(let channel): channel.isProvisional
        }
    }
}

extension Books {
    /// The record of that kind and name; throws the refusal that names the nearest one.
    func provisional(_ what: ProvisionalKind, named text: String) throws -> ProvisionalRecord {
        switch what {
        case .sku: return .item(try item(named: text))
        case .location: return .location(try knownLocation(text))
        case .channel:
            guard let channel = channel(code: text) else { throw Refusal.unknownThing("channel \(text)") }
            return .channel(channel)
        }
    }
}
