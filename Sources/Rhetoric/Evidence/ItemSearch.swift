// Search: which items are closest to a query, by words and by meaning together.
//
// The longer the items, the more the latent space knows of them and the less their words alone decide; so the latent
// part grows with the mean number of distinct terms of an item, and with the number of items. What the best items say
// beside the query's words is then added to the query in the latent space, and they are ranked once more (Rocchio
// 1971).

import Foundation

/// Items (statements or documents) made ready to be searched.
struct ItemSearch: Sendable {
    private let entropy: WeightedMatrix
    private let inverse: WeightedMatrix
    private let space: LatentSpace
    private let lexicalColumns: SparseMatrix
    private let okapi: OkapiWeights
    /// Weight of the latent part, 0 to 1.
    private let latentShare: Double

    /// Mean distinct terms of an item at which words and meaning weigh the same.
    private static let termsOfEqualShare = 40.0
    /// Items below which a space has been learnt from too few to be trusted: at this number it has half its weight.
    private static let itemsOfHalfShare = 100.0
    private static let feedbackItems = 5
    private static let feedbackWeight = 0.5

    var rank: Int { space.rank }

    /// - Parameters:
    ///   - items: the stems of each item, stop words left out.
    ///   - lexicon: which stems they are.
    init(items: [[Int32]], _ lexicon: Lexicon, _ background: Background?, seed: UInt64, workers: Workers) throws {
        let counts = DocumentTermMatrix(items: items)
        let stems = counts.vocabulary.stems
        let blended = BlendedFrequencies(
            counts.vocabulary.documentFrequencies(stemCount: lexicon.stems.count), count: items.count, lexicon,
            background)
        entropy = WeightedMatrix(counts, .logEntropy)
        inverse = WeightedMatrix(counts, globalWeights: stems.map(blended.weight))
        space = try LatentSpace(
            entropy, rule: LatentSpace.RankRule(margin: 1.5, most: 300), seed: seed, workers: workers)
        lexicalColumns = inverse.weights.transposed
        okapi = OkapiWeights(counts, termWeights: stems.map(blended.okapiWeight))
        let terms = Double(counts.counts.entryCount) / Double(max(1, items.count))
        let length = terms * terms / (terms * terms + Self.termsOfEqualShare * Self.termsOfEqualShare)
        latentShare = length * Double(items.count) / (Double(items.count) + Self.itemsOfHalfShare)
    }

    /// A score for every item, 0 to 1. Cost O(items rank + postings of the query's terms).
    func scores(ofStems query: [Int32]) -> [Double] {
        let lexical = lexicalScores(query)
        guard let start = place(of: query) else { return lexical }
        let first = fused(latentScores(start), lexical)
        let best = first.indices.filter { first[$0] > 0 }.sorted { (first[$0], $1) > (first[$1], $0) }
            .prefix(Self.feedbackItems)
        var direction = [Double](repeating: 0, count: space.rank)
        for item in best {
            for k in 0..<space.rank { direction[k] += first[item] * Double(space.items[item, k]) }
        }
        let feedback = Self.unit(direction)
        let moved = Self.unit(zip(start, feedback).map { $0 + Self.feedbackWeight * $1 })
        return fused(latentScores(moved), lexical)
    }

    private func fused(_ latent: [Double], _ lexical: [Double]) -> [Double] {
        zip(latent, lexical).map { max(0, latentShare * $0 + (1 - latentShare) * $1) }
    }

    /// The query in the latent space; nil when it has no term there.
    private func place(of query: [Int32]) -> [Double]? {
        let row = SparseMatrix(columns: entropy.vocabulary.count, rows: [entropy.row(ofStems: query)])
        let place = space.foldIn(row).values.map(Double.init)
        return place.contains { $0 != 0 } ? place : nil
    }

    private func latentScores(_ place: [Double]) -> [Double] {
        let rank = space.rank
        let narrow = place.map(Float.init)
        var scores = [Float](repeating: 0, count: space.items.rows)
        space.items.values.withUnsafeBufferPointer { items in
            guard let base = items.baseAddress, rank > 0 else { return }
            BLAS.multiply(space.items.rows, 1, rank, base, rank, narrow, 1, into: &scores, 1)
        }
        return scores.map(Double.init)
    }

    /// Half the cosine of the tf-idf rows, half BM25 as a share of what the query could reach.
    private func lexicalScores(_ query: [Int32]) -> [Double] {
        var scores = okapi.scores(ofStems: query).map { $0 / 2 }
        for (column, value) in inverse.row(ofStems: query) {
            for entry in lexicalColumns.entries(ofRow: column) {
                scores[Int(lexicalColumns.columnIndices[entry])] += value * lexicalColumns.values[entry] / 2
            }
        }
        return scores
    }

    private static func unit(_ values: [Double]) -> [Double] {
        let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return length > 0 ? values.map { $0 / length } : values
    }
}

/// BM25 (Robertson and Zaragoza 2009) with k1 = 1.2 and b = 0.75.
private struct OkapiWeights: Sendable {
    private let vocabulary: Vocabulary
    /// terms x items: the worth of each occurrence.
    private let columns: SparseMatrix
    private let termWeights: [Double]
    private static let saturation = 1.2
    private static let lengthShare = 0.75

    /// - Parameter termWeights: of each term, by how rare it is.
    init(_ matrix: DocumentTermMatrix, termWeights: [Double]) {
        self.termWeights = termWeights
        vocabulary = matrix.vocabulary
        let counts = matrix.counts
        let items = Double(counts.rows)
        let mean = max(1, counts.values.reduce(0, +) / max(1, items))
        var weights = counts
        for row in 0..<counts.rows {
            let range = counts.entries(ofRow: row)
            let length = counts.values[range].reduce(0, +) / mean
            let norm = Self.saturation * (1 - Self.lengthShare + Self.lengthShare * length)
            for entry in range {
                let count = counts.values[entry]
                weights.values[entry] =
                    termWeights[Int(counts.columnIndices[entry])] * count * (Self.saturation + 1) / (count + norm)
            }
        }
        columns = weights.transposed
    }

    /// Scores over the most that the query's terms can be worth together: 0 to 1.
    func scores(ofStems query: [Int32]) -> [Double] {
        var scores = [Double](repeating: 0, count: columns.columns)
        let terms = Set(query.compactMap { vocabulary.term(ofStem: $0) }).sorted()
        let most = terms.reduce(0) { $0 + termWeights[$1] } * (Self.saturation + 1)
        guard most > 0 else { return scores }
        for term in terms {
            for entry in columns.entries(ofRow: term) {
                scores[Int(columns.columnIndices[entry])] += columns.values[entry] / most
            }
        }
        return scores
    }
}
