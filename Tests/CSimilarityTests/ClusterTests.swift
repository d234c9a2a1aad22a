// Distances of points and clusters against their definitions.

import CSimilarity
import Foundation
import Testing

@Suite struct ClusterTests {
    private func values(_ count: Int, seed: Int) -> [Float] {
        var random = TestRandom(seed: seed)
        return random.fractions(count).map { Float($0) }
    }

    @Test(arguments: [0, 1, 15, 16, 17, 40])
    func squaredDistance(length: Int) {
        let (a, b) = (values(length, seed: 1), values(length, seed: 2))
        let expected = zip(a, b).reduce(0) { $0 + Double($1.0 - $1.1) * Double($1.0 - $1.1) }
        #expect(abs(Double(csim_squared_distance(a, b, Int64(length))) - expected) <= 1e-6 * expected)
    }

    @Test(arguments: [0, 1, 15, 16, 17, 40])
    func rowsGoIntoSumsAndOut(length: Int) {
        let (row, before) = (values(length, seed: 3), values(length, seed: 4).map(Double.init))
        var sum = before
        csim_add_row(&sum, row, 1, Int64(length))
        #expect(sum == zip(before, row).map { $0 + Double($1) })
        csim_add_row(&sum, row, -1, Int64(length))
        #expect(zip(sum, before).allSatisfy { abs($0 - $1) < 1e-15 })
    }

    @Test(arguments: [1, 15, 16, 17, 40])
    func wardScores(length: Int) {
        let (products, squares) = (values(length, seed: 5), values(length, seed: 6).map { abs($0) })
        let sizes = (0..<length).map { Float($0 + 1) }
        var scores = [Float](repeating: 0, count: length)
        csim_ward_scores(products, Int64(length), 0.5, 3, squares, sizes, &scores)
        for i in 0..<length {
            let expected = -2 * 3 * sizes[i] / (3 + sizes[i]) * max(0, 0.5 + squares[i] - 2 * products[i])
            #expect(abs(scores[i] - expected) <= 1e-6)
        }
    }

    @Test func aClusterThatIsNoMoreHasTheLowestScore() {
        var scores: [Float] = [0, 0]
        csim_ward_scores([0.5, 0.5], 2, 1, 1, [1, .infinity], [1, 4], &scores)
        #expect(scores == [-1, -.infinity])
    }

    @Test(arguments: [1, 16, 17])
    func chords(length: Int) {
        var products = values(length, seed: 7)
        products[0] = 1.0000001
        let expected = products.map { -max(0, 2 - 2 * $0).squareRoot() }
        csim_negated_chords(&products, Int64(length))
        #expect(products == expected)
    }
}
