/// A kind of file that can be imported: how it is recognised by the names of its columns, and how its records are read.
/// A new one is one file and one line in `Formats.all`.
public protocol ImportFormat: Sendable {
    /// What `--format` takes: `shopify-orders`.
    var name: String { get }
    /// What people call it.
    var title: String { get }
    /// Columns without which a file cannot be this.
    var required: [String] { get }
    /// Columns that it reads besides.
    var optional: [String] { get }
    /// Whether its records are orders, which come from a channel.
    var bringsOrders: Bool { get }
    /// What a header lacks to be this; empty when nothing.
    func missing(from header: Header) -> [String]
    /// Reads the records behind `header`. `ahead` stands behind the header too, for a look at the whole file beforehand.
    func reader(for header: Header, file: String, ahead: CSVReader) throws(Defect) -> any RecordReader
}

extension ImportFormat {
    public var bringsOrders: Bool { false }

    public func missing(from header: Header) -> [String] { required.filter { !header.has($0) } }

    /// How many of its columns the header has; 0 when it cannot be this.
    public func confidence(in header: Header) -> Int {
        missing(from: header).isEmpty ? (required + optional).count { header.has($0) } : 0
    }
}
