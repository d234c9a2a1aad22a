// The one-to-one part of pairing statements: takes pairs from the strongest down while both statements are free.

struct StatementMatcher {
    /// What the distance between the relative places of two statements costs at most: enough to pair repeated
    /// sentences in order, too little to outweigh words.
    private static let placePenalty = 0.05

    /// The earlier partner of each later statement, and the other way round; nil while free.
    private var partners: [StatementSimilarity.Pair?]
    private var isTaken: [Bool]

    init(earlierCount: Int, laterCount: Int) {
        partners = Array(repeating: nil, count: laterCount)
        isTaken = Array(repeating: false, count: earlierCount)
    }

    /// In the order of the later document.
    var pairs: [StatementPairing.Pair] {
        partners.compactMap { $0 }.map {
            StatementPairing.Pair(
                earlier: $0.earlier..<($0.earlier + 1), later: $0.later..<($0.later + 1), similarity: $0.similarity)
        }
    }

    /// The strongest first; of equal ones the one whose statements stand in the more similar places.
    func ranked(_ pairs: [StatementSimilarity.Pair]) -> [StatementSimilarity.Pair] {
        func value(_ pair: StatementSimilarity.Pair) -> Double {
            let earlierPlace = Double(pair.earlier) / Double(max(isTaken.count, 1))
            let laterPlace = Double(pair.later) / Double(max(partners.count, 1))
            return pair.similarity - Self.placePenalty * abs(earlierPlace - laterPlace)
        }
        return pairs.map { (pair: $0, value: value($0)) }.sorted {
            ($1.value, $0.pair.later, $0.pair.earlier) < ($0.value, $1.pair.later, $1.pair.earlier)
        }.map(\.pair)
    }

    mutating func takeAnywhere(_ ranked: [StatementSimilarity.Pair], threshold: Double) {
        for pair in ranked where pair.similarity >= threshold { take(pair) }
    }

    /// Takes weaker pairs that keep the order of the pairs around them. A pair taken narrows the gaps of the next.
    mutating func fillGaps(_ ranked: [StatementSimilarity.Pair], threshold: Double) {
        for pair in ranked where pair.similarity >= threshold && isInGap(pair) { take(pair) }
    }

    private mutating func take(_ pair: StatementSimilarity.Pair) {
        guard partners[pair.later] == nil, !isTaken[pair.earlier] else { return }
        partners[pair.later] = pair
        isTaken[pair.earlier] = true
    }

    /// Whether the nearest paired neighbours on both sides enclose the earlier statement too.
    private func isInGap(_ pair: StatementSimilarity.Pair) -> Bool {
        let before = partners[..<pair.later].last { $0 != nil }??.earlier ?? -1
        let after = partners[(pair.later + 1)...].first { $0 != nil }??.earlier ?? isTaken.count
        return before < pair.earlier && pair.earlier < after
    }
}
