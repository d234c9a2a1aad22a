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
    func productsWithPanelsAreTheDefinition(seed: Int) {
        var random = TestRandom(seed: seed)
        let matrix = TestRows(rows: random.index(below: 9), columns: 1 + random.index(below: 7), &random)
        let right = random.wholes(matrix.columns * 16)
        let expected = matrix.times(right, width: 16)
        var product = [Double](repeating: .nan, count: matrix.rows * 16)
        csim_sparse_panel_double(matrix.offsets, matrix.indices, matrix.values, 0, Int64(matrix.rows), right, &product)
        #expect(product == expected, "seed \(seed)")
        var single = [Float](repeating: .nan, count: matrix.rows * 16)
        csim_sparse_panel_float(
            matrix.offsets, matrix.indices, matrix.values.map { Float($0) }, 0, Int64(matrix.rows),
            right.map { Float($0) }, &single)
        #expect(single.map { Double($0) } == expected, "seed \(seed)")
    }

    /// A block of 16-bit rows is added to panels: the transposed product of a few rows, by column.
    @Test(arguments: 1...20)
    func sumsOfABlockAreAddedToTheirTargets(seed: Int) {
        var random = TestRandom(seed: seed)
        let sums = TestRows(rows: random.index(below: 30), columns: 1 + random.index(below: 7), &random)
        let targets = (0..<sums.rows).map { Int32(2 * $0 + 1) }
        let right = random.wholes(sums.columns * 16)
        var y = random.wholes((2 * sums.rows + 1) * 16)
        var single = y.map { Float($0) }
        var expected = y
        for (i, value) in sums.times(right, width: 16).enumerated() {
            expected[(2 * (i / 16) + 1) * 16 + i % 16] += value
        }
        let places = sums.indices.map { UInt16($0) }
        csim_sparse_add_double(sums.offsets, targets, places, sums.values, 0, Int64(sums.rows), right, &y)
        #expect(y == expected, "seed \(seed)")
        csim_sparse_add_float(
            sums.offsets, targets, places, sums.values.map { Float($0) }, 0, Int64(sums.rows), right.map { Float($0) },
            &single)
        #expect(single.map { Double($0) } == expected, "seed \(seed)")
    }

    @Test(arguments: [255, 256, 257, 100_001])
    func longRowsAreSummedInDouble(count: Int) {
        // A third, rounded to single precision, as often as there are entries: a running sum would be off in the fourth digit.
        let third = Float(1) / 3
        let columns = (0..<count).map { Int32($0) }
        let x = [Float](repeating: 1, count: count * 16)
        var y = [Float](repeating: .nan, count: 16)
        csim_sparse_panel_float([0, Int64(count)], columns, [Float](repeating: third, count: count), 0, 1, x, &y)
        let exact = Double(third) * Double(count)
        #expect(y.allSatisfy { abs(Double($0) - exact) < 2e-6 * exact })
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
        csim_sparse_panel_double(offsets, [], [], 0, 1, [], &product)
        #expect(product == [Double](repeating: 0, count: 27))
    }
}
