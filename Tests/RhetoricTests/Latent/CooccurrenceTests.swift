import Foundation
import Testing

@testable import Rhetoric

@Suite struct CooccurrenceTests {
    /// Terms are the words in the order of first sight; `left` words are no terms.
    private func information(
        _ sentences: [String], window: Int = 5, smoothing: Double = 1, without left: Set<String> = [],
        workers: Workers = .all
    ) -> (DenseMatrix<Double>, [String]) {
        let read = StemmedSentences(.ofTexts(sentences))
        let words = read.stems.filter { !left.contains($0) }
        let terms = read.stems.map { Int32(words.firstIndex(of: $0) ?? -1) }
        let counted = Cooccurrence(read, terms: terms, termCount: words.count, window: window)
        return (counted.positiveInformation(smoothing: smoothing, workers: workers).dense, words)
    }

    /// Weights of "ba du": 1 both ways; of "ba ko": 1 as well. So n_ba = 2, n_du = n_ko = 1, and with N = 4 the
    /// information of "ba" and "du" is ln(1 x 4 / (2 x 1)).
    @Test func aPairIsWorthWhatTheFormulaSays() {
        let (matrix, words) = information(["ba du", "ba ko"])
        #expect(words == ["ba", "du", "ko"])
        let two = log(2.0)
        #expect(close(matrix.values, [0, two, two, two, 0, 0, two, 0, 0]))
    }

    /// With smoothing 0.5, m = (sqrt 2, 1, 1): rare neighbours tell less, the frequent one more.
    @Test func smoothingLiftsTheFrequentNeighbour() {
        let (matrix, _) = information(["ba du", "ba ko"], smoothing: 0.5)
        let total = 2.0.squareRoot() + 2
        #expect(abs(matrix[0, 1] - log(total / 2)) < 1e-12)
        #expect(abs(matrix[1, 0] - log(total / 2.0.squareRoot())) < 1e-12)
    }

    @Test func neighboursStandInOneSentenceAndWithinTheWindow() {
        let (matrix, _) = information(["ba du ko", "la", "ba"], window: 1)
        #expect(matrix[0, 1] > 0)
        #expect(matrix[0, 2] == 0)
        #expect((0..<4).allSatisfy { matrix[3, $0] == 0 && matrix[$0, 3] == 0 })
    }

    @Test func aWordThatIsNoTermKeepsItsPlace() {
        let (near, _) = information(["ba du ko"], window: 1, without: ["du"])
        #expect(near.values == [0, 0, 0, 0])
        let (far, _) = information(["ba du ko"], window: 2, without: ["du"])
        #expect(far[0, 1] > 0)
    }

    /// Against the definition, pair by pair.
    @Test(arguments: UInt64(1)...3)
    func itIsWhatTheDefinitionSays(seed: UInt64) {
        var prose = TestProse(words: 90, seed: seed)
        let sentences = (0..<60).map { _ in prose.sentence(of: 9) }
        let (matrix, words) = information(sentences, window: 3, smoothing: 0.75)
        var weights = DenseMatrix<Double>(rows: words.count, columns: words.count)
        for sentence in sentences {
            let places = sentence.split(separator: " ").map { words.firstIndex(of: String($0))! }
            for i in places.indices {
                for j in places.indices where i != j && abs(i - j) <= 3 {
                    weights[places[i], places[j]] += 1 / Double(abs(i - j))
                }
            }
        }
        let sums = (0..<words.count).map { weights.row($0).reduce(0, +) }
        let total = sums.reduce(0) { $0 + pow($1, 0.75) }
        let expected = (0..<words.count * words.count).map { entry -> Double in
            let (row, column) = (entry / words.count, entry % words.count)
            guard weights[row, column] > 0 else { return 0 }
            return max(0, log(weights[row, column] * total / (sums[row] * pow(sums[column], 0.75))))
        }
        #expect(close(matrix.values, expected), "seed \(seed)")
    }

    private func close(_ a: [Double], _ b: [Double]) -> Bool {
        a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) < 1e-9 }
    }
}
