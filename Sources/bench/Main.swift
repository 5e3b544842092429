import Foundation
import Workflow

/// Measures the write path: orders from a shop's file to shipped and posted, in batches and one by one, on an empty store
/// and behind many orders. Prints one JSON object a line; `Scripts/bench` sets them beside the physical limit.
///
///     bench flow DIR PRELOAD ORDERS BATCH [SKUS]     bench fill DIR ORDERS [SKUS]
///     bench conditions [TIMES]                       bench replay DIR ORDERS
///     bench close DIR                         (on a store that is there: milliseconds of each check of the close)
///     bench ask DIR                           (the same of what lists are asked)
///     bench decisions DIR LINES BATCH
@main
enum Bench {
    static func main() {
        do { try measure() } catch {
            FileHandle.standardError.write(Data("bench: \(error)\n".utf8))
            exit(3)
        }
    }

    private static func measure() throws {
        let arguments = CommandLine.arguments.dropFirst()
        let numbers = arguments.dropFirst(2).compactMap { Int($0) }
        switch (arguments.first, numbers.count) {
        case ("flow", 3), ("flow", 4):
            try Flow(folder: arguments.dropFirst().first!, skus: numbers.count > 3 ? numbers[3] : 200)
                .measure(preload: numbers[0], orders: numbers[1], batch: numbers[2])
        case ("fill", 1), ("fill", 2):
            try Flow(folder: arguments.dropFirst().first!, skus: numbers.count > 1 ? numbers[1] : 200).fill(orders: numbers[0])
        case ("replay", 1): try Flow(folder: arguments.dropFirst().first!).replay(orders: numbers[0])
        case ("close", 0): try Flow(folder: arguments.dropFirst().first ?? "").closeChecks()
        case ("ask", 0): try Flow(folder: arguments.dropFirst().first ?? "").questions()
        case ("decisions", 2):
            try Flow(folder: arguments.dropFirst().first!).decide(lines: numbers[0], batch: numbers[1])
        case ("conditions", 0): try Conditions().measure(times: arguments.dropFirst().first.flatMap { Int($0) } ?? 5_000_000)
        default:
            print(
                """
                bench flow DIR PRELOAD ORDERS BATCH [SKUS] | bench fill DIR ORDERS [SKUS] | bench conditions [TIMES] | bench replay DIR ORDERS \
                | bench decisions DIR LINES BATCH | bench close DIR | bench ask DIR
                """
            )
            exit(2)
        }
    }
}
