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
    private let related: RelatedWords
    private var alignment = LocalAlignment()
    private var reach: WordReach
    private var later = -1
    private var laterInformation: [Float] = []
    private var laterTotal = 0.0
    /// Information of the later statement's words by the entries of its term row, repeats added up.
    private var laterByEntry: [Double] = []

    /// - Parameter latent: coordinates of the table's rows, of length 1 or zero.
    init(
        _ table: StatementTable, _ index: LexicalIndex, _ related: RelatedWords, latent: DenseMatrix<Float>,
        model: EvidenceModel
    ) {
        self.table = table
        self.index = index
        self.related = related
        self.latent = latent
        self.model = model
        reach = WordReach(stemCount: table.lexicon.stems.count)
    }

    /// Takes the later statement of the pairs to come.
    mutating func take(later row: Int) {
        later = row
        laterInformation = table.stems[table.tokenRange(row)].map { index.information[Int($0)] }
        laterTotal = laterInformation.reduce(0) { $0 + Double($1) }
        let entries = index.terms.weights.entries(ofRow: row)
        laterByEntry = Array(repeating: 0, count: entries.count)
        for (place, stem) in table.stems[table.tokenRange(row)].enumerated() {
            guard let term = index.terms.vocabulary.term(ofStem: stem),
                let entry = index.terms.weights.columnIndices[entries].firstIndex(of: Int32(term))
            else { continue }
            laterByEntry[entry - entries.lowerBound] += Double(laterInformation[place])
        }
        let columns = index.terms.weights.columnIndices
        reach.take(entries.map { index.terms.vocabulary.stems[Int(columns[$0])] }, laterByEntry, related)
    }

    /// The score of an earlier row, or nil when it is below `least`. Cost O(words of the one times words of the other).
    mutating func score(earlier: Int, atLeast least: Double = 0) -> Double? {
        let laterRange = table.tokenRange(later)
        let earlierRange = table.tokenRange(earlier)
        if isEqual(laterRange, earlierRange) { return 1 }
        var parts = EvidenceModel.Parts()
        let shared = sharedTerms(earlier)
        parts.lexical = shared.cosine
        parts.aligned = EvidenceModel.saturated(shared.information)
        (parts.pairs, parts.coverage, parts.latent) = (1, 1, 1)
        guard model.score(parts) >= least else { return nil }
        parts.latent = latentCosine(earlier)
        guard model.score(parts) >= least else { return nil }
        parts.coverage = coverage(earlier)
        guard model.score(parts) >= least else { return nil }
        parts.pairs = shared.cosine > 0 ? index.pairs.weights.dot(later, earlier) : 0
        guard model.score(parts) >= least else { return nil }
        // Rounded otherwise than the bound, the alignment must not pass it.
        let aligned = min(alignedInformation(laterRange, earlierRange), shared.information)
        parts.aligned = EvidenceModel.saturated(aligned)
        let score = model.score(parts)
        return score >= least ? score : nil
    }

    /// All that speaks for a pair, but for its percentile.
    mutating func evidence(earlier: Int) -> Evidence {
        let laterRange = table.tokenRange(later)
        let earlierRange = table.tokenRange(earlier)
        let runs = SharedRuns(earlier: table.forms[earlierRange], later: table.forms[laterRange], minimumCount: 3)
        let equal = isEqual(laterRange, earlierRange)
        let shared = sharedTerms(earlier)
        let aligned = min(alignedInformation(laterRange, earlierRange), shared.information)
        return Evidence(
            lexical: shared.cosine, pairs: index.pairs.weights.dot(later, earlier),
            aligned: EvidenceModel.saturated(aligned), coverage: equal ? 1 : coverage(earlier),
            latent: latentCosine(earlier), verbatim: equal ? 1 : runs.verbatimShare(runsOfAtLeast: 3),
            longestRun: runs.longest?.count ?? 0)
    }

    /// Where the later statement aligns best with an earlier one.
    func span(earlier: Int) -> AlignedSpan {
        span(table.tokenRange(later), table.tokenRange(earlier))
    }

    /// The information that an earlier statement covers of the later one, names left out.
    mutating func sharedInformation(earlier: Int) -> Double {
        _ = coverage(earlier)
        let (columns, stems) = (index.terms.weights.columnIndices, index.terms.vocabulary.stems)
        let first = index.terms.weights.entries(ofRow: later).lowerBound
        return reach.covered { !index.rarity.isName[Int(stems[Int(columns[first + $0])])] }
    }

    private func span(_ later: Range<Int>, _ earlier: Range<Int>) -> AlignedSpan {
        AlignedSpan(earlier: table.stems[earlier], later: table.stems[later], penalty: EvidenceModel.gapPenalty) {
            index.information[Int($0)]
        }
    }

    /// The share of the later statement's information that the earlier one has, in the same words or in words alike.
    private mutating func coverage(_ earlier: Int) -> Double {
        guard laterTotal > 0 else { return 0 }
        let entries = index.terms.weights.entries(ofRow: earlier)
        return min(
            1, reach.covered(index.terms.weights.columnIndices[entries], index.terms.vocabulary.stems) / laterTotal)
    }

    private func latentCosine(_ earlier: Int) -> Double {
        let rank = latent.columns
        return latent.values.withUnsafeBufferPointer { values in
            guard let base = values.baseAddress else { return 0 }
            return model.latent(
                ofCosine: Double(InnerProducts.dot(base + later * rank, base + earlier * rank, count: rank)))
        }
    }

    /// Whether two statements have the same words.
    private func isEqual(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
        !a.isEmpty && a.count == b.count && table.forms[a] == table.forms[b]
    }

    /// The cosine of the term rows, and the information of the later statement's words whose stems the earlier one has.
    private func sharedTerms(_ earlier: Int) -> (cosine: Double, information: Double) {
        let weights = index.terms.weights
        let first = weights.entries(ofRow: later)
        let second = weights.entries(ofRow: earlier)
        return weights.columnIndices.withUnsafeBufferPointer { columns in
            weights.values.withUnsafeBufferPointer { values in
                var (a, b) = (first.lowerBound, second.lowerBound)
                var (cosine, information) = (0.0, 0.0)
                while a < first.upperBound, b < second.upperBound {
                    let (columnA, columnB) = (columns[a], columns[b])
                    if columnA == columnB {
                        cosine += values[a] * values[b]
                        information += laterByEntry[a - first.lowerBound]
                    }
                    a += columnA <= columnB ? 1 : 0
                    b += columnB <= columnA ? 1 : 0
                }
                return (cosine, information)
            }
        }
    }

    /// The worth of the best local alignment; of texts that are no sentences, of their longest shared run.
    private mutating func alignedInformation(_ later: Range<Int>, _ earlier: Range<Int>) -> Double {
        guard later.count * earlier.count <= AlignedSpan.mostCells else { return span(later, earlier).information }
        return table.stems.withUnsafeBufferPointer { stems in
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
