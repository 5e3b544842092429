import Foundation
import Policy
import Testing
import Vocabulary

/// The standard's own cases, as data beside the checkout; without them the test says so and passes.
@Suite struct ConformanceTests {
    /// Sections whose every case must pass.
    static let complete: Set<String> = [
        "basic", "comparisons", "conversions", "fields", "fp_math", "integer_math", "lists", "logic", "macros", "namespace",
        "parse",
        "plumbing", "string", "timestamps", "string_ext", "math_ext", "bindings_ext", "macros2", "encoders_ext", "optionals",
        "type_deduction",
    ]

    static var folder: URL {
        URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/data/cel")
    }

    @Test func `every case of the standard that needs no messages passes`() throws {
        let files = ((try? FileManager.default.contentsOfDirectory(at: Self.folder, includingPropertiesForKeys: nil)) ?? [])
            .filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
        if files.isEmpty { print("cel: the conformance cases are not here, 0 cases run") }
        for url in files {
            let file = try CaseFile.read(String(contentsOf: url, encoding: .utf8), file: url.lastPathComponent)
            var passed = 0
            var skipped = 0
            var unsupported: [String] = []
            for one in file.cases {
                switch one.outcome(zones: FoundationZones()) {
                case .passed: passed += 1
                case .skipped: skipped += 1
                case .failed(let sentence):
                    unsupported.append(one.name)
                    if Self.complete.contains(file.suite) { Issue.record("\(one.id): \(one.expression) \(sentence)") }
                }
            }
            let names = unsupported.isEmpty ? "none" : unsupported.joined(separator: " ")
            print(
                "cel \(file.suite) \(passed)/\(file.cases.count - skipped), skipped (protobuf) \(skipped), unsupported: \(names)")
        }
    }
}

/// The system's time zones.
struct FoundationZones: Zones {
    func offsetSeconds(of zone: String, at moment: Instant) -> Int {
        TimeZone(identifier: zone)?.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(moment.milliseconds) / 1_000))
            ?? 0
    }

    func knows(_ zone: String) -> Bool { TimeZone(identifier: zone) != nil }
}
