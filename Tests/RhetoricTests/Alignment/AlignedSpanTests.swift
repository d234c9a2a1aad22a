import Testing

@testable import Rhetoric

@Suite struct AlignedSpanTests {
    private func span(_ earlier: [Int32], _ later: [Int32]) -> AlignedSpan {
        AlignedSpan(earlier: earlier[...], later: later[...], penalty: 0.1) { _ in 1 }
    }

    @Test func aFormulaInsideOtherWords() {
        // 1 2 3 4 stand in both, with one word between in the later one.
        let found = span([9, 8, 1, 2, 3, 4, 7], [5, 1, 2, 6, 3, 4])
        #expect(found.earlier == 2..<6 && found.later == 1..<6)
        #expect(abs(found.information - 3.9) < 1e-6)
        #expect(abs(found.density - 0.8) < 1e-6 && abs(found.laterShare - 4.0 / 6) < 1e-6)
    }

    @Test func nothingShared() {
        let found = span([1, 2], [3, 4])
        #expect(found.earlier.isEmpty && found.later.isEmpty && found.information == 0 && found.density == 0)
    }

    @Test func longTextsGoByTheirLongestRun() {
        let shared: [Int32] = Array(1_000..<1_050)
        let found = span(Array(0..<500) + shared, shared + Array(2_000..<2_500))
        #expect(found.earlier == 500..<550 && found.later == 0..<50)
        #expect(found.information == 50 && found.density == 1)
    }
}
