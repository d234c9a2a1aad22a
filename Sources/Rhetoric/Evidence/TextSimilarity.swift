// How close two texts are, for many pairs of texts at once: the evidence of the ranking without its order in time.

public enum TextSimilarity {
    /// A similarity for each pair of texts, 0 to 1, the mean of both directions; 1 for texts with the same words, and
    /// for two without any. The
    /// texts of all pairs together tell which words are rare, so a score depends on the others of the run.
    ///
    /// Cost O(n m) for a pair of n and m words. Throws: `DecompositionFailure`.
    public static func scores(
        _ pairs: [(first: String, second: String)], language: Language? = nil, background: Background? = nil,
        seed: UInt64 = 1, workers: Workers = .all
    ) throws -> [Double] {
        let corpus = Corpus(
            documents: pairs.flatMap { [$0.first, $0.second] }.enumerated().map { number, text in
                document(text, id: String(number), language: language)
            })
        let comparer = try StatementComparer(corpus, background: background, seed: seed, workers: workers)
        var known = [Int?](repeating: nil, count: corpus.documents.count)
        for (row, reference) in comparer.table.rows.enumerated() where !comparer.table.tokenRange(row).isEmpty {
            known[reference.document] = row
        }
        return workers.map(total: pairs.count, by: 64) { [rows = known] range in
            var scorer = comparer.newScorer
            return range.map { pair -> Double in
                guard let first = rows[2 * pair], let second = rows[2 * pair + 1] else {
                    return rows[2 * pair] == nil && rows[2 * pair + 1] == nil ? 1 : 0
                }
                scorer.take(later: second)
                let forward = scorer.score(earlier: first) ?? 0
                scorer.take(later: first)
                return (forward + (scorer.score(earlier: second) ?? 0)) / 2
            }
        }.flatMap { $0 }
    }

    /// A text as a document of one statement; of none when it is empty.
    private static func document(_ text: String, id: String, language: Language?) -> Document {
        let utf8 = Array(text.utf8)
        let whole = utf8.isEmpty ? [] : [Statement(id: "s1", bytes: 0..<utf8.count, kind: .statement)]
        return Document(
            id: id, place: id, text: SourceText(utf8: utf8), sha256: "", language: language ?? Language.detect(utf8),
            statements: whole)
    }
}
