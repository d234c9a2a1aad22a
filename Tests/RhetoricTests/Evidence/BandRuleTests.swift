import Testing

@testable import Rhetoric

@Suite struct BandRuleTests {
    private func span(_ earlier: [Int32], _ later: [Int32]) -> AlignedSpan {
        AlignedSpan(earlier: earlier[...], later: later[...], penalty: 0.1) { _ in 1 }
    }

    @Test func moreToChooseFromAsksForMore() {
        let few = BandRule(among: 50)
        let many = BandRule(among: 100_000)
        #expect(few.reworded == BandRule(among: 200).reworded && BandRule(among: 0).reworded == few.reworded)
        #expect(many.reworded > few.reworded + 0.1 && many.echo > few.echo + 0.1)
        let loose = span([1, 9, 8, 2], [1, 2])
        #expect(few.band(score: 0.35, span: loose, shared: 2, isFlagged: false) == .reworded)
        #expect(many.band(score: 0.35, span: loose, shared: 2, isFlagged: false) == .new)
    }

    @Test func aFormulaIsCloseWhateverSurroundsIt() {
        let rule = BandRule(among: 1_000_000)
        let formula = span([1, 2, 3, 4, 5], [9, 1, 2, 3, 4, 5, 8, 7, 6])
        #expect(rule.band(score: 0.3, span: formula, shared: 5, isFlagged: false) == .close)
    }

    @Test func verbatimIsUnflaggedAndWhole() {
        let rule = BandRule(among: 10)
        let whole = span([1, 2, 3, 4], [1, 2, 3, 4])
        #expect(rule.band(score: 0.9, span: whole, shared: 4, isFlagged: false) == .verbatim)
        #expect(rule.band(score: 0.9, span: whole, shared: 4, isFlagged: true) == .close)
        #expect(rule.band(score: 1, span: whole, shared: 0.1, isFlagged: true) == .verbatim)
        #expect(
            rule.band(score: 0.9, span: span([1, 2, 3, 4], [1, 2, 3, 4, 5, 6]), shared: 4, isFlagged: false) == .close)
    }

    @Test func namesAloneAreAnEcho() {
        let rule = BandRule(among: 10)
        #expect(rule.band(score: 0.7, span: span([1, 2], [1, 2]), shared: 0.2, isFlagged: false) == .echo)
        #expect(rule.band(score: 0.05, span: span([1], [2]), shared: 0, isFlagged: false) == .new)
    }
}
