import Testing

@testable import Workflow

/// Names that eyes take for each other.
@Suite struct LookAlikeTests {
    @Test(arguments: [
        ("\u{410}nna", "Anna"), ("\u{430}nna", "ANNA"), ("\u{410}\u{41D}\u{41D}\u{410}", "AHHA"),
        ("\u{420}\u{43E}\u{441}\u{430}", "Poca"), ("\u{441}\u{43E}\u{441}\u{43E}", "coco"), ("\u{39D}ina", "Nina"),
        ("\u{391}\u{3A1}\u{397}", "APH"), ("i\u{3BD}o", "ivo"), ("\u{455}am", "Sam"), ("Anna  \u{41C}ai", "anna mai"),
        ("\u{410}\u{41D}", "\u{391}\u{397}"),
    ])
    func `two spellings that look the same may be one person`(one: String, other: String) {
        #expect(Operator.isSamePerson(one, other) && Operator.isSamePerson(other, one))
    }

    @Test(arguments: [
        ("Анна", "Anna"), ("Νίκος", "Nikos"), ("Ирина", "Irina"), ("Maria", "Marta"), ("Ольга", "Олена"), ("山田", "山本"),
        ("ada", "bob"),
    ])
    func `two names that are told apart at a glance are two people`(one: String, other: String) {
        #expect(!Operator.isSamePerson(one, other))
    }

    @Test(arguments: [
        "\u{410}nna", "an\u{43D}a", "\u{39F}scar", "\u{3B1}da", "A\u{391}\u{410}", "Ann\u{430} Berg", "clerk-m\u{430}x",
        "\u{410}\u{391}",
    ])
    func `a word in two scripts is found`(name: String) { #expect(LookAlikes.mixedWord(in: name) != nil) }

    @Test(arguments: [
        "Anna", "Анна Каренина", "Νίκος Καζαντζάκης", "Łukasz Żółć", "Zoë O'Neil", "Müller-Lüdenscheidt", "山田 花子", "محمد",
        "Anna Иванова", "Ōno", "ﬁ", "bot2", "Ñandú", "Ἀθηνᾶ", "Ґалаґан", "Ѓорѓи", "",
    ])
    func `a word in one script is anybody's name`(name: String) { #expect(LookAlikes.mixedWord(in: name) == nil) }
}
