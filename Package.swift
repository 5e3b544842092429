// swift-tools-version: 6.2
import PackageDescription

/// The arrows of ARCHITECTURE.md: a target imports what its line names, and nothing else.
let package = Package(
    name: "tallyman",
    products: [.executable(name: "tally", targets: ["tally"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    ],
    targets: [
        .target(name: "Vocabulary"),
        .target(name: "Policy", dependencies: ["Vocabulary", .product(name: "Yams", package: "Yams")]),
        .target(name: "Ledger", dependencies: ["Vocabulary"]),
        .target(name: "Workflow", dependencies: ["Vocabulary", "Policy", "Ledger"]),
        .target(name: "CSettings", linkerSettings: [.linkedLibrary("sqlite3")]),
        .target(name: "Exchange", dependencies: ["Vocabulary", "Ledger", "Workflow"]),
        .target(
            name: "Store",
            dependencies: [
                "Vocabulary", "Policy", "Ledger", "Workflow", "CSettings",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .target(name: "Canvas"),
        .target(
            name: "CNcurses",
            cSettings: [
                .define("_GNU_SOURCE"), .define("_XOPEN_SOURCE", to: "700"),
                .define("NCURSES_WIDECHAR", to: "1"),
            ],
            linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        .target(name: "Terminal", dependencies: ["Canvas", "CNcurses"]),
        .target(name: "Panes", dependencies: ["Vocabulary", "Policy", "Ledger", "Workflow", "Canvas"]),
        .target(name: "Console", dependencies: ["Vocabulary", "Panes", "Workflow", "Canvas"]),
        .executableTarget(
            name: "tally",
            dependencies: [
                "Vocabulary", "Policy", "Ledger", "Workflow", "Exchange", "Store", "Canvas",
                "Terminal", "Panes", "Console",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(
            name: "bench", dependencies: ["Vocabulary", "Policy", "Ledger", "Workflow", "Exchange", "Store"]),
        .testTarget(name: "PolicyTests", dependencies: ["Vocabulary", "Policy"]),
        .testTarget(name: "VocabularyTests", dependencies: ["Vocabulary"]),
        .testTarget(name: "LedgerTests", dependencies: ["Vocabulary", "Ledger"]),
        .testTarget(
            name: "WorkflowTests", dependencies: ["Vocabulary", "Policy", "Ledger", "Workflow"],
            exclude: ["Rules/fact-numbers.txt"]),
        .testTarget(name: "ExchangeTests", dependencies: ["Vocabulary", "Workflow", "Exchange"]),
        .testTarget(
            name: "StoreTests",
            dependencies: ["Vocabulary", "Policy", "Ledger", "Workflow", "Exchange", "Store"]),
        .testTarget(name: "CanvasTests", dependencies: ["Canvas", "Terminal"]),
        .testTarget(
            name: "ConsoleTests",
            dependencies: [
                "Vocabulary", "Policy", "Ledger", "Workflow", "Exchange", "Store", "Canvas", "Panes",
                "Console",
            ], exclude: ["Golden"]),
        .testTarget(name: "HouseTests"),
        .testTarget(
            name: "ProgramTests", dependencies: ["tally", .product(name: "GRDBSQLite", package: "GRDB.swift")]),
    ],
    swiftLanguageModes: [.v6]
)
