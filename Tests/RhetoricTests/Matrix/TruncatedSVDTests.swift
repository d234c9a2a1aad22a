import Testing

@testable import Rhetoric

@Suite struct TruncatedSVDTests {
    /// A random sparse matrix with entries in a few places of each row.
    static func sparse(rows: Int, columns: Int, perRow: Int, seed: UInt64) -> SparseMatrix {
        var random = RandomSource(seed: seed)
        return SparseMatrix(
            columns: columns,
            rows: (0..<rows).map { _ in
                (0..<perRow).map { _ in
                    // Squaring makes some columns far more frequent than others, as words are.
                    let place = random.unit()
                    return (column: min(columns - 1, Int(place * place * Double(columns))), value: random.unit())
                }
            })
    }

    /// Largest entry of |Q^T Q - I|.
    static func departure(_ q: DenseMatrix<Double>) -> Double {
        var worst = 0.0
        for i in 0..<q.columns {
            for j in 0...i {
                let dot = (0..<q.rows).reduce(0.0) { $0 + q[$1, i] * q[$1, j] }
                worst = max(worst, abs(dot - (i == j ? 1 : 0)))
            }
        }
        return worst
    }

    @Test func smallMatrixByHand() throws {
        // diag(3, 2) with a row of zeros.
        let matrix = SparseMatrix(columns: 2, rows: [[(0, 3)], [], [(1, 2)]])
        let svd = try TruncatedSVD(of: matrix, rank: 5)
        #expect(svd.rank == 2)
        #expect(abs(svd.singularValues[0] - 3) < 1e-12 && abs(svd.singularValues[1] - 2) < 1e-12)
        #expect(abs(svd.right[0, 0] - 1) < 1e-12 && abs(svd.left[2, 1] - 1) < 1e-12)
    }

    @Test(arguments: [(1200, 400, UInt64(1)), (400, 1200, 2), (600, 600, 3)])
    func agreesWithLapack(rows: Int, columns: Int, seed: UInt64) throws {
        let matrix = Self.sparse(rows: rows, columns: columns, perRow: 12, seed: seed)
        let exact = try LAPACK.singularValues(matrix.dense.values, rows: rows, columns: columns)
        let svd = try TruncatedSVD(of: matrix, rank: 40, tolerance: 1e-9)
        #expect(svd.basisSize > 0, "seed \(seed): the Lanczos solver is meant")
        for k in 0..<40 {
            #expect(abs(svd.singularValues[k] - exact.values[k]) < 1e-10 * exact.values[0], "seed \(seed), value \(k)")
            let cosine = (0..<columns).reduce(0.0) { $0 + svd.right[$1, k] * exact.rightTransposed[k * columns + $1] }
            #expect(abs(abs(cosine) - 1) < 1e-6, "seed \(seed), vector \(k)")
        }
        #expect(svd.residuals.max()! <= 1e-9)
        #expect(Self.departure(svd.left) < 1e-8 && Self.departure(svd.right) < 1e-10)
    }

    @Test func residualIsMeasuredAndHeldOnALargerMatrix() throws {
        let matrix = Self.sparse(rows: 8000, columns: 3000, perRow: 15, seed: 9)
        let svd = try TruncatedSVD(of: matrix, rank: 50, tolerance: 1e-4)
        #expect(svd.rank == 50)
        #expect(svd.residuals.max()! <= 1e-4)
        #expect(svd.singularValues == svd.singularValues.sorted(by: >))
    }

    @Test func sameBitsAtAnyNumberOfThreads() throws {
        let matrix = Self.sparse(rows: 9000, columns: 700, perRow: 8, seed: 4)
        let one = try TruncatedSVD(of: matrix, rank: 20, workers: Workers(count: 1))
        let many = try TruncatedSVD(of: matrix, rank: 20, workers: Workers(count: 4))
        #expect(one.singularValues == many.singularValues)
        #expect(one.left == many.left && one.right == many.right)
    }

    @Test func rankIsReportedAsReached() throws {
        // Outer products of three pairs of vectors: rank 3, whatever is asked for.
        var random = RandomSource(seed: 5)
        let left = (0..<900).map { _ in (0..<3).map { _ in random.centred() } }
        let right = (0..<500).map { _ in (0..<3).map { _ in random.centred() } }
        let matrix = SparseMatrix(
            columns: 500,
            rows: left.map { row in
                right.enumerated().map { j, column in
                    (column: j, value: zip(row, column).reduce(0.0) { $0 + $1.0 * $1.1 })
                }
            })
        #expect(try TruncatedSVD(of: matrix, rank: 20).rank == 3)
    }

    @Test func equalSingularValuesAreAllFound() throws {
        // Ten copies of the value 5, then 1, 1/2, 1/3, ...
        var rows: [[(column: Int, value: Double)]] = []
        for i in 0..<400 { rows.append([(i, i < 10 ? 5.0 : 1 / Double(i - 8))]) }
        let matrix = SparseMatrix(columns: 400, rows: rows)
        let svd = try TruncatedSVD(of: matrix, rank: 12, tolerance: 1e-8)
        #expect(svd.singularValues.prefix(10).allSatisfy { abs($0 - 5) < 1e-9 })
        #expect(abs(svd.singularValues[10] - 0.5) < 1e-9)
    }

    @Test func emptyAndZeroMatrices() throws {
        #expect(try TruncatedSVD(of: SparseMatrix(columns: 0, rows: []), rank: 3).rank == 0)
        #expect(
            try TruncatedSVD(of: SparseMatrix(columns: 900, rows: Array(repeating: [], count: 700)), rank: 3).rank == 0)
        #expect(throws: MatrixFault.self) {
            try TruncatedSVD(of: SparseMatrix(columns: 2, rows: [[(0, 1)], [(1, .nan)]]), rank: 1)
        }
    }
}
