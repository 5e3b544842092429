/// Where a file's bytes come from. Has no position of its own, so that a reader can go back and readers can share it.
public protocol ByteSource: Sendable {
    /// What defects and rejections call it.
    var name: String { get }
    /// Bytes in all.
    var bytesTotal: Int { get }
    /// Copies bytes from `offset` on into `space`; returns how many, 0 at the end.
    func read(at offset: Int, into space: UnsafeMutableRawBufferPointer) throws(Defect) -> Int
}

extension ByteSource {
    /// Overwrites `bytes` from `index` on with what stands at `offset`; returns how many bytes, 0 at the end.
    func fill(_ bytes: inout [UInt8], from index: Int, at offset: Int) throws(Defect) -> Int {
        let count = bytes.withUnsafeMutableBytes { space -> Result<Int, Defect> in
            do throws(Defect) {
                return .success(try read(at: offset, into: .init(rebasing: space[index...])))
            } catch {
                return .failure(error)
            }
        }
        return try count.get()
    }
}
