// Items (statements or documents) as points among the word vectors of a background: the weighted sum of the vectors of
// their words, frequent words weighing little (smooth inverse frequency; Arora, Liang and Ma 2017). Their common direction
// stays in for rankings: to take it out helps one statement's ranking and harms the comparison of two (docs/method.md).
// For clusters it goes.

struct TermSpace: Sendable {
    /// items x rank: every row has length 1, or is zero where the background knows none of its words or not its language.
    let items: DenseMatrix<Float>

    /// A word of this share of all tokens weighs half of what a very rare one does.
    private static let halfWeightShare = 1e-3
    /// The part of its weight that a name loses.
    private static let nameDiscount: Float = 0.5

    /// - Parameters:
    ///   - words: the stems of each item.
    ///   - isKnown: whether each item is in the background's language.
    ///   - nameShares: by stem, how far it is a name (`StatementTable.nameShares`); nil where names weigh as other
    ///     words.
    ///
    /// Cost O(tokens rank).
    init(
        _ words: [ArraySlice<Int32>], _ lexicon: Lexicon, _ background: Background, nameShares: [Float]? = nil,
        isKnown: [Bool], workers: Workers
    ) {
        let terms = lexicon.stems.map { stem in
            background.term(ofStem: stem).flatMap { background.hasVector($0) ? $0 : nil }
        }
        // Places of the lexicon's stems among the vectors that are read.
        var places = [Int32](repeating: -1, count: terms.count)
        var read: [Int] = []
        var weights: [Float] = []
        for (stem, term) in terms.enumerated() {
            guard let term else { continue }
            places[stem] = Int32(read.count)
            read.append(term)
            let share = Double(background.count(of: term)) / Double(background.tokenCount)
            weights.append(
                Float(Self.halfWeightShare / (Self.halfWeightShare + share))
                    * (1 - Self.nameDiscount * (nameShares?[stem] ?? 0)))
        }
        let vectors = background.vectors(of: read)
        let rank = background.rank
        let parts = workers.map(total: words.count, by: 1024) { [places, weights] range in
            var part = [Float](repeating: 0, count: range.count * rank)
            for row in range where isKnown[row] {
                let base = (row - range.lowerBound) * rank
                for stem in words[row] where places[Int(stem)] >= 0 {
                    let place = Int(places[Int(stem)])
                    for k in 0..<rank { part[base + k] += weights[place] * vectors.values[place * rank + k] }
                }
                Self.normalise(&part, base..<base + rank)
            }
            return part
        }
        items = DenseMatrix(rows: words.count, columns: rank, values: parts.flatMap { $0 })
    }

    /// The items with their mean taken out: what each says beside what all say. Rows have length 1, or are zero where nothing
    /// is left.
    var centred: DenseMatrix<Float> {
        let placed = (0..<items.rows).filter { items.row($0).contains { $0 != 0 } }
        var mean = [Double](repeating: 0, count: items.columns)
        for row in placed {
            for k in mean.indices { mean[k] += Double(items[row, k]) / Double(placed.count) }
        }
        var result = DenseMatrix<Float>(rows: items.rows, columns: items.columns)
        for row in placed {
            let rest = mean.indices.map { Double(items[row, $0]) - mean[$0] }
            let length = rest.reduce(0) { $0 + $1 * $1 }.squareRoot()
            // Below this the rest is rounding: the items are alike.
            guard length > 1e-4 else { continue }
            for k in mean.indices { result[row, k] = Float(rest[k] / length) }
        }
        return result
    }

    private static func normalise(_ values: inout [Float], _ range: Range<Int>) {
        let length = values[range].reduce(0) { $0 + $1 * $1 }.squareRoot()
        guard length > 0 else { return }
        for k in range { values[k] /= length }
    }
}
