import Vocabulary
import Workflow

/// What is shown in a folder without a store.
struct Greeting: Sendable {
    /// What is asked of the shop before its store is made.
    var questions: ShopQuestions?
    /// How far the making has come; nil while nothing is made.
    var progress: String?
    var trouble: String?
}

/// The shop of a new store as it is being typed: its name, its clock and its currency. What stands there at first may be taken as it is.
struct ShopQuestions: Sendable {
    let kind: StoreKind
    var fields: [Field]
    var index = 0

    static let labels = ["The shop's name", "The clock of its days", "The currency of its books"]
    /// Cells of each field.
    static let widths = [36, 30, 5]

    init(_ kind: StoreKind, zone: String) {
        self.kind = kind
        fields = ["My shop", zone, "EUR"].map { Field($0, isProposal: true) }
    }

    var field: Field {
        get { fields[index] }
        set { fields[index] = newValue }
    }
    var isLast: Bool { index == fields.count - 1 }
    var shop: NewShop {
        NewShop(name: fields[0].text.trimmed, zone: fields[1].text.trimmed, currency: fields[2].text.trimmed.uppercased())
    }

    /// What is wrong with the field in focus; nil when it may be left.
    func fault(_ zones: any Zones) -> String? {
        switch index {
        case 0: NewShop.fault(ofName: shop.name)
        case 1: NewShop.fault(ofZone: shop.zone, in: zones)
        default: NewShop.fault(ofCurrency: shop.currency)
        }
    }
}
