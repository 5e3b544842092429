import Vocabulary

/// Every format that can be imported.
public enum Formats {
    public static let all: [any ImportFormat] = [
        ShopifyOrders(),
        ShopifyStockColumns(),
        ShopifyStockRows(),
        TallymanStock(),
        TallymanCatalogue(),
    ]

    /// The format that `header` is of, or the one that was asked for by name.
    static func format(of header: Header, asked: String?, file: String, line: Int) throws(Defect) -> any ImportFormat {
        let found: any ImportFormat
        if let asked { found = try named(asked, file: file) } else { found = try recognised(header, file, line) }
        let missing = found.missing(from: header)
        guard missing.isEmpty else {
            throw Defect(
                file: file, line: line,
                reason: "as \(found.name) (\(found.title)) it lacks the column\(missing.count == 1 ? "" : "s") "
                    + listed(missing, quoted: true),
                remedy: "Export it again with these columns, or leave out the format's name.")
        }
        for name in found.required + found.optional where header.doubled.contains(Header.key(name)) {
            throw Defect(
                file: file, line: line, reason: "the column `\(name)` stands there twice",
                remedy: "Remove one of them, so that it is clear which counts.")
        }
        return found
    }

    private static func named(_ name: String, file: String) throws(Defect) -> any ImportFormat {
        if let format = all.first(where: { $0.name == name }) { return format }
        let names = all.map(\.name)
        let near = Nearest.match(name, among: names).map { "Did you mean \($0)?" }
        throw Defect(
            file: file, reason: "there is no format `\(name)`",
            remedy: near ?? "There are \(listed(names, quoted: false)).")
    }

    private static func recognised(_ header: Header, _ file: String, _ line: Int) throws(Defect) -> any ImportFormat {
        let ranked = all.map { (format: $0, confidence: $0.confidence(in: header)) }
            .sorted { $0.confidence > $1.confidence }
        guard ranked[0].confidence > 0 else { throw unknown(header, file, line) }
        guard ranked[0].confidence > ranked[1].confidence else {
            throw Defect(
                file: file, line: line,
                reason: "its columns fit \(ranked[0].format.name) and \(ranked[1].format.name) equally well",
                remedy: "Name the format with --format.")
        }
        let found = columns(of: ranked[0].format, in: header)
        for rival in ranked.dropFirst() where rival.confidence > 0 {
            let others = columns(of: rival.format, in: header)
            guard let left = others.subtracting(found).min(), let own = found.subtracting(others).min() else { continue }
            throw Defect(
                file: file, line: line,
                reason: "it has columns of two formats: `\(own)` of \(ranked[0].format.name), which would pass over "
                    + "`\(left)` of \(rival.format.name)",
                remedy: "Make two files of it, or name the format with --format.")
        }
        return ranked[0].format
    }

    private static func columns(of format: any ImportFormat, in header: Header) -> Set<String> {
        Set((format.required + format.optional).filter { header.has($0) }.map(Header.key))
    }

    private static func unknown(_ header: Header, _ file: String, _ line: Int) -> Defect {
        let first = header.names.first ?? ""
        if header.names.count == 1, let sign = [";", "\t", "|"].first(where: { first.contains($0) }) {
            let word = sign == ";" ? "semicolons" : sign == "|" ? "bars" : "tabs"
            return Defect(
                file: file, line: line, reason: "its columns are separated by \(word), not by commas",
                remedy: "Export it with commas; a spreadsheet may have changed it when it was saved.")
        }
        var reason = "no format has these columns: \(listed(header.names, quoted: true))"
        let ranked = all.map { (format: $0, missing: $0.missing(from: header)) }
            .filter { $0.missing.count < max($0.format.required.count, 1) }
            .sorted { $0.missing.count * $1.format.required.count < $1.missing.count * $0.format.required.count }
        if let nearest = ranked.first {
            reason += "; nearest is \(nearest.format.name) (\(nearest.format.title)), which needs "
            reason += listed(nearest.missing.map { suggestion(for: $0, in: header) }, quoted: false)
            let others = ranked.dropFirst().filter { $0.missing.count * 2 < $0.format.required.count }
            if !others.isEmpty { reason += "; then " + listed(others.map(\.format.name), quoted: false) }
        }
        return Defect(
            file: file, line: line, reason: reason,
            remedy: "Formats are \(listed(all.map(\.name), quoted: false)); add what is missing to the file.")
    }

    private static func suggestion(for missing: String, in header: Header) -> String {
        let near = Nearest.match(missing, among: header.names.filter { !$0.isEmpty })
        return near.map { "`\(missing)` (perhaps `\($0)`)" } ?? "`\(missing)`"
    }

    private static func listed(_ names: [String], quoted: Bool) -> String {
        let shown = names.prefix(12).map { quoted ? "`\($0)`" : $0 }.joined(separator: ", ")
        return names.count > 12 ? "\(shown) and \(names.count - 12) more" : shown
    }
}
