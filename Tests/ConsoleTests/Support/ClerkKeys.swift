import Testing

@testable import Console

/// What a clerk does again and again.
extension Session {
    /// Enter on a sheet, once it takes keys, and what came of it.
    func confirm() {
        wait(milliseconds: 400)
        key(.enter)
        hear()
        wait(milliseconds: 400)
    }

    /// Has the sheet open that would cancel order 1051, and somebody else puts a hold on it.
    func cancelsWhatIsHeldMeanwhile(_ shop: ClerkShop, typing text: String = "") throws {
        line("1051")
        type("X")
        key(.enter)
        type("asked for by telephone")
        key(.enter)
        wait(milliseconds: 400)
        type(text)
        try shop.store.do("hold 1051 --kind stock", as: "supervisor", at: shop.now.adding(seconds: 20))
        hear()
    }

    /// A line behind the colon.
    func line(_ text: String) {
        wait(milliseconds: 400)
        type(":" + text)
        key(.enter)
        wait(milliseconds: 400)
    }

    /// Opens a step of the close as somebody.
    func step(_ number: Int, as name: String) {
        line("as \(name)")
        type("5")
        line("cls \(number)")
    }

    /// Signs steps, each as somebody.
    func sign(_ steps: [(Int, String)]) {
        for (number, name) in steps {
            step(number, as: name)
            let isSecond = text.contains("a second person is wanted")
            type(isSecond ? "a" : "P")
            if lastLine.contains("what is known about it") {
                type("looked at, and all of it is known")
                key(.enter)
            }
            confirm()
            #expect(lastLine.contains("OK step \(number)"), "step \(number) by \(name): \(text)")
        }
    }
}
