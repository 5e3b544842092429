import Testing

/// What `tally show` and `tally list` tell of requests and exceptions.
@Suite struct RequestOutputTests {
    @Test func `a request is told as a whole: who asked, the rule, the evidence, what it writes, who decided and why`() throws {
        let shop = try Shop.demo()
        let waiting = try shop.done("show", "approval", "9").output
        for words in [
            "Approval 9  refund  91.10 EUR  waiting  about #1056", "Asked by supervisor on ", "says now that it never came",
            "Rule A-refund", "a finance clerk decides, until", "Evidence, as it was when it was asked", "refunded 20.00 EUR",
            "When it is approved", "Cr 2240", "History",
        ] { #expect(waiting.contains(words), "\(words) in \(waiting)") }
        let decided = try shop.done("show", "approval", "8").output
        for words in ["Decided: approved by clerk on ", ": carrier admits it", "What it wrote"] {
            #expect(decided.contains(words), "\(words) in \(decided)")
        }
        let object = try shop.done("show", "approval", "8", "--json").object()
        #expect(object.text("decided_by") == "clerk" && object.text("decision") == "carrier admits it")
        #expect(object.text("decided_at").hasSuffix("Z") && object.text("reason") == "three days late")
        let version = try #require(object.number("subject_version"))
        #expect(version > 0 && decided.contains(", version \(version) when it was asked"), "\(decided)")
        let rows = try shop.list("approvals", "state:approved")
        #expect(!rows.isEmpty && rows.allSatisfy { !$0.text("decided_by").isEmpty && $0.text("decided_at").hasSuffix("Z") })
    }

    @Test func `an exception is told with how it ended and what happened to what it is about`() throws {
        let shop = try Shop.demo()
        let closed = try #require(try shop.list("exceptions", "state:closed_itself").first)
        let text = try shop.done("show", "exception", "\(try #require(closed.number("id")))").output
        for words in ["Exception ", "What: ", "Owner: ", "Closed by ", "History", "What happened to "] {
            #expect(text.contains(words), "\(words) in \(text)")
        }
    }

    @Test func `refusals speak of roles and of the shop's own time`() throws {
        let shop = try Shop.demo()
        let role = try shop.tally("do", "execute-refund", "web:#1056", "--reference", "x", "--as", "supervisor")
        #expect(role.messages.contains("that needs a controller or a finance clerk"), "\(role.messages)")
        let decided = try shop.tally("do", "approve", "8", "--as", "clerk2")
        // The shop is in Hamburg.
        #expect(decided.messages.contains("was approved by clerk on ") && decided.messages.contains("+"), "\(decided.messages)")
    }

    @Test func `the preview of what is asked shows what a yes would write`() throws {
        let shop = try Shop.demo()
        let shown = try shop.done("do", "refund", "web:#1202", "14.90", "--line", "1:1", "--reason", "torn", "--preview").output
        #expect(shown.contains("When it is approved") && shown.contains("Cr 2240"), "\(shown)")
    }
}
