import Testing
import Vocabulary
import Workflow

@testable import Exchange

struct CatalogueTests {
    @Test func `only SKU and name are needed`() throws {
        let found = try Readings("name,sku\nLamp,0007\n")
        #expect(found.format == "tallyman-catalogue")
        #expect(found.items.map(\.sku) == ["0007"])
        #expect(found.items[0].cost == nil)
        #expect(found.items[0].price == nil)
    }

    @Test func `tags and attributes of an item are read, and nothing is said of them without their columns`() throws {
        let items = try Readings("sku,name,tags,attributes\nA,N,\"cold, fragile,,cold\",max=8; origin = JP ;odd\nB,N,,\n").items
        #expect(
            items[0].labels
                == Labels(
                    tags: ["cold", "fragile"],
                    attributes: [
                        .init(name: "max", value: "8"), .init(name: "origin", value: "JP"), .init(name: "odd", value: ""),
                    ]))
        #expect(items[1].labels == Labels())
        #expect(try Readings("sku,name\nA,N\n").items[0].labels == nil)
    }

    @Test func `an item is read as its record tells it`() throws {
        let item = try Readings(
            "sku,name,cost,price,currency,weight_grams,barcode,vendor\n'0007,\"Lamp, red\",12.50,29.90,EUR,1200,'0401,ACME\n"
        ).items[0]
        #expect(item.sku == "0007")
        #expect(item.name == "Lamp, red")
        #expect(item.cost == "12.50 EUR")
        #expect(item.price == Money(minor: 29_90, .eur))
        #expect(item.weightGrams == 1_200)
        #expect(item.barcode == "0401")
        #expect(item.vendor == "ACME")
        #expect(item.line == 2)
    }

    @Test(arguments: [
        (",N,,,,", "`sku` is blank"), ("A,,,,,", "`name` is blank"), ("A,N,1x,,,", "`cost` is `1x`, which is no amount"),
        ("A,N,-1,,,", "`cost` is `-1`, which is no amount"),
        ("A,N,,5,,", "`price` is there, but `currency` does not say in which currency"),
        ("A,N,,5,EURO,", "`currency` is `EURO`, which is no currency's three letters"),
        ("A,N,,,,-3", "`weight_grams` is negative (-3)"),
    ])
    func `what is wrong is said`(_ record: String, _ reason: String) throws {
        let found = try Readings("sku,name,cost,price,currency,weight_grams\n\(record)\nB,Good,1,2,USD,3\n")
        #expect(found.reasons == [reason])
        #expect(found.items.map(\.sku) == ["B"])
    }
}
