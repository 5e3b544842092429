import Canvas
import Panes
import Testing
import Vocabulary
import Workflow

@testable import Console

/// What keeps a slip of the fingers from becoming a deed: doubts, forms that keep what was typed, and keys that say why they are off.
struct SafeguardTests {
    @Test func `a typed yes to a doubtful request goes by way of its evidence, and wants the sentence and the amount`() throws {
        let shop = try ClerkShop()
        let clerk = shop.session(as: "clerk")
        clerk.line("approve 10")
        #expect(clerk.text.contains("Approvals > approval 10"), "\(clerk.text)")
        #expect(clerk.lastLine.contains("why it is right"), "\(clerk.lastLine)")
        clerk.type("both parcels are lost")
        clerk.key(.enter)
        clerk.wait(milliseconds: 400)
        #expect(clerk.text.contains("Look !") && clerk.text.contains("Type 98.00 to confirm"), "\(clerk.text)")
        clerk.key(.enter)
        #expect(clerk.text.contains("Enter is off until it is typed"))
        clerk.type("98.00")
        clerk.key(.enter)
        #expect(clerk.lastLine.contains("OK approval 10 approved and done"), "\(clerk.lastLine)")
    }

    @Test func `what is typed with the yes is not asked again, a clean one takes Enter, and one that is decided says so`() throws
    {
        let shop = try ClerkShop()
        let clerk = shop.session(as: "clerk")
        clerk.line("approve 10 --reason 'both parcels are lost' --confirm 98.00")
        #expect(clerk.text.contains("Type 98.00 to confirm"), "\(clerk.text)")
        clerk.key(.escape)
        clerk.line("approve 3")
        #expect(clerk.text.contains("APPROVE approval 3: nothing is changed yet"), "\(clerk.text)")
        clerk.confirm()
        #expect(clerk.lastLine.contains("OK approval 3 approved and done"), "\(clerk.lastLine)")
        clerk.line("approve 3")
        #expect(clerk.lastLine.contains("approval 3 is approved already"), "\(clerk.lastLine)")
        clerk.line("approve 99")
        #expect(clerk.lastLine.contains("there is no apr 99"), "\(clerk.lastLine)")
    }

    @Test func `whoever goes on with another key meanwhile meets no sheet`() throws {
        let shop = try ClerkShop()
        let clerk = shop.session(as: "clerk")
        clerk.wait(milliseconds: 400)
        clerk.type(":approve 3")
        clerk.holds = true
        clerk.key(.enter)
        clerk.type("2")
        clerk.holds = false
        clerk.release()
        #expect(!clerk.text.contains("APPROVE approval 3"), "\(clerk.text)")
    }

