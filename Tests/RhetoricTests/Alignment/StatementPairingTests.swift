import Testing

@testable import Rhetoric

@Suite struct StatementPairingTests {
    private func pairing(_ earlier: [String], _ later: [String]) -> StatementPairing {
        var words = TestWords()
        return StatementPairing(earlier: words.document(earlier), later: words.document(later))
    }

    /// Each pair as "earlier-later", with "moved" behind it.
    private func pairs(_ pairing: StatementPairing) -> [String] {
        pairing.pairs.map { pair in
            func side(_ range: Range<Int>) -> String { range.map(String.init).joined(separator: "+") }
            return side(pair.earlier) + "-" + side(pair.later) + (pair.isMoved ? " moved" : "")
        }
    }

    private let inflation = "Inflation in Merania remains close to the target of the Central Bank."
    private let labour = "The labour market is tight and wages are rising across most regions."
    private let exports = "Exports of machinery recovered after the harbour strike ended in spring."
    private let decision = "The Council decided to keep the lending rate at 4 percent."

    @Test func renewedNewAndDropped() {
        let found = pairing(
            [inflation, labour, decision],
            ["Inflation in Merania remains above the target of the Central Bank.", exports, decision])
        #expect(pairs(found) == ["0-0", "2-2"])
        #expect(found.new == [1] && found.dropped == [1])
        #expect(found.pairs[1].similarity == 1)
    }

    @Test func aMovedStatementIsFlagged() {
        let found = pairing([inflation, labour, exports, decision], [decision, inflation, labour, exports])
        #expect(pairs(found) == ["3-0 moved", "0-1", "1-2", "2-3"])
    }

    @Test func repeatedStatementsArePairedInOrder() {
        let found = pairing([labour, inflation, labour], [labour, inflation, labour])
        #expect(pairs(found) == ["0-0", "1-1", "2-2"])
    }

    @Test func aRewrittenStatementIsFoundBetweenItsNeighbours() {
        let rewritten = "The Council, after a long debate, decided to raise the lending corridor by half a point."
        #expect(
            pairs(pairing([inflation, decision, exports], [inflation, rewritten, exports])) == ["0-0", "1-1", "2-2"])
        // The same words elsewhere are not enough.
        #expect(pairs(pairing([decision, inflation, exports], [inflation, exports, rewritten])) == ["1-0", "2-1"])
    }

    @Test func aGoodPairInOrderGoesBeforeABetterOneOutOfOrder() {
        // The dissenter's sentence has more of the old decision's words than the new decision has.
        let found = pairing(
            [inflation, decision, exports, "One member preferred a lower lending rate."],
            [
                inflation, "The Council decided to raise the lending rate to 5 percent.", exports,
                "One member preferred to keep the lending rate at 4 percent.",
            ])
        #expect(pairs(found) == ["0-0", "1-1", "2-2", "3-3"])
    }

    @Test func splitsAndMergesAreJoined() {
        let whole = "The labour market is tight, wages are rising across most regions, and vacancies reached a record."
        let parts = [
            "The labour market is tight and wages are rising across most regions.", "Vacancies reached a record.",
        ]
        #expect(pairs(pairing([inflation, whole], [inflation] + parts)) == ["0-0", "1-1+2"])
        #expect(pairs(pairing([inflation] + parts, [inflation, whole])) == ["0-0", "1+2-1"])
    }

    @Test func emptyDocuments() {
        #expect(pairing([], []).pairs.isEmpty)
        #expect(pairing([inflation], []).dropped == [0])
        #expect(pairing([], [inflation]).new == [0])
        #expect(pairs(pairing(["", inflation], [inflation, ""])) == ["1-0"])
    }

    @Test func similaritiesMayComeFromElsewhere() {
        var words = TestWords()
        let (earlier, later) = (words.document([inflation, labour]), words.document([exports, decision]))
        let given = [StatementSimilarity.Pair(earlier: 1, later: 0, similarity: 0.8)]
        #expect(pairs(StatementPairing(earlier: earlier, later: later, similarities: given)) == ["1-0"])
    }

    @Test(arguments: 0..<30) func everyStatementHasOnePlace(seed: UInt64) {
        var random = TestRandom(seed: seed)
        let all = [inflation, labour, exports, decision, "Vacancies reached a record.", "Wages are rising."]
        let earlier = (0..<6).map { _ in all.randomElement(using: &random)! }
        let later = (0..<7).map { _ in all.randomElement(using: &random)! }
        let found = pairing(earlier, later)
        #expect((found.pairs.flatMap { Array($0.later) } + found.new).sorted() == Array(0..<7), "seed \(seed)")
        #expect((found.pairs.flatMap { Array($0.earlier) } + found.dropped).sorted() == Array(0..<6), "seed \(seed)")
        let kept = found.pairs.filter { !$0.isMoved }.map(\.earlier.lowerBound)
        #expect(kept == kept.sorted(), "seed \(seed)")
    }
}
