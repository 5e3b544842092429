/// How large the parts of a CSV file may be. The file itself may be of any length.
public struct CSVLimits: Sendable {
    public var fieldBytes = 64 * 1_024
    public var recordBytes = 1_024 * 1_024
    public var columns = 512

    public init() {}
}
