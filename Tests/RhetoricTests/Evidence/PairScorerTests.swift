// The two steps of a score: what the first one turns away, the second one would have turned away too.

import Testing

@testable import Rhetoric

@Suite struct PairScorerTests {
    /// Statements of few words, so that many share some, are equal, or repeat a word.
    private func comparer(seed: UInt64) throws -> StatementComparer {
        var prose = TestProse(words: 25, seed: seed)
        var texts = (0..<22).map { _ in prose.sentence(of: 1 + prose.random.index(below: 14)) }
        texts += [texts[3], texts[5] + " " + texts[6], texts[7] + " not", "", "the of the"]
        return try StatementComparer(.ofTexts(texts), seed: 1, workers: Workers(count: 1))
    }

    @Test(arguments: UInt64(1)...12)
    func theBoundIsLossless(seed: UInt64) throws {
        let comparer = try comparer(seed: seed)
        var scorer = comparer.newScorer
        var random = RandomSource(seed: seed)
        for later in 0..<comparer.table.count {
            scorer.take(later: later)
            for earlier in 0..<comparer.table.count {
                let scored = scorer.score(earlier: earlier)
                let score = try #require(scored)
                #expect((0...1).contains(score), "seed \(seed)")
                for least in [score, score.nextDown, min(1, score.nextUp), score * 0.9, random.unit()] {
                    let bounded = scorer.score(earlier: earlier, atLeast: least)
                    #expect(
                        bounded == (score >= least ? score : nil),
                        "seed \(seed), rows \(later) and \(earlier): at least \(least) of \(score)")
                }
            }
        }
    }

    @Test(arguments: UInt64(1)...4)
    func equalStatementsAloneScoreOne(seed: UInt64) throws {
        let comparer = try comparer(seed: seed)
        let table = comparer.table
        var scorer = comparer.newScorer
        for later in 0..<table.count {
            scorer.take(later: later)
            for earlier in 0..<table.count {
                let isEqual = table.forms[table.tokenRange(later)] == table.forms[table.tokenRange(earlier)]
                let score = scorer.score(earlier: earlier)
                #expect((score == 1) == isEqual, "seed \(seed), rows \(later), \(earlier)")
            }
        }
    }

    @Test func evidenceByHand() throws {
        let comparer = try StatementComparer(
            .ofTexts([
                "The two sides will keep the strait open.", "The two sides agreed to keep the strait open, he said.",
                "Nothing was said of grain.",
            ]), seed: 1, workers: Workers(count: 1))
        var scorer = comparer.newScorer
        scorer.take(later: 1)
        let evidence = scorer.evidence(earlier: 0)
        // "the two sides", "keep the strait open": seven of eleven words.
        #expect(evidence.longestRun == 4 && abs(evidence.verbatim - 7.0 / 11) < 1e-12)
        #expect(evidence.coverage > 0.4 && evidence.coverage < 0.8)
        let none = scorer.evidence(earlier: 2)
        #expect(none.longestRun == 0 && none.verbatim == 0)
    }

    @Test func tinyCorpora() throws {
        for texts in [[], [""], ["One statement."], ["One.", "Two."], ["Same.", "Same."]] {
            let comparer = try StatementComparer(.ofTexts(texts), seed: 1, workers: Workers(count: 1))
            var scorer = comparer.newScorer
            for later in 0..<comparer.table.count {
                scorer.take(later: later)
                for earlier in 0..<comparer.table.count {
                    let scored = scorer.score(earlier: earlier)
                    let score = try #require(scored)
                    #expect((0...1).contains(score), "\(texts)")
                }
            }
        }
    }
}
