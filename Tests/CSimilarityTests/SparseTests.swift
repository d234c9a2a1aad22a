// Sparse products against the definition. Entries are whole numbers, so equality is exact whatever the order of a sum.

import CSimilarity
import Testing

@Suite struct SparseTests {
    @Test(arguments: 1...40)
    func productsAreTheDefinition(width: Int) {
        var random = TestRandom(seed: width)
        let matrix = TestRows(rows: random.index(below: 9), columns: 1 + random.index(below: 7), &random)
        let right = random.wholes(matrix.columns * width)
        let left = random.wholes(matrix.rows * width)
        let before = random.wholes(matrix.columns * width)

        var product = [Double](repeating: .nan, count: matrix.rows * width)
        csim_sparse_times(
            matrix.offsets, matrix.indices, matrix.values, 0, Int64(matrix.rows), right, Int32(width), &product)
        #expect(product == matrix.times(right, width: width), "seed and width \(width)")

        var turned = before
        csim_sparse_transpose_times(
            matrix.offsets, matrix.indices, matrix.values, 0, Int64(matrix.rows), left, Int32(width), &turned)
        #expect(turned == sum(before, matrix.transposeTimes(left, width: width)), "seed and width \(width)")

        var gram = before
        var row = [Double](repeating: .nan, count: width)
        csim_sparse_gram(
            matrix.offsets, matrix.indices, matrix.values, 0, Int64(matrix.rows), right, Int32(width), &gram, &row)
        let expected = matrix.transposeTimes(matrix.times(right, width: width), width: width)
        #expect(gram == sum(before, expected), "seed and width \(width)")
    }

    @Test func aRangeOfRowsIsAPartOfTheProduct() {
        var random = TestRandom(seed: 99)
        let width = 11
        let matrix = TestRows(rows: 12, columns: 5, &random)
        let right = random.wholes(matrix.columns * width)
        let left = random.wholes(matrix.rows * width)
        var product = [Double](repeating: -77, count: matrix.rows * width)
        csim_sparse_times(matrix.offsets, matrix.indices, matrix.values, 3, 8, right, Int32(width), &product)
        let whole = matrix.times(right, width: width)
        for entry in product.indices {
            #expect(product[entry] == ((3 * width..<8 * width).contains(entry) ? whole[entry] : -77), "entry \(entry)")
        }

        var turned = [Double](repeating: 0, count: matrix.columns * width)
        for (begin, end) in [(Int64(0), Int64(3)), (3, 3), (3, 8), (8, 12)] {
            csim_sparse_transpose_times(
                matrix.offsets, matrix.indices, matrix.values, begin, end, left, Int32(width), &turned)
        }
        #expect(turned == matrix.transposeTimes(left, width: width))
    }

    @Test func emptyRowsGiveZerosAndEmptyMatricesNothing() {
        let offsets = [Int64](repeating: 0, count: 4)
        var product = [Double](repeating: .nan, count: 3 * 9)
        csim_sparse_times(offsets, [], [], 0, 3, [], 9, &product)
        #expect(product == [Double](repeating: 0, count: 27))
        var untouched = [1.0, 2.0]
        csim_sparse_transpose_times([0], [], [], 0, 0, [], 1, &untouched)
        var row = [0.0]
        csim_sparse_gram([0], [], [], 0, 0, [], 1, &untouched, &row)
        #expect(untouched == [1, 2])
    }

    private func sum(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map { $0 + $1 } }
}
