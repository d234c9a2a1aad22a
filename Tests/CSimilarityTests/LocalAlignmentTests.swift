// The row-by-row alignment against a whole table. Weights and penalties are eighths, so sums are exact.

import CSimilarity
import Testing

@Suite struct LocalAlignmentTests {
    private func score(_ a: [Int32], _ weights: [Float], _ b: [Int32], penalty: Float) -> Float {
        var row = [Float](repeating: .nan, count: b.count + 1)
        return csim_local_alignment(a, weights, Int32(a.count), b, Int32(b.count), penalty, &row)
    }

    /// Smith and Waterman's recurrence with the table written out.
    private func naive(_ a: [Int32], _ weights: [Float], _ b: [Int32], penalty: Float) -> Float {
        var table = [[Float]](repeating: [Float](repeating: 0, count: b.count + 1), count: a.count + 1)
        for i in 1..<(a.count + 1) {
            for j in 1..<(b.count + 1) {
                let met = table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? weights[i - 1] : -penalty)
                table[i][j] = max(0, met, table[i - 1][j] - penalty, table[i][j - 1] - penalty)
            }
        }
        return table.joined().max() ?? 0
    }

    @Test func byHand() {
        // 1 2 _ 4 against 1 2 3 4: one word of b is skipped.
        #expect(score([1, 2, 4], [1, 1, 1], [1, 2, 3, 4], penalty: 0.25) == 2.75)
        // Crossing words cannot both meet: the heavier one counts.
        #expect(score([1, 2], [0.5, 2], [2, 1], penalty: 0.25) == 2)
        #expect(score([1, 2], [1, 1], [3, 4], penalty: 0.25) == 0)
        #expect(score([], [], [1], penalty: 1) == 0 && score([1], [1], [], penalty: 1) == 0)
    }

    @Test(arguments: 0..<200)
    func asTheWholeTable(seed: Int) {
        var random = TestRandom(seed: seed)
        let words = 1 + random.index(below: 6)
        let a = (0..<random.index(below: 25)).map { _ in Int32(random.index(below: words)) }
        let b = (0..<random.index(below: 25)).map { _ in Int32(random.index(below: words)) }
        let weights = a.map { _ in Float(random.index(below: 9)) / 8 }
        let penalty = Float(1 + random.index(below: 8)) / 8
        #expect(
            score(a, weights, b, penalty: penalty) == naive(a, weights, b, penalty: penalty),
            "seed \(seed): \(a) with \(b), penalty \(penalty)")
    }
}
