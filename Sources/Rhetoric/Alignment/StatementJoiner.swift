// Joins a free statement to the pair beside it if a sentence was split in two, or two were merged: most of its words
// must be among those that the other side of the pair has and its present partner does not account for.

struct StatementJoiner {
    private let earlier: StatementTokens
    private let later: StatementTokens
    private let threshold: Double

    init(earlier: StatementTokens, later: StatementTokens, threshold: Double) {
        self.earlier = earlier
        self.later = later
        self.threshold = threshold
    }

    /// `pairs` are in the order of the later document. Splits are looked for first, then merges; a pair that became
    /// one to several does not become several to several.
    func join(_ pairs: inout [StatementPairing.Pair]) {
        extend(&pairs, \.later, in: later, facing: \.earlier, in: earlier)
        extend(&pairs, \.earlier, in: earlier, facing: \.later, in: later)
    }

    /// Grows one side of each pair over free neighbours, those after it before those in front of it.
    private func extend(
        _ pairs: inout [StatementPairing.Pair],
        _ side: WritableKeyPath<StatementPairing.Pair, Range<Int>>, in document: StatementTokens,
        facing other: WritableKeyPath<StatementPairing.Pair, Range<Int>>, in otherDocument: StatementTokens
    ) {
        var taken = Set(pairs.flatMap { Array($0[keyPath: side]) })
        for index in pairs.indices where pairs[index][keyPath: other].count == 1 {
            var range = pairs[index][keyPath: side]
            let whole = bag(pairs[index][keyPath: other], in: otherDocument)
            func canJoin(_ statement: Int) -> Bool {
                guard document.statements.indices.contains(statement), !taken.contains(statement) else { return false }
                let added = bag(statement..<(statement + 1), in: document)
                let left = whole.subtracting(bag(range, in: document))
                return added.total > 0 && added.overlap(with: left) >= threshold * added.total
            }
            while canJoin(range.upperBound) {
                taken.insert(range.upperBound)
                range = range.lowerBound..<(range.upperBound + 1)
            }
            while canJoin(range.lowerBound - 1) {
                taken.insert(range.lowerBound - 1)
                range = (range.lowerBound - 1)..<range.upperBound
            }
            pairs[index][keyPath: side] = range
        }
    }

    private func bag(_ statements: Range<Int>, in document: StatementTokens) -> WeightedBag {
        let first = document.statements[statements.lowerBound].lowerBound
        return WeightedBag(document.tokens, first..<document.statements[statements.upperBound - 1].upperBound)
    }
}
