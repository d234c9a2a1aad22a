// The columns of a panel made orthonormal, by the eigenvectors of their Gram matrix: two or three passes over the memory
// where Gram-Schmidt takes sixteen, and a rank that can be read off (SVQB; Stathopoulos and Wu 2002). The Gram matrix is
// in double precision whatever the panel's is, and the second pass mends what the first leaves of ill-conditioned columns.

extension Panel {
    /// Replaces W by Q with orthonormal columns and returns R, 16 x 16, with W = Q R. Directions of W no longer than
    /// `noise` become zero columns of Q, which stand last; `rank` counts the others. Cost about five products of the panel
    /// with a 16 x 16 matrix, in double precision.
    func orthonormalise(noise: Double, workers: Workers) throws -> (factor: SquareMatrix, rank: Int) {
        let first = try gram(workers: workers).eigenspace()
        let lengths = first.values.map { max(0, $0).squareRoot() }
        guard lengths[0] > noise else {
            clear()
            return (SquareMatrix(side: Self.width), 0)
        }
        // Shorter directions have not yet got their true length: the next pass measures them.
        let scales = lengths.map { max($0, 1e-7 * lengths[0]) }
        turn(by: first.vectors.scalingColumns { 1 / scales[$0] }, workers: workers)
        var factor = first.vectors.transposed.scalingRows { scales[$0] }
        var rank = Self.width
        for pass in 0..<4 {
            let gram = self.gram(workers: workers)
            let norms = (0..<Self.width).map { gram[$0, $0].squareRoot() }
            let kept = (0..<rank).filter { pass > 0 || norms[$0] * scales[$0] > noise }
            let cosines = SquareMatrix(side: kept.count) {
                gram[kept[$0], kept[$1]] / (norms[kept[$0]] * norms[kept[$1]])
            }
            let (root, inverse) = try cosines.eigenspace().roots
            var turning = SquareMatrix(side: Self.width)
            var mended = SquareMatrix(side: Self.width)
            for (i, old) in kept.enumerated() {
                for new in kept.indices {
                    turning[old, new] = inverse[i, new] / norms[old]
                    for column in 0..<Self.width { mended[new, column] += root[new, i] * norms[old] * factor[old, column] }
                }
            }
            turn(by: turning, workers: workers)
            (factor, rank) = (mended, kept.count)
            if cosines.distanceFromIdentity < 0.01 { break }
        }
        return (factor, rank)
    }
}
