// The largest singular values of a sparse matrix and their vectors: by LAPACK where the matrix is small, by block
// Lanczos elsewhere. What comes back has been checked: residuals are measured on the matrix, not estimated.

/// A matrix that no decomposition is defined for.
public struct MatrixFault: Error, Sendable, CustomStringConvertible {
    public let description: String
}

/// A ~ U S V^T with the `rank` largest singular values.
public struct TruncatedSVD: Sendable {
    /// Descending, all positive. There are fewer than were asked for when the matrix has no more.
    public let singularValues: [Double]
    /// Left singular vectors: rows x rank, one a column.
    public let left: DenseMatrix<Double>
    /// Right singular vectors: columns x rank, one a column. In each the entry of largest size is positive (the first
    /// of equal ones), which fixes the signs of both sides.
    public let right: DenseMatrix<Double>
    /// For each singular triplet (||A v - s u||^2 + ||A^T u - s v||^2)^1/2 / s, measured on the matrix.
    public let residuals: [Double]
    /// Dimension of the Krylov space that was built; 0 for the dense solver.
    public let basisSize: Int

    public var rank: Int { singularValues.count }

    /// - Parameters:
    ///   - rank: how many singular values are wanted, at least 1; those that are zero are left out.
    ///   - tolerance: bound on every residual, above 1e-14. The Lanczos solver works on A^T A and resolves singular
    ///     values down to about 1e-7 of the largest.
    ///   - seed: of the starting block. The same seed gives the same bits at any number of threads.
    /// - Throws: `MatrixFault` when an entry is not finite (naming the row); `DecompositionFailure`.
    ///
    /// Cost, for z entries, a short side of n and a Krylov space of m vectors (about 3 to 4 times the rank, at most n):
    /// O(z m + n m^2) time, 8 n m bytes.
    public init(
        of matrix: SparseMatrix, rank: Int, tolerance: Double = 1e-6, seed: UInt64 = 1, workers: Workers = .all
    ) throws {
        precondition(rank >= 1, "a truncated SVD has a rank of at least 1, not \(rank)")
        if let row = matrix.firstRowNotFinite {
            throw MatrixFault(description: "row \(row) of the matrix has a value that is not a finite number")
        }
        let short = min(matrix.rows, matrix.columns)
        let wanted = min(rank, short)
        if short <= Self.denseSide || (wanted > short / 3 && matrix.rows * matrix.columns <= Self.denseEntries) {
            try self.init(dense: matrix, rank: wanted)
        } else if matrix.columns <= matrix.rows {
            try self.init(
                lanczos: matrix, rank: wanted, tolerance: tolerance, seed: seed, workers: workers)
        } else {
            let turned = try TruncatedSVD(
                lanczos: TransposedOperator(base: matrix), rank: wanted, tolerance: tolerance, seed: seed,
                workers: workers)
            self.init(
                values: turned.singularValues, left: turned.right, right: turned.left, residuals: turned.residuals,
                basisSize: turned.basisSize)
        }
    }

    /// Matrices with a side up to this, or with up to this many entries and much of their rank wanted, are dense work.
    private static let denseSide = 256
    private static let denseEntries = 4_000_000

    /// Fixes the signs.
    private init(
        values: [Double], left: DenseMatrix<Double>, right: DenseMatrix<Double>, residuals: [Double], basisSize: Int
    ) {
        singularValues = values
        self.residuals = residuals
        self.basisSize = basisSize
        var left = left
        var right = right
        for column in 0..<values.count {
            var largest = 0.0
            for row in 0..<right.rows where abs(right[row, column]) > abs(largest) * (1 + 1e-9) {
                largest = right[row, column]
            }
            guard largest < 0 else { continue }
            for row in 0..<right.rows { right[row, column] = -right[row, column] }
            for row in 0..<left.rows { left[row, column] = -left[row, column] }
        }
        self.left = left
        self.right = right
    }

