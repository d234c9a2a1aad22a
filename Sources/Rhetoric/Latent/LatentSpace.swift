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
    /// Right singular vectors, terms x rank, and how much each counts: a weighted row times them, each by its factor, is its
    /// place in the space before it has length 1.
    private let directions: DenseMatrix<Float>
    private let factors: [Float]

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

        /// What is taken off every squared singular value of a matrix with rows of length 1 or 0.
        func floor(of matrix: SparseMatrix) -> Double {
            let short = min(matrix.rows, matrix.columns)
            return short > 0 ? margin * matrix.values.reduce(0) { $0 + $1 * $1 } / Double(short) : 0
        }

        /// How much each dimension counts, of those that stand above the floor; of the first in any case.
        func scales(_ singularValues: [Double], floor: Double) -> [Double] {
            let scales = singularValues.map { max(0, $0 * $0 - floor).squareRoot() }
            return Array(scales.prefix(max(min(1, scales.count), scales.prefix { $0 > 0 }.count)))
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
        let basis = try LatentBasis(matrix.weights, rule: rule, tolerance: tolerance, seed: seed, workers: workers)
        self.init(basis, rule: rule, floor: rule.floor(of: matrix.weights))
    }

    /// The space of a basis that is there; of its directions some rows (terms) may do.
    ///
    /// - Parameter floor: what the rule took off the squared singular values when the basis was made or last updated.
    init(_ basis: LatentBasis, rule: RankRule, floor: Double) {
        let scales = rule.scales(basis.singularValues, floor: floor)
        singularValues = Array(basis.singularValues.prefix(scales.count))
        residual = basis.residual
        factors = zip(scales, singularValues).map { Float($0 / $1) }
        directions = basis.directions.firstColumns(scales.count)
        items = Self.places(of: basis.coordinates.firstColumns(scales.count), factors)
    }

    /// Places of new rows (terms as columns) in the space: rows x rank, of length 1 or zero. A row that the space was
    /// built from gets the place it has. Cost O(z rank) for z entries.
    public func foldIn(_ rows: SparseMatrix, workers: Workers = .all) -> DenseMatrix<Float> {
        Self.places(of: rows.times(directions, workers: workers), factors)
    }

    /// Coordinates, each dimension by its factor, at length 1.
    private static func places(of coordinates: consuming DenseMatrix<Float>, _ factors: [Float]) -> DenseMatrix<Float> {
        var result = coordinates
        let columns = result.columns
        for row in 0..<result.rows {
            let range = row * columns..<(row + 1) * columns
            var squares = 0.0
            for (entry, factor) in zip(range, factors) {
                result.values[entry] *= factor
                squares += Double(result.values[entry]) * Double(result.values[entry])
            }
            let length = squares.squareRoot()
            // Below this a row is rounding: none of its terms has a place in the space.
            for entry in range { result.values[entry] = length > 1e-6 ? result.values[entry] / Float(length) : 0 }
        }
        return result
    }
}
