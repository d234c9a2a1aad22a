// The largest singular values of a sparse matrix and their vectors: by LAPACK where the matrix is small, by block
// Lanczos elsewhere. What comes back has been checked: residuals are measured on the matrix, not estimated.

/// A matrix that no decomposition is defined for.
public struct MatrixFault: Error, Sendable, CustomStringConvertible {
    public let description: String
}

/// A ~ U S V^T with the `rank` largest singular values, in single or double precision.
public struct TruncatedSVD<Scalar: SolverScalar>: Sendable {
    /// Descending, all positive. There are fewer than were asked for when the matrix has no more.
    public private(set) var singularValues: [Double]
    /// Left singular vectors: rows x rank, one a column.
    public let left: DenseMatrix<Scalar>
    /// Right singular vectors: columns x rank, one a column. In each the entry of largest size is positive (the first
    /// of equal ones), which fixes the signs of both sides.
    public let right: DenseMatrix<Scalar>
    /// For each singular triplet (||A v - s u||^2 + ||A^T u - s v||^2)^1/2 / s, measured on the matrix.
    public let residuals: [Double]
    /// Dimension of the Krylov space that was built; 0 for the dense solver.
    public let basisSize: Int

    public var rank: Int { singularValues.count }

    /// - Parameters:
    ///   - rank: how many singular values are wanted, at least 1; those that are zero are left out.
    ///   - tolerance: bound on every residual. Single precision reaches about 1e-6 where the spectrum is that of text,
    ///     double about 1e-13. The Lanczos solver works on A^T A, whose rounding is relative to the largest singular value
    ///     s_1: it resolves s_k with a relative error of about the precision times (s_1 / s_k)^2, and values below s_1 / 350
    ///     (single) or s_1 / 8e6 (double) count as zero. What the precision does not give, `residuals` tells.
    ///   - seed: of the starting block. The same seed gives the same bits at any number of threads.
    ///   - memoryLimit: bytes that the basis may take; nil for as many as it needs. With less than that the solver
    ///     restarts, at the cost of more products; it needs room for the wanted vectors and 96 more in any case.
    /// - Throws: `MatrixFault` when an entry is not finite (naming the row), or when the machine has less memory than
    ///   `memoryNeeded`, before anything is computed; `DecompositionFailure`.
    ///
    /// Cost, for z entries, sides of n (the columns, or the rows where they are fewer by a third) and N, b bytes a number and
    /// a Krylov space of m vectors (about 3.3 to 5 times the rank k, at most n): O(z m + n m^2) time;
    /// b (n m + n k + N k) + 10 z bytes.
    // For callers in other modules, who would else run the unspecialised code of every loop.
    @_specialize(where Scalar == Float)
    @_specialize(where Scalar == Double)
    public init(
        of matrix: SparseMatrix, rank: Int, tolerance: Double = 1e-4, seed: UInt64 = 1, memoryLimit: Int? = nil,
        workers: Workers = .all
    ) throws {
        precondition(rank >= 1, "a truncated SVD has a rank of at least 1, not \(rank)")
        if let row = matrix.firstRowNotFinite {
            throw MatrixFault(description: "row \(row) of the matrix has a value that is not a finite number")
        }
        if let scale = matrix.scaleIntoRange {
            try self.init(
                of: matrix.scaled(by: scale), rank: rank, tolerance: tolerance, seed: seed, memoryLimit: memoryLimit,
                workers: workers)
            singularValues = singularValues.map { $0 / scale }
            return
        }
        let short = min(matrix.rows, matrix.columns)
        let wanted = min(rank, short)
        try Self.checkMemory(matrix, rank: wanted, limit: memoryLimit)
        if short <= Self.denseSide || (wanted > short / 3 && matrix.rows * matrix.columns <= Self.denseEntries) {
            try self.init(dense: matrix, rank: wanted)
        } else {
            let isTransposed = Self.isTransposed(rows: matrix.rows, columns: matrix.columns)
            try self.init(
                of: SparseOperator(matrix, isTransposed: isTransposed, workers: workers), isTransposed: isTransposed,
                rank: wanted, tolerance: tolerance, seed: seed, memoryLimit: memoryLimit, workers: workers)
        }
    }

    /// Bytes that the solver takes beyond the matrix, about: for a basis of 4.5 times the rank, or of `memoryLimit`.
    public static func memoryNeeded(rows: Int, columns: Int, entries: Int, rank: Int, memoryLimit: Int? = nil) -> Int {
        let short = isTransposed(rows: rows, columns: columns) ? rows : columns
        let bytes = MemoryLayout<Scalar>.stride
        let whole = bytes * short * min(short, 9 * rank / 2 + 64)
        let basis = memoryLimit.map { min(whole, max($0, bytes * short * (rank + 96))) } ?? whole
        return basis + bytes * rank * (short + rows + columns) + 10 * entries
    }

    /// Words, of which some are frequent, belong in the columns, the side that the basis lives on, even when there are
    /// somewhat more of them than rows: what is gathered by word stays in cache.
    private static func isTransposed(rows: Int, columns: Int) -> Bool { 2 * columns > 3 * rows }

    private static func checkMemory(_ matrix: SparseMatrix, rank: Int, limit: Int?) throws {
        let needed = memoryNeeded(
            rows: matrix.rows, columns: matrix.columns, entries: matrix.entryCount, rank: rank, memoryLimit: limit)
        guard needed > PhysicalMemory.bytes else { return }
        let gigabytes = { (bytes: Int) in "\(bytes / 1_000_000_000) GB" }
        throw MatrixFault(
            description: """
                \(rank) singular values of a matrix of \(matrix.rows) x \(matrix.columns) need about \(gigabytes(needed)) \
                of memory and the machine has \(gigabytes(PhysicalMemory.bytes)); ask for fewer\(limit == nil ? " or set a memory limit" : "")
                """)
    }

