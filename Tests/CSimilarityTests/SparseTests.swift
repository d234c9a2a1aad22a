// Sparse products against the definition. Entries are whole numbers, so equality is exact whatever the order of a sum.

import CSimilarity
import Testing

@Suite struct SparseTests {
    @Test(arguments: 1...40)
    func productsAreTheDefinition(width: Int) {
        var random = TestRandom(seed: width)
        let matrix = TestRows(rows: random.index(below: 9), columns: 1 + random.index(below: 7), &random)
        let right = random.wholes(matrix.columns * width)
        var product = [Double](repeating: .nan, count: matrix.rows * width)
        csim_sparse_times_double(
            matrix.offsets, matrix.indices, matrix.values, 0, Int64(matrix.rows), right, Int32(width), &product)
        #expect(product == matrix.times(right, width: width), "seed and width \(width)")

        var single = [Float](repeating: .nan, count: matrix.rows * width)
        csim_sparse_times_float(
            matrix.offsets, matrix.indices, matrix.values.map { Float($0) }, 0, Int64(matrix.rows),
            right.map { Float($0) }, Int32(width), &single)
        #expect(single.map { Double($0) } == product, "seed and width \(width)")
    }

    @Test(arguments: 1...20)
    func gramProductsAreTheDefinition(seed: Int) {
        var random = TestRandom(seed: seed)
        let matrix = TestRows(rows: random.index(below: 9), columns: 1 + random.index(below: 7), &random)
        let right = random.wholes(matrix.columns * 16)
        let before = random.wholes(matrix.columns * 16)
        let between = matrix.times(right, width: 16)
        let expected = sum(before, matrix.transposeTimes(between, width: 16))

        var gram = before
        var products = [Double](repeating: .nan, count: matrix.rows * 16)
        csim_sparse_gram_double(
            matrix.offsets, matrix.indices, matrix.values, 0, Int64(matrix.rows), right, &gram, &products)
        #expect(gram == expected && products == between, "seed \(seed)")

        var single = before.map { Float($0) }
        csim_sparse_gram_float(
            matrix.offsets, matrix.indices, matrix.values.map { Float($0) }, 0, Int64(matrix.rows),
            right.map { Float($0) }, &single, nil)
        #expect(single.map { Double($0) } == expected, "seed \(seed)")
    }

    @Test func aRangeOfRowsIsAPartOfTheProduct() {
        var random = TestRandom(seed: 99)
        let width = 11
        let matrix = TestRows(rows: 12, columns: 5, &random)
        let right = random.wholes(matrix.columns * width)
        var product = [Double](repeating: -77, count: matrix.rows * width)
        csim_sparse_times_double(matrix.offsets, matrix.indices, matrix.values, 3, 8, right, Int32(width), &product)
        let whole = matrix.times(right, width: width)
        for entry in product.indices {
            #expect(product[entry] == ((3 * width..<8 * width).contains(entry) ? whole[entry] : -77), "entry \(entry)")
        }
    }

    @Test func emptyRowsGiveZerosAndEmptyMatricesNothing() {
        let offsets = [Int64](repeating: 0, count: 4)
        var product = [Double](repeating: .nan, count: 3 * 9)
        csim_sparse_times_double(offsets, [], [], 0, 3, [], 9, &product)
        #expect(product == [Double](repeating: 0, count: 27))
        var untouched = [Double](repeating: 1, count: 16)
        csim_sparse_gram_double([0], [], [], 0, 0, [], &untouched, nil)
        #expect(untouched == [Double](repeating: 1, count: 16))
    }

    private func sum(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map { $0 + $1 } }
}
