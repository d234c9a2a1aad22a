// Statements as points among the word vectors of a background: the weighted sum of the vectors of their words, frequent
// words weighing little (smooth inverse frequency; Arora, Liang and Ma 2017). Their common direction is not taken out:
// that helps one statement's ranking and harms the comparison of two rankings (docs/method.md).

struct TermSpace: Sendable {
    /// rows x rank: every row has length 1, or is zero where the background knows none of its words or not its language.
    let items: DenseMatrix<Float>

    /// A word of this share of all tokens weighs half of what a very rare one does.
    private static let halfWeightShare = 1e-3
    /// The part of its weight that a name loses.
    private static let nameDiscount: Float = 0.5

    /// - Parameters:
    ///   - isKnown: whether each row is in the background's language.
    ///   - nameShares: by stem; see `StatementTable.nameShares`.
    ///
    /// Cost O(tokens rank).
    init(
        _ table: StatementTable, _ background: Background, nameShares: [Float], workers: Workers,
        isKnown: [Bool]
    ) {
        let terms = table.lexicon.stems.map { stem in
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
                    * (1 - Self.nameDiscount * nameShares[stem]))
        }
        let vectors = background.vectors(of: read)
        let rank = background.rank
        let parts = workers.map(total: table.count, by: 1024) { [places, weights] range in
            var part = [Float](repeating: 0, count: range.count * rank)
            for row in range where isKnown[row] {
                let base = (row - range.lowerBound) * rank
                for stem in table.stems[table.tokenRange(row)] where places[Int(stem)] >= 0 {
                    let place = Int(places[Int(stem)])
                    for k in 0..<rank { part[base + k] += weights[place] * vectors.values[place * rank + k] }
                }
                Self.normalise(&part, base..<base + rank)
            }
            return part
        }
        items = DenseMatrix(rows: table.count, columns: rank, values: parts.flatMap { $0 })
    }

    private static func normalise(_ values: inout [Float], _ range: Range<Int>) {
        let length = values[range].reduce(0) { $0 + $1 * $1 }.squareRoot()
        guard length > 0 else { return }
        for k in range { values[k] /= length }
    }
}
