import Policy
import Vocabulary

/// One version of a shop's policy: its files, and the rules compiled from them. It never changes; another text is another version.
public struct PolicyVersion: Sendable {
    public let number: Int
    /// SHA-256 of its canonical bytes, hexadecimal; empty where nobody has worked it out.
    public var digest: String
    public let files: [PolicyFile]
    public var rules: any Rules { compiled }
    let compiled: PolicyRules
    /// The compiled rules by family, in the order of the catalogue.
    public let sheets: [RuleSheet]

    /// Reads and checks a version's files: every mistake, in the order of the files, or the version. A rule that names a time zone which
    /// `zones` does not know is a mistake.
    public static func read(
        _ files: [PolicyFile], number: Int, digest: String = "", zones: any Zones = UTCOnly()
    ) -> Result<PolicyVersion, PolicyDefects> {
        let defects = DefectList()
        let ids = RuleIDs()
        let rules = PolicyRules(
            version: number,
            file: { family in
                defects.attempt {
                    FamilyFile(root: try House.document(family.file, in: files), defects: defects, ids: ids, zones: zones)
                }
            }, ids: ids)
        guard let rules, defects.defects.isEmpty else { return .failure(PolicyDefects(defects.defects)) }
        return .success(
            PolicyVersion(
                number: number, digest: digest, files: files, compiled: rules, sheets: Family.allCases.map { rules.sheet($0) }))
    }

    /// What the digest is taken over: for each file in the order of their names, its name and its text behind their lengths.
    public static func canonicalBytes(of files: [PolicyFile]) -> [UInt8] {
        files.sorted { $0.name < $1.name }.flatMap { file in
            Array("\(file.name.utf8.count):\(file.name)\(file.text.utf8.count):".utf8) + Array(file.text.utf8)
        }
    }

    /// What its rules are called, by their ids.
    public var ruleTitles: [String: String] {
        sheets.reduce(into: [:]) { titles, sheet in for rule in sheet.rules { titles[rule.id] = rule.title } }
    }

    /// The compiled rules of a family.
    public func sheet(_ family: Family) -> RuleSheet { sheets[family.rawValue - 1] }
}

/// Every mistake of a policy folder.
public struct PolicyDefects: Error, Sendable {
    public let all: [PolicyDefect]

    public init(_ all: [PolicyDefect]) { self.all = all }
}
