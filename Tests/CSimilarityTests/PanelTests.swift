// The tall and thin products against their definition, in both precisions and at every level. Entries are whole numbers,
// so equality is exact whatever the order of a sum and whether products are rounded.

import CSimilarity
import Testing

@Suite(.serialized) struct PanelTests {
    private let width = 16

    private func atEveryLevel(_ body: (Int32) -> Void) {
        let before = csim_level()
        defer { _ = csim_force_level(before) }
        for level in Int32(CSIM_LEVEL_BASELINE)...Int32(CSIM_LEVEL_V4) where csim_force_level(level) == 0 {
            body(level)
        }
    }

    /// A (rows of `rows` x 16) transposed times B.
    private func inner(_ a: [Double], _ b: [Double], rows: Range<Int>) -> [Double] {
        var result = [Double](repeating: 0, count: width * width)
        for row in rows {
            for i in 0..<width {
                for j in 0..<width { result[i * width + j] += a[row * width + i] * b[row * width + j] }
            }
        }
        return result
    }

    private func withPointers<Scalar>(_ panels: [[Scalar]], _ body: (UnsafePointer<UnsafePointer<Scalar>?>) -> Void) {
        let flat = panels.flatMap { $0 }
        flat.withUnsafeBufferPointer { flat in
            let size = panels.first?.count ?? 0
            body(panels.indices.map { number in flat.baseAddress.map { $0 + number * size } })
        }
    }

    @Test(arguments: [(0, 1), (1, 2), (5, 3), (6, 1), (7, 2), (256, 2), (257, 3), (600, 2)])
    func projectionsAreInnerProducts(rows: Int, panels: Int) {
        var random = TestRandom(seed: rows + panels)
        let basis = (0..<panels).map { _ in random.wholes(rows * 16) }
        let block = random.wholes(rows * 16)
        let range = rows / 3..<rows
        let expected = basis.flatMap { inner($0, block, rows: range) }
        atEveryLevel { level in
            var sums = [Double](repeating: 0, count: panels * 256)
            withPointers(basis) {
                csim_panel_project_double(
                    $0, Int32(panels), block, Int64(range.lowerBound), Int64(range.upperBound), &sums)
            }
            #expect(sums == expected, "level \(level)")
            var single = [Double](repeating: 0, count: panels * 256)
            withPointers(basis.map { $0.map { Float($0) } }) {
                csim_panel_project_float(
                    $0, Int32(panels), block.map { Float($0) }, Int64(range.lowerBound), Int64(range.upperBound),
                    &single)
            }
            #expect(single == expected, "level \(level)")
        }
    }

    @Test(arguments: [(0, 1), (1, 2), (5, 3), (6, 1), (7, 2), (256, 2), (257, 3), (600, 2)])
    func combinationsAreSumsOfProducts(rows: Int, panels: Int) {
        var random = TestRandom(seed: 100 + rows + panels)
        let basis = (0..<panels).map { _ in random.wholes(rows * 16) }
        let coefficients = random.wholes(panels * 256)
        let block = random.wholes(rows * 16)
        var expected = block
        for row in rows / 3..<rows {
            for (number, panel) in basis.enumerated() {
                for i in 0..<16 {
                    for j in 0..<16 {
                        expected[row * 16 + j] += panel[row * 16 + i] * coefficients[number * 256 + i * 16 + j]
                    }
                }
            }
        }
        atEveryLevel { level in
            var sum = block
            withPointers(basis) {
                csim_panel_combine_double($0, Int32(panels), coefficients, Int64(rows / 3), Int64(rows), &sum)
            }
            #expect(sum == expected, "level \(level)")
            var single = block.map { Float($0) }
            withPointers(basis.map { $0.map { Float($0) } }) {
                csim_panel_combine_float(
                    $0, Int32(panels), coefficients.map { Float($0) }, Int64(rows / 3), Int64(rows), &single)
            }
            #expect(single.map { Double($0) } == expected, "level \(level)")
        }
    }

    @Test(arguments: 0..<8)
    func smallProductsAreTheirDefinitions(rows: Int) {
        var random = TestRandom(seed: 200 + rows)
        let (block, other) = (random.wholes(rows * 16), random.wholes(rows * 16))
        let (matrix, scales) = (random.wholes(256), random.wholes(16))
        let gram = inner(block, block, rows: 0..<rows)
        var turned = [Double](repeating: 0, count: rows * 16)
        var squares = [Double](repeating: 0, count: 16)
        for row in 0..<rows {
            for j in 0..<16 {
                for i in 0..<16 { turned[row * 16 + j] += block[row * 16 + i] * matrix[i * 16 + j] }
                let off = block[row * 16 + j] - scales[j] * other[row * 16 + j]
                squares[j] += off * off
            }
        }
        let (single, singleOther) = (block.map { Float($0) }, other.map { Float($0) })
        atEveryLevel { level in
            var (a, b) = ([Double](repeating: 0, count: 256), [Double](repeating: 0, count: 256))
            csim_panel_gram_double(block, 0, Int64(rows), &a)
            csim_panel_gram_float(single, 0, Int64(rows), &b)
            #expect(a == gram && b == gram, "level \(level)")
            var (c, d) = (block, single)
            csim_panel_turn_double(&c, matrix, 0, Int64(rows))
            csim_panel_turn_float(&d, matrix.map { Float($0) }, 0, Int64(rows))
            #expect(c == turned && d.map { Double($0) } == turned, "level \(level)")
            var (e, f) = ([Double](repeating: 0, count: 16), [Double](repeating: 0, count: 16))
            csim_panel_squares_double(block, other, scales, 0, Int64(rows), &e)
            csim_panel_squares_float(single, singleOther, scales, 0, Int64(rows), &f)
            #expect(e == squares && f == squares, "level \(level)")
        }
    }
}