    /// Matrices with a side up to this, or with up to this many entries and much of their rank wanted, are dense work.
    private static var denseSide: Int { 256 }
    private static var denseEntries: Int { 4_000_000 }

    /// Block Lanczos on the columns of an operator; see the initializer for a sparse matrix.
    ///
    /// - Parameter rank: 1 to the smaller of rows and columns.
    public init(
        of matrix: some LinearOperator<Scalar>, rank: Int, tolerance: Double = 1e-4, seed: UInt64 = 1,
        memoryLimit: Int? = nil, workers: Workers = .all
    ) throws {
        try self.init(
            of: matrix, isTransposed: false, rank: rank, tolerance: tolerance, seed: seed, memoryLimit: memoryLimit,
            workers: workers)
    }

    /// - Parameter isTransposed: whether the operator is the transpose of what is decomposed.
    private init(
        of matrix: some LinearOperator<Scalar>, isTransposed: Bool, rank: Int, tolerance: Double, seed: UInt64,
        memoryLimit: Int?, workers: Workers
    ) throws {
        var krylov = try BlockLanczos(matrix, tolerance: tolerance, seed: seed, workers: workers)
        var growth = BasisGrowth(rank: rank, length: matrix.columns, memoryLimit: memoryLimit, scalar: Scalar.self)
        while true {
            while krylov.size < growth.goal, !krylov.isComplete { try krylov.extend() }
            let (values, coordinates, bounds) = try krylov.ritz(rank)
            // G resolves nothing below this: such values stand for zero.
            let noise = (values.first ?? 0) * 64 * Double(Scalar.ulpOfOne)
            let kept = values.prefix { $0 > noise }.count
            let bound = (0..<kept).lazy.map { bounds[$0] / values[$0] }.max() ?? 0
            if krylov.isComplete || bound <= growth.target(tolerance) {
                let triplets = SingularTriplets(
                    of: matrix, right: krylov.panels(coordinates, count: kept), count: kept,
                    isTransposed: isTransposed, workers: workers)
                let worst = triplets.residuals.max() ?? 0
                // A bound far below what is measured: the precision gives no more.
                if krylov.isComplete || worst <= tolerance || bound < tolerance / 50 {
                    (left, right) = isTransposed ? (triplets.right, triplets.left) : (triplets.left, triplets.right)
                    (singularValues, residuals, basisSize) = (triplets.values, triplets.residuals, krylov.size)
                    return
                }
                growth.missed(by: worst / tolerance)
            }
            if let kept = growth.advance(from: krylov.size, bound: bound, tolerance: tolerance) {
                try krylov.restart(keeping: kept)
            }
        }
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
        let flipped = v.columnsWithNegativeLargestEntry
        u.negateColumns(flipped)
        v.negateColumns(flipped)
        singularValues = Array(values.prefix(kept))
        (self.left, self.right) = (DenseMatrix(u), DenseMatrix(v))
        residuals = matrix.residuals(values: singularValues, left: u, right: v)
        basisSize = 0
    }
}

extension SparseMatrix {
    /// A power of two that brings the largest entry near 1 where it is so far from it that the fourth powers that the
    /// solver forms could leave the range of single precision; nil where they could not.
    fileprivate var scaleIntoRange: Double? {
        let largest = values.lazy.map(abs).max() ?? 0
        guard largest > 0, !(0x1p-12...0x1p12).contains(largest) else { return nil }
        return Double(sign: .plus, exponent: -largest.exponent, significand: 1)
    }

    fileprivate func scaled(by scale: Double) -> SparseMatrix {
        var result = self
        for entry in result.values.indices { result.values[entry] *= scale }
        return result
    }

    /// The residuals of singular triplets of a small matrix.
    fileprivate func residuals(
        values: [Double], left: DenseMatrix<Double>, right: DenseMatrix<Double>
    ) -> [Double] {
        var squares = [Double](repeating: 0, count: values.count)
        func add(_ product: DenseMatrix<Double>, _ other: DenseMatrix<Double>) {
            for row in 0..<product.rows {
                for k in values.indices {
                    let off = product[row, k] - values[k] * other[row, k]
                    squares[k] += off * off
                }
            }
        }
        add(times(right), left)
        add(transposed.times(left), right)
        return values.indices.map { squares[$0].squareRoot() / values[$0] }
    }
}

extension DenseMatrix {
    fileprivate init(_ other: DenseMatrix<Double>) where Scalar: SolverScalar {
        self.init(rows: other.rows, columns: other.columns, values: other.values.map { Scalar($0) })
    }

    fileprivate mutating func negateColumns(_ flipped: [Int]) {
        for row in 0..<rows { for k in flipped { self[row, k] = -self[row, k] } }
    }
}

extension DenseMatrix where Scalar: SolverScalar {
    /// Columns whose entry of largest size (the first of those that are equal up to rounding) is negative.
    fileprivate var columnsWithNegativeLargestEntry: [Int] {
        var largest = [Scalar](repeating: 0, count: columns)
        for row in 0..<rows { for k in 0..<columns { largest[k] = larger(largest[k], self[row, k]) } }
        return largest.indices.filter { largest[$0] < 0 }
    }
}
