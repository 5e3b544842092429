import Vocabulary
import Workflow

extension Flush {
    func writeCatalog() throws {
        if let shop = changes.shop { try write(shop) }
        try writePeople()
        try writePolicies()
        try writeChannels()
        try writeLocations()
        try writeItems()
        try writeCustomerLabels()
    }

    private func write(_ shop: Shop) throws {
        try statements(
            """
            INSERT INTO shop (id, name, currency, zone, is_practice) VALUES (1,?,?,?,?) ON CONFLICT (id) DO UPDATE
            SET name = excluded.name, currency = excluded.currency, zone = excluded.zone,
                is_practice = excluded.is_practice
            """
        ).run {
            $0.text(shop.name)
            $0.currency(shop.currency)
            $0.text(shop.zone)
            $0.flag(shop.isPractice)
        }
    }

    private func writePeople() throws {
        let put = try statements(
            """
            INSERT INTO operator (id, name, person, roles) VALUES (?,?,?,?) ON CONFLICT (id) DO UPDATE
            SET name = excluded.name, person = excluded.person, roles = excluded.roles
            """)
        for id in changes.operators.sorted() {
            guard let person = books.operators[id] else { continue }
            try put.run {
                $0.id(id)
                $0.text(person.name.text)
                $0.text(person.person)
                $0.text(person.roles.map(\.rawValue).sorted().joined(separator: " "))
            }
        }
    }

    private func writeChannels() throws {
        let put = try statements(
            """
            INSERT INTO channel (id, code, name, format, currency, zone, promise_hours, is_provisional)
            VALUES (?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, format = excluded.format,
                currency = excluded.currency, zone = excluded.zone, promise_hours = excluded.promise_hours,
                is_provisional = excluded.is_provisional
            """)
        for id in changes.channels.sorted() {
            guard let channel = books.channels[id] else { continue }
            try put.run {
                $0.id(id)
                $0.text(channel.code.text)
                $0.text(channel.name)
                $0.text(channel.format)
                $0.currency(channel.currency)
                $0.text(channel.zone)
                $0.int(channel.promiseHours)
                $0.flag(channel.isProvisional)
            }
        }
    }

    private func writeLocations() throws {
        let put = try statements(
            """
            INSERT INTO location (id, code, name, kind, zone, cutoff_minutes, shipping_days, rank, cost_minor,
                channels, aliases, is_provisional, mapped_to) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE
            SET code = excluded.code, name = excluded.name, kind = excluded.kind, zone = excluded.zone,
                cutoff_minutes = excluded.cutoff_minutes, shipping_days = excluded.shipping_days,
                rank = excluded.rank, cost_minor = excluded.cost_minor, channels = excluded.channels,
                aliases = excluded.aliases, is_provisional = excluded.is_provisional, mapped_to = excluded.mapped_to
            """)
        for id in changes.locations.sorted() {
            guard let location = books.locations[id] else { continue }
            try put.run {
                $0.id(id)
                $0.text(location.code.text)
                $0.text(location.name)
                $0.text(location.kind.rawValue)
                $0.text(location.zone)
                $0.int(location.cutoffMinutes)
                $0.int(Int(location.shippingDays))
                $0.int(location.rank)
                $0.int(location.costMinor)
                $0.coded(location.channels)
                $0.coded(location.aliases)
                $0.flag(location.isProvisional)
                $0.id(location.mappedTo)
            }
        }
    }

    private func writeItems() throws {
        let put = try statements(
            """
            INSERT INTO item (id, code, name, cost_minor, price_minor, price_currency, weight_grams, barcode, vendor,
                is_provisional, mapped_to, folded, labels) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE
            SET code = excluded.code, name = excluded.name, cost_minor = excluded.cost_minor,
                price_minor = excluded.price_minor, price_currency = excluded.price_currency,
                weight_grams = excluded.weight_grams, barcode = excluded.barcode, vendor = excluded.vendor,
                is_provisional = excluded.is_provisional, mapped_to = excluded.mapped_to, folded = excluded.folded, labels = excluded.labels
            """)
        for id in changes.items.sorted() {
            guard let item = try books.item(id) else { continue }
            try put.run {
                $0.id(id)
                $0.text(item.code.text)
                $0.text(item.name)
                $0.int(item.costMinor)
                $0.int(item.price?.minor)
                $0.int(item.price.map { Int($0.currency.packed) })
                $0.int(item.weightGrams)
                $0.text(item.barcode)
                $0.id(item.vendor)
                $0.flag(item.isProvisional)
                $0.id(item.mappedTo)
                $0.text(Fold.together(item.code.text, item.name))
                if item.labels.isEmpty { $0.int(nil) } else { $0.coded(item.labels) }
            }
        }
    }
}
