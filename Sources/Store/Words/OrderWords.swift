import Glibc
import Synchronization

/// What free words look in, kept in memory: number, customer and items of every order. None of it ever changes, so that only
/// new orders are read; a keystroke in the filter scans some bytes instead of the store.
final class OrderWords: Sendable {
    private let kept = Mutex(Kept())

    /// Orders 1 to `last` whose number or customer holds a folded word, or that have one of these items.
    func orders(holding word: String, items: Set<Int>, through last: Int, _ reader: Reader) throws -> OrderSet {
        try kept.withLock { kept in
            try kept.extend(through: last, reader)
            var found = kept.search(word, onlyCustomers: false, through: last)
            kept.add(ordersOf: items, to: &found, through: last)
            return found
        }
    }

    /// Orders 1 to `last` whose customer's name holds a folded word.
    func orders(ofCustomer word: String, through last: Int, _ reader: Reader) throws -> OrderSet {
        try kept.withLock { kept in
            try kept.extend(through: last, reader)
            return kept.search(word, onlyCustomers: true, through: last)
        }
    }

    private struct Kept {
        /// The folded texts, each with a zero behind it.
        var texts: [UInt8] = []
        /// Where the text of order n begins, at n - 1; and its customer's name.
        var starts: [UInt32] = []
        var customers: [UInt32] = []
        var skus: [UInt32] = []
        /// Where the items of order n end, at n - 1.
        var ends: [UInt32] = []

        mutating func extend(through last: Int, _ reader: Reader) throws {
            guard starts.count < last else { return }
            try reader.statements(
                "SELECT order_id, folded, skus FROM order_words WHERE order_id > ? AND order_id <= ? ORDER BY order_id"
            ).each {
                $0.int(starts.count)
                $0.int(last)
            } _: { row in
                while starts.count < row.int(0) - 1 { append([], []) }
                append(row.bytes(1), try row.coded(2))
            }
            while starts.count < last { append([], []) }
        }

        private mutating func append(_ text: [UInt8], _ items: [Int]) {
            starts.append(UInt32(texts.count))
            customers.append(UInt32(texts.count + (text.firstIndex(of: 1).map { $0 + 1 } ?? text.count)))
            texts += text
            texts.append(0)
            for item in items { skus.append(UInt32(truncatingIfNeeded: item)) }
            ends.append(UInt32(skus.count))
        }

        func search(_ word: String, onlyCustomers: Bool, through last: Int) -> OrderSet {
            var found = OrderSet(through: last)
            let needle = Array(word.utf8)
            guard let first = needle.first else { return found }
            texts.withUnsafeBytes { texts in
                guard let base = texts.baseAddress else { return }
                var place = 0
                var index = 0
                while let hit = memchr(base + place, Int32(first), texts.count - place) {
                    let offset = UnsafeRawPointer(hit) - base
                    guard offset + needle.count <= texts.count else { return }
                    guard memcmp(hit, needle, needle.count) == 0 else {
                        place = offset + 1
                        continue
                    }
                    index = order(at: offset, from: index)
                    guard index < last else { return }
                    if onlyCustomers, offset < Int(customers[index]) {
                        place = Int(customers[index])
                        continue
                    }
                    found.insert(index + 1)
                    index += 1
                    guard index < starts.count else { return }
                    place = Int(starts[index])
                }
            }
            return found
        }

        /// The index of the order whose text holds a byte: near ones by steps, far ones by halving.
        private func order(at offset: Int, from index: Int) -> Int {
            var low = index
            var high = low + 1
            while high < starts.count, Int(starts[high]) <= offset {
                low = high
                high = min(starts.count, high + (high - index) * 2)
            }
            while high - low > 1 {
                let middle = (low + high) / 2
                if Int(starts[middle]) <= offset { low = middle } else { high = middle }
            }
            return low
        }

        func add(ordersOf items: Set<Int>, to found: inout OrderSet, through last: Int) {
            guard let most = items.max() else { return }
            var wanted = [Bool](repeating: false, count: most + 1)
            for item in items { wanted[item] = true }
            var place = 0
            for index in 0..<min(last, ends.count) {
                let end = Int(ends[index])
                while place < end {
                    let item = Int(skus[place])
                    place += 1
                    if item <= most, wanted[item] { found.insert(index + 1) }
                }
            }
        }
    }
}
