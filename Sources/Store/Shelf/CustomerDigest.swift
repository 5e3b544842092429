import Crypto
import Workflow

/// Makes customers' keys unreadable: tables that count customers hold no mail address. The key is the store's own first link, so that two
/// stores call the same customer differently.
struct CustomerDigest {
    private let key: SymmetricKey

    /// Nil for a store without a log: it has no customers.
    init?(_ statements: Statements) throws {
        let first = try statements("SELECT hash FROM link WHERE number = 1").first { $0.bytes(0) }
        guard let first else { return nil }
        key = SymmetricKey(data: first)
    }

    /// 16 bytes.
    func of(_ customer: CustomerKey) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(customer.text.utf8), using: key).prefix(16))
    }
}
