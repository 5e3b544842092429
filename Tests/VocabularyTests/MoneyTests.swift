import Testing
import Vocabulary

@Suite struct MoneyTests {
    static let none = Currency.jpy
    static let two = Currency.eur
    static let three = Currency("KWD")!
    static let four = Currency("CLF")!

    @Test func `what is written is read again, in every currency and however it is grouped`() {
        var dice = Dice(seed: 1)
        for _ in 0..<4_000 {
            for currency in [MoneyTests.none, MoneyTests.two, MoneyTests.three, MoneyTests.four] {
                // Small, middle and large amounts alike.
                let bound = [10, 10_000, 100_000_000, Money.limitMinor - 1][dice.roll(0...3)]
                let money = Money(minor: dice.roll(-bound...bound), currency)
                #expect(Money.minor(plain: money.plain.utf8, decimals: currency.decimals) == money.minor)
                #expect(Money.minor(plain: money.grouped.utf8, decimals: currency.decimals) == money.minor)
                #expect(Money(money.description, in: .usd) == money)
            }
        }
    }

    @Test(arguments: [
        ("0", 2, 0), ("-0.00", 2, 0), ("12.5", 2, 1_250), ("+12.50", 2, 1_250), ("-1299.00", 2, -129_900),
        ("1,204.00", 2, 120_400),
        ("1,234,567.89", 2, 123_456_789), ("12.500", 2, 1_250), ("12.3450", 3, 12_345), ("7", 0, 7), ("7.00", 0, 7),
        ("1,204", 0, 1_204), ("1,234,567", 2, 123_456_700), ("0007.10", 2, 710), ("9999999999999.99", 2, 999_999_999_999_999),
        ("0.0001", 4, 1),
    ])
    func `an amount is read`(text: String, decimals: Int, minor: Int) {
        #expect(Money.minor(plain: text.utf8, decimals: decimals) == minor)
    }

    @Test(arguments: [
        ("", 2), ("-", 2), (".5", 2), ("1.2.3", 2), ("12,5", 2), ("1,2345", 2), (",123", 2), ("1,23.00", 2), ("1234,567", 2),
        ("4,200", 2), ("1,204", 3),
        ("1,234,56", 2), ("1.234,00", 2), ("12.345", 2), ("7.5", 0), ("1e3", 2), ("0x10", 2), ("1 000", 2), ("--1", 2),
        ("1-", 2), ("١٢", 2), ("10000000000000.00", 2), ("1000000000000000", 0), ("99999999999999999999999", 2),
        ("999999999999999", 4), ("NaN", 2),
    ])
    func `what is no amount, or more than any shop has, is not read`(text: String, decimals: Int) {
        #expect(Money.minor(plain: text.utf8, decimals: decimals) == nil)
    }

    @Test func `text shows the currency's own decimals and groups by threes`() {
        #expect(Money(minor: 120_400, .eur).description == "1,204.00 EUR")
        #expect(Money(minor: -5, .eur).plain == "-0.05")
        #expect(Money(minor: 1_000, .jpy).description == "1,000 JPY")
        #expect(Money(minor: 1_234_567, MoneyTests.three).description == "1,234.567 KWD")
        #expect(Money(minor: 100_000, .eur).grouped == "1,000.00")
        #expect(Money(minor: 99_999, .eur).grouped == "999.99")
        #expect(Money(minor: Int.min, .eur).plain == "-92233720368547758.08")
    }

    @Test func `an amount may name its currency, and takes that one's decimals`() {
        #expect(Money("150.00 USD", in: .eur) == Money(minor: 15_000, .usd))
        #expect(Money("150", in: .eur) == Money(minor: 15_000, .eur))
        #expect(Money("150 JPY", in: .eur) == Money(minor: 150, .jpy))
        for wrong in ["", "EUR", "1 eur", "1 EURO", "1 2 EUR", "1.5 JPY"] { #expect(Money(wrong, in: .eur) == nil, "\(wrong)") }
    }
}
