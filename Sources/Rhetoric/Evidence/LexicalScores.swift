// Which items share a query's words: half the cosine of the term weights, half BM25 (Robertson and Zaragoza 2009).

import Foundation

/// Items by the words they hold.
struct LexicalScores: Sendable {
    private let vocabulary: Vocabulary
    /// terms x items: counts.
    private let columns: SparseMatrix
    /// Of each term, by how rare it is: for the cosine and for BM25.
    private let weights: [Double]
    private let okapiWeights: [Double]
    /// Lengths of the items' rows of weights.
    private let lengths: [Double]
    /// Of each item: what its number of words adds to a count in BM25.
    private let norms: [Double]

    private static let saturation = 1.2
    private static let lengthShare = 0.75

    /// - Parameters:
    ///   - frequencies: of the stems of the vocabulary.
    init(_ matrix: DocumentTermMatrix, _ frequencies: BlendedFrequencies) {
        let counts = matrix.counts
        let weights = matrix.vocabulary.stems.map(frequencies.weight)
        let measures = (0..<counts.rows).map { row -> ItemMeasure in
            var measure = ItemMeasure()
            for entry in counts.entries(ofRow: row) {
                measure.add(counts.values[entry], weight: weights[Int(counts.columnIndices[entry])])
            }
            return measure
        }
        self.init(matrix.vocabulary, columns: counts.transposed, measures, frequencies)
    }

    /// - Parameters:
    ///   - vocabulary: the terms that will be asked for.
    ///   - columns: terms x items: counts.
    ///   - measures: of each item with all of its words.
    init(
        _ vocabulary: Vocabulary, columns: SparseMatrix, _ measures: [ItemMeasure], _ frequencies: BlendedFrequencies
    ) {
        self.vocabulary = vocabulary
        self.columns = columns
        weights = vocabulary.stems.map(frequencies.weight)
        okapiWeights = vocabulary.stems.map(frequencies.okapiWeight)
        lengths = measures.map { $0.squares.squareRoot() }
        let mean = max(1, measures.reduce(0) { $0 + $1.words } / Double(max(1, measures.count)))
        norms = measures.map { Self.saturation * (1 - Self.lengthShare + Self.lengthShare * $0.words / mean) }
    }

    /// For each item half the cosine, and half BM25 as a share of what the query could reach: 0 to 1. Cost O(items +
    /// postings of the query's terms).
    func scores(ofStems query: [Int32]) -> [Double] {
        var scores = [Double](repeating: 0, count: columns.columns)
        let terms = vocabulary.counts(of: query)
        let most = terms.reduce(0) { $0 + okapiWeights[$1.term] } * (Self.saturation + 1)
        let row = TermWeights(vocabulary, weights).row(ofStems: query)
        let inverse = Dictionary(uniqueKeysWithValues: row.map { ($0.column, $0.value) })
        for (term, _) in terms {
            let (share, weight) = (inverse[term] ?? 0, weights[term])
            let worth = most > 0 ? okapiWeights[term] * (Self.saturation + 1) / most : 0
            for entry in columns.entries(ofRow: term) {
                let item = Int(columns.columnIndices[entry])
                let count = columns.values[entry]
                let cosine = lengths[item] > 0 ? share * log(1 + count) * weight / lengths[item] : 0
                scores[item] += (cosine + worth * count / (count + norms[item])) / 2
            }
        }
        return scores
    }
}

/// What an item is like as a whole.
struct ItemMeasure: Sendable {
    /// Words, stop words left out.
    private(set) var words = 0.0
    /// Squared length of its row of weights.
    private(set) var squares = 0.0

    mutating func add(_ count: Double, weight: Double) {
        words += count
        let value = log(1 + count) * weight
        squares += value * value
    }
}
