import Ledger
import Policy
import Vocabulary

/// What a policy folder says of a new shop: its name, channels and locations.
public struct ShopPlan: Sendable {
    public var shop: Shop
    public var channels: [Channel]
    public var locations: [Location]

    /// Reads `shop.yaml`, `channels.yaml` and `locations.yaml`; throws a `PolicyDefect` with the place of what cannot be.
    public static func read(
        _ files: [PolicyFile], currency: Currency?, isPractice: Bool, zones: any Zones
    ) throws -> ShopPlan {
        let root = try House.document("shop.yaml", in: files)
        try root.only(["name", "currency", "zone", "owner", "review_by"])
        let code = try root.required("currency")
        guard let own = try currency ?? Currency(code.text()) else {
            throw code.defect("expected an ISO 4217 currency such as EUR")
        }
        let zone = try zone(root.required("zone"), zones)
        let shop = Shop(name: try root.required("name").text(), currency: own, zone: zone, isPractice: isPractice)
        let channelRoot = try House.document("channels.yaml", in: files)
        try channelRoot.only(["channels"])
        let channelNodes = try channelRoot.required("channels").list()
        let channels = try channelNodes.enumerated().map { try channel($1, number: $0 + 1, zones: zones) }
        try refuseTwins(channels.map(\.code.text), "channel", at: channelNodes)
        let locationRoot = try House.document("locations.yaml", in: files)
        try locationRoot.only(["locations"])
        let locationNodes = try locationRoot.required("locations").list()
        let locations = try locationNodes.enumerated()
            .map { try location($1, number: $0 + 1, currency: own, channels: channels, zones: zones) }
        try refuseTwins(locations.map { $0.code.text.lowercased() }, "location", at: locationNodes)
        return ShopPlan(shop: shop, channels: channels, locations: locations)
    }

    private static func refuseTwins(_ codes: [String], _ what: String, at nodes: [PolicyNode]) throws {
        var seen: Set<String> = []
        for (code, node) in zip(codes, nodes) where !seen.insert(code).inserted {
            throw node.defect("\(what) \(code) stands twice")
        }
    }

    private static func zone(_ node: PolicyNode, _ zones: any Zones) throws -> String {
        let name = try node.text()
        guard zones.knows(name) else { throw node.defect("there is no time zone \(name); it is a name such as Europe/Berlin") }
        return name
    }

    private static func channel(_ node: PolicyNode, number: Int, zones: any Zones) throws -> Channel {
        try node.only(["code", "name", "format", "currency", "zone", "promise_hours"])
        let currency = try node.required("currency")
        guard let code = ChannelCode(try node.required("code").text()), !code.text.contains(":"),
            !code.text.contains(" ")
        else { throw node.defect("a channel's code has neither blanks nor colons") }
        guard let unit = Currency(try currency.text()) else {
            throw currency.defect("expected an ISO 4217 currency such as EUR")
        }
        return Channel(
            id: ChannelID(number), code: code, name: try node.required("name").text(),
            format: try format(node.required("format")), currency: unit, zone: try zone(node.required("zone"), zones),
            promiseHours: try node.required("promise_hours").number(in: 1...2_000), isProvisional: false)
    }

    private static func format(_ node: PolicyNode) throws -> String {
        let name = try node.text()
        guard Channel.formats.contains(name) else {
            let near = Nearest.match(name, among: Channel.formats).map { "; did you mean \($0)?" }
            throw node.defect("there is no format \(name)\(near ?? "; there is: " + Channel.formats.joined(separator: ", "))")
        }
        return name
    }

    private static func location(
        _ node: PolicyNode, number: Int, currency: Currency, channels: [Channel], zones: any Zones
    ) throws -> Location {
        try node.only(["code", "name", "kind", "zone", "cutoff", "days", "rank", "cost", "channels", "also_known_as"])
        guard let code = LocationCode(try node.required("code").text()), !code.text.contains(" ") else {
            throw node.defect("a location's code has no blanks")
        }
        let cost = try node.required("cost")
        guard let minor = Money.minor(plain: try cost.text().utf8, decimals: currency.decimals), minor >= 0 else {
            throw cost.defect("expected a cost such as \"4.20\"")
        }
        var days: UInt8 = 0
        let dayNode = try node.required("days")
        for day in try dayNode.list() { days |= 1 << UInt8(try day.number(in: 1...7)) }
        guard days != 0 else { throw dayNode.defect("a place hands parcels over on at least one day, 1 (Monday) to 7 (Sunday)") }
        let served = try node.optional("channels")?.list() ?? []
        return Location(
            id: LocationID(number), code: code, name: try node.required("name").text(),
            kind: try node.required("kind").word(LocationKind.self), zone: try zone(node.required("zone"), zones),
            cutoffMinutes: try node.optional("cutoff").map(minutes), shippingDays: days,
            rank: try node.required("rank").number(in: 0...999), costMinor: minor,
            channels: try served.map { node in
                let name = try node.text()
                guard let channel = channels.first(where: { $0.code.text == name }) else {
                    throw node.defect("there is no channel \(name)")
                }
                return channel.code
            }, aliases: try node.optional("also_known_as")?.list().map { try $0.text() } ?? [], isProvisional: false)
    }

    private static func minutes(_ node: PolicyNode) throws -> Int {
        let parts = try node.text().split(separator: ":")
        guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]), (0...23).contains(hour),
            (0...59).contains(minute)
        else { throw node.defect("expected a time such as \"16:00\"") }
        return hour * 60 + minute
    }
}
