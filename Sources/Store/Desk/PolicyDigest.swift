import Crypto
import Workflow

/// The digest of a policy version.
public enum PolicyDigest {
    /// SHA-256 over the canonical bytes of its files, hexadecimal.
    public static func of(_ files: [PolicyFile]) -> String { hexadecimal(PolicyVersion.canonicalBytes(of: files)) }

    /// SHA-256 over what a rehearsal keeps, hexadecimal.
    static func of(_ rehearsal: Rehearsal) -> String {
        var bytes = ByteWriter(reserving: 4_096)
        rehearsal.writeContent(to: &bytes)
        return hexadecimal(bytes.bytes)
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).map { String($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
