import Canvas
import Panes
import Store
import Testing
import Vocabulary

@testable import Console
@testable import Workflow

/// The policy on a real store: looked through, compared, activated by two people.
struct PolicySessionTests {
    /// A shop with decisions, a mode that is measured, and a version that waits.
    private static func shop() throws -> StoreShop {
        let shop = try StoreShop()
        for number in 1...4 { try shop.capture("#11\(number)0", units: number == 4 ? 14 : 1, of: "TEA-0001") }
        for number in [1051, 1110, 1120, 1130] { try shop.do("allocate \(number)") }
        let supervisor = try shop.desk.answer(OperatorList()).first { $0.name.text == "supervisor" }!.id
        #expect(try shop.desk.perform(draft(shop), as: Signature(by: supervisor, at: shop.now)).outcome == .done)
        return shop
    }

    /// A lower limit, a rule more, and holds of one channel proposed.
    private static func draft(_ shop: StoreShop) throws -> DraftPolicy {
        let files = FakePolicy.files.map { file in
            var file = file
            guard file.name == "holds.yaml" else { return file }
            file.text = file.text.replacing(
                "order.total > money(\"600 EUR\")\n    hold", with: "order.total > money(\"400 EUR\")\n    hold"
            )
            .replacing("review_by: 2027-03-31", with: "review_by: 2027-06-30\nmodes: [{channel: uk, mode: propose}]")
            .replacing(
                "# Other examples. The first",
                with:
                    "  - id: H-07\n    title: \"A gift card in quantity\"\n    when: order.lines.exists(l, l.sku.startsWith(\"GIFT-\") && l.quantity > 10)\n    hold: {kind: fraud_review, lifted_by: [supervisor], for: 24h}\n\n# Other examples. The first"
            )
            return file
        }
        return DraftPolicy(files: files, digest: PolicyDigest.of(files), note: "Gift cards before Christmas", isProposal: false)
    }

    private func session(_ shop: StoreShop, as name: String = "supervisor", columns: Int = 120, rows: Int = 40) -> Session {
        Session(shop.desk, columns: columns, rows: rows, as: name, pane: "policy", at: shop.now)
    }

    private func line(_ session: Session, _ words: String) {
        session.type(":" + words)
        session.key(.enter)
    }

    private func keep(_ session: Session, _ name: String) {
        let size = session.model.size
        for (columns, rows) in GoldenTests.sizes {
            session.send(.resized(Size(rows: rows, columns: columns)))
            Golden.expect(session.screen, "policy-\(name)-\(columns)x\(rows)")
        }
        session.send(.resized(size))
    }

    @Test func `a draft is proposed, its activation asked for and approved by another person, and it holds`() throws {
        let shop = try Self.shop()
        try shop.capture("#1150", units: 10, of: "TEA-0001")
        let session = session(shop)
        #expect(session.text.contains("policy 2") && session.text.contains("1 added: holds"))
        #expect(session.text.contains("drafted") && session.text.contains("Gift cards before Christmas"))
        session.type("a")
        #expect(session.lastLine.contains("propose it first (P)"))
        session.wait(milliseconds: 400)
        session.type("P")
        #expect(session.lastLine.contains("OK policy 2 proposed"))
        session.wait(milliseconds: 400)
        session.type("a2026-11-01")
        session.key(.enter)
        #expect(session.text.contains("that moment has passed"))
        session.key(.control("u"), .enter)
        session.type("before Christmas")
        session.key(.enter)
        session.wait(milliseconds: 400)
        #expect(session.text.contains("400 EUR"))
        keep(session, "activate")
        session.key(.enter)
        #expect(session.lastLine.contains("activation of policy 2 waits for approval 1"))
        session.hear()
        #expect(session.text.contains("asked"))
        session.wait(milliseconds: 400)
        line(session, "as controller")
        line(session, "apr 1")
        #expect(session.text.contains("holds H-02") && session.text.contains("money(\"400 EUR\")"))
        keep(session, "request")
        // The replay is kept with the request: its differences lead to the orders.
        session.type("e")
        #expect(session.text.contains("no hold for fraud_review -> held for fraud_review"), "\(session.text)")
        #expect(session.text.contains("which it would only propose") == false && session.text.contains("by H-02"))
        keep(session, "replay")
        session.key(.enter)
        #expect(session.text.contains("Orders > #1150"), "\(session.text)")
        session.key(.escape)
        session.type("a")
        session.key(.enter)
        session.wait(milliseconds: 400)
        session.key(.enter)
        session.hear()
        #expect(session.lastLine.contains("OK approval 1 approved and done"), "\(session.lastLine)")
        line(session, "policy")
        session.key(.function(5))
        #expect(session.text.contains("6 Policy v2") && session.text.contains("H-07"))
        line(session, "pol 1")
        #expect(session.text.contains("retired") && session.text.contains("Policy > policy 1"))
    }

