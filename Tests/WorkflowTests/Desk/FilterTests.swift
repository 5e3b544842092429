import Testing

@testable import Workflow

/// The words of a filter, and values that are more than one word.
struct FilterTests {
    private func terms(_ text: String) -> [ListFilter.Term] { ListFilter(text).terms }

    @Test func `words and fields are read as ever`() {
        #expect(
            terms("state:held,captured !channel:web Müller total:>500 a\"b 3/4\" !") == [
                .init(field: "state", match: .oneOf(["held", "captured"])),
                .init(field: "channel", match: .oneOf(["web"]), isNegated: true),
                .init(field: "", match: .oneOf(["Müller"])), .init(field: "total", match: .above(500)),
                .init(field: "", match: .oneOf(["a\"b"])), .init(field: "", match: .oneOf(["3/4\""])),
                .init(field: "", match: .oneOf(["!"])),
            ])
        #expect(
            terms("STATE: x::y :z") == [
                .init(field: "state", match: .oneOf([])), .init(field: "x", match: .oneOf([":y"])),
                .init(field: "", match: .oneOf([":z"])),
            ])
    }

    @Test(arguments: [
        ("priority:80 priority:>50 !available:<-2", nil), ("name:>5x", nil),
        ("priority:abc", "priority is a number, as in priority:80 or priority:>50, and abc is none"),
        ("reserved:>x", "reserved is a number, as in reserved:80 or reserved:>50, and >x is none"),
        ("state:>5", "state has no more and less: > and < are for priority available reserved on_hand transit"),
    ])
    func `a word where a number belongs is told, and more and less where there is none`(text: String, complaint: String?) {
        #expect(ListFilter(text).numberComplaint() == complaint)
    }

    @Test(arguments: ["priority:", "priority:>", "priority:-", "transit:<-", "priority:8,"])
    func `a number that is being typed is not wrong yet`(text: String) {
        #expect(ListFilter(text).numberComplaint(begun: true) == nil)
    }

    @Test func `quotes hold blanks, commas and signs together`() {
        #expect(
            terms("sku:\"AB 12\" !sku:\"a,b\",c \"Anna Berg\" name:\">5\" !\"x y\"") == [
                .init(field: "sku", match: .oneOf(["AB 12"])),
                .init(field: "sku", match: .oneOf(["a,b", "c"]), isNegated: true),
                .init(field: "", match: .oneOf(["Anna Berg"])), .init(field: "name", match: .oneOf([">5"])),
                .init(field: "", match: .oneOf(["x y"]), isNegated: true),
            ])
        #expect(terms("sku:\"AB 12") == [.init(field: "sku", match: .oneOf(["AB 12"]))])
        #expect(terms("\"") == [] && terms("state:held \"") == [.init(field: "state", match: .oneOf(["held"]))])
    }

    @Test(arguments: ["AB 12", "a,b", "3/4\" pipe", "\"", "\\", ">5", "<1", "x:y", "!no", "a\\\"b c", "plain", "有機 茶"])
    func `a term that is written for a value is read as that value`(value: String) {
        #expect(terms(ListFilter.term("sku", value)) == [.init(field: "sku", match: .oneOf([value]))])
        #expect(terms(ListFilter.term("", value)) == [.init(field: "", match: .oneOf([value]))])
    }

    @Test func `a term is added once`() {
        #expect(ListFilter.adding("state:held", to: "") == "state:held")
        #expect(ListFilter.adding("state:held", to: "channel:web state:held") == "channel:web state:held")
        #expect(ListFilter.adding("state:held", to: "channel:web") == "channel:web state:held")
    }
}
