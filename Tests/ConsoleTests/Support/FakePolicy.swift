import Foundation
import Vocabulary
import Workflow

/// A policy made by hand: a version that waits, and a family with two rules.
enum FakePolicy {
    /// The sample policy, so that it can be read and compared.
    static let files: [PolicyFile] = {
        let folder = Golden.root.deletingLastPathComponent().deletingLastPathComponent().appending(path: "sample-data/policy")
        return House.fileNames.map {
            PolicyFile(name: $0, text: (try? String(contentsOf: folder.appending(path: $0), encoding: .utf8)) ?? "")
        }
    }()

    static let version: PolicyVersionRow = {
        var standing = PolicyStanding(
            version: 4, digest: String(repeating: "5e1f", count: 16), draftedBy: OperatorID(3),
            draftedAt: FakeShop.now.adding(hours: -3),
            note: "Lower limit for\u{1B}[2J Christmas", state: .draft)
        standing.proposedAt = nil
        return PolicyVersionRow(standing: standing, draftedBy: "supervisor", proposedBy: "", approvedBy: "", waiting: nil)
    }()

    static let rows: [PolicyRow] = {
        var waiting = PolicyRow(kind: .version, version: 4, family: nil, id: "policy 4", says: "1 changed: holds H-02")
        waiting.policy = version
        waiting.owner = "supervisor"
        var family = PolicyRow(kind: .family, version: 3, family: .holds, id: "holds", says: Family.holds.decides)
        family.owner = "Operations, Maison Lumière"
        family.reviewBy = Day("2026-11-20")
        family.isLate = true
        family.mode = "amazon propose, else act"
        (family.day, family.week, family.same, family.other) = (4, 31, 18, 2)
        var one = PolicyRow(kind: .rule, version: 3, family: .holds, id: "H-01", says: "Payment not confirmed")
        (one.place, one.day, one.week) = (1, 3, 20)
        var two = PolicyRow(kind: .rule, version: 3, family: .holds, id: "H-02", says: "High value")
        (two.place, two.day, two.week) = (2, 1, 11)
        var close = PolicyRow(kind: .family, version: 3, family: .close, id: "close", says: Family.close.decides)
        close.owner = "Finance"
        close.reviewBy = Day("2027-03-31")
        return [waiting, family, one, two, close]
    }()

    static let modes = [
        ModeRow(family: .holds, channel: "web", location: "", mode: .act, same: 0, other: 0, open: 0),
        ModeRow(family: .holds, channel: "amazon", location: "", mode: .propose, same: 18, other: 2, open: 1),
    ]

    static let use = RuleUse.Answer(
        parts: [
            .init(name: "id", text: "H-01"), .init(name: "title", text: "Payment not confirmed"),
            .init(name: "when", text: "order.payment in [\"pending\", \"partly_paid\"]"),
            .init(name: "hold", text: "{kind: payment, lifted_by: [supervisor, finance_clerk], for: 72h}"),
        ], place: "holds.yaml:35:5", facts: ["order.payment"],
        decisions: [
            RuleDecision(
                sequence: 812, at: FakeShop.now.adding(hours: -2), subject: .order(OrderID(2)), title: "#1002", question: "hold",
                answer: "captured and held", policyVersion: 3),
            RuleDecision(
                sequence: 790, at: FakeShop.now.adding(hours: -30), subject: .order(OrderID(4)), title: "#1004", question: "hold",
                answer: "captured and held", policyVersion: 2),
        ])
}
