import Testing
import Vocabulary

@testable import Workflow

/// Commands as people write them.
@Suite struct WordsTests {
    @Test(arguments: [
        ("", "name a command. There are: hold"), ("relaese 1", "there is no command relaese; did you mean release?"),
        ("ship", "ship takes 1 word, not 0. It is: ship ORDER [--line N:QTY]... [--tracking TEXT]"),
        ("ship 1 2", "ship takes 1 word, not 2."), ("arrive 1 2 3", "arrive takes 1 to 2 words, not 3."),
        ("hold 1", "hold needs --kind."), ("hold 1 --kind", "--kind needs a value."),
        ("hold 1 --kind odd", "odd is no kind: it is one of fraud_review"),
        ("hold 1 --knid other", "hold has no option --knid; did you mean --kind?"),
        ("receive TEA two --at HAM", "two is no whole number for quantity."),
        ("receive TEA 99999999999999999999 --at HAM", "is no whole number"),
        ("ship 1 --line 1", "1 is not LINE:QUANTITY, such as 2:1"),
        ("ship 1 --line 0:1", "0:1 is not LINE:QUANTITY"), ("ship 1 --line 1:-1", "1:-1 is not LINE:QUANTITY"),
        ("approve x", "x is no whole number for id."),
        ("count TEA 1 --at HAM --expected many", "many is no whole number for expected."),
    ])
    func `words that are no command are told what it is`(line: String, sentence: String) throws {
        let fault = try #require(throws: WordsFault.self) {
            try CommandForms.command(line.split(separator: " ").map(String.init))
        }
        #expect(fault.sentence.contains(sentence), "\(fault.sentence)")
    }

    @Test func `options stand anywhere, with a blank or an equals sign, and the last one counts`() throws {
        let words = try CommandForms.command(["adjust", "--at=KOE", "TEA", "--reason", "a=b c", "+3", "--at", "HAM"])
        let adjust = try #require(words as? AdjustStock)
        #expect(adjust.sku == "TEA" && adjust.quantity == 3 && adjust.location == "HAM" && adjust.reason == "a=b c")
        let less = try #require(
            try CommandForms.command(["adjust", "TEA", "-3", "--at", "HAM", "--reason", "x"]) as? AdjustStock)
        #expect(less.quantity == -3)
        let ship = try #require(try CommandForms.command(["ship", "1", "--line", "2:1", "--line=1:3"]) as? ShipOrder)
        #expect(ship.parts == [.init(line: 2, quantity: 1), .init(line: 1, quantity: 3)])
    }

    @Test func `every form is named once, says what it does, and its roles are its command's`() {
        #expect(Set(CommandForms.all.map(\.name)).count == CommandForms.all.count)
        for form in CommandForms.all {
            #expect(form.summary.count > 10 && form.usage.hasPrefix(form.name))
            #expect(!form.roles.isEmpty && !form.roles.contains(.auditor))
        }
    }

    @Test func `every subject comes back from its number`() {
        for subject in [
            Subject.store, .order(OrderID(9)), .item(SKUID(1 << 30)), .stock(SKUID(1 << 30), LocationID(77)),
            .location(LocationID(3)),
            .channel(ChannelID(2)), .exception(ExceptionID(5)), .approval(ApprovalID(6)), .transfer(TransferID(7)),
            .person(OperatorID(8)),
            .file(.max),
        ] { #expect(Subject(packed: subject.packed) == subject) }
        #expect(Subject(packed: 99 << 56) == nil)
    }
}
