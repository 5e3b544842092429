import Foundation
import Testing

@testable import Terminal

@Test func `copied text goes out in base64`() {
    for length in 0...70 {
        let bytes = (0..<length).map { UInt8($0 &* 37 & 0xFF) }
        #expect(String(decoding: Clipboard.base64(bytes), as: UTF8.self) == Data(bytes).base64EncodedString())
    }
    #expect(Clipboard.sequence("hé", isInTmux: false) == Array("\u{1B}]52;c;aMOp\u{7}".utf8))
    #expect(
        Clipboard.sequence("a", isInTmux: true)
            == Array("\u{1B}]52;c;YQ==\u{7}\u{1B}Ptmux;\u{1B}\u{1B}]52;c;YQ==\u{7}\u{1B}\\".utf8))
}

@Test func `too long a text is not copied at all`() {
    #expect(Clipboard.sequence(String(repeating: "a", count: 70_000), isInTmux: false) != nil)
    #expect(Clipboard.sequence(String(repeating: "a", count: 70_001), isInTmux: false) == nil)
}
