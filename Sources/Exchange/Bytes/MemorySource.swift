/// Bytes that are in memory already.
public struct MemorySource: ByteSource {
    public let name: String
    let bytes: [UInt8]

    public init(_ bytes: [UInt8], name: String) {
        self.bytes = bytes
        self.name = name
    }

    public var bytesTotal: Int { bytes.count }

    public func read(at offset: Int, into space: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(space.count, bytes.count - offset)
        guard count > 0 else { return 0 }
        bytes.withUnsafeBytes { space.copyMemory(from: .init(rebasing: $0[offset..<offset + count])) }
        return count
    }
}
