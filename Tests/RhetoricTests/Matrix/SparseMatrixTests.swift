// Sparse matrices against their dense selves. Values are whole numbers: sums are exact.

import Testing

@testable import Rhetoric

@Suite struct SparseMatrixTests {
    /// Rows with up to four entries, columns repeated and out of order, every third row empty.
    private static func random(rows: Int, columns: Int, seed: UInt64) -> SparseMatrix {
        var random = RandomSource(seed: seed)
        return SparseMatrix(
            columns: columns,
            rows: (0..<rows).map { row in
                (0..<(row % 3 == 2 || columns == 0 ? 0 : 4)).map { _ in
                    (random.index(below: columns), Double(1 + random.index(below: 4)))
                }
            })
    }

    private static func dense(rows: Int, columns: Int, seed: UInt64) -> DenseMatrix<Double> {
        var random = RandomSource(seed: seed)
        return DenseMatrix(
            rows: rows, columns: columns, values: (0..<rows * columns).map { _ in Double(random.index(below: 9) - 4) })
    }

    private static func product(_ a: DenseMatrix<Double>, _ b: DenseMatrix<Double>) -> DenseMatrix<Double> {
        var result = DenseMatrix<Double>(rows: a.rows, columns: b.columns)
        for i in 0..<a.rows {
            for j in 0..<b.columns { for k in 0..<a.columns { result[i, j] += a[i, k] * b[k, j] } }
        }
        return result
    }

    @Test func entriesOfOneColumnAreAddedUpAndSorted() {
        let matrix = SparseMatrix(columns: 3, rows: [[(2, 1), (0, 5), (2, 4)], [], [(1, 7)]])
        #expect(matrix.offsets == [0, 2, 2, 3])
        #expect(matrix.columnIndices == [0, 2, 1] && matrix.values == [5, 5, 7])
        #expect(matrix.dense.values == [5, 0, 5, 0, 0, 0, 0, 7, 0])
        #expect(matrix.entries(ofRow: 0) == 0..<2 && matrix.entries(ofRow: 1).isEmpty && matrix.entryCount == 3)
    }

    @Test func theTransposeByHand() {
        let matrix = SparseMatrix(columns: 2, rows: [[(0, 1), (1, 2)], [], [(0, 3)]])
        #expect(matrix.transposed == SparseMatrix(columns: 3, rows: [[(0, 1), (2, 3)], [(0, 2)]]))
    }

    @Test(arguments: [(0, 0), (0, 4), (4, 0), (1, 1), (9, 5), (5, 40), (50, 33)])
    func theTransposeIsThatOfTheDenseMatrix(rows: Int, columns: Int) {
        let matrix = Self.random(rows: rows, columns: columns, seed: UInt64(rows + columns))
        #expect(matrix.transposed.dense == matrix.dense.transposed)
        #expect(matrix.transposed.transposed == matrix)
    }

    @Test func rowsOfLengthOne() {
        let matrix = SparseMatrix(columns: 3, rows: [[(0, 3), (2, 4)], [], [(1, -2)]]).rowsNormalised
        #expect(matrix.values == [0.6, 0.8, -1])
    }

    @Test(arguments: [(0, 3, 2), (3, 0, 2), (5, 4, 0), (1, 1, 1), (9, 7, 1), (30, 20, 17), (5000, 6, 3)], [1, 4])
    func productsAreThoseOfTheDenseMatrix(shape: (rows: Int, columns: Int, width: Int), threads: Int) {
        let matrix = Self.random(rows: shape.rows, columns: shape.columns, seed: UInt64(shape.rows + 1))
        let right = Self.dense(rows: shape.columns, columns: shape.width, seed: 2)
        let workers = Workers(count: threads)
        let product = Self.product(matrix.dense, right)
        #expect(matrix.times(right, workers: workers) == product)
        let single = DenseMatrix<Float>(
            rows: right.rows, columns: right.columns, values: right.values.map { Float($0) })
        #expect(matrix.times(single, workers: workers).values.map { Double($0) } == product.values)
    }

    @Test(arguments: [(0, 3), (3, 1), (1, 1), (9, 7), (5000, 6)], [1, 4])
    func gramProductsAreThoseOfTheDenseMatrix(shape: (rows: Int, columns: Int), threads: Int) {
        let matrix = Self.random(rows: shape.rows, columns: shape.columns, seed: UInt64(shape.rows + 1))
        let right = Self.dense(rows: shape.columns, columns: 16, seed: 2)
        let (x, y) = (Panel<Double>(length: shape.columns), Panel<Double>(length: shape.columns))
        let products = Panel<Double>(length: shape.rows)
        for (i, value) in right.values.enumerated() { x.base[i] = value }
        SparseOperator<Double>(matrix).gram(x, into: y, products: products, workers: Workers(count: threads))
        let product = Self.product(matrix.dense, right)
        #expect(Array(products.values) == product.values)
        #expect(Array(y.values) == Self.product(matrix.dense.transposed, product).values)
        let turned = SparseOperator<Double>(matrix.transposed, isTransposed: true)
        y.clear()
        turned.gram(x, into: y, products: products, workers: Workers(count: threads))
        #expect(Array(y.values) == Self.product(matrix.dense.transposed, product).values)
    }

    /// Matrices of several blocks of rows, the last one not full, with room for the products of three blocks only.
    @Test(arguments: [8191, 8192, 8193, 24_577, 70_000], [1, 4])
    func gramProductsOfManyBlocksNeedLittleRoom(rows: Int, threads: Int) {
        let matrix = Self.random(rows: rows, columns: 5, seed: 7)
        let sparse = SparseOperator<Float>(matrix)
        let (x, y) = (Panel<Float>(length: 5), Panel<Float>(length: 5))
        for i in 0..<x.count { x.base[i] = Float(i % 7 - 3) }
        let scratch = Panel<Float>(length: sparse.scratchRows)
        #expect(scratch.length == min(rows, 3 * 8192))
        sparse.gram(x, into: y, products: scratch, workers: Workers(count: threads))
        let right = DenseMatrix<Double>(rows: 5, columns: 16, values: x.values.map { Double($0) })
        let exact = matrix.transposed.times(matrix.times(right))
        #expect(zip(y.values, exact.values).allSatisfy { abs(Double($0) - $1) <= 1e-6 * max(1, abs($1)) })
    }

    @Test func theRowThatIsNotFiniteIsNamed() {
        #expect(SparseMatrix(columns: 1, rows: [[(0, 1)], []]).firstRowNotFinite == nil)
        #expect(SparseMatrix(columns: 1, rows: [[], [(0, 1)], [(0, .infinity)]]).firstRowNotFinite == 2)
    }

    @Test func innerProductsOfRows() {
        let matrix = SparseMatrix(columns: 5, rows: [[(0, 2), (3, 1)], [(1, 4), (3, 5), (4, 1)], []])
        #expect(matrix.dot(0, 1) == 5 && matrix.dot(1, 0) == 5 && matrix.dot(0, 0) == 5 && matrix.dot(0, 2) == 0)
    }
}
