// The evidence of a corpus made ready: statements, their words, their places in the latent space. The ranking of a
// corpus and the comparison of two documents read the same evidence through this.

struct StatementComparer: Sendable {
    let corpus: Corpus
    let table: StatementTable
    let index: LexicalIndex
    /// Places of the rows in the latent space, of length 1 or zero.
    let latent: DenseMatrix<Float>
    /// What the language is like beyond the corpus; nil for none, and where no document is in its language.
    let background: Background?
    /// Words that the background takes for alike; none without one.
    let related: RelatedWords
    let driftLexicons: [Language: DriftLexicon]
    let model: EvidenceModel
    private var scorer: PairScorer

    /// Of all documents, in the order of the corpus.
    init(
        _ corpus: Corpus, weights: EvidenceWeights = .formulation, background: Background? = nil, seed: UInt64,
        workers: Workers
    ) throws {
        try self.init(
            corpus, spans: corpus.documents.map { _ in .beforeAll }, weights: weights, background: background,
            seed: seed, workers: workers)
    }

    /// - Parameters:
    ///   - spans: see `StatementTable`.
    ///   - statistics: of the corpus that this is a part of; nil where it is all.
    ///   - isLaterKnown: whether only statements of `statistics.later` will be the later of a pair.
    init(
        _ corpus: Corpus, spans: [DocumentSpan?], weights: EvidenceWeights = .formulation,
        background: Background? = nil, statistics: CorpusStatistics? = nil, isLaterKnown: Bool = false, seed: UInt64,
        workers: Workers
    ) throws {
        self.corpus = corpus
        let table = StatementTable(corpus, spans: spans)
        self.table = table
        let isKnown = table.rows.map { corpus.documents[$0.document].language == background?.language }
        let known = isKnown.contains(true) ? background : nil
        self.background = known
        let driftLexicons = table.driftLexicons(of: corpus)
        self.driftLexicons = driftLexicons
        let nameShares = table.nameShares(in: corpus)
        let rarity =
            if let (frequencies, count) = statistics?.counts(table) {
                WordRarity(
                    table, frequencies: frequencies, count: count, nameShares: nameShares, background: known)
            } else {
                WordRarity(table, nameShares: nameShares, background: known)
            }
        index = LexicalIndex(table, rarity, statistics: statistics)
        related =
            known.map { background in
                let isContent = table.contentStems(nameShares: nameShares)
                let opposites = table.oppositeStems(driftLexicons[background.language])
                let isAsked = isLaterKnown ? statistics.map { table.stems(of: $0.later) } : nil
                return RelatedWords(
                    table.lexicon, background, isContent: isContent, isAsked: isAsked, workers: workers,
                    areOpposites: opposites)
            } ?? RelatedWords(table.lexicon)
        if let known {
            latent =
                TermSpace(
                    (0..<table.count).map { table.stems[table.tokenRange($0)] }, table.lexicon, known,
                    nameShares: nameShares, isKnown: isKnown, workers: workers
                ).items
        } else {
            let content = table.itemStems(skippingStopWords: true)
            let matrix = WeightedMatrix(
                DocumentTermMatrix(content, workers: workers), .logEntropy, workers: workers)
            latent = try LatentSpace(matrix, seed: seed, workers: workers).items
        }
        model = EvidenceModel(weights, rows: statistics?.statements ?? table.count, hasBackground: known != nil)
        scorer = PairScorer(table, index, related, latent: latent, model: model)
    }

    /// A scorer of its own for a thread.
    var newScorer: PairScorer { PairScorer(table, index, related, latent: latent, model: model) }

    /// The earlier row with the best score (the first of equal ones), as a repeat; nil when none shares anything.
    mutating func best(later: Int, among earlier: Range<Int>, rule: BandRule) -> Repeat? {
        scorer.take(later: later)
        var best: (score: Double, row: Int)?
        for row in earlier {
            if let score = scorer.score(earlier: row, atLeast: best?.score ?? 0), score > best?.score ?? 0 {
                best = (score, row)
            }
        }
        return best.map { found($0.score, earlier: $0.row, later: later, &scorer, rule: rule) }
    }

    /// The repeat that a scored pair makes; the scorer has taken the later row.
    func found(
        _ score: Double, earlier: Int, later: Int, _ scorer: inout PairScorer, rule: BandRule,
        unrelated: UnrelatedScores? = nil
    ) -> Repeat {
        var evidence = scorer.evidence(earlier: earlier)
        evidence.percentile = unrelated?.shareBelow(score, later: later, earlier: earlier)
        var found = Repeat(
            later: table.rows[later], earlier: table.rows[earlier], score: score, band: .new, evidence: evidence,
            laterRow: later, earlierRow: earlier)
        // "Support" and "do not support" share all but one word.
        found.band = rule.band(
            score: score, span: scorer.span(earlier: earlier), shared: scorer.sharedInformation(earlier: earlier),
            isFlagged: drift(of: found).contains(where: \.isFlag))
        return found
    }
}

extension StatementTable {
    /// By stem, whether it stands in some documents.
    fileprivate func stems(of documents: Set<Int>) -> [Bool] {
        var isThere = [Bool](repeating: false, count: lexicon.stems.count)
        for row in 0..<count where documents.contains(rows[row].document) {
            for stem in stems[tokenRange(row)] { isThere[Int(stem)] = true }
        }
        return isThere
    }
}
