// For each statement the earlier statements that it repeats, best first. Only what is surely earlier by day is ranked
// (and, where asked for, what stands earlier in the same document).

/// Which pairs are ranked and how many are reported.
public struct RankingOptions: Sendable {
    /// Repeats reported for each later statement, at least 1.
    public var top = 5
    /// Whether statements that stand earlier in the same document are ranked too.
    public var includesSameDocument = false
    /// Whether every earlier statement is scored, however many there are, and not only the best by term weights.
    public var isExact = false
    /// So many pairs are all scored in any case: some seconds of work.
    var mostPairs = 50_000_000
    /// Only statements that are surely earlier than this day are ranked.
    public var before: CalendarDay?
    public var undated = UndatedRule.error
    /// What the language is like beyond the corpus; nil for none.
    public var background: Background?
    public var seed: UInt64 = 1
    public var workers = Workers.all

    public init() {}
}

/// The ranking of a corpus: of all its statements, or of some of its documents against the others.
public struct CausalRanking: Sendable {
    public let corpus: Corpus
    /// Documents that were left out because nothing tells their date, by their place in the corpus.
    public let undated: [Int]
    let comparer: StatementComparer
    private let options: RankingOptions
    /// Rows of the documents that are traced against; nil when those are all.
    private let isCandidate: [Bool]?
    /// How many of the first rows these are, by number of rows; nil when those are all.
    private let candidateCounts: [Int]?
    private let queries: [Int]
    let unrelated: UnrelatedScores

    /// Of the corpus file that the corpus was chosen from; nil where the corpus is all.
    private let statistics: CorpusStatistics?
    private let search: CandidateSearch
    /// Whether all pairs are scored, or the best by what is cheap for all.
    private var isExhaustive = true

    private static let candidates = 800

    /// - Parameters:
    ///   - laterDocuments: the documents whose statements are traced; the others are what they are traced against.
    ///     Nil traces every document against all.
    /// - Throws: `Problem` (bad data) when a document has no date and the options make that an error;
    ///   `DecompositionFailure`.
    public init(_ corpus: Corpus, tracing laterDocuments: Set<Int>? = nil, options: RankingOptions) throws {
        try self.init(corpus, tracing: laterDocuments, options: options, statistics: nil)
    }

    /// - Parameters:
    ///   - statistics: of the corpus that this one was chosen from; all of it is scored.
    ///   - known: what unrelated statements of that corpus score, where it was drawn before.
    init(
        _ corpus: Corpus, tracing laterDocuments: Set<Int>?, options: RankingOptions, statistics: CorpusStatistics?,
        unrelated known: UnrelatedScores? = nil
    ) throws {
        self.corpus = corpus
        self.statistics = statistics
        self.options = options
        let undated = corpus.documents.indices.filter { corpus.documents[$0].date == nil }
        let spans = try Self.spans(corpus, tracing: laterDocuments ?? [], options: options)
        self.undated = undated.filter { spans[$0] == nil }
        let comparer = try StatementComparer(
            corpus, spans: spans, background: options.background, statistics: statistics, isLaterKnown: known != nil,
            seed: options.seed, workers: options.workers)
        self.comparer = comparer
        let table = comparer.table
        let later = laterDocuments
        isCandidate = later.map { later in table.rows.map { !later.contains($0.document) } }
        candidateCounts = isCandidate.map {
            $0.reduce(into: [0]) { counts, isOne in counts.append(counts.last! + (isOne ? 1 : 0)) }
        }
        queries = table.rows.indices.filter { row in
            let reference = table.rows[row]
            return corpus.documents[reference.document].statements[reference.statement].kind == .statement
                && (later?.contains(reference.document) ?? true)
        }
        let drawn = table.rows.indices.filter { statistics?.sample.contains(table.rows[$0]) ?? true }
        unrelated =
            known.map { UnrelatedScores($0, table) }
            ?? UnrelatedScores(table, drawnFrom: drawn, scorer: comparer.newScorer, seed: options.seed)
        search = CandidateSearch(
            comparer.index, latent: comparer.latent, model: comparer.model, among: isCandidate,
            most: max(Self.candidates, 4 * options.top))
        isExhaustive =
            options.isExact || statistics != nil
            || queries.reduce(0) { $0 + (candidateCounts?[countEarlier(than: $1)] ?? countEarlier(than: $1)) }
                <= options.mostPairs
    }

    var workers: Workers { options.workers }
    var table: StatementTable { comparer.table }

    /// Dimensions of the latent space.
    public var rank: Int { comparer.latent.columns }

    /// The repeats of every traced statement, in the order of the table; statements without one have an empty list.
    public func repeats(progress: (@Sendable (Int, Int) -> Void)? = nil) -> [(
        later: StatementReference, repeats: [Repeat]
    )] {
        repeats(of: queries, progress: progress)
    }

    /// The repeats of one statement; nil where it is none that is traced.
    package func repeats(of statement: StatementReference) -> (later: StatementReference, repeats: [Repeat])? {
        queries.first { table.rows[$0] == statement }.map { repeats(of: [$0], progress: nil)[0] }
    }

