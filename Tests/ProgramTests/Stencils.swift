import Foundation

/// Stores that are made once in a run and copied for every test that needs one.
enum Stencils {
    static let practice = Result { () throws -> Shop in
        let shop = try Shop()
        try shop.done("init", "--practice", "--policy", Sample.path("policy"))
        return shop
    }

    static let catalogued = Result { () throws -> Shop in
        let shop = try Shop.practice()
        try shop.done("import", Sample.path("catalog.csv"))
        return shop
    }

    static let stocked = Result { () throws -> Shop in
        let shop = try Shop.catalogued()
        try shop.done("import", Sample.path("stock.csv"))
        return shop
    }

    static let demo = Result { () throws -> Shop in
        let shop = try Shop()
        try shop.done("init", "--demo")
        return shop
    }
}

/// The sample data of the checkout, and outside data beside it.
enum Sample {
    static func path(_ name: String) -> String { "\(Program.checkout)/sample-data/\(name)" }

    static func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }
    static func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path(name)))) }
}
