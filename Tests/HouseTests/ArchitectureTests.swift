import Foundation
import Testing

/// The source is held to the architecture.
@Suite struct ArchitectureTests {
    /// What each target may import. The manifest states the same arrows; this reads the import lines themselves.
    static let mayImport: [String: Set<String>] = [
        "Vocabulary": [],
        "Policy": ["Vocabulary", "Yams"],
        "Ledger": ["Vocabulary"],
        "Workflow": ["Vocabulary", "Policy", "Ledger"],
        "Exchange": ["Vocabulary", "Ledger", "Workflow", "Glibc"],
        "Store": [
            "Vocabulary", "Policy", "Ledger", "Workflow", "CSettings", "GRDB", "GRDBSQLite", "Crypto", "Glibc",
            "Synchronization", "Dispatch",
        ],
        "Canvas": [],
        "Terminal": ["Canvas", "CNcurses", "Glibc"],
        "Panes": ["Vocabulary", "Policy", "Ledger", "Workflow", "Canvas"],
        "Console": ["Vocabulary", "Panes", "Workflow", "Canvas"],
        "bench": ["Vocabulary", "Policy", "Ledger", "Workflow", "Exchange", "Store", "Foundation", "Glibc"],
        "tally": [
            "Vocabulary", "Policy", "Ledger", "Workflow", "Exchange", "Store", "Canvas", "Terminal", "Panes", "Console",
            "ArgumentParser", "Crypto", "Foundation", "Glibc", "Synchronization", "Dispatch",
        ],
    ]

    @Test func `every file imports only what its target may`() throws {
        let files = try SourceTree.swift(in: "Sources")
        #expect(files.count > 100)
        for file in files {
            let allowed = try #require(Self.mayImport[file.target], "the target of \(file.path) is not in the table")
            for line in file.lines {
                let words = line.split(separator: " ").filter { $0 != "@preconcurrency" && $0 != "@testable" }
                guard words.first == "import", words.count >= 2 else { continue }
                #expect(allowed.contains(String(words[1])), "\(file.path) imports \(words[1])")
            }
        }
    }

    @Test func `SQL is written in Store alone`() throws {
        let words = ["SELECT ", "INSERT INTO", "UPDATE ", "DELETE FROM", "CREATE TABLE", "PRAGMA "]
        for file in try SourceTree.swift(in: "Sources") where file.target != "Store" {
            for line in file.lines where line.contains("\"") {
                for word in words { #expect(!line.contains("\"" + word), "\(file.path): \(line)") }
            }
        }
    }

    @Test func `no statement replaces rows, since that walks round the append-only triggers`() throws {
        for file in try SourceTree.swift(in: "Sources") {
            #expect(!file.text.uppercased().contains("OR REPLACE INTO"), "\(file.path)")
        }
    }

    @Test func `the pure core reads no clock, no random numbers and no floating point`() throws {
        let pure: Set<String> = ["Vocabulary", "Policy", "Ledger", "Workflow", "Exchange", "Panes", "Console"]
        let banned = ["Date()", "clock_gettime", ".random(", "Double(", ": Double", ": Float"]
        for file in try SourceTree.swift(in: "Sources") where pure.contains(file.target) {
            // The expression language has doubles of its own; money in it has none.
            let allowed: Set<String> = file.path.contains("Policy/CEL/") ? ["Double(", ": Double"] : []
            for word in banned where !allowed.contains(word) { #expect(!file.text.contains(word), "\(file.path) uses \(word)") }
        }
    }

    @Test func `no file is an attic, and none leaves work for later`() throws {
        for file in try SourceTree.swift(in: "Sources") {
            #expect(file.lines.count <= 400, "\(file.path) has \(file.lines.count) lines")
            for word in ["TODO", "FIXME", "MARK:", "XXX", "try!", "as!" + " "] {
                #expect(!file.text.contains(word), "\(file.path) has \(word)")
            }
        }
    }

    @Test func `no target and no folder is called after nothing`() throws {
        let empty: Set<String> = ["Core", "Common", "Utils", "Util", "Helpers", "Shared", "Models", "Types", "Managers", "Misc"]
        for file in try SourceTree.swift(in: "Sources") {
            for part in file.path.split(separator: "/") { #expect(!empty.contains(String(part)), "\(file.path)") }
        }
    }

    @Test func `every public type says what it is`() throws {
        let kinds = ["public struct ", "public enum ", "public final class ", "public protocol "]
        for file in try SourceTree.swift(in: "Sources") {
            let lines = file.lines
            for (index, line) in lines.enumerated() where kinds.contains(where: { line.hasPrefix($0) }) {
                var above = index - 1
                while above >= 0, lines[above].hasPrefix("@") { above -= 1 }
                #expect(above >= 0 && lines[above].hasPrefix("///"), "\(file.path):\(index + 1) has no sentence")
            }
        }
    }
}
