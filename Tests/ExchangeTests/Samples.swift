import Vocabulary
import Workflow

@testable import Exchange

/// Files in real formats, which lie beside the package and are not part of it.
enum Samples {
    static let root = String(#filePath.dropLast("/Tests/ExchangeTests/Samples.swift".count)) + "/../shared/data/"

    /// Every order and stock file in a format that can be imported.
    static let importable = [
        "handmade/shopify_orders_export.csv", "handmade/shopify_orders_export_bom_crlf.csv",
        "handmade/shopify_orders_export_older_header.csv", "handmade/shopify_inventory_export_columns.csv",
        "handmade/shopify_inventory_export_rows.csv", "shopify/orders_export_devstore.csv",
        "shopify/orders_short_header.csv",
    ]

    /// Files of shops that are no orders and no stock.
    static let foreign = [
        "shopify/products_apparel.csv", "shopify/products_home_and_garden.csv", "handmade/shopify_payouts_export.csv",
        "handmade/shopify_payment_transactions_export.csv", "handmade/bank_statement_de.csv",
        "handmade/ebay_orders_report.csv", "handmade/paypal_activity_en.csv", "handmade/gs1_keys.csv",
    ]

    /// The bytes of a file; nil, with a word about it, where the folder is not there.
    static func bytes(_ name: String) -> [UInt8]? {
        guard let source = try? FileSource(path: root + name) else {
            print("skipped 1 test that needs ../shared/data/\(name)")
            return nil
        }
        var bytes = [UInt8](repeating: 0, count: source.bytesTotal)
        _ = try? source.fill(&bytes, from: 0, at: 0)
        return bytes
    }

    static func text(_ name: String) -> String? { bytes(name).map { String(decoding: $0, as: UTF8.self) } }
}
