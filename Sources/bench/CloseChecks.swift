import Foundation
import Store
import Vocabulary
import Workflow

/// The checks of a month's close on a store that is there, measured: each the middle one of five times, in milliseconds.
extension Flow {
    func closeChecks() throws {
        let desk = try StoreDesk(StoreFolder(folder), zones: UTCZones()) { try House.read($0, version: $1, zones: $2) }
        defer { try? desk.close() }
        let period = moment.day().period
        var times: [[Int]] = []
        var checks: [(check: String, value: String)] = []
        for _ in 1...5 {
            let found = try desk.timeCloseChecks(period, clock: Clock.wallNow)
            checks = found.map { ($0.check, $0.value) }
            times = found.enumerated().map { (times.isEmpty ? [] : times[$0]) + [$1.ticks] }
        }
        var sum = 0
        for (check, ticks) in zip(checks, times) {
            let middle = ticks.sorted()[2]
            sum += middle
            print(
                "{\"check\":\"\(check.check)\",\"period\":\"\(period)\",\"milliseconds\":\(text(middle)),\"value\":\"\(check.value)\"}"
            )
        }
        print("{\"checks\":\(checks.count),\"period\":\"\(period)\",\"milliseconds\":\(text(sum))}")
    }

    func text(_ microseconds: Int) -> String {
        "\(microseconds / 1_000).\(String(microseconds % 1_000 / 100))"
    }
}
