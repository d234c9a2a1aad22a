// What a latent space is made of, kept and grown: directions among the terms, and the coordinates of the items along them.
//
// A new item is folded in by one product, and what it says beyond the directions is lost. An update turns the directions so
// that they fit the new items as well as the old (Zha and Simon 1999; Brand 2006): what the new items say beyond them
// becomes directions of its own, and of all directions the strongest stay. It costs no look at the old items' words.

/// Orthonormal directions with the coordinates of items along them.
public struct LatentBasis: Sendable {
    /// Root of the summed squared coordinates along each direction: positive and descending.
    public private(set) var singularValues: [Double]
    /// terms x rank: one direction a column.
    public private(set) var directions: DenseMatrix<Float>
    /// items x rank: the weighted rows times the directions.
    public private(set) var coordinates: DenseMatrix<Float>
    /// Largest relative residual of the singular triplets that it was made of; 0 once it was updated or kept.
    public private(set) var residual = 0.0

    public var rank: Int { singularValues.count }

    /// New rows that an update takes in at once.
    private static let rowsAtOnce = 256
    /// What is left of rows below this, of their squared length, is rounding.
    private static let leastRest = 1e-6

    init(singularValues: [Double], directions: DenseMatrix<Float>, coordinates: DenseMatrix<Float>) {
        precondition(directions.columns == singularValues.count && coordinates.columns == singularValues.count)
        (self.singularValues, self.directions, self.coordinates) = (singularValues, directions, coordinates)
    }

    /// The largest singular values of a matrix (items x terms, rows of length 1) that stand above the floor of the rule.
    ///
    /// - Parameters:
    ///   - tolerance: on the relative residual of the singular triplets.
    ///   - seed: of the solver's starting block.
    ///
    /// Cost that of the `TruncatedSVD`.
    init(
        _ matrix: SparseMatrix, rule: LatentSpace.RankRule, tolerance: Double = 1e-4, seed: UInt64 = 1,
        workers: Workers = .all
    ) throws {
        let short = min(matrix.rows, matrix.columns)
        let most = max(1, min(rule.most, rule.mayBeFull ? short : short - 1))
        let svd = try TruncatedSVD<Float>(of: matrix, rank: most, tolerance: tolerance, seed: seed, workers: workers)
        let kept = rule.scales(svd.singularValues, floor: rule.floor(of: matrix)).count
        singularValues = Array(svd.singularValues.prefix(kept))
        directions = svd.right.firstColumns(kept)
        residual = svd.residuals.prefix(kept).max() ?? 0
        coordinates = matrix.times(directions, workers: workers)
    }

    /// Coordinates of rows (terms as columns): rows x rank. Cost O(z rank) for z entries.
    func coordinates(of rows: SparseMatrix, workers: Workers = .all) -> DenseMatrix<Float> {
        rows.times(directions, workers: workers)
    }

    /// Takes in new rows, and terms that only they have: the `most` strongest directions of the old coordinates and the new
    /// rows together. Equal to the truncated SVD of the old approximation with the new rows beneath it.
    ///
    /// - Parameters:
    ///   - rows: of length 1; their columns are the terms of the basis, and new ones after those.
    ///   - most: directions that are kept.
    /// - Throws: `DecompositionFailure`.
    ///
    /// Cost O((t + n) r^2 + t p r) for each p = 256 of the rows, n items, t terms, r = rank + p; memory 4 t (r + p) bytes.
    public mutating func update(with rows: SparseMatrix, most: Int, workers: Workers = .all) throws {
        precondition(rows.columns >= directions.rows && most >= 1)
        directions = directions.withRows(rows.columns)
        // Of the coordinates as they stand: items that were taken away count no more.
        var gram = coordinates.gram
        for first in stride(from: 0, to: rows.rows, by: Self.rowsAtOnce) {
            let block = rows.rows(first..<min(rows.rows, first + Self.rowsAtOnce))
            gram = try take(block, gram: gram, most: most, workers: workers)
        }
    }