    /// The traced statements that are surely later than one and repeat it, the best first, at most `top`.
    package func repeats(ofEarlier statement: StatementReference, top: Int) -> [Repeat] {
        guard let earlier = table.rows.firstIndex(of: statement) else { return [] }
        let span = table.spans[earlier]
        var scorer = comparer.newScorer
        let found = queries.filter { span.isEarlier(than: table.spans[$0]) && !isSameText(earlier, $0) }
            .compactMap { row -> (score: Double, row: Int)? in
                scorer.take(later: row)
                return scorer.score(earlier: earlier, atLeast: EvidenceModel.leastScore).map { ($0, row) }
            }.sorted { ($0.score, $1.row) > ($1.score, $0.row) }
        return found.prefix(top).map { score, row in
            scorer.take(later: row)
            return comparer.found(
                score, earlier: earlier, later: row, &scorer, rule: BandRule(among: countRanked(for: row)),
                unrelated: unrelated)
        }
    }

    private func repeats(of queries: [Int], progress: (@Sendable (Int, Int) -> Void)?) -> [(
        later: StatementReference, repeats: [Repeat]
    )] {
        let done = Counter()
        let batch = 32
        let parts = options.workers.map(total: queries.count, by: batch) { range in
            var scorer = comparer.newScorer
            let rows = queries[range]
            let candidates = candidates(of: rows)
            let found = zip(rows, candidates).map { repeats(of: $0, among: $1, scorer: &scorer) }
            progress?(min(queries.count, (done.take() + 1) * batch), queries.count)
            return found
        }
        return zip(queries, parts.joined()).map { (table.rows[$0], $1) }
    }

    private func repeats(of row: Int, among candidates: [Int], scorer: inout PairScorer) -> [Repeat] {
        scorer.take(later: row)
        var best: [(score: Double, row: Int)] = []
        var least = EvidenceModel.leastScore
        // Ties: the earlier date, then document, then offset, which is the order of the rows.
        func isBefore(_ a: (score: Double, row: Int), _ b: (score: Double, row: Int)) -> Bool {
            (a.score, b.row) > (b.score, a.row)
        }
        for candidate in candidates where !isSameText(candidate, row) {
            guard let score = scorer.score(earlier: candidate, atLeast: least) else { continue }
            best.append((score, candidate))
            // Sorted only now and then, so that a long list costs little more than a short one.
            if best.count >= 2 * options.top {
                best.sort(by: isBefore)
                best.removeLast(best.count - options.top)
                least = best[options.top - 1].score
            }
        }
        best.sort(by: isBefore)
        let rule = BandRule(among: countRanked(for: row))
        return best.prefix(options.top).map { entry in
            comparer.found(entry.score, earlier: entry.row, later: row, &scorer, rule: rule, unrelated: unrelated)
        }
    }

    /// What a traced statement owes to the repeats that were found for it; nil when there are none.
    func ledger(of result: (later: StatementReference, repeats: [Repeat])) -> NoveltyLedger? {
        result.repeats.first.map { comparer.ledger(of: result.repeats, later: result.later, row: $0.laterRow) }
    }

    /// How many statements the repeats of a row were chosen from.
    private func countRanked(for row: Int) -> Int {
        if let statistics {
            let all = statistics.countEarlier(table.spans[row])
            return options.before.map { min(all, statistics.countEarlier(DocumentSpan(first: $0, last: $0))) } ?? all
        }
        let limit = countEarlier(than: row)
        return candidateCounts.map { $0[limit] } ?? limit
    }

    /// How many rows, from the first, may be ranked for a row because they are surely earlier.
    private func countEarlier(than row: Int) -> Int {
        let limit = table.countEarlier(than: table.spans[row])
        guard let day = options.before else { return limit }
        return min(limit, table.countEarlier(than: DocumentSpan(first: day, last: day)))
    }

    /// Rows that may be ranked for each of some rows: what is surely earlier, and what stands before it in its document.
    private func candidates(of rows: ArraySlice<Int>) -> [[Int]] {
        let limits = rows.map(countEarlier)
        var found =
            isExhaustive
            ? limits.map { limit in isCandidate.map { isOne in (0..<limit).filter { isOne[$0] } } ?? Array(0..<limit) }
            : search.candidates(of: rows, below: limits)
        guard options.includesSameDocument else { return found }
        for (number, row) in rows.enumerated() where options.before.map({ table.spans[row].last < $0 }) ?? true {
            found[number] += table.firstRow(ofDocumentAt: row)..<row
        }
        return found
    }

    /// Whether two rows come from one text under two names: a file that is also in the corpus, one of them undated.
    /// Where both have a date, the text was issued again, and that is a repeat.
    private func isSameText(_ a: Int, _ b: Int) -> Bool {
        let (first, second) = (table.rows[a].document, table.rows[b].document)
        let (one, other) = (corpus.documents[first], corpus.documents[second])
        return first != second && one.sha256 == other.sha256 && (one.date == nil || other.date == nil)
    }

    private static func spans(
        _ corpus: Corpus, tracing later: Set<Int>, options: RankingOptions
    ) throws -> [DocumentSpan?] {
        let spans = corpus.documents.enumerated().map { position, document -> DocumentSpan? in
            if let date = document.date { return DocumentSpan(date) }
            if let before = options.before, later.contains(position) {
                return DocumentSpan(first: before, last: before)
            }
            return options.undated == .first ? .beforeAll : nil
        }
        let missing = corpus.documents.indices.filter { spans[$0] == nil }
        if options.undated == .error, let first = missing.first {
            let others = missing.count > 1 ? " (nor of \(missing.count - 1) more documents)" : ""
            throw Problem(
                .badData, at: corpus.documents[first].place,
                "nothing tells the date of document \"\(corpus.documents[first].id)\"\(others)",
                wayOut: "give it in a side file (--meta FILE with the columns id and date), or use --undated skip|first"
            )
        }
        return spans
    }
}
