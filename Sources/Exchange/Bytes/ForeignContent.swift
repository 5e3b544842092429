/// Content that is no CSV at all, told by its first bytes.
enum ForeignContent {
    /// What the file is instead and what to do; nil when it may be text.
    static func found(in start: [UInt8]) -> (reason: String, remedy: String)? {
        for mark in marks where start.starts(with: mark.bytes) { return (mark.reason, mark.remedy) }
        // Single ones are the fault of their record; in UTF-16 every second byte of plain text is one.
        if start.count(where: { $0 == 0 }) * 4 > start.count {
            return ("it holds NUL bytes: it is UTF-16 without a mark, or no text", "Export it again as CSV in UTF-8.")
        }
        switch start.first(where: { $0 > 32 && $0 < 127 }) {
        case 60:
            return (
                "it is a web page or XML, perhaps the log-in page of the shop",
                "Log in to the shop and export the CSV again."
            )
        case 123, 91: return ("it is JSON", "Export it as CSV.")
        default: return nil
        }
    }

    private static let marks: [(bytes: [UInt8], reason: String, remedy: String)] = [
        ([0xff, 0xfe], "it is in UTF-16 (little-endian)", "Save it as CSV UTF-8."),
        ([0xfe, 0xff], "it is in UTF-16 (big-endian)", "Save it as CSV UTF-8."),
        (
            [0x50, 0x4b, 0x03, 0x04], "it is a spreadsheet (.xlsx, .ods) or a zip archive",
            "Export the sheet as CSV UTF-8, or unpack the archive."
        ),
        ([0xd0, 0xcf, 0x11, 0xe0], "it is an old spreadsheet (.xls)", "Export the sheet as CSV UTF-8."),
        ([0x25, 0x50, 0x44, 0x46], "it is a PDF", "Export the records as CSV."),
        ([0x1f, 0x8b], "it is packed with gzip", "Unpack it first."),
        ([0x28, 0xb5, 0x2f, 0xfd], "it is packed with zstd", "Unpack it first."),
        ([0x42, 0x5a, 0x68], "it is packed with bzip2", "Unpack it first."),
    ]
}
