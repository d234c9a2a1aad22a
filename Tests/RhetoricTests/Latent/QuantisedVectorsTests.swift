import Testing

@testable import Rhetoric

@Suite struct QuantisedVectorsTests {
    /// Rows to bytes and back.
    private func restored(_ rows: [[Double]]) -> [[Float]] {
        let bytes = rows.flatMap { QuantisedVectors.quantised($0) }
        let rank = rows[0].count
        return bytes.withUnsafeBufferPointer { bytes in
            let vectors = QuantisedVectors(rank: rank, values: SharedBuffer(bytes))
            return rows.indices.map { row in
                [Float](unsafeUninitializedCapacity: rank) { buffer, count in
                    vectors.read(row: row, into: UnsafeMutableBufferPointer(rebasing: buffer[..<rank]))
                    count = rank
                }
            }
        }
    }

    @Test func theLargestEntryIsTheLargestByte() {
        #expect(QuantisedVectors.quantised([0.5, -2, 1]) == [32, -127, 64])
        #expect(QuantisedVectors.quantised([0, 0]) == [0, 0])
    }

    @Test func rowsComeBackWithLengthOneOrNone() {
        #expect(restored([[3, 0], [0, 0]]) == [[1, 0], [0, 0]])
    }

    /// What the head of the source file says.
    @Test(arguments: UInt64(1)...3)
    func cosinesStayWithinThreeThousandths(seed: UInt64) {
        var random = RandomSource(seed: seed)
        // Sums of uniform numbers: near enough to the bell curve that entries of real vectors follow.
        let rows = (0..<40).map { _ in
            (0..<300).map { _ in (0..<6).reduce(0.0) { sum, _ in sum + random.centred() } }
        }
        let quantised = restored(rows)
        func cosine<Number: BinaryFloatingPoint>(_ a: [Number], _ b: [Number]) -> Double {
            func product(_ a: [Number], _ b: [Number]) -> Double { zip(a, b).reduce(0) { $0 + Double($1.0 * $1.1) } }
            return product(a, b) / (product(a, a) * product(b, b)).squareRoot()
        }
        for i in 0..<40 {
            for j in 0..<i {
                #expect(
                    abs(cosine(rows[i], rows[j]) - cosine(quantised[i], quantised[j])) < 0.003,
                    "seed \(seed): \(i), \(j)")
            }
        }
    }
}
