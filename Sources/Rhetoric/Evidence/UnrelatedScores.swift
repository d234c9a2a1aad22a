// How high unrelated statements score: pairs drawn at random from different documents. A score means more when it is
// said how many such pairs reach it.

struct UnrelatedScores: Sendable {
    /// Ascending.
    private let scores: [Double]

    private static let pairs = 2000
    /// Below this many statements a random pair is too often a related one.
    private static let fewestRows = 40

    init(_ table: StatementTable, scorer: PairScorer, seed: UInt64) {
        guard table.count >= Self.fewestRows else {
            scores = []
            return
        }
        var random = RandomSource(seed: seed)
        var scorer = scorer
        var drawn: [Double] = []
        for _ in 0..<Self.pairs {
            let later = random.index(below: table.count)
            let earlier = random.index(below: table.count)
            guard table.rows[later].document != table.rows[earlier].document else { continue }
            scorer.take(later: later)
            drawn.append(scorer.score(earlier: earlier) ?? 0)
        }
        scores = drawn.sorted()
    }

    /// Share of the pairs below a score; nil where there are too few to tell.
    func shareBelow(_ score: Double) -> Double? {
        guard scores.count >= Self.pairs / 4 else { return nil }
        var low = 0
        var high = scores.count
        while low < high {
            let middle = (low + high) / 2
            if scores[middle] < score { low = middle + 1 } else { high = middle }
        }
        return Double(low) / Double(scores.count)
    }
}