    /// - Parameter gram: of the coordinates, rank x rank.
    /// - Returns: that of the new coordinates.
    private mutating func take(
        _ rows: SparseMatrix, gram: DenseMatrix<Double>, most: Int, workers: Workers
    ) throws -> DenseMatrix<Double> {
        var along = coordinates(of: rows, workers: workers)
        var rest = DenseMatrix<Float>(rows.dense)
        rest.subtract(along, times: directions)
        // Once more: in single precision one pass leaves some of the directions in the rest.
        let again = rest.times(directions)
        rest.subtract(again, times: directions)
        for entry in along.values.indices { along.values[entry] += again.values[entry] }
        let own = try OwnDirections(of: rest, least: Self.leastRest)

        // Everything in the directions old and new.
        let (old, size) = (rank, rank + own.count)
        var beneath = DenseMatrix<Float>(rows: rows.rows, columns: size)
        for row in 0..<rows.rows {
            for k in 0..<old { beneath[row, k] = along[row, k] }
            for k in 0..<own.count { beneath[row, old + k] = own.coordinates[row, k] }
        }
        var joined = beneath.gram
        for a in 0..<old { for b in 0..<old { joined[a, b] += gram[a, b] } }
        let (values, turns) = try Self.strongest(joined, most: most)

        let turn = DenseMatrix<Float>(turns)
        coordinates = coordinates.times(turn.firstRows(old)).with(beneath.times(turn))
        var turned = directions.times(turn.firstRows(old))
        turned.add(own.directions, times: turn.lastRows(own.count), isTransposed: true)
        directions = turned
        (singularValues, residual) = (values.map { $0.squareRoot() }, 0)
        var next = DenseMatrix<Double>(rows: values.count, columns: values.count)
        for k in values.indices { next[k, k] = values[k] }
        return next
    }

    /// The largest eigenvalues of a Gram matrix with their vectors, one a column.
    private static func strongest(
        _ gram: DenseMatrix<Double>, most: Int
    ) throws -> (values: [Double], vectors: DenseMatrix<Double>) {
        let order = gram.rows
        guard order > 0 else { return ([], gram) }
        let (values, vectors) = try LAPACK.symmetricEigen(gram.values, order: order, wanted: min(most, order))
        let kept = values.prefix { $0 > (values.first ?? 0) * 1e-12 }.count
        let rows = DenseMatrix(rows: kept, columns: order, values: Array(vectors.prefix(kept * order)))
        return (Array(values.prefix(kept)), rows.transposed)
    }
}

/// Orthonormal directions that some rows span.
private struct OwnDirections {
    /// One a row: count x columns.
    let directions: DenseMatrix<Float>
    /// rows x count.
    let coordinates: DenseMatrix<Float>

    var count: Int { directions.rows }

    /// By the eigenvectors of the rows' Gram matrix.
    init(of rows: DenseMatrix<Float>, least: Double) throws {
        let gram = rows.transposed.gram
        guard rows.rows > 0 else {
            (directions, coordinates) = (rows, DenseMatrix(rows: 0, columns: 0))
            return
        }
        let (values, vectors) = try LAPACK.symmetricEigen(gram.values, order: rows.rows, wanted: rows.rows)
        let kept = values.prefix { $0 > least }.count
        var inward = DenseMatrix<Float>(rows: kept, columns: rows.rows)
        var coordinates = DenseMatrix<Float>(rows: rows.rows, columns: kept)
        for k in 0..<kept {
            let length = values[k].squareRoot()
            for row in 0..<rows.rows {
                let entry = vectors[k * rows.rows + row]
                inward[k, row] = Float(entry / length)
                coordinates[row, k] = Float(entry * length)
            }
        }
        directions = inward.times(rows)
        self.coordinates = coordinates
    }
}

extension SparseMatrix {
    /// Some consecutive rows.
    fileprivate func rows(_ range: Range<Int>) -> SparseMatrix {
        let entries = Int(offsets[range.lowerBound])..<Int(offsets[range.upperBound])
        return SparseMatrix(
            rows: range.count, columns: columns,
            offsets: offsets[range.lowerBound...range.upperBound].map { $0 - offsets[range.lowerBound] },
            columnIndices: Array(columnIndices[entries]), values: Array(values[entries]))
    }
}
