// Every instruction level gives the same bits. Entries are fractions here, so that a fused multiply-add or another
// order of additions would show.

import CSimilarity
import Testing

@Suite(.serialized) struct LevelTests {
    /// The bits of a result at every level that this processor has.
    private func bits<Bits: Equatable>(_ body: () -> Bits) -> [Bits] {
        let before = csim_level()
        defer { _ = csim_force_level(before) }
        return (Int32(CSIM_LEVEL_BASELINE)...Int32(CSIM_LEVEL_V4)).compactMap { level in
            guard csim_force_level(level) == 0 else { return nil }
            #expect(csim_level() == level)
            return body()
        }
    }

    private func isSame<Bits: Equatable>(_ body: () -> Bits) -> Bool {
        let all = bits(body)
        return !all.isEmpty && all.allSatisfy { $0 == all[0] }
    }

    @Test func aLevelThatTheProcessorLacksIsRefused() {
        let before = csim_level()
        #expect(csim_force_level(-1) == -1 && csim_force_level(Int32(CSIM_LEVEL_V4) + 1) == -1)
        #expect(csim_level() == before)
    }

    @Test(arguments: [1, 2, 7, 8, 9, 15, 16, 17, 24, 31, 32, 33, 40])
    func sparseProducts(width: Int) {
        var random = TestRandom(seed: width)
        let matrix = TestRows(rows: 30, columns: 20, whole: false, &random)
        let right = random.fractions(matrix.columns * width)
        let single = matrix.values.map { Float($0) }
        #expect(
            isSame {
                var y = [Double](repeating: 0, count: matrix.rows * width)
                csim_sparse_times_double(matrix.offsets, matrix.indices, matrix.values, 0, 30, right, Int32(width), &y)
                return y.map(\.bitPattern)
            }, "seed and width \(width)")
        #expect(
            isSame {
                var y = [Float](repeating: 0, count: matrix.rows * width)
                csim_sparse_times_float(
                    matrix.offsets, matrix.indices, single, 0, 30, right.map { Float($0) }, Int32(width), &y)
                return y.map(\.bitPattern)
            }, "seed and width \(width)")
    }

    @Test(arguments: 1...9)
    func sparseProductsWithPanels(seed: Int) {
        var random = TestRandom(seed: seed)
        let matrix = TestRows(rows: 30, columns: 20, whole: false, &random)
        let right = random.fractions(matrix.columns * 16)
        let single = matrix.values.map { Float($0) }
        #expect(
            isSame {
                var y = [Double](repeating: 0, count: matrix.rows * 16)
                csim_sparse_panel_double(matrix.offsets, matrix.indices, matrix.values, 0, 30, right, &y)
                return y.map(\.bitPattern)
            }, "seed \(seed)")
        #expect(
            isSame {
                var y = [Float](repeating: 0, count: matrix.rows * 16)
                csim_sparse_panel_float(matrix.offsets, matrix.indices, single, 0, 30, right.map { Float($0) }, &y)
                return y.map(\.bitPattern)
            }, "seed \(seed)")
        let (targets, places) = ((0..<30).map { Int32($0) }, matrix.indices.map { UInt16($0) })
        #expect(
            isSame {
                var y = [Float](repeating: 1, count: matrix.rows * 16)
                csim_sparse_add_float(
                    matrix.offsets, targets, places, single, 0, 30, right.map { Float($0) }, &y)
                return y.map(\.bitPattern)
            }, "seed \(seed)")
    }

    @Test(arguments: 0..<70)
    func dotProducts(length: Int) {
        var random = TestRandom(seed: length)
        let (a, b) = (random.fractions(length).map { Float($0) }, random.fractions(length).map { Float($0) })
        #expect(isSame { csim_float_dot(a, b, Int64(length)).bitPattern }, "seed and length \(length)")
    }

    @Test(arguments: 1...12)
    func selection(seed: Int) {
        var random = TestRandom(seed: seed)
        let count = 1 + random.index(below: 90)
        let scores = random.wholes(count).map { Float($0) }
        #expect(
            isSame {
                var heap = [csim_entry](repeating: csim_entry(score: 0, item: 0), count: 5)
                let size = csim_offer(scores, Int64(count), 0, -2, &heap, 0, 5)
                return heap.prefix(Int(size)).map { [Int32($0.score), $0.item] }
            }, "seed \(seed)")
        #expect(
            isSame {
                var index: Int32 = -1
                var value: Float = 0
                csim_argmax(scores, 1, Int32(count), Int32(count), &index, &value)
                return index
            }, "seed \(seed)")
    }

    @Test(arguments: [0, 1, 15, 16, 17, 50, 200])
    func distancesOfClusters(length: Int) {
        var random = TestRandom(seed: length)
        let (a, b) = (random.fractions(length).map { Float($0) }, random.fractions(length).map { Float($0) })
        let sizes = (0..<length).map { Float($0 % 7 + 1) }
        let count = Int64(length)
        #expect(isSame { csim_squared_distance(a, b, count).bitPattern })
        #expect(csim_squared_distance(a, b, count) == csim_squared_distance(b, a, count))
        #expect(
            isSame {
                var sum = [Double](repeating: 0.1, count: length)
                csim_add_row(&sum, a, -1, count)
                return sum.map(\.bitPattern)
            })
        #expect(
            isSame {
                var scores = [Float](repeating: 0, count: length)
                csim_ward_scores(a, count, 0.9, 3, b, sizes, &scores)
                return scores.map(\.bitPattern)
            })
        #expect(
            isSame {
                var chords = a
                csim_negated_chords(&chords, count)
                return chords.map(\.bitPattern)
            })
    }
}
