// The columns of a panel made orthonormal through their Gram matrix: two or three passes over the memory where
// Gram-Schmidt takes sixteen, and a rank that can be read off. The first pass turns the columns to the eigenvectors of
// the Gram matrix (SVQB; Stathopoulos and Wu 2002), the next ones mend what rounding leaves of ill-conditioned columns, the
// longest direction first (Cholesky QR). Gram matrices are in double precision whatever the panel's is.

extension Panel {
    /// Replaces W by Q with orthonormal columns and returns R, 16 x 16, with W = Q R. Directions of W no longer than
    /// `noise` become zero columns of Q, which stand last; `rank` counts the others. Cost about five products of the panel
    /// with a 16 x 16 matrix, in double precision.
    package func orthonormalise(noise: Double, workers: Workers) throws -> (factor: SquareMatrix, rank: Int) {
        let space = try gram(workers: workers).eigenspace()
        let lengths = space.values.map { max(0, $0).squareRoot() }
        guard lengths[0] > noise else {
            clear()
            return (SquareMatrix(side: Self.width), 0)
        }
        // Shorter directions have not yet got their true length: the next pass measures them.
        var scales = lengths.map { max($0, 1e-7 * lengths[0]) }
        turn(by: space.vectors.scalingColumns { 1 / scales[$0] }, workers: workers)
        var factor = space.vectors.transposed.scalingRows { scales[$0] }
        var rank = Self.width
        for _ in 0..<4 {
            let triangle = Triangle(of: gram(workers: workers), first: rank) { $1 * scales[$0] > noise }
            turn(by: triangle.inverse, workers: workers)
            factor = triangle.upper * factor
            rank = triangle.rank
            if triangle.largestCosine < 0.01 { break }
            scales = [Double](repeating: .infinity, count: Self.width)
        }
        return (factor, rank)
    }
}

/// A Gram matrix as R^T R, R upper triangular, without the columns that the ones before them leave nothing of.
private struct Triangle {
    let rank: Int
    /// rank rows of R, then zeros; the columns are those of the Gram matrix.
    private(set) var upper: SquareMatrix
    /// Turns the columns to orthonormal ones: S with S^T G S = 1 in the first `rank` entries of the diagonal, 0 elsewhere.
    private(set) var inverse: SquareMatrix
    /// The largest cosine between two columns that were kept.
    let largestCosine: Double

    /// - Parameters:
    ///   - first: only so many columns are looked at.
    ///   - isKept: whether a column is worth keeping, by its number and the length that is left of it.
    init(of gram: SquareMatrix, first: Int, isKept: (Int, Double) -> Bool) {
        var upper = SquareMatrix(side: gram.side)
        var inverse = SquareMatrix(side: gram.side)
        var kept: [Int] = []
        var cosine = 0.0
        for column in 0..<first {
            // Forward substitution: the components of the column on those that were kept.
            var parts: [Double] = []
            for (row, other) in kept.enumerated() {
                let known = (0..<row).reduce(0) { $0 + upper[$1, other] * parts[$1] }
                parts.append((gram[other, column] - known) / upper[row, other])
            }
            for (row, part) in parts.enumerated() { upper[row, column] = part }
            let rest = gram[column, column] - parts.reduce(0) { $0 + $1 * $1 }
            guard rest > 1e-13 * gram[column, column], isKept(column, rest.squareRoot()) else { continue }
            for other in kept {
                cosine = max(
                    cosine, abs(gram[other, column]) / (gram[other, other] * gram[column, column]).squareRoot())
            }
            upper[kept.count, column] = rest.squareRoot()
            kept.append(column)
        }
        // Backward substitution in the columns that were kept.
        for new in kept.indices {
            for row in (0...new).reversed() {
                let known = (row + 1..<new + 1).reduce(0.0) { $0 + upper[row, kept[$1]] * inverse[kept[$1], new] }
                inverse[kept[row], new] = ((row == new ? 1 : 0) - known) / upper[row, kept[row]]
            }
        }
        rank = kept.count
        self.upper = upper
        self.inverse = inverse
        largestCosine = cosine
    }
}
