// The evidence for one pair of rows. One scorer serves one thread and one later statement at a time.
//
// Of the many pairs that are scored few are reported, so a score is made in two steps: what is cheap gives a bound, and
// only pairs that may still pass are aligned. The bound is exact: no alignment is worth more than all the words that
// the two statements share.

struct PairScorer {
    private let table: StatementTable
    private let index: LexicalIndex
    private let latent: DenseMatrix<Float>
    private let model: EvidenceModel
    private var alignment = LocalAlignment()
    private var later = -1
    private var laterInformation: [Float] = []
    private var laterTotal = 0.0

    /// - Parameter latent: coordinates of the table's rows, of length 1 or zero.
    init(_ table: StatementTable, _ index: LexicalIndex, latent: DenseMatrix<Float>, model: EvidenceModel) {
        self.table = table
        self.index = index
        self.latent = latent
        self.model = model
    }

    /// Takes the later statement of the pairs to come.
    mutating func take(later row: Int) {
        later = row
        laterInformation = table.stems[table.tokenRange(row)].map { index.information[Int($0)] }
        laterTotal = laterInformation.reduce(0) { $0 + Double($1) }
    }

    /// The score of an earlier row, or nil when it is below `least`. Cost O(words of the one times words of the other).
    mutating func score(earlier: Int, atLeast least: Double = 0) -> Double? {
        let laterRange = table.tokenRange(later)
        let earlierRange = table.tokenRange(earlier)
        if isEqual(laterRange, earlierRange) { return 1 }
        var parts = EvidenceModel.Parts()
        let covered = coveredInformation(laterRange, earlierRange)
        // Without a shared stem there is neither lexical evidence nor anything to align.
        if covered.words > 0 {
            parts.lexical = index.terms.weights.dot(later, earlier)
            parts.pairs = index.pairs.weights.dot(later, earlier)
            parts.coverage = laterTotal > 0 ? covered.information / laterTotal : 0
        }
        parts.latent = latentCosine(earlier)
        parts.alignment = EvidenceModel.saturated(covered.information)
        guard model.score(parts) >= least else { return nil }
        parts.alignment = EvidenceModel.saturated(alignedInformation(laterRange, earlierRange))
        let score = model.score(parts)
        return score >= least ? score : nil
    }

    /// All that speaks for a pair, but for its percentile.
    func evidence(earlier: Int) -> Evidence {
        let laterRange = table.tokenRange(later)
        let earlierRange = table.tokenRange(earlier)
        let runs = SharedRuns(earlier: table.forms[earlierRange], later: table.forms[laterRange], minimumCount: 3)
        let equal = isEqual(laterRange, earlierRange)
        return Evidence(
            lexical: index.terms.weights.dot(later, earlier), latent: latentCosine(earlier),
            coverage: laterTotal > 0
                ? coveredInformation(laterRange, earlierRange).information / laterTotal : equal ? 1 : 0,
            verbatim: equal ? 1 : runs.verbatimShare(runsOfAtLeast: 3), longestRun: runs.longest?.count ?? 0)
    }

    /// Where the later statement aligns best with an earlier one.
    func span(earlier: Int) -> AlignedSpan {
        AlignedSpan(
            earlier: table.stems[table.tokenRange(earlier)], later: table.stems[table.tokenRange(later)],
            penalty: EvidenceModel.gapPenalty
        ) { index.information[Int($0)] }
    }

    private func latentCosine(_ earlier: Int) -> Double { max(0, Double(latent.cosine(later, latent, earlier))) }

    /// Whether two statements have the same words.
    private func isEqual(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
        !a.isEmpty && a.count == b.count && table.forms[a] == table.forms[b]
    }

    /// Words of the later statement whose stems the earlier one has: their number and their information.
    private func coveredInformation(
        _ later: Range<Int>, _ earlier: Range<Int>
    ) -> (words: Int, information: Double) {
        table.stems.withUnsafeBufferPointer { stems in
            var words = 0
            var information = 0.0
            for (place, token) in later.enumerated() {
                let stem = stems[token]
                for other in earlier where stems[other] == stem {
                    words += 1
                    information += Double(laterInformation[place])
                    break
                }
            }
            return (words, information)
        }
    }

    private mutating func alignedInformation(_ later: Range<Int>, _ earlier: Range<Int>) -> Double {
        table.stems.withUnsafeBufferPointer { stems in
            laterInformation.withUnsafeBufferPointer { information in
                guard let weights = information.baseAddress else { return 0 }
                return Double(
                    alignment.score(
                        UnsafeBufferPointer(rebasing: stems[later]), weights: weights,
                        UnsafeBufferPointer(rebasing: stems[earlier]), penalty: EvidenceModel.gapPenalty))
            }
        }
    }
}
