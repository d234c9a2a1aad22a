import Testing

@testable import Rhetoric

@Suite struct PanelOrthonormalTests {
    /// A panel with columns of random entries, some of them made from others by `change`.
    private func panel<Scalar: SolverScalar>(
        length: Int, seed: UInt64, _: Scalar.Type, _ change: (UnsafeMutableBufferPointer<Scalar>) -> Void = { _ in }
    ) -> Panel<Scalar> {
        var random = RandomSource(seed: seed)
        let panel = Panel<Scalar>(length: length)
        for i in 0..<panel.count { panel.base[i] = Scalar(random.centred()) }
        for row in 0..<length { change(UnsafeMutableBufferPointer(start: panel.base + row * 16, count: 16)) }
        return panel
    }

    /// Largest entry of |W - Q R|.
    private func difference<Scalar>(_ old: [Scalar], _ q: Panel<Scalar>, _ r: SquareMatrix) -> Double {
        var worst = 0.0
        for row in 0..<q.length {
            for j in 0..<16 {
                let back = (0..<16).reduce(0.0) { $0 + Double(q.base[row * 16 + $1]) * r[$1, j] }
                worst = max(worst, abs(back - Double(old[row * 16 + j])))
            }
        }
        return worst
    }

    private func departure(_ q: Panel<some SolverScalar>, rank: Int) -> Double {
        let gram = q.gram(workers: .all)
        return (0..<256).map { abs(gram.values[$0] - ($0 / 16 == $0 % 16 && $0 / 16 < rank ? 1 : 0)) }.max()!
    }

    @Test(arguments: 1...8)
    func columnsBecomeOrthonormalAndTheFactorGivesThemBack(seed: UInt64) throws {
        let single = panel(length: 300 * Int(seed), seed: seed, Float.self)
        let old = Array(single.values)
        let (factor, rank) = try single.orthonormalise(noise: 0, workers: .all)
        #expect(
            rank == 16 && departure(single, rank: 16) < 1e-6 && difference(old, single, factor) < 1e-5, "seed \(seed)")

        let double = panel(length: 300 * Int(seed), seed: seed, Double.self)
        let exact = Array(double.values)
        let (r, full) = try double.orthonormalise(noise: 0, workers: .all)
        #expect(
            full == 16 && departure(double, rank: 16) < 1e-13 && difference(exact, double, r) < 1e-12, "seed \(seed)")
    }

    @Test func nearlyParallelColumnsAreTakenApart() throws {
        let double = panel(length: 500, seed: 3, Double.self) { row in
            for k in 8..<16 { row[k] = row[k - 8] + 1e-6 * row[k] }
        }
        let old = Array(double.values)
        let (factor, rank) = try double.orthonormalise(noise: 1e-12, workers: .all)
        #expect(rank == 16 && departure(double, rank: 16) < 1e-9 && difference(old, double, factor) < 1e-12)
    }

    @Test func dependentColumnsAreZeroAndStandLast() throws {
        let single = panel(length: 700, seed: 4, Float.self) { row in
            for k in 4..<16 { row[k] = row[k % 4] * Float(k) }
        }
        let old = Array(single.values)
        let (factor, rank) = try single.orthonormalise(noise: 1e-3, workers: .all)
        #expect(rank == 4 && departure(single, rank: 4) < 1e-5 && difference(old, single, factor) < 1e-3)
        #expect((0..<700).allSatisfy { row in (4..<16).allSatisfy { single.base[row * 16 + $0] == 0 } })
    }

    @Test func nothingButNoiseIsRankZero() throws {
        let single = panel(length: 90, seed: 5, Float.self) { row in for k in 0..<16 { row[k] *= 1e-9 } }
        let (factor, rank) = try single.orthonormalise(noise: 1e-6, workers: .all)
        #expect(rank == 0 && factor == SquareMatrix(side: 16) && single.values.allSatisfy { $0 == 0 })
    }
}
