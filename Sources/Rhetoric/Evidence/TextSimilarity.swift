// How close two texts are, for many pairs of texts at once: the evidence of the ranking without its order in time.

/// A similarity of two texts, 0 to 1: the mean of both directions, a tenth less where one of two sentences denies and the other
/// does not, and a tenth less where their numbers differ.
public struct TextSimilarity: Sendable {
    /// 1 for texts with the same words, and for two without any; 0 where one of the two has none.
    public let score: Double
    /// The means of both directions; nil where one text has no words.
    public let evidence: Evidence?

    /// A similarity for each pair of texts. The texts of all pairs together tell which words are rare, so a score depends
    /// on the others of the run.
    ///
    /// Cost O(n m) for a pair of n and m words. Throws: `DecompositionFailure`.
    public static func of(
        _ pairs: [(first: String, second: String)], language: Language, background: Background? = nil,
        seed: UInt64 = 1, workers: Workers = .all
    ) throws -> [TextSimilarity] {
        let corpus = Corpus(
            documents: pairs.flatMap { [$0.first, $0.second] }.enumerated().map { number, text in
                document(text, id: String(number), language: language)
            })
        let comparer = try StatementComparer(
            corpus, weights: .meaning, background: background, seed: seed, workers: workers)
        var known = [Int?](repeating: nil, count: corpus.documents.count)
        for (row, reference) in comparer.table.rows.enumerated() where !comparer.table.tokenRange(row).isEmpty {
            known[reference.document] = row
        }
        return workers.map(total: pairs.count, by: 64) { [rows = known] range in
            var scorer = comparer.newScorer
            return range.map { pair -> TextSimilarity in
                guard let first = rows[2 * pair], let second = rows[2 * pair + 1] else {
                    let areBothEmpty = rows[2 * pair] == nil && rows[2 * pair + 1] == nil
                    return TextSimilarity(score: areBothEmpty ? 1 : 0, evidence: nil)
                }
                let forward = scorer.evidence(later: second, earlier: first)
                let backward = scorer.evidence(later: first, earlier: second)
                let agreement = comparer.senseAgreement(first, second)
                return TextSimilarity(
                    score: (forward.score + backward.score) / 2 * agreement,
                    evidence: .mean(forward.evidence, backward.evidence))
            }
        }.flatMap { $0 }
    }

    /// The language that the texts of a run are taken to be in: one short text is too little to tell.
    public static func language(of pairs: [(first: String, second: String)]) -> Language {
        Language.detect(Array(pairs.lazy.map { "\($0.first)\n\($0.second)" }.joined(separator: "\n").utf8))
    }

    /// A text as a document of one statement; of none when it is empty.
    private static func document(_ text: String, id: String, language: Language) -> Document {
        let utf8 = Array(text.utf8)
        let whole = utf8.isEmpty ? [] : [Statement(id: "s1", bytes: 0..<utf8.count, kind: .statement)]
        return Document(
            id: id, place: id, text: SourceText(utf8: utf8), sha256: "", language: language,
            statements: whole)
    }
}

extension StatementComparer {
    /// The factor of two texts that deny and count alike (1), or not.
    fileprivate func senseAgreement(_ first: Int, _ second: Int) -> Double {
        let language = corpus.documents[table.rows[first].document].language
        guard let lexicon = driftLexicons[language],
            let one = StatementSense(table.forms[table.tokenRange(first)], lexicon),
            let other = StatementSense(table.forms[table.tokenRange(second)], lexicon)
        else { return 1 }
        return one.agreement(with: other)
    }
}

extension PairScorer {
    fileprivate mutating func evidence(later: Int, earlier: Int) -> (score: Double, evidence: Evidence) {
        take(later: later)
        return (score(earlier: earlier) ?? 0, evidence(earlier: earlier))
    }
}

extension Evidence {
    fileprivate static func mean(_ a: Evidence, _ b: Evidence) -> Evidence {
        func mean(_ part: KeyPath<Evidence, Double>) -> Double { (a[keyPath: part] + b[keyPath: part]) / 2 }
        return Evidence(
            lexical: mean(\.lexical), pairs: mean(\.pairs), aligned: mean(\.aligned), coverage: mean(\.coverage),
            latent: mean(\.latent), verbatim: mean(\.verbatim), longestRun: max(a.longestRun, b.longestRun))
    }
}
