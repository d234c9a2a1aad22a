// Dot products and Gram-Schmidt against their definitions.

import CSimilarity
import Testing

@Suite struct DenseTests {
    @Test(arguments: 0..<70)
    func dotIsTheSumOfProducts(length: Int) {
        var random = TestRandom(seed: length)
        let (a, b) = (random.wholes(length), random.wholes(length))
        #expect(csim_dot(a, b, Int64(length)) == zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }, "seed, length \(length)")
    }

    @Test(arguments: 1...30)
    func rowsBecomeOrthonormalAndTheFactorGivesThemBack(seed: Int) {
        var random = TestRandom(seed: seed)
        let count = 1 + random.index(below: 12)
        let length = count + random.index(below: 40)
        let rows = random.fractions(count * length)
        let (q, r, lost) = orthonormalised(rows, count: count, length: length)
        #expect(lost == 0, "seed \(seed)")
        #expect(departure(q, count, length) < 1e-12, "seed \(seed)")
        #expect(difference(rows, q, r, count, length) < 1e-12, "seed \(seed)")
        for i in 0..<count { for j in 0..<i { #expect(r[i * count + j] == 0, "seed \(seed): r is upper triangular") } }
    }

    @Test func dependentRowsAreZeroAndCounted() {
        // Row 1 is row 0 doubled, row 3 is zero, row 4 is row 0 plus row 2.
        let rows: [Double] = [1, 2, 0, 1, 2, 4, 0, 2, 0, 1, 5, 3, 0, 0, 0, 0, 1, 3, 5, 4]
        let (q, r, lost) = orthonormalised(rows, count: 5, length: 4)
        #expect(lost == 3)
        for row in [1, 3, 4] {
            #expect(q[row * 4..<row * 4 + 4].allSatisfy { $0 == 0 } && r[row * 5 + row] == 0, "row \(row)")
        }
        #expect(r[0] > 0 && r[2 * 5 + 2] > 0)
        #expect(difference(rows, q, r, 5, 4) < 1e-12)
    }

    @Test func nearlyParallelRowsAreStillTakenApart() {
        // One pass of Gram-Schmidt leaves these at a cosine of about 1e-6.
        let tiny = 1e-10
        let rows = [1, tiny, 0, 0, 1, 0, tiny, 0, 1, 0, 0, tiny]
        let (q, _, lost) = orthonormalised(rows, count: 3, length: 4)
        #expect(lost == 0 && departure(q, 3, 4) < 1e-12)
    }

    @Test func moreRowsThanDimensionsLoseTheRest() {
        var random = TestRandom(seed: 3)
        let rows = random.fractions(7 * 4)
        let (_, _, lost) = orthonormalised(rows, count: 7, length: 4)
        #expect(lost == 3)
    }

    private func orthonormalised(_ rows: [Double], count: Int, length: Int) -> ([Double], [Double], Int) {
        var q = rows
        var r = [Double](repeating: .nan, count: count * count)
        let lost = csim_orthonormalize(&q, Int32(count), Int64(length), &r)
        return (q, r, Int(lost))
    }

    /// Largest entry of |Q Q^T - I|.
    private func departure(_ q: [Double], _ count: Int, _ length: Int) -> Double {
        var worst = 0.0
        for i in 0..<count {
            for j in 0...i {
                let dot = (0..<length).reduce(0.0) { $0 + q[i * length + $1] * q[j * length + $1] }
                worst = max(worst, abs(dot - (i == j ? 1 : 0)))
            }
        }
        return worst
    }

    /// Largest entry of |old rows - R^T Q|.
    private func difference(_ rows: [Double], _ q: [Double], _ r: [Double], _ count: Int, _ length: Int) -> Double {
        var worst = 0.0
        for j in 0..<count {
            for k in 0..<length {
                let back = (0..<count).reduce(0.0) { $0 + r[$1 * count + j] * q[$1 * length + k] }
                worst = max(worst, abs(rows[j * length + k] - back))
            }
        }
        return worst
    }
}
