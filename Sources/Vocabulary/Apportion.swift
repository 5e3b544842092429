/// Splitting a whole into integer parts that add up to it again.
public enum Apportion {
    /// `total` split by `weights` with the largest remainder method; ties go to the earlier part.
    /// Weights may be zero but not negative; when all are zero the parts are as equal as they can be.
    public static func split(_ total: Int, by weights: [Int]) -> [Int] {
        guard !weights.isEmpty else { return [] }
        if weights.count == 1 { return [total] }
        precondition(weights.allSatisfy { $0 >= 0 }, "a weight is not negative")
        let sum = weights.reduce(0, +)
        guard sum > 0 else { return split(total, by: weights.map { _ in 1 }) }
        let size = Int(total.magnitude)
        var parts = [Int]()
        var remainders = [Int]()
        parts.reserveCapacity(weights.count)
        for weight in weights {
            let product = size.multipliedFullWidth(by: weight)
            let (quotient, remainder) = sum.dividingFullWidth(product)
            parts.append(quotient)
            remainders.append(remainder)
        }
        var left = size - parts.reduce(0, +)
        let order = remainders.indices.sorted {
            remainders[$0] != remainders[$1] ? remainders[$0] > remainders[$1] : $0 < $1
        }
        for index in order where left > 0 {
            parts[index] += 1
            left -= 1
        }
        return total < 0 ? parts.map { -$0 } : parts
    }

    /// What of `amount` belongs to the first `count` of `of` equal units, rounded down towards zero, so that
    /// the difference of two calls is the share of the units between them and the last unit takes the residual.
    public static func cumulative(_ amount: Int, count: Int, of units: Int) -> Int {
        precondition(count >= 0 && count <= units, "a share is of units that exist")
        guard units > 0, count > 0 else { return 0 }
        if count == units { return amount }
        let (quotient, _) = units.dividingFullWidth(Int(amount.magnitude).multipliedFullWidth(by: count))
        return amount < 0 ? -quotient : quotient
    }
}
