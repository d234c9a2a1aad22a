import Foundation
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
    static func departure<Scalar>(_ q: DenseMatrix<Scalar>) -> Double {
        let values = q.values.map { Double($0) }
        var gram = [Double](repeating: 0, count: q.columns * q.columns)
        BLAS.multiply(
            q.columns, q.columns, q.rows, values, q.columns, values, q.columns, aTransposed: true, into: &gram,
            q.columns)
        return gram.indices.map { abs(gram[$0] - ($0 / q.columns == $0 % q.columns ? 1 : 0)) }.max() ?? 0
    }

    @Test func smallMatrixByHand() throws {
        // diag(3, 2) with a row of zeros.
        let matrix = SparseMatrix(columns: 2, rows: [[(0, 3)], [], [(1, 2)]])
        let svd = try TruncatedSVD<Double>(of: matrix, rank: 5)
        #expect(svd.rank == 2)
        #expect(abs(svd.singularValues[0] - 3) < 1e-12 && abs(svd.singularValues[1] - 2) < 1e-12)
        #expect(abs(svd.right[0, 0] - 1) < 1e-12 && abs(svd.left[2, 1] - 1) < 1e-12)
    }

    @Test(arguments: [(1200, 400, UInt64(1)), (400, 1200, 2), (600, 600, 3)])
    func agreesWithLapack(rows: Int, columns: Int, seed: UInt64) throws {
        let matrix = Self.sparse(rows: rows, columns: columns, perRow: 12, seed: seed)
        let exact = try LAPACK.singularValues(matrix.dense.values, rows: rows, columns: columns)
        let svd = try TruncatedSVD<Double>(of: matrix, rank: 40, tolerance: 1e-9)
        #expect(svd.basisSize > 0, "seed \(seed): the Lanczos solver is meant")
        for k in 0..<40 {
            #expect(abs(svd.singularValues[k] - exact.values[k]) < 1e-10 * exact.values[0], "seed \(seed), value \(k)")
            let cosine = (0..<columns).reduce(0.0) { $0 + svd.right[$1, k] * exact.rightTransposed[k * columns + $1] }
            #expect(abs(abs(cosine) - 1) < 1e-6, "seed \(seed), vector \(k)")
        }
        #expect(svd.residuals.max()! <= 1e-9)
        #expect(Self.departure(svd.left) < 1e-8 && Self.departure(svd.right) < 1e-10)
    }

    /// The residuals of triplets from their definition, in double precision.
    static func worstResidual<Scalar>(_ svd: TruncatedSVD<Scalar>, of matrix: SparseMatrix) -> Double {
        let right = DenseMatrix<Double>(
            rows: svd.right.rows, columns: svd.rank, values: svd.right.values.map { Double($0) })
        let left = DenseMatrix<Double>(
            rows: svd.left.rows, columns: svd.rank, values: svd.left.values.map { Double($0) })
        let (image, back) = (matrix.times(right), matrix.transposed.times(left))
        var squares = [Double](repeating: 0, count: svd.rank)
        for (product, vectors) in [(image.values, left.values), (back.values, right.values)] {
            for (i, value) in product.enumerated() {
                let off = value - svd.singularValues[i % svd.rank] * vectors[i]
                squares[i % svd.rank] += off * off
            }
        }
        return zip(squares, svd.singularValues).map { $0.squareRoot() / $1 }.max() ?? 0
    }

    @Test(arguments: [(8000, 3000, 15, UInt64(9)), (3000, 8000, 40, 10), (6000, 2000, 4, 11)])
    func singlePrecisionHoldsItsResidual(rows: Int, columns: Int, perRow: Int, seed: UInt64) throws {
        let matrix = Self.sparse(rows: rows, columns: columns, perRow: perRow, seed: seed)
        let svd = try TruncatedSVD<Float>(of: matrix, rank: 50, tolerance: 1e-4, seed: seed)
        #expect(svd.rank == 50 && svd.basisSize > 0)
        #expect(svd.residuals.max()! <= 1e-4)
        // What is reported is what is: up to the rounding of the vectors.
        #expect(Self.worstResidual(svd, of: matrix) <= svd.residuals.max()! + 1e-6, "seed \(seed)")
        #expect(Self.departure(svd.left) < 1e-4 && Self.departure(svd.right) < 1e-5, "seed \(seed)")
        #expect(svd.singularValues == svd.singularValues.sorted(by: >))
        let double = try TruncatedSVD<Double>(of: matrix, rank: 50, tolerance: 1e-9)
        for (a, b) in zip(svd.singularValues, double.singularValues) { #expect(abs(a - b) < 1e-6 * b, "seed \(seed)") }
    }

    @Test func doublePrecisionGoesDownToTwelveDigits() throws {
        let matrix = Self.sparse(rows: 3000, columns: 900, perRow: 10, seed: 12)
        let svd = try TruncatedSVD<Double>(of: matrix, rank: 30, tolerance: 1e-12)
        #expect(svd.residuals.max()! <= 1e-12)
        #expect(Self.worstResidual(svd, of: matrix) <= 2e-12)
        #expect(Self.departure(svd.right) < 1e-12)
    }

    @Test func whatThePrecisionDoesNotGiveIsTold() throws {
        // Singular values from 1 down to 1e-4: their squares are nothing in single precision.
        var rows: [[(column: Int, value: Double)]] = []
        for i in 0..<600 { rows.append([(i, pow(10, -4 * Double(i) / 599))]) }
        let matrix = SparseMatrix(columns: 600, rows: rows)
        let single = try TruncatedSVD<Float>(of: matrix, rank: 150, tolerance: 1e-5)
        #expect(Self.worstResidual(single, of: matrix) <= 2 * single.residuals.max()! + 1e-6)
        let double = try TruncatedSVD<Double>(of: matrix, rank: 150, tolerance: 1e-5)
        #expect(double.residuals.max()! <= 1e-5)
    }

    @Test func restartsInALittleMemoryFindTheSame() throws {
        let matrix = Self.sparse(rows: 6000, columns: 2500, perRow: 12, seed: 13)
        let free = try TruncatedSVD<Float>(of: matrix, rank: 40, tolerance: 1e-4)
        let bound = try TruncatedSVD<Float>(of: matrix, rank: 40, tolerance: 1e-4, memoryLimit: 0)
        #expect(bound.basisSize < free.basisSize && bound.basisSize <= 48 + 96)
        #expect(bound.residuals.max()! <= 1e-4)
        for (a, b) in zip(bound.singularValues, free.singularValues) { #expect(abs(a - b) < 1e-6 * b) }
    }

    @Test func sameBitsAtAnyNumberOfThreads() throws {
        let matrix = Self.sparse(rows: 9000, columns: 700, perRow: 8, seed: 4)
        let one = try TruncatedSVD<Double>(of: matrix, rank: 20, workers: Workers(count: 1))
        let many = try TruncatedSVD<Double>(of: matrix, rank: 20, workers: Workers(count: 4))
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
        #expect(try TruncatedSVD<Double>(of: matrix, rank: 20).rank == 3)
    }

    @Test func equalSingularValuesAreAllFound() throws {
        // Ten copies of the value 5, then 1, 1/2, 1/3, ...
        var rows: [[(column: Int, value: Double)]] = []
        for i in 0..<400 { rows.append([(i, i < 10 ? 5.0 : 1 / Double(i - 8))]) }
        let matrix = SparseMatrix(columns: 400, rows: rows)
        let svd = try TruncatedSVD<Double>(of: matrix, rank: 12, tolerance: 1e-8)
        #expect(svd.singularValues.prefix(10).allSatisfy { abs($0 - 5) < 1e-9 })
        #expect(abs(svd.singularValues[10] - 0.5) < 1e-9)
    }

    @Test func columnsOfZerosAndDoubledColumnsDoNoHarm() throws {
        // Every column twice, and as many columns of zeros: half of the dimensions, the values times the root of 2.
        let plain = Self.sparse(rows: 2000, columns: 400, perRow: 9, seed: 14)
        let rows = (0..<plain.rows).map { row in
            plain.entries(ofRow: row).flatMap { entry in
                (0..<2).map { (column: Int(plain.columnIndices[entry]) + $0 * 400, value: plain.values[entry]) }
            }
        }
        let svd = try TruncatedSVD<Float>(of: SparseMatrix(columns: 1200, rows: rows), rank: 30)
        let expected = try TruncatedSVD<Double>(of: plain, rank: 30, tolerance: 1e-9)
        for (a, b) in zip(svd.singularValues, expected.singularValues) {
            #expect(abs(a - b * 2.0.squareRoot()) < 1e-6 * b)
        }
        #expect((0..<30).allSatisfy { k in (800..<1200).allSatisfy { abs(svd.right[$0, k]) < 1e-4 } })
    }

    @Test func whatDoesNotFitInMemoryIsSaidBeforeItBegins() throws {
        // Two million empty rows and columns, and all of their singular values.
        let matrix = SparseMatrix(columns: 2_000_000, rows: Array(repeating: [], count: 2_000_000))
        let fault = #expect(throws: MatrixFault.self) { try TruncatedSVD<Float>(of: matrix, rank: 1_000_000) }
        #expect(
            fault?.description.contains("1000000 singular values of a matrix of 2000000 x 2000000 need about") == true)
        #expect(fault?.description.contains("ask for fewer or set a memory limit") == true)
    }

    @Test(arguments: [-600, -90, 90, 400])
    func theSizeOfTheEntriesDoesNotMatter(exponent: Int) throws {
        // Powers of two that single precision cannot hold, or the squares of which it cannot.
        var matrix = Self.sparse(rows: 900, columns: 400, perRow: 9, seed: 15)
        let plain = try TruncatedSVD<Float>(of: matrix, rank: 10)
        let scale = pow(2, Double(exponent))
        for entry in matrix.values.indices { matrix.values[entry] *= scale }
        let svd = try TruncatedSVD<Float>(of: matrix, rank: 10)
        #expect(svd.basisSize > 0 && svd.rank == 10 && svd.residuals.max()! <= 1e-4)
        for (a, b) in zip(svd.singularValues, plain.singularValues) { #expect(abs(a / scale - b) < 1e-6 * b) }
    }

    @Test func emptyAndZeroMatrices() throws {
        #expect(try TruncatedSVD<Double>(of: SparseMatrix(columns: 0, rows: []), rank: 3).rank == 0)
        #expect(
            try TruncatedSVD<Double>(of: SparseMatrix(columns: 900, rows: Array(repeating: [], count: 700)), rank: 3)
                .rank == 0)
        #expect(throws: MatrixFault.self) {
            try TruncatedSVD<Double>(of: SparseMatrix(columns: 2, rows: [[(0, 1)], [(1, .nan)]]), rank: 1)
        }
    }
}
