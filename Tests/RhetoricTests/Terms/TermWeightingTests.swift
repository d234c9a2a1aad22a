// Weights by hand on three items and four terms: a a b, a b c, b d d d.

import Foundation
import Testing

@testable import Rhetoric

@Suite struct TermWeightingTests {
    private static let items: [[Int32]] = [[0, 0, 1], [0, 1, 2], [1, 3, 3, 3]]
    private let counts = DocumentTermMatrix(items: items)

    private func isClose(_ a: [Double], _ b: [Double]) -> Bool {
        a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) < 1e-12 }
    }

    @Test func countsOfTermsInItems() {
        #expect(counts.vocabulary.stems == [0, 1, 2, 3])
        #expect(counts.vocabulary.documentFrequencies == [2, 3, 1, 1])
        #expect(counts.counts.dense.values == [2, 1, 0, 0, 1, 1, 1, 0, 0, 1, 0, 3])
    }

    @Test func globalWeightsByHand() {
        // a stands two thirds and one third in two of three items, b evenly in all, c and d in one.
        #expect(isClose(TermWeighting.logEntropy.globalWeights(counts), [2.0 / 3 * log(2) / log(3), 0, 1, 1]))
        #expect(
            isClose(
                TermWeighting.inverseFrequency.globalWeights(counts),
                [1.2876820724517808, 1, 1.6931471805599454, 1.6931471805599454]))
        #expect(
            isClose(
                TermWeighting.squaredInverseFrequency.globalWeights(counts),
                [0.16440195389316542, 0, 1.206948960812582, 1.206948960812582]))
    }

    @Test func weightedRowsByHand() {
        let entropy = WeightedMatrix(counts, .logEntropy).weights.dense
        #expect(isClose(Array(entropy.row(0)), [1, 0, 0, 0]))
        #expect(isClose(Array(entropy.row(1)), [0.38771810805143014, 0, 0.9217779931681054, 0]))
        #expect(isClose(Array(entropy.row(2)), [0, 0, 0, 1]))
        let inverse = WeightedMatrix(counts, .inverseFrequency).weights.dense
        #expect(isClose(Array(inverse.row(0)), [0.8979997974963271, 0.4399958678175917, 0, 0]))
    }

    @Test(arguments: TermWeighting.allCases)
    func aQueryHasTheRowOfTheItemWithItsWords(weighting: TermWeighting) {
        let matrix = WeightedMatrix(counts, weighting)
        for (item, stems) in Self.items.enumerated() {
            var row = [Double](repeating: 0, count: 4)
            for (term, weight) in matrix.row(ofStems: stems.reversed() + [-1, 99]) { row[term] = weight }
            #expect(row == Array(matrix.weights.dense.row(item)), "item \(item)")
        }
        #expect(matrix.row(ofStems: [7, -1]).isEmpty)
    }

    @Test func aTermOfAllItemsWeighsNothingByEntropy() {
        let matrix = WeightedMatrix(DocumentTermMatrix(items: [[5], [5], [5]]), .logEntropy)
        #expect(matrix.weights.values.allSatisfy { abs($0) < 1e-12 } && matrix.row(ofStems: [5]).isEmpty)
    }

    @Test(arguments: TermWeighting.allCases)
    func emptyItemsAndNoItems(weighting: TermWeighting) {
        let matrix = WeightedMatrix(DocumentTermMatrix(items: [[], [3], []]), weighting)
        #expect(matrix.weights.rows == 3 && matrix.weights.entries(ofRow: 0).isEmpty)
        #expect(matrix.weights.values.allSatisfy { $0.isFinite })
        #expect(WeightedMatrix(DocumentTermMatrix(items: []), weighting).weights.entryCount == 0)
    }
}
