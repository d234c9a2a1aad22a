// Where the items of a corpus lie when they are partitioned: the latent space of the corpus, and beside it, in a small
// corpus, the word vectors of a background. A hundred articles are too few to show which words belong to one subject, and
// their own space finds little; a thousand show it better than a background of other texts does (docs/method.md).

/// Coordinates for k-means.
struct ClusterSpace: Sendable {
    private let weighted: WeightedMatrix
    /// Items among the word vectors of a background, items x dimensions; nil where those do not count.
    private let related: DenseMatrix<Float>?
    /// What the word vectors count, 0 to 1; the latent space counts the rest.
    let relatedShare: Double

    /// Their share where there are few items; it falls in a line with the number of items, and is nothing from
    /// `itemsEnough` on.
    private static let mostShare = 0.5
    private static let itemsEnough = 600.0

    /// - Parameters:
    ///   - weighted: the items among their words.
    ///   - background: nil for none.
    init(_ items: CorpusItems, _ weighted: WeightedMatrix, _ background: Background?, workers: Workers) {
        self.weighted = weighted
        let share = Self.mostShare * max(0, 1 - Double(items.count) / Self.itemsEnough)
        let isKnown = items.languageOfItems.map { $0 == background?.language }
        guard let background, share > 0, isKnown.contains(true) else {
            related = nil
            relatedShare = 0
            return
        }
        relatedShare = share
        related =
            TermSpace(
                items.stems.map { $0[...] }, items.table.lexicon, background, isKnown: isKnown, workers: workers
            ).centred
    }

    /// Places of the items: rows of length 1, or zero for items that the latent space does not know.
    ///
    /// Throws: `DecompositionFailure`. Cost that of the `LatentSpace`.
    func places(
        rule: LatentSpace.RankRule, seed: UInt64, workers: Workers
    ) throws -> (points: DenseMatrix<Float>, latentRank: Int) {
        let latent = try LatentSpace(weighted, rule: rule, seed: seed, workers: workers)
        guard let related else { return (latent.items, latent.rank) }
        return (joined(latent.items, related), latent.rank)
    }

    /// Both kinds of coordinates one behind the other, so that the cosine is the weighted mean of both cosines; an item
    /// without word vectors keeps its latent place.
    private func joined(_ latent: DenseMatrix<Float>, _ related: DenseMatrix<Float>) -> DenseMatrix<Float> {
        let columns = latent.columns + related.columns
        let weights = (Float((1 - relatedShare).squareRoot()), Float(relatedShare.squareRoot()))
        var points = DenseMatrix<Float>(rows: latent.rows, columns: columns)
        for row in 0..<latent.rows where latent.row(row).contains(where: { $0 != 0 }) {
            let isRelated = related.row(row).contains { $0 != 0 }
            for k in 0..<latent.columns { points[row, k] = latent[row, k] * (isRelated ? weights.0 : 1) }
            for k in 0..<related.columns { points[row, latent.columns + k] = related[row, k] * weights.1 }
        }
        return points
    }
}
