import Ledger
import Policy
import Vocabulary

extension House {
    /// The files that a policy folder must have.
    public static let fileNames = ["shop.yaml", "channels.yaml", "locations.yaml", "accounts.yaml", "limits.yaml", "close.yaml"]

    /// Reads and checks a version's files; throws a `PolicyDefect` with the place of what cannot be.
    public static func read(_ files: [PolicyFile], version: Int) throws -> House {
        House(
            version: version, rules: try readLimits(document("limits.yaml", in: files), version: version),
            chart: try readChart(document("accounts.yaml", in: files)),
            closeSteps: try readClose(document("close.yaml", in: files)))
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

    private static func lockArea(_ node: PolicyNode) throws -> LockArea {
        guard let area = LockArea(word: try node.text()) else {
            throw node.defect("what a step locks is \(LockArea.allCases.map(\.word).joined(separator: ", "))")
        }
        return area
    }

    private static func readClose(_ root: PolicyNode) throws -> [CloseStep] {
        try root.only(["steps"])
        var steps: [CloseStep] = []
        for node in try root.required("steps").list() {
            try node.only(["number", "title", "depends_on", "owner", "two_people", "due", "check", "not_applicable", "locks"])
            let number = try node.required("number").number(in: 1...999)
            let depends = try node.optional("depends_on")?.list().map { try $0.number(in: 1...999) } ?? []
            guard depends.allSatisfy({ $0 < number }) else { throw node.defect("a step depends on earlier steps only") }
            guard !steps.contains(where: { $0.number == number }) else { throw node.defect("step \(number) stands twice") }
            let named = try node.optional("check")
            let check = try named?.text() ?? "none"
            if let named, check != "none", !CloseStep.checks.contains(check) {
                let near = Nearest.match(check, among: CloseStep.checks).map { "; did you mean \($0)?" }
                throw named.defect("there is no check \(check)\(near ?? "; there are: " + CloseStep.checks.joined(separator: ", "))")
            }
            steps.append(
                CloseStep(
                    number: number, title: try node.required("title").text(), dependsOn: depends,
                    owner: try node.required("owner").word(Role.self),
                    needsTwoPeople: try node.optional("two_people")?.flag() ?? false,
                    due: try node.optional("due")?.text() ?? "", check: check == "none" ? "" : check,
                    notApplicable: try node.optional("not_applicable")?.text() ?? "",
                    locks: try node.optional("locks").map(lockArea)))
        }
        return steps
    }
}
