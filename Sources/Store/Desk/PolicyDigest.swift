import Crypto
import Workflow

/// The digest of a policy version.
public enum PolicyDigest {
    /// SHA-256 over the canonical bytes of its files, hexadecimal.
    public static func of(_ files: [PolicyFile]) -> String {
        SHA256.hash(data: PolicyVersion.canonicalBytes(of: files))
            .map { String($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
