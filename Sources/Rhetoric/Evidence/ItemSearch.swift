// Search: which items are closest to a query, by words and by meaning together.
//
// The longer the items, the more the latent space knows of them and the less their words alone decide; so the latent
// part grows with the mean number of distinct terms of an item, and with the number of items. What the best items say
// beside the query's words is then added to the query in the latent space, and they are ranked once more (Rocchio
// 1971).

import Foundation

/// Items (statements or documents) made ready to be searched.
struct ItemSearch: Sendable {
    /// Of the terms of the space.
    private let termWeights: TermWeights
    private let space: LatentSpace
    private let lexical: LexicalScores
    /// Weight of the latent part, 0 to 1.
    private let latentShare: Double

    /// How the rank is chosen.
    static let rule = LatentSpace.RankRule(margin: 1.5, most: 300)
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
        let blended = BlendedFrequencies(
            counts.vocabulary.documentFrequencies(stemCount: lexicon.stems.count), count: items.count, lexicon.stems,
            background)
        let entropy = WeightedMatrix(counts, .logEntropy, workers: workers)
        self.init(
            LexicalScores(counts, blended), entropy.terms,
            try LatentSpace(entropy, rule: Self.rule, seed: seed, workers: workers),
            entries: counts.counts.entryCount)
    }

    /// - Parameters:
    ///   - termWeights: of the terms of the space.
    ///   - entries: distinct terms of all items together.
    init(_ lexical: LexicalScores, _ termWeights: TermWeights, _ space: LatentSpace, entries: Int) {
        (self.lexical, self.termWeights, self.space) = (lexical, termWeights, space)
        let items = Double(space.items.rows)
        let terms = Double(entries) / max(1, items)
        let length = terms * terms / (terms * terms + Self.termsOfEqualShare * Self.termsOfEqualShare)
        latentShare = length * items / (items + Self.itemsOfHalfShare)
    }

    /// The best items for a query with their scores, 0 to 1, the best first (ties: the order of the items).
    func best(_ top: Int, toStems query: [Int32], among isEligible: (Int) -> Bool) -> [(item: Int, score: Double)] {
        let scores = scores(ofStems: query)
        return scores.indices.filter { scores[$0] >= EvidenceModel.leastScore && isEligible($0) }
            .sorted { (scores[$0], $1) > (scores[$1], $0) }.prefix(top).map { ($0, min(1, scores[$0])) }
    }

    /// A score for every item, 0 to 1. Cost O(items rank + postings of the query's terms).
    func scores(ofStems query: [Int32]) -> [Double] {
        let words = lexical.scores(ofStems: query)
        guard let start = place(of: query) else { return words }
        let first = fused(latentScores(start), words)
        let best = first.indices.filter { first[$0] > 0 }.sorted { (first[$0], $1) > (first[$1], $0) }
            .prefix(Self.feedbackItems)
        var direction = [Double](repeating: 0, count: space.rank)
        for item in best {
            for k in 0..<space.rank { direction[k] += first[item] * Double(space.items[item, k]) }
        }
        let feedback = Self.unit(direction)
        let moved = Self.unit(zip(start, feedback).map { $0 + Self.feedbackWeight * $1 })
        return fused(latentScores(moved), words)
    }

    private func fused(_ latent: [Double], _ lexical: [Double]) -> [Double] {
        zip(latent, lexical).map { max(0, latentShare * $0 + (1 - latentShare) * $1) }
    }

    /// The query in the latent space; nil when it has no term there.
    private func place(of query: [Int32]) -> [Double]? {
        let row = SparseMatrix(columns: termWeights.vocabulary.count, rows: [termWeights.row(ofStems: query)])
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

    private static func unit(_ values: [Double]) -> [Double] {
        let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return length > 0 ? values.map { $0 / length } : values
    }
}
