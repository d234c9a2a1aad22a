import Testing

@testable import Rhetoric

@Suite struct WordMatchingTests {
    @Test(arguments: 0..<60) func matchesTheMostWeightForThePrice(seed: UInt64) {
        var random = TestRandom(seed: seed)
        let (earlier, later) = random.relatedSequences(length: 0...12)
        let weights = EditWeights(earlier: earlier, later: later)
        let runs = WordMatching(earlier: earlier, later: later, weights: weights).runs(
            in: earlier.indices, later.indices)
        let hunks = Hunk.between(runs, earlier: earlier.indices, later: later.indices)
        let matched = runs.reduce(0) { $0 + weights.earlier[$1.earlierRange].reduce(0, +) }
        let value = matched - WordMatching.changePrice * Float(hunks.count)
        let best = NaiveMatching(earlier: earlier.forms, later: later.forms, weights: weights.earlier).value()
        #expect(abs(value - best) < 1e-4, "seed \(seed)")
        for run in runs { #expect(earlier.forms[run.earlierRange] == later.forms[run.laterRange], "seed \(seed)") }
    }

    @Test func longTextsAreCutAtAnchors() {
        var random = TestRandom(seed: 7)
        let forms = random.symbols(count: 6000...6000, below: 3000)
        // 200 words dropped, one exchanged, 100 new words at the end.
        let changed = Array(forms[..<1000] + forms[1200..<4000] + [9000] + forms[4001...] + (9001..<9101))
        func sequence(_ forms: [Int32]) -> TokenSequence {
            TokenSequence(forms: forms, stems: forms, traits: forms.map { _ in [] })
        }
        let redline = Redline(earlier: sequence(forms), later: sequence(changed))
        #expect(redline.changes.map(\.kind) == [.kept, .removed, .kept, .substituted, .kept, .added])
        #expect(redline.changes.map(\.later.count) == [1000, 0, 2800, 1, 1999, 100])
    }

    @Test func aLongRewrittenTextHasNothingInCommon() {
        let (first, second) = (Array(Int32(0)..<2000), Array(Int32(2000)..<4000))
        func sequence(_ forms: [Int32]) -> TokenSequence {
            TokenSequence(forms: forms, stems: forms, traits: forms.map { _ in [] })
        }
        #expect(Redline(earlier: sequence(first), later: sequence(second)).changes.map(\.kind) == [.substituted])
    }
}

/// The best value by trying every step from every pair of positions.
private struct NaiveMatching {
    let earlier: [Int32]
    let later: [Int32]
    let weights: [Float]

    func value() -> Float { best(0, 0, isChanging: false) }

    private func best(_ first: Int, _ second: Int, isChanging: Bool) -> Float {
        var best: Float = -.infinity
        if first == earlier.count, second == later.count { return 0 }
        let price = isChanging ? 0 : WordMatching.changePrice
        if first < earlier.count, second < later.count, earlier[first] == later[second] {
            best = weights[first] + self.best(first + 1, second + 1, isChanging: false)
        }
        if first < earlier.count { best = max(best, self.best(first + 1, second, isChanging: true) - price) }
        // Removals come before additions in a change, so that each change is tried once.
        if second < later.count { best = max(best, skipLater(first, second) - price) }
        return best
    }

    /// After an addition only additions or a match may follow.
    private func skipLater(_ first: Int, _ second: Int) -> Float {
        var best: Float = -.infinity
        for next in (second + 1)...later.count {
            if first == earlier.count, next == later.count { best = max(best, 0) }
            guard first < earlier.count, next < later.count, earlier[first] == later[next] else { continue }
            best = max(best, weights[first] + self.best(first + 1, next + 1, isChanging: false))
        }
        return best
    }
}
