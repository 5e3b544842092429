import Workflow

/// The columns of one of an order's two addresses.
struct ShopifyAddressColumns: Sendable {
    let name, street, address1, address2, city, zip, province, country, phone: Column?

    /// The names of its columns; `kind` is `Billing` or `Shipping`.
    static func names(_ kind: String) -> [String] {
        ["Name", "Street", "Address1", "Address2", "City", "Zip", "Province", "Country", "Phone"].map { "\(kind) \($0)" }
    }

    init(_ header: Header, _ kind: String) {
        name = header.column("\(kind) Name")
        street = header.column("\(kind) Street")
        address1 = header.column("\(kind) Address1")
        address2 = header.column("\(kind) Address2")
        city = header.column("\(kind) City")
        zip = header.column("\(kind) Zip")
        province = header.column("\(kind) Province")
        country = header.column("\(kind) Country")
        phone = header.column("\(kind) Phone")
    }

    /// Whether the record says where the goods go.
    func isFilled(in record: CSVRecord) -> Bool {
        [street, address1, city, zip, country].contains { !record.cell($0).isEmpty }
    }

    func customer(in record: CSVRecord, name: String, email: String) -> Customer {
        var street = record.label(street)
        if street.isEmpty {
            street = [record.label(address1), record.label(address2)].filter { !$0.isEmpty }.joined(separator: ", ")
        }
        return Customer(
            name: name, email: email, street: street, city: record.label(city), postcode: record.code(zip),
            province: record.label(province), country: record.label(country))
    }
}