    @Test func `once a version holds, what it says otherwise is shown as changed, and nothing else`() throws {
        let shop = try Self.shop()
        let session = session(shop, columns: 200, rows: 60)
        #expect(session.text.contains("Refunded in part before it left") && !session.text.contains("Agreed"), "\(session.text)")
        for (words, person) in [
            ("propose 2", "supervisor"), ("activate 2 --reason Christmas", "supervisor"), ("approve 1", "controller"),
        ] {
            try shop.do(words, as: person)
        }
        session.hear()
        let changed = session.model.list.items.filter { $0.changedAt != nil }.map(\.row.title)
        #expect(changed == ["the holds rules", "rule H-02"])
        #expect(session.text.contains("1 new"), "\(session.text)")
        line(session, "pol 2")
        #expect(
            session.text.contains("against policy 1, which it replaced") && session.text.contains("holds H-07"), "\(session.text)"
        )
        line(session, "pol 1")
        #expect(session.text.contains("against policy 2") && !session.text.contains("which it replaced"), "\(session.text)")
    }

    @Test func `a rule shows its text, its use and the decisions it made, and leads to the orders`() throws {
        let shop = try Self.shop()
        let session = session(shop)
        keep(session, "list")
        line(session, "rule H-02")
        #expect(session.text.contains("order.total > money(\"600 EUR\")") && session.text.contains("hit once in 7 days"))
        keep(session, "rule")
        session.key(.enter)
        #expect(session.text.contains("Orders > #1140"))
        session.key(.escape)
        line(session, "pol 2")
        keep(session, "version")
        session.key(.escape)
        session.key(.escape)
        session.type("/kind:family state:due")
        session.key(.enter)
        #expect(session.text.contains("0-0/0 of") || session.text.contains("/0 of"))
        session.type("\\")
        session.key(.down, .down)
        session.type("P")
        #expect(session.lastLine.contains("is no version"))
    }

    @Test func `whoever drafted a version cannot approve it, and sees that at once`() throws {
        let shop = try Self.shop()
        let controller = try shop.desk.answer(OperatorList()).first { $0.name.text == "controller" }!.id
        let files = FakePolicy.files.map { PolicyFile(name: $0.name, text: $0.text.replacing("for: 72h", with: "for: 73h")) }
        let own = DraftPolicy(files: files, digest: PolicyDigest.of(files), note: "", isProposal: true)
        #expect(try shop.desk.perform(own, as: Signature(by: controller, at: shop.now)).outcome == .done)
        let session = session(shop)
        line(session, "policy activate 3")
        session.wait(milliseconds: 400)
        session.key(.enter)
        #expect(session.lastLine.contains("activation of policy 3 waits for approval 1"), "\(session.lastLine)")
        line(session, "as controller")
        line(session, "apr 1")
        #expect(session.text.contains("you drafted policy 3: another person has to approve approval 1"), "\(session.text)")
        session.type("a")
        #expect(session.lastLine.contains("you drafted policy 3"))
        session.key(.escape)
        line(session, "approvals")
        #expect(session.text.contains("author") && !session.text.contains("0.00 EUR"), "\(session.text)")
        let request = try shop.desk.answer(ApprovalList(ListQuery())).rows[0]
        #expect(request.approval.worth == nil)
    }

    @Test
    func `a folder is taken as a draft by its words, with its name completed, and rules are asked in the language of policy`()
        throws
    {
        let shop = try Self.shop()
        let session = session(shop)
        session.holds = true
        session.type(":policy draft sam")
        session.key(.tab)
        guard case .lookUp("sam")? = session.held.last else { return #expect(Bool(false), "\(session.held)") }
        session.send(.paths(of: "other", ["other-place/"]))
        #expect(session.text.contains("policy draft sam"))
        session.send(.paths(of: "sam", ["sample-data/", "sample/"]))
        #expect(session.text.contains("==> policy draft sample"), "\(session.lastLine)")
        session.key(.tab)
        session.send(.paths(of: "sample", ["sample-data/"]))
        #expect(session.text.contains("==> policy draft sample-data/"))
        session.key(.enter)
        guard case .draftPolicy("sample-data/", "", _)? = session.held.last else {
            return #expect(Bool(false), "\(session.held)")
        }
        session.holds = false
        session.send(.imported(ImportNews(stage: .done, sentence: "policy 3 drafted from sample-data/")))
        #expect(session.lastLine.contains("OK policy 3 drafted"))
        line(session, "policy draft")
        #expect(session.lastLine.contains("it is: policy draft FOLDER"))
        line(session, "where policy.kind == 'rule' && policy.family == 'holds'")
        #expect(session.text.contains("H-02") && !session.text.contains("R-10 "), "\(session.text)")
        line(session, "where policy.familly == 'holds'")
        #expect(session.lastLine.contains("did you mean policy.family?"))
        line(session, "as clerk")
        line(session, "policy draft x")
        #expect(session.lastLine.contains("draft"), "\(session.lastLine)")
    }

    @Test func `a version that waits is rejected or dropped with a reason`() throws {
        let shop = try Self.shop()
        let session = session(shop)
        session.type("r")
        #expect(session.lastLine.contains("nobody asks to activate policy 2: X drops it"))
        session.wait(milliseconds: 400)
        session.type("Xnot this year")
        session.key(.enter)
        session.wait(milliseconds: 400)
        session.key(.enter)
        #expect(session.lastLine.contains("OK policy 2 dropped"), "\(session.lastLine)")
        session.hear()
        #expect(try shop.desk.answer(PolicyVersions())[0].standing.state == .dropped)
    }
}
