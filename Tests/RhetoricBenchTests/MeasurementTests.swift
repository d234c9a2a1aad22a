import Testing

@testable import RhetoricBench

@Suite struct MeasurementTests {
    @Test func theMedianLiesBetween() {
        let odd = Timing([3, 1, 2])
        #expect((odd.median, odd.least, odd.most) == (2, 1, 3))
        #expect(Timing([4, 1, 2, 3]).median == 2.5)
    }

    @Test func oneRunMoreThanCounted() {
        var calls = 0
        #expect(Timing.of(runs: 3) { calls += 1 }.runs == 3)
        #expect(calls == 4)
    }

    @Test func thePeakHoldsWhatWasTaken() throws {
        let size = 64 << 20
        let (count, bytes) = PeakMemory.measure { [UInt8](repeating: 1, count: size).count }
        #expect(count == size)
        // Nil where the system does not tell.
        if let bytes { #expect(bytes > size / 2 && bytes < 3 * size) }
    }

    @Test func theSlowestPartBoundsTheWork() {
        let speed = MachineSpeed(threads: 1, memory: 10, cache: 100, single: 1000, double: 500)
        #expect(Work(operations: 1000, memoryBytes: 10, cacheBytes: 10).floor(speed) == (2, .double))
        #expect(Work(operations: 1000, isDouble: false, memoryBytes: 30, cacheBytes: 10).floor(speed) == (3, .memory))
        #expect(Work(operations: 1, cacheBytes: 500).floor(speed) == (5, .cache))
    }

    @Test func timeThatGrowsAsAPower() {
        let points = [10.0, 100, 1000].map { (size: $0, seconds: 3 * $0 * $0.squareRoot()) }
        #expect(abs(Growth.exponent(points) - 1.5) < 1e-12)
    }

    @Test func generatedMatricesComeFromTheirSeed() {
        let matrix = GeneratedMatrix.sparse(rows: 50, columns: 200, seed: 7)
        #expect(matrix == GeneratedMatrix.sparse(rows: 50, columns: 200, seed: 7))
        #expect(matrix != GeneratedMatrix.sparse(rows: 50, columns: 200, seed: 8))
        #expect(matrix.columnIndices.allSatisfy { (0..<200).contains($0) })
    }
}
