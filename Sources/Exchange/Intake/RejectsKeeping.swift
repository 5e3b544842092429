/// Where the rejected records of one file go, piece by piece.
public protocol RejectsKeeping {
    /// Adds the next bytes; the first ones begin with the header.
    func append(_ bytes: [UInt8]) throws
    /// Puts the file in place, whole, and says where it lies.
    func finish() throws -> String
}
