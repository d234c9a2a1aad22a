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
    ///
    /// - Parameter items: how many there are, where the matrix has only some of them; terms are in no others then.
    func globalWeights(_ matrix: DocumentTermMatrix, items: Int? = nil) -> [Double] {
        let items = Double(max(2, items ?? matrix.counts.rows))
        switch self {
        case .inverseFrequency:
            return Self.inverseFrequencies(matrix.vocabulary.documentFrequencies.map(Double.init), items: items)
        case .squaredInverseFrequency:
            return matrix.vocabulary.documentFrequencies.map { pow(log(items / Double($0)), 2) }
        case .logEntropy:
            var weights = Self.entropies(matrix.counts, items: items)
            // Rounding leaves a little of what should be nothing, and rows of length 1 would make much of it.
            for term in weights.indices where weights[term] < 1e-12 { weights[term] = 0 }
            return weights
        }
    }

    static func inverseFrequencies(_ frequencies: [Double], items: Double) -> [Double] {
        frequencies.map { log((1 + items) / (1 + $0)) + 1 }
    }

    /// 1 + (sum_i p_ij ln p_ij) / ln n of each term. Most counts are 1, and all of a term's add the same.
    private static func entropies(_ counts: SparseMatrix, items: Double) -> [Double] {
        var totals = [Double](repeating: 0, count: counts.columns)
        for (entry, column) in counts.columnIndices.enumerated() { totals[Int(column)] += counts.values[entry] }
        func part(_ count: Double, _ total: Double) -> Double {
            let share = count / total
            return share * log(share) / log(items)
        }
        let ofOne = totals.map { part(1, $0) }
        var weights = [Double](repeating: 1, count: counts.columns)
        for (entry, column) in counts.columnIndices.enumerated() {
            let (term, count) = (Int(column), counts.values[entry])
            weights[term] += count == 1 ? ofOne[term] : part(count, totals[term])
        }
        return weights
    }
}

/// The terms of a matrix with a global weight for each: what is needed to weigh a row that is not in the matrix.
struct TermWeights: Sendable {
    let vocabulary: Vocabulary
    let globalWeights: [Double]

    init(_ vocabulary: Vocabulary, _ globalWeights: [Double]) {
        (self.vocabulary, self.globalWeights) = (vocabulary, globalWeights)
    }

    /// The row that an item with these stems would have, as (term, weight), of length 1; empty when it has no weighted term.
    func row(ofStems stems: [Int32]) -> [(column: Int, value: Double)] {
        let row = vocabulary.counts(of: stems).map {
            (column: $0.term, value: log(1 + Double($0.count)) * globalWeights[$0.term])
        }
        let length = row.reduce(0) { $0 + $1.value * $1.value }.squareRoot()
        return length > 0 ? row.map { ($0.column, $0.value / length) } : []
    }
}

/// A document-term matrix with weights for counts and rows of length 1; rows without a weighted term are zero.
public struct WeightedMatrix: Sendable {
    let terms: TermWeights
    /// items x terms.
    public let weights: SparseMatrix

    public var vocabulary: Vocabulary { terms.vocabulary }
    /// Global weight of each term.
    public var globalWeights: [Double] { terms.globalWeights }

    /// In place where the caller has no more use for the counts: there is no second copy of the values then.
    public init(_ counts: consuming DocumentTermMatrix, _ weighting: TermWeighting, workers: Workers = .all) {
        let globalWeights = weighting.globalWeights(counts)
        self.init(counts, globalWeights: globalWeights, workers: workers)
    }

    /// - Parameter globalWeights: of each term, not negative.
    init(_ counts: consuming DocumentTermMatrix, globalWeights: [Double], workers: Workers = .all) {
        terms = TermWeights(counts.vocabulary, globalWeights)
        counts.counts.weigh(globalWeights, workers: workers)
        weights = counts.counts
    }

    /// The row that an item with these stems would have, as (term, weight); empty when it has no weighted term.
    public func row(ofStems stems: [Int32]) -> [(column: Int, value: Double)] { terms.row(ofStems: stems) }
}

extension SparseMatrix {
    private static let rowsPerPart = 8192

    /// Puts ln(1 + count) times the global weight for each count and scales every row to length 1, in one pass.
    fileprivate mutating func weigh(_ globalWeights: [Double], workers: Workers) {
        let (rows, offsets, columns) = (rows, offsets, columnIndices)
        let localWeights = (0..<256).map { log(1 + Double($0)) }
        values.withUnsafeMutableBufferPointer { buffer in
            let values = DisjointBuffer(buffer)
            workers.run(parts: (rows + Self.rowsPerPart - 1) / Self.rowsPerPart) { part in
                for row in part * Self.rowsPerPart..<min(rows, (part + 1) * Self.rowsPerPart) {
                    let entries = Int(offsets[row])..<Int(offsets[row + 1])
                    var squares = 0.0
                    for entry in entries {
                        let count = values.base[entry]
                        let local = count < 256 ? localWeights[Int(count)] : log(1 + count)
                        values.base[entry] = local * globalWeights[Int(columns[entry])]
                        squares += values.base[entry] * values.base[entry]
                    }
                    let length = squares.squareRoot()
                    if length > 0 { for entry in entries { values.base[entry] /= length } }
                }
            }
        }
    }
}
