// How the solver's time grows: n rows times k singular values, on one thread and on those of the suite.

import Foundation
import Rhetoric

/// How the median grows along one side of the grid: as this power, all else the same.
public struct Growth: Sendable {
    public let threads: Int
    /// "n", the rows, or "k", the singular values.
    public let letter: String
    public let exponent: Double

    /// The slope of log(seconds) over log(size) by least squares. Over a full grid, where every size of one side meets
    /// every size of the other, the slope along one side alone is that of the fit in both.
    static func exponent(_ points: [(size: Double, seconds: Double)]) -> Double {
        let x = points.map { log($0.size) }
        let y = points.map { log($0.seconds) }
        let meanX = x.reduce(0, +) / Double(x.count)
        let meanY = y.reduce(0, +) / Double(y.count)
        let slope = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
        return slope / x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
    }
}

enum ScalingBenchmarks {
    /// Rows and columns: a vocabulary grows more slowly than the text it is of.
    private static let sizes = [(rows: 10_000, columns: 30_000), (100_000, 80_000), (1_000_000, 200_000)]
    private static let ranks = [50, 100, 200, 400]
    private static let tolerance = 1e-4

    static func run(_ recorder: inout Recorder) throws -> [Growth] {
        let isQuick = recorder.options.isQuick
        let sizes = isQuick ? [(rows: 100, columns: 80), (200, 120)] : sizes
        let threads = Set([1, recorder.options.threads]).sorted()
        var points: [(threads: Int, rows: Int, rank: Int, seconds: Double)] = []
        for (rows, columns) in sizes {
            let matrix = GeneratedMatrix.sparse(rows: rows, columns: columns, seed: recorder.options.seed)
            for rank in isQuick ? [4, 8] : ranks {
                for count in threads {
                    try solve(matrix, rank: rank, threads: count, &recorder)
                    points.append(
                        (count, rows, rank, recorder.measurements[recorder.measurements.count - 1].timing.median))
                }
            }
        }
        return threads.flatMap { count in
            let own = points.filter { $0.threads == count }
            return [
                Growth(
                    threads: count, letter: "n", exponent: Growth.exponent(own.map { (Double($0.rows), $0.seconds) })),
                Growth(
                    threads: count, letter: "k", exponent: Growth.exponent(own.map { (Double($0.rank), $0.seconds) })),
            ]
        }
    }

    private static func solve(
        _ matrix: SparseMatrix, rank: Int, threads: Int, _ recorder: inout Recorder
    ) throws {
        let seed = recorder.options.seed
        var (residual, basis) = (0.0, 0)
        try recorder.measure(
            .scaling, "svd n = \(matrix.rows), k = \(rank)", threads: threads,
            work: SolverFloor.work(of: matrix, rank: rank, basis: basis),
            note: "residual \(Decimals.exact(residual.rounded(digits: 2))), basis \(basis)", countsMemory: true
        ) {
            let found = try TruncatedSVD<Float>(
                of: matrix, rank: rank, tolerance: tolerance, seed: seed, workers: Workers(count: threads))
            residual = found.residuals.max() ?? 0
            basis = found.basisSize
        }
    }
}

/// What block Lanczos cannot do without, by the size of its basis.
enum SolverFloor {
    /// For z entries, a short side of n and a basis of m vectors: every vector goes once through A^T A (see the sparse
    /// products of `MicroBenchmarks`), meets all before it once, n m^2 additions and multiplications for its components
    /// and as many to take them out, and the k Ritz vectors are combinations of all, 2 n m k.
    static func work(of matrix: SparseMatrix, rank: Int, basis: Int) -> [Work] {
        // Small matrices are decomposed whole by LAPACK.
        guard basis > 0 else { return [] }
        let (n, m, k) = (Double(min(matrix.rows, matrix.columns)), Double(basis), Double(rank))
        return [
            Work(cacheBytes: 12 * Double(matrix.entryCount) * m),
            Work(operations: 2 * n * m * m + 2 * n * m * k, isDouble: false),
        ]
    }
}

extension Double {
    /// With this many digits that count.
    func rounded(digits: Int) -> Double {
        guard self != 0, isFinite else { return self }
        let scale = pow(10, Double(digits - 1) - (log10(magnitude)).rounded(.down))
        return (self * scale).rounded() / scale
    }
}
