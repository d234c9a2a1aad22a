import Testing

@testable import Rhetoric

@Suite struct DecimalsTests {
    @Test func fixed() {
        #expect(Decimals.fixed(0.9, digits: 2) == "0.90" && Decimals.fixed(12, digits: 3) == "12.000")
        #expect(Decimals.fixed(0.125, digits: 2) == "0.13" && Decimals.fixed(-0.125, digits: 2) == "-0.13")
        #expect(Decimals.fixed(0.999, digits: 2) == "1.00" && Decimals.fixed(9.5, digits: 0) == "10")
        #expect(Decimals.fixed(-0.001, digits: 2) == "0.00" && Decimals.fixed(0.05, digits: 1) == "0.1")
        #expect(Decimals.fixed(123_456_789_012, digits: 6) == "123456789012.000000")
    }

    @Test func trimmed() {
        #expect(Decimals.trimmed(0.9, digits: 6) == "0.9" && Decimals.trimmed(3, digits: 6) == "3")
        #expect(Decimals.trimmed(100, digits: 0) == "100" && Decimals.trimmed(0, digits: 2) == "0")
    }

    @Test func grouped() {
        #expect(
            [0, 999, 1000, 1_234_567, -1000, -12].map(Decimals.grouped)
                == ["0", "999", "1,000", "1,234,567", "-1,000", "-12"])
    }

    @Test(arguments: UInt64(1)...5)
    func printedNumbersAreReadBack(seed: UInt64) throws {
        var random = RandomSource(seed: seed)
        for _ in 0..<200 {
            let value = random.centred() * 1000
            let read = try #require(Double(Decimals.fixed(value, digits: 6)))
            #expect(abs(read - value) <= 0.500_001e-6, "seed \(seed): \(value)")
        }
    }
}
