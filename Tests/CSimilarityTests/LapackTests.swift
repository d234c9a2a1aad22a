// Decompositions put together again: what comes back is the matrix, and the vectors are orthonormal.

import CSimilarity
import Testing

@Suite struct LapackTests {
    @Test(arguments: 1...20)
    func eigenvectorsOfASymmetricMatrix(order: Int) {
        var random = TestRandom(seed: order)
        let half = random.fractions(order * order)
        let matrix = half.indices.map { half[$0] + half[$0 % order * order + $0 / order] }
        let (values, vectors) = eigen(matrix, order: order, wanted: order)
        #expect(values == values.sorted(by: >), "seed and order \(order)")
        #expect(departure(vectors, count: order, length: order) < 1e-12, "seed and order \(order)")
        for i in 0..<order {
            for j in 0..<order {
                let back = (0..<order).reduce(0.0) {
                    $0 + values[$1] * vectors[$1 * order + i] * vectors[$1 * order + j]
                }
                #expect(abs(back - matrix[i * order + j]) < 1e-12, "seed and order \(order), entry (\(i), \(j))")
            }
        }
        let wanted = (order + 1) / 2
        let few = eigen(matrix, order: order, wanted: wanted)
        #expect(zip(few.values, values).allSatisfy { abs($0 - $1) < 1e-12 }, "seed and order \(order)")
        #expect(departure(few.vectors, count: wanted, length: order) < 1e-12, "seed and order \(order)")
    }

    @Test func eigenvaluesByHand() {
        let (values, vectors) = eigen([2, 1, 1, 2], order: 2, wanted: 2)
        #expect(abs(values[0] - 3) < 1e-14 && abs(values[1] - 1) < 1e-14)
        #expect(abs(vectors[0] - vectors[1]) < 1e-14 && abs(vectors[2] + vectors[3]) < 1e-14)
    }

    @Test(arguments: [(1, 1), (1, 7), (7, 1), (5, 5), (12, 4), (4, 12), (33, 20), (20, 33)])
    func singularVectors(rows: Int, columns: Int) {
        var random = TestRandom(seed: rows * 100 + columns)
        let matrix = random.fractions(rows * columns)
        let rank = min(rows, columns)
        let (u, s, vt) = decomposed(matrix, rows, columns)
        #expect(s == s.sorted(by: >) && s[rank - 1] >= 0)
        #expect(departure(vt, count: rank, length: columns) < 1e-12)
        #expect(departure(transposed(u, rows, rank), count: rank, length: rows) < 1e-12)
        for i in 0..<rows {
            for j in 0..<columns {
                let back = (0..<rank).reduce(0.0) { $0 + u[i * rank + $1] * s[$1] * vt[$1 * columns + j] }
                #expect(abs(back - matrix[i * columns + j]) < 1e-12, "\(rows) x \(columns), entry (\(i), \(j))")
            }
        }
    }

    @Test func singularValuesByHand() {
        // Rows of lengths 3 and 4 at right angles, and a row of zeros.
        let (_, s, _) = decomposed([3, 0, 0, 4, 0, 0], 3, 2)
        #expect(abs(s[0] - 4) < 1e-14 && abs(s[1] - 3) < 1e-14)
    }

    private func eigen(_ matrix: [Double], order: Int, wanted: Int) -> (values: [Double], vectors: [Double]) {
        var copy = matrix
        var values = [Double](repeating: .nan, count: wanted)
        var vectors = [Double](repeating: .nan, count: wanted * order)
        #expect(csim_symmetric_eigen(Int32(order), &copy, Int32(wanted), &values, &vectors) == 0)
        return (values, vectors)
    }

    private func decomposed(_ matrix: [Double], _ rows: Int, _ columns: Int) -> ([Double], [Double], [Double]) {
        let rank = min(rows, columns)
        var copy = matrix
        var u = [Double](repeating: .nan, count: rows * rank)
        var s = [Double](repeating: .nan, count: rank)
        var vt = [Double](repeating: .nan, count: rank * columns)
        #expect(csim_dense_svd(Int32(rows), Int32(columns), &copy, &u, &s, &vt) == 0)
        return (u, s, vt)
    }

    private func transposed(_ matrix: [Double], _ rows: Int, _ columns: Int) -> [Double] {
        (0..<columns).flatMap { column in (0..<rows).map { matrix[$0 * columns + column] } }
    }

    /// Largest entry of |V V^T - I| for vectors in rows.
    private func departure(_ vectors: [Double], count: Int, length: Int) -> Double {
        var worst = 0.0
        for i in 0..<count {
            for j in 0...i {
                let dot = (0..<length).reduce(0.0) { $0 + vectors[i * length + $1] * vectors[j * length + $1] }
                worst = max(worst, abs(dot - (i == j ? 1 : 0)))
            }
        }
        return worst
    }
}