    @Test func `X cancels a unit of a line after its exact impact, the rest ships, and the store verifies`() throws {
        let shop = try StoreShop()
        try shop.do("allocate 1053")
        let session = Session(shop.desk, columns: 120, rows: 40, as: "supervisor", at: shop.now)
        session.type(":1053")
        session.key(.enter)
        session.type("X")
        session.key(.function(4))
        #expect(session.text.contains("1:3") && session.text.contains("3 x Lamp"), "\(session.text)")
        session.key(.escape)
        session.type("1:4")
        session.key(.enter)
        #expect(session.text.contains("line 1: 3 still to leave"), "\(session.text)")
        session.key(.control("u"))
        session.type("1:1")
        session.key(.enter)
        session.type("one is broken")
        session.key(.enter)
        session.wait(milliseconds: 400)
        #expect(session.text.contains("Dr 2200 Customer deposits") && session.text.contains("49.00 EUR"), "\(session.text)")
        session.type("1053")
        session.key(.enter)
        #expect(
            session.lastLine.contains("#1053: 1 unit cancelled, and 49.00 EUR are owed back: d asks for the refund"),
            "\(session.lastLine)")
        session.hear()
        session.type("b")
        #expect(session.lastLine.contains("nothing of #1053 has left, so nothing can come back"), "\(session.lastLine)")
        for line in ["release 1053", "ship 1053"] { try shop.do(line) }
        let row = try shop.order("1053")
        #expect(row.state == .shipped && row.refundPayableMinor == 4_900)
        #expect(try shop.desk.verify().filter { !$0.ok } == [])
    }

    @Test func `money of a cancelled order goes back by a refund: the last line says how, and paid out waits for the yes`() throws
    {
        let shop = try StoreShop()
        let session = Session(shop.desk, columns: 120, rows: 40, as: "supervisor", at: shop.now)
        session.type(":1051")
        session.key(.enter)
        session.type("X")
        session.key(.enter)
        session.type("changed her mind")
        session.key(.enter)
        session.wait(milliseconds: 400)
        session.type("1051")
        session.key(.enter)
        #expect(session.lastLine.contains("49.00 EUR are owed back: d asks for the refund"), "\(session.lastLine)")
        session.hear()
        #expect(session.text.contains("are owed to the customer: ask for the refund (d)"), "\(session.text)")
        session.type(":as clerk")
        session.key(.enter)
        session.hear()
        session.type("O")
        #expect(session.lastLine.contains("no refund is approved yet: ask for one first (d)"), "\(session.lastLine)")
        // A refund of what is owed is no second refund: nothing about it is doubtful.
        let asked = try shop.do("refund web:#1051 49.00 --reason 'cancelled by the customer'")
        let row = try #require(try shop.desk.answer(ApprovalList(ListQuery())).rows.first)
        #expect(row.approval.doubts == [])
        try shop.do("approve \(asked.approval!)", as: "clerk")
        session.hear()
        session.wait(milliseconds: 400)
        session.type("O")
        #expect(session.text.contains("PAID OUT #1051"), "\(session.text)")
    }

    @Test func `the first letter takes the place of what stood there, the arrows keep it`() {
        var field = Field("no", isProposal: true)
        #expect(field.take(.character("y")) && field.text == "y")
        #expect(field.take(.character("e")) && field.text == "ye")
        for stroke in [Stroke.end, .left, .right, .home] {
            var kept = Field("EUR", isProposal: true)
            #expect(kept.take(stroke) && kept.take(.end) && kept.take(.character("1")) && kept.text == "EUR1")
        }
        var shorter = Field("EUR", isProposal: true)
        #expect(shorter.take(.backspace) && shorter.take(.character("1")) && shorter.text == "EU1")
        var pasted = Field("all", isProposal: true)
        pasted.paste("1:2")
        #expect(pasted.text == "1:2")
    }

    @Test func `a cost that is no amount is said in its field, and a refused sheet leads back to what was typed`() throws {
        let shop = try StoreShop()
        let session = Session(shop.desk, columns: 120, rows: 40, as: "supervisor", pane: "stock", at: shop.now)
        session.type("r5")
        session.key(.enter)
        session.type("abc")
        session.key(.enter)
        #expect(session.lastLine.contains("abc is no amount"), "\(session.lastLine)")
        session.key(.escape)
        session.wait(milliseconds: 400)
        session.type("J-2000000")
        session.key(.enter)
        session.type("pallet not found")
        session.key(.enter)
        session.wait(milliseconds: 400)
        #expect(session.text.contains("Refused:"), "\(session.text)")
        session.type("x")
        #expect(session.text.contains("nothing would change: Esc goes back to what you typed"), "\(session.text)")
        session.key(.escape)
        #expect(session.lastLine.contains("pallet not found"), "\(session.lastLine)")
        session.key(.up, .control("u"))
        session.type("-1")
        session.key(.enter, .enter)
        session.wait(milliseconds: 400)
        #expect(session.text.contains("Enter = do it"), "\(session.text)")
    }

    @Test func `what is not with the floor is released before it is shipped`() throws {
        let shop = try StoreShop()
        try shop.do("allocate web:#1052")
        let session = Session(shop.desk, as: "supervisor", at: shop.now)
        session.type(":1052")
        session.key(.enter)
        session.type("P")
        #expect(session.lastLine.contains("#1052 is not with the floor yet: release it first (r)"), "\(session.lastLine)")
    }

    @Test func `a file is looked into before it is read: Enter reads it, Esc does not`() {
        let session = Session()
        session.type(":import orders.csv")
        session.key(.enter)
        #expect(session.text.contains("IMPORT orders.csv: nothing is taken yet") && session.text.contains("LOADING"))
        #expect(imports(session) == [true])
        session.key(.enter)
        #expect(imports(session) == [true], "nothing is known of it yet")
        let findings = [
            ImportNews.Finding("Takes ", "25 new, 0 changed; 0 known already", isOdd: false),
            ImportNews.Finding(
                "Opens ", "the channel shopify, which nobody has told of, in EUR; its orders are in INR", isOdd: true),
        ]
        session.send(.imported(ImportNews(stage: .found(findings), sentence: "orders.csv (shopify-orders)")))
        #expect(session.text.contains("are in INR"))
        session.key(.enter)
        #expect(imports(session) == [true], "it has only just come up")
        session.wait(milliseconds: 400)
        session.key(.enter)
        #expect(imports(session) == [true, false])
        session.send(.imported(ImportNews(stage: .partly, sentence: "2 accepted, 1 rejected")))
        #expect(session.lastLine.contains("PART 2 accepted, 1 rejected"))
        session.type(":import orders.csv")
        session.key(.enter, .escape)
        session.send(.imported(ImportNews(stage: .found(findings), sentence: "late")))
        #expect(!session.text.contains("IMPORT") && imports(session) == [true, false, true])
    }

    /// Whether each import that was asked for was a dry run.
    private func imports(_ session: Session) -> [Bool] {
        session.effects.compactMap { if case .importFile(_, _, let isDryRun, _) = $0 { isDryRun } else { nil } }
    }
}