    /// All of the decomposition by LAPACK, cut to the rank.
    private init(dense matrix: SparseMatrix, rank: Int) throws {
        let (rows, columns) = (matrix.rows, matrix.columns)
        let short = min(rows, columns)
        let (left, values, right) = try LAPACK.singularValues(matrix.dense.values, rows: rows, columns: columns)
        let noise = (values.first ?? 0) * Double(max(rows, columns)) * Double.ulpOfOne
        let kept = values.prefix(rank).prefix { $0 > noise }.count
        var u = DenseMatrix<Double>(rows: rows, columns: kept)
        var v = DenseMatrix<Double>(rows: columns, columns: kept)
        for row in 0..<rows { for k in 0..<kept { u[row, k] = left[row * short + k] } }
        for k in 0..<kept { for column in 0..<columns { v[column, k] = right[k * columns + column] } }
        self.init(
            values: Array(values.prefix(kept)), left: u, right: v,
            residuals: Self.residuals(of: matrix, values: Array(values.prefix(kept)), left: u, right: v, workers: .all),
            basisSize: 0)
    }

    /// Block Lanczos on the columns of a matrix that has no more columns than rows.
    private init(
        lanczos matrix: some LinearOperator, rank: Int, tolerance: Double, seed: UInt64, workers: Workers
    ) throws {
        var krylov = BlockLanczos(matrix, blockWidth: 16, seed: seed, workers: workers)
        var goal = 2 * rank + 32
        while true {
            while krylov.size < goal, !krylov.isComplete { krylov.extend() }
            let (values, coordinates, bounds) = try krylov.ritz(rank)
            // G resolves nothing below this: such values stand for zero.
            let noise = (values.first ?? 0) * 1e-14
            let kept = values.prefix { $0 > noise }.count
            let converged = (0..<kept).allSatisfy { bounds[$0] <= 0.5 * tolerance * values[$0] }
            if krylov.isComplete || converged {
                let found = Self.triplets(
                    of: matrix, right: krylov.vectors(coordinates, count: values.count), count: kept, workers: workers)
                let worst = found.residuals.max() ?? 0
                if krylov.isComplete || worst <= tolerance {
                    self.init(
                        values: found.values, left: found.left, right: found.right, residuals: found.residuals,
                        basisSize: krylov.size)
                    return
                }
            }
            goal = krylov.size + max(32, krylov.size / 6)
        }
    }

    /// Singular triplets from right singular vectors, one a row.
    private static func triplets(
        of matrix: some LinearOperator, right rows: [Double], count: Int, workers: Workers
    ) -> (values: [Double], left: DenseMatrix<Double>, right: DenseMatrix<Double>, residuals: [Double]) {
        let length = matrix.columns
        let right = DenseMatrix(rows: count, columns: length, values: Array(rows.prefix(count * length))).transposed
        var left = matrix.times(right, workers: workers)
        var values = [Double](repeating: 0, count: count)
        for row in 0..<left.rows { for k in 0..<count { values[k] += left[row, k] * left[row, k] } }
        values = values.map { $0.squareRoot() }
        for row in 0..<left.rows { for k in 0..<count { left[row, k] /= values[k] } }
        // Rounding can change the order of values that are equal to the last digits.
        let order = values.indices.sorted { (values[$0], $1) > (values[$1], $0) }
        let sorted = (values: order.map { values[$0] }, left: left.columns(order), right: right.columns(order))
        return (
            sorted.values, sorted.left, sorted.right,
            residuals(of: matrix, values: sorted.values, left: sorted.left, right: sorted.right, workers: workers)
        )
    }

    private static func residuals(
        of matrix: some LinearOperator, values: [Double], left: DenseMatrix<Double>, right: DenseMatrix<Double>,
        workers: Workers
    ) -> [Double] {
        let count = values.count
        var squares = [Double](repeating: 0, count: count)
        func add(_ product: DenseMatrix<Double>, _ other: DenseMatrix<Double>) {
            for row in 0..<product.rows {
                for k in 0..<count {
                    let off = product[row, k] - values[k] * other[row, k]
                    squares[k] += off * off
                }
            }
        }
        add(matrix.times(right, workers: workers), left)
        add(matrix.transposeTimes(left, workers: workers), right)
        return (0..<count).map { squares[$0].squareRoot() / values[$0] }
    }
}

extension DenseMatrix {
    /// The columns in another order.
    fileprivate func columns(_ order: [Int]) -> DenseMatrix {
        if order == Array(0..<columns) { return self }
        var result = DenseMatrix(rows: rows, columns: order.count)
        for row in 0..<rows { for (k, from) in order.enumerated() { result[row, k] = self[row, from] } }
        return result
    }
}
