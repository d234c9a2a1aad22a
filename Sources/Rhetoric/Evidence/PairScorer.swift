// The evidence for one pair of rows. One scorer serves one thread and one later statement at a time.

struct PairScorer {
    private let table: StatementTable
    private let index: LexicalIndex
    private let latent: DenseMatrix<Float>
    private let model: EvidenceModel
    private var runs = RunProbe(minimumCount: 3)
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
        let range = table.tokenRange(row)
        laterInformation = table.stems[range].map { index.information[Int($0)] }
        laterTotal = laterInformation.reduce(0) { $0 + Double($1) }
        runs.reset(later: Array(table.forms[range]))
    }

    /// The score of an earlier row and its evidence. Cost O(words of the one times words of the other).
    mutating func score(earlier: Int) -> (score: Double, evidence: Evidence) {
        let laterRange = table.tokenRange(later)
        let earlierRange = table.tokenRange(earlier)
        var parts = EvidenceModel.Parts()
        parts.lexical = index.terms.weights.dot(later, earlier)
        parts.pairs = index.pairs.weights.dot(later, earlier)
        parts.latent = max(0, Double(latent.cosine(later, latent, earlier)))
        table.stems.withUnsafeBufferPointer { stems in
            let laterStems = UnsafeBufferPointer(rebasing: stems[laterRange])
            let earlierStems = UnsafeBufferPointer(rebasing: stems[earlierRange])
            parts.coverage = coverage(laterStems, earlierStems)
            laterInformation.withUnsafeBufferPointer { information in
                guard let weights = information.baseAddress else { return }
                let aligned = alignment.score(
                    laterStems, weights: weights, earlierStems, penalty: EvidenceModel.gapPenalty)
                parts.alignment = EvidenceModel.saturated(Double(aligned))
            }
        }
        let shared = table.forms.withUnsafeBufferPointer {
            runs.measure(UnsafeBufferPointer(rebasing: $0[earlierRange]))
        }
        let isEqual = shared.longest == laterRange.count && shared.longest == earlierRange.count && shared.longest > 0
        let evidence = Evidence(
            lexical: parts.lexical, latent: parts.latent, coverage: parts.coverage,
            verbatim: isEqual ? 1 : Double(shared.covered) / Double(max(1, laterRange.count)),
            longestRun: shared.longest, percentile: nil)
        return (isEqual ? 1 : model.score(parts), evidence)
    }

    /// Where the later statement aligns best with an earlier one.
    func span(earlier: Int) -> AlignedSpan {
        AlignedSpan(
            earlier: table.stems[table.tokenRange(earlier)], later: table.stems[table.tokenRange(later)],
            penalty: EvidenceModel.gapPenalty
        ) { index.information[Int($0)] }
    }

    /// Share of the later statement's information in words whose stems the earlier one has.
    private func coverage(_ later: UnsafeBufferPointer<Int32>, _ earlier: UnsafeBufferPointer<Int32>) -> Double {
        guard laterTotal > 0 else { return 0 }
        var covered = 0.0
        for (place, stem) in later.enumerated() where earlier.contains(stem) {
            covered += Double(laterInformation[place])
        }
        return covered / laterTotal
    }
}
