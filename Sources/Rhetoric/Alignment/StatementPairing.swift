// Pairs each statement of a later document with the statement of an earlier one that it renews, from the certain to the
// doubtful: nearly equal statements wherever they stand; then good pairs that keep their order; then good pairs that
// break it, which have moved; then weak pairs between neighbours, since a rewritten sentence that stands between two
// kept ones is the same sentence, which its words alone would not say. An optimal assignment would trade one certain
// pair for two doubtful ones; a reader does not. Last, sentences that were split or merged are joined.

struct StatementPairing: Sendable, Equatable {
    /// Thresholds on the similarity, 0 to 1.
    struct Thresholds: Sendable {
        /// Certain, wherever the two stand.
        var certain = 0.8
        /// Good: in order if possible, else moved.
        var good = 0.45
        /// Between two pairs that are neighbours already.
        var inGap = 0.22
        /// For a split or merge: the share of the added statement's weight that the other side still has to give.
        var split = 0.5
    }

    /// Statements that renew one another: one and one, or one and several neighbours.
    struct Pair: Sendable, Hashable {
        var earlier: Range<Int>
        var later: Range<Int>
        /// Of the strongest two statements in it.
        let similarity: Double
        /// Whether it breaks the order of the others.
        var isMoved = false
    }

    /// In the order of the later document. No statement is in two pairs.
    let pairs: [Pair]
    /// Later statements without an earlier one, and earlier ones without a later one, in order.
    let new: [Int]
    let dropped: [Int]

    /// Uses `StatementSimilarity`. Cost: that, and n log n for its n pairs.
    init(earlier: StatementTokens, later: StatementTokens, thresholds: Thresholds = Thresholds()) {
        self.init(
            earlier: earlier, later: later, similarities: StatementSimilarity.pairs(earlier, later),
            thresholds: thresholds)
    }

    /// Takes similarities from elsewhere; pairs that are not listed have nothing in common.
    init(
        earlier: StatementTokens, later: StatementTokens, similarities: [StatementSimilarity.Pair],
        thresholds: Thresholds = Thresholds()
    ) {
        var matcher = StatementMatcher(earlierCount: earlier.statements.count, laterCount: later.statements.count)
        let ranked = matcher.ranked(similarities)
        matcher.takeAnywhere(ranked, threshold: thresholds.certain)
        matcher.fillGaps(ranked, threshold: thresholds.good)
        matcher.takeAnywhere(ranked, threshold: thresholds.good)
        matcher.fillGaps(ranked, threshold: thresholds.inGap)
        var pairs = matcher.pairs
        StatementJoiner(earlier: earlier, later: later, threshold: thresholds.split).join(&pairs)
        Self.markMoved(&pairs, later)
        self.pairs = pairs
        new = Self.missing(from: pairs.map(\.later), count: later.statements.count)
        dropped = Self.missing(from: pairs.map(\.earlier), count: earlier.statements.count)
    }

    private static func missing(from ranges: [Range<Int>], count: Int) -> [Int] {
        let taken = Set(ranges.flatMap(Array.init))
        return (0..<count).filter { !taken.contains($0) }
    }

    /// Of two passages that changed places the one with less information has moved.
    private static func markMoved(_ pairs: inout [Pair], _ later: StatementTokens) {
        let weights = pairs.map { pair in pair.later.reduce(0) { $0 + later.weight(of: $1) } }
        let inOrder = Set(IncreasingSubsequence.heaviest(pairs.map(\.earlier.lowerBound), weights: weights))
        for index in pairs.indices { pairs[index].isMoved = !inOrder.contains(index) }
    }
}
