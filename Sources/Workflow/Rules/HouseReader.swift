import Ledger
import Policy
import Vocabulary

extension House {
    /// The files that a policy folder must have: the shop, and one for each family of rules.
    public static let fileNames =
        ["shop.yaml", "channels.yaml", "locations.yaml", "accounts.yaml"] + Family.allCases.map(\.file)

    /// Reads and checks a version's files; throws a `PolicyDefect` with the place of the first thing that cannot be.
    public static func read(_ files: [PolicyFile], version: Int, zones: any Zones = UTCOnly()) throws -> House {
        let chart = try readChart(document("accounts.yaml", in: files))
        switch PolicyVersion.read(files, number: version, zones: zones) {
        case .failure(let defects): throw defects.all[0]
        case .success(let policy): return House(version: version, rules: policy.rules, chart: chart, policy: policy)
        }
    }

    /// Every mistake of a version's files, the shop's own among them; empty when it can be used.
    public static func check(_ files: [PolicyFile], zones: any Zones) -> [PolicyDefect] {
        let defects = DefectList()
        _ = defects.attempt { try ShopPlan.read(files, currency: nil, isPractice: false, zones: zones) }
        _ = defects.attempt { try readChart(document("accounts.yaml", in: files)) }
        if case .failure(let found) = PolicyVersion.read(files, number: 1, zones: zones) { found.all.forEach(defects.add) }
        return defects.defects
    }

    static func document(_ name: String, in files: [PolicyFile]) throws -> PolicyNode {
        guard let file = files.first(where: { $0.name == name }) else {
            throw PolicyDefect(
                file: name, line: 1, column: 1,
                sentence: "the policy folder has no \(name); it needs: \(fileNames.joined(separator: ", "))")
        }
        return try PolicyNode.read(file.text, file: name)
    }

    private static func readChart(_ root: PolicyNode) throws -> Chart {
        try root.only(["accounts"])
        var lines: [Chart.Line] = []
        for node in try root.required("accounts").list() {
            try node.only(["number", "name", "class"])
            let account = Account(try node.required("number").number(in: 1...99_999))
            guard !lines.contains(where: { $0.account == account }) else { throw node.defect("account \(account) stands twice") }
            lines.append(
                Chart.Line(
                    account: account, name: try node.required("name").text(),
                    kind: try node.required("class").word(AccountClass.self)))
        }
        for account in Chart.required where !lines.contains(where: { $0.account == account }) {
            throw root.defect("account \(account) is missing, and the posting table uses it")
        }
        return Chart(lines)
    }
}
