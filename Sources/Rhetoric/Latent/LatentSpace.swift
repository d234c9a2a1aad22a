// Latent semantic similarity: items as points in the space of the largest singular values of their weighted matrix.
//
// How many dimensions, and how much each counts, is decided by one rule. If the terms of a matrix were independent, the
// squared singular values would scatter about their mean; what stands above the mean is what the items share. So the
// mean, times a margin, is taken off every squared singular value, and dimensions with nothing left fall away
// (docs/method.md compares this with fixed ranks and other rules).

/// A latent space: items, terms, and the way in for new items.
public struct LatentSpace: Sendable {
    /// Coordinates of each item, items x rank: every row has length 1, or is zero where the item has no weighted term.
    public let items: DenseMatrix<Float>
    /// Positive and descending.
    public let singularValues: [Double]
    /// Largest relative residual of the singular triplets.
    public let residual: Double
    /// Scaled right singular vectors, terms x rank: a weighted row times this is its place in the space.
    private let projection: DenseMatrix<Float>

    public var rank: Int { singularValues.count }

    /// Settings of the rule that chooses the rank.
    public struct RankRule: Sendable {
        /// How many times the mean squared singular value is taken off; at least 0.
        public var margin: Double
        /// No more dimensions than this.
        public var most: Int
        /// Whether a small space may keep all of its dimensions, so that every item has a place. At full rank, latent
        /// similarity says nothing that words do not.
        public var mayBeFull: Bool

        public init(margin: Double = 1.5, most: Int = 200, mayBeFull: Bool = false) {
            self.margin = margin
            self.most = most
            self.mayBeFull = mayBeFull
        }
    }

    /// - Parameters:
    ///   - matrix: items x terms, rows of length 1.
    ///   - tolerance: on the relative residual of the singular triplets.
    ///   - seed: of the solver's starting block.
    ///
    /// Cost that of the `TruncatedSVD`.
    public init(
        _ matrix: WeightedMatrix, rule: RankRule = RankRule(), tolerance: Double = 1e-4, seed: UInt64 = 1,
        workers: Workers = .all
    ) throws {
        let weights = matrix.weights
        let short = min(weights.rows, weights.columns)
        let total = weights.values.reduce(0) { $0 + $1 * $1 }
        let floor = short > 0 ? rule.margin * total / Double(short) : 0
        let most = max(1, min(rule.most, rule.mayBeFull ? short : short - 1))
        let svd = try TruncatedSVD<Float>(of: weights, rank: most, tolerance: tolerance, seed: seed, workers: workers)
        let scales = svd.singularValues.map { max(0, $0 * $0 - floor).squareRoot() }
        let rank = max(min(1, scales.count), scales.prefix { $0 > 0 }.count)
        singularValues = Array(svd.singularValues.prefix(rank))
        residual = svd.residuals.prefix(rank).max() ?? 0
        var projection = DenseMatrix<Float>(rows: weights.columns, columns: rank)
        let factors = (0..<rank).map { Float(scales[$0] / svd.singularValues[$0]) }
        for term in 0..<weights.columns {
            for k in 0..<rank { projection[term, k] = svd.right[term, k] * factors[k] }
        }
        self.projection = projection
        items = Self.unitRows(weights.times(projection, workers: workers))
    }

    /// Places of new rows (terms as columns) in the space: rows x rank, of length 1 or zero. A row that the space was
    /// built from gets the place it has. Cost O(z rank) for z entries.
    public func foldIn(_ rows: SparseMatrix, workers: Workers = .all) -> DenseMatrix<Float> {
        Self.unitRows(rows.times(projection, workers: workers))
    }

    private static func unitRows(_ matrix: DenseMatrix<Float>) -> DenseMatrix<Float> {
        var result = DenseMatrix<Float>(rows: matrix.rows, columns: matrix.columns)
        for row in 0..<matrix.rows {
            let length = matrix.row(row).reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
            // Below this a row is rounding: none of its terms has a place in the space.
            guard length > 1e-6 else { continue }
            for column in 0..<matrix.columns { result[row, column] = matrix[row, column] / Float(length) }
        }
        return result
    }
}
