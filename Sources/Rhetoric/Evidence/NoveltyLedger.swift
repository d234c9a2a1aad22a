// The novelty ledger of a statement: how much of its information earlier statements carry already, word for word or
// reworded, each part with its source, and what is new in it.

/// What a later statement owes to the earlier ones that were found for it.
public struct NoveltyLedger: Sendable {
    /// Words of the later statement that stand together and have one origin.
    public struct Part: Sendable {
        public let origin: WordOrigin
        /// Bytes of the later document's text.
        public let bytes: Range<Int>
        /// Its share of the statement's information, 0 to 1.
        public let share: Double
        /// Where it was said before; nil for what is new.
        public let earlier: StatementReference?
    }

    public let later: StatementReference
    /// In the order of the text.
    public let parts: [Part]

    /// The share of the statement's information with this origin, 0 to 1; the three sum to 1 in a statement that has any.
    public func share(_ origin: WordOrigin) -> Double {
        parts.reduce(0) { $0 + ($1.origin == origin ? $1.share : 0) }
    }
}

extension StatementComparer {
    /// The ledger of a later statement by its repeats, best first. A run of words counts from any of them, scattered words
    /// only from what is reworded at least. Each word has its longest run, then the best repeat.
    func ledger(of repeats: [Repeat], later: StatementReference, row: Int) -> NoveltyLedger {
        let range = table.tokenRange(row)
        var best = range.map { _ in (match: WordMatch(), source: -1) }
        for (source, repeated) in repeats.enumerated() where repeated.band != .new {
            for (place, match) in wordMatches(later: row, earlier: repeated.earlierRow).enumerated() {
                if repeated.band == .echo, match.origin == .reworded { continue }
                if (match.origin, match.run) > (best[place].match.origin, best[place].match.run) {
                    best[place] = (match, source)
                }
            }
        }
        let information = range.map { Double(index.information[Int(table.stems[$0])]) }
        let total = information.reduce(0, +)
        var parts: [NoveltyLedger.Part] = []
        var start = 0
        while start < best.count {
            let end =
                (start..<best.count).first {
                    best[$0].source != best[start].source || best[$0].match.origin != best[start].match.origin
                }
                ?? best.count
            let sum = information[start..<end].reduce(0, +)
            parts.append(
                NoveltyLedger.Part(
                    origin: best[start].match.origin,
                    bytes: table.tokens[range.lowerBound + start].bytes
                        .lowerBound..<table.tokens[range.lowerBound + end - 1].bytes.upperBound,
                    share: total > 0 ? sum / total : 0,
                    earlier: best[start].source >= 0 ? repeats[best[start].source].earlier : nil))
            start = end
        }
        return NoveltyLedger(later: later, parts: parts)
    }
}
