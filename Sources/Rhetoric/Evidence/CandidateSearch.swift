// Which earlier statements are worth a full score where there are too many for all: the best by what is cheap for all of
// them at once, the cosines of words (an inverted index) and of meaning (one dense product for some statements together).

struct CandidateSearch: Sendable {
    private let index: LexicalIndex
    private let latent: DenseMatrix<Float>
    private let model: EvidenceModel
    /// Rows that may be candidates; nil when all may.
    private let isCandidate: [Bool]?
    private let most: Int

    init(
        _ index: LexicalIndex, latent: DenseMatrix<Float>, model: EvidenceModel, among isCandidate: [Bool]?, most: Int
    ) {
        self.index = index
        self.latent = latent
        self.model = model
        self.isCandidate = isCandidate
        self.most = most
    }

    /// The candidates of some rows: of each those below its limit, best first. Cost O(rows limit rank).
    func candidates(of rows: ArraySlice<Int>, below limits: [Int]) -> [[Int]] {
        let width = limits.max() ?? 0
        guard width > 0 else { return rows.map { _ in [] } }
        var scores = latentScores(rows, width: width)
        var accumulator = Postings.Accumulator(itemCount: width, most: most)
        return scores.withUnsafeMutableBufferPointer { scores in
            zip(rows.indices, rows).map { place, row in
                let number = place - rows.startIndex
                let start = number * width
                return index.postings.best(
                    of: index.searchedEntries(ofRow: row),
                    addedTo: UnsafeMutableBufferPointer(rebasing: scores[start..<start + limits[number]]),
                    among: isCandidate, using: &accumulator
                ).map(Int.init)
            }
        }
    }

    /// The latent part of the evidence, in units of the lexical one: rows x width.
    private func latentScores(_ rows: ArraySlice<Int>, width: Int) -> [Float] {
        let rank = latent.columns
        var scores = [Float](repeating: 0, count: rows.count * width)
        guard rank > 0, model.latentShare > 0 else { return scores }
        let later = rows.flatMap { latent.row($0) }
        latent.values.withUnsafeBufferPointer { values in
            BLAS.multiply(
                rows.count, width, rank, later, rank, values.baseAddress!, rank, bTransposed: true, into: &scores,
                width)
        }
        let (scale, floor) = (Float(model.latentShare / (1 - model.latentFloor)), Float(model.latentFloor))
        for place in scores.indices { scores[place] = max(0, scores[place] - floor) * scale }
        return scores
    }
}
