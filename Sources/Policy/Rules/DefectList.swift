/// The mistakes that were found so far: one mistake does not hide the next.
public final class DefectList {
    public private(set) var defects: [PolicyDefect] = []

    public init() {}

    public func add(_ defect: PolicyDefect) { defects.append(defect) }

    /// The value of a piece of reading; nil when it found a mistake, which is kept.
    public func attempt<T>(_ work: () throws -> T) -> T? {
        do { return try work() } catch let defect as PolicyDefect {
            defects.append(defect)
        } catch {
            defects.append(PolicyDefect(file: "", line: 1, column: 1, sentence: "\(error)"))
        }
        return nil
    }

    /// Throws the first mistake, in the order in which people read files.
    public func check() throws {
        if let first = defects.first { throw first }
    }
}
