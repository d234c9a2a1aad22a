// Weights instead of counts: a local weight for how often the item says the term, times a global weight for how much
// the term tells.

import Foundation

/// A weighting scheme. With n items, f_ij the count of term j in item i and d_j the number of items that hold it, the
/// local weight is ln(1 + f_ij) throughout.
public enum TermWeighting: String, Sendable, CaseIterable {
    /// Global weight 1 + (sum_i p_ij ln p_ij) / ln n with p_ij = f_ij / sum_i f_ij (Dumais 1991): 1 for a term of one
    /// item, 0 for one that is spread evenly over all.
    case logEntropy
    /// Global weight ln((1 + n) / (1 + d_j)) + 1 (smoothed, as if one more item held every term): never 0, so that
    /// small corpora keep their common words.
    case inverseFrequency
    /// Global weight (ln(n / d_j))^2: terms of the subject against terms of the genre, for clusters.
    case squaredInverseFrequency

    /// The global weight of each term.
    func globalWeights(_ matrix: DocumentTermMatrix) -> [Double] {
        let items = Double(max(2, matrix.counts.rows))
        switch self {
        case .inverseFrequency:
            return matrix.vocabulary.documentFrequencies.map { log((1 + items) / (1 + Double($0))) + 1 }
        case .squaredInverseFrequency:
            return matrix.vocabulary.documentFrequencies.map { pow(log(items / Double($0)), 2) }
        case .logEntropy:
            let counts = matrix.counts
            var totals = [Double](repeating: 0, count: counts.columns)
            for (entry, column) in counts.columnIndices.enumerated() { totals[Int(column)] += counts.values[entry] }
            var weights = [Double](repeating: 1, count: counts.columns)
            for (entry, column) in counts.columnIndices.enumerated() {
                let share = counts.values[entry] / totals[Int(column)]
                weights[Int(column)] += share * log(share) / log(items)
            }
            // Rounding leaves a little of what should be nothing, and rows of length 1 would make much of it.
            return weights.map { $0 < 1e-12 ? 0 : $0 }
        }
    }
}

/// A document-term matrix with weights for counts and rows of length 1; rows without a weighted term are zero.
public struct WeightedMatrix: Sendable {
    public let vocabulary: Vocabulary
    /// Global weight of each term.
    public let globalWeights: [Double]
    /// items x terms.
    public let weights: SparseMatrix

    public init(_ counts: DocumentTermMatrix, _ weighting: TermWeighting) {
        self.init(counts, globalWeights: weighting.globalWeights(counts))
    }

    /// - Parameter globalWeights: of each term, not negative.
    init(_ counts: DocumentTermMatrix, globalWeights: [Double]) {
        vocabulary = counts.vocabulary
        self.globalWeights = globalWeights
        var weighted = counts.counts
        for (entry, column) in weighted.columnIndices.enumerated() {
            weighted.values[entry] = log(1 + weighted.values[entry]) * globalWeights[Int(column)]
        }
        weights = weighted.rowsNormalised
    }

    /// The row that an item with these stems would have, as (term, weight); empty when it has no weighted term.
    public func row(ofStems stems: [Int32]) -> [(column: Int, value: Double)] {
        let row = vocabulary.counts(of: stems).map {
            (column: $0.term, value: log(1 + Double($0.count)) * globalWeights[$0.term])
        }
        let length = row.reduce(0) { $0 + $1.value * $1.value }.squareRoot()
        return length > 0 ? row.map { ($0.column, $0.value / length) } : []
    }
}
