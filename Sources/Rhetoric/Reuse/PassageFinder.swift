// The passages that two documents share: sentences that are alike grow together (`PassageGrowth`), edges are trimmed to the
// words that belong, and what is word for word the same is told to the word.

/// Finds the passages of pairs of documents of one corpus.
public struct PassageFinder: Sendable {
    /// A shorter stretch is no passage, in scalars of either side; a formula, maybe.
    static let fewestCharacters = 150
    /// So many words in a row are no accident: a passage of its own.
    private static let longRun = 20
    /// Words that may differ between two such runs of one passage.
    private static let mostBetweenRuns = 3
    /// Where long runs make up so much of a passage, they are the passages.
    private static let leastShareOfRuns = 0.6
    private static let fewestWordsOfRun = 5

    public let corpus: Corpus
    let table: StatementTable
    private let documents: [ReuseSentences]
    private let related: RelatedWords
    private let workers: Workers

    /// - Parameter background: knows which words are alike, in documents of its language.
    ///
    /// Cost O(words log words), and that of `RelatedWords`.
    public init(_ corpus: Corpus, background: Background? = nil, workers: Workers = .all) {
        self.corpus = corpus
        self.workers = workers
        let table = StatementTable(corpus, spans: corpus.documents.map { _ in .beforeAll })
        self.table = table
        let isKnown = corpus.documents.contains { $0.language == background?.language }
        related =
            background.flatMap { background in
                guard isKnown else { return nil }
                let isContent = table.contentStems(nameShares: table.nameShares(in: corpus))
                return RelatedWords(table.lexicon, background, isContent: isContent, workers: workers)
            } ?? RelatedWords(table.lexicon)
        var bounds = [0]
        for document in corpus.documents.indices {
            var end = bounds[document]
            while end < table.count, table.rows[end].document == document { end += 1 }
            bounds.append(end)
        }
        let rows = bounds
        documents = workers.map(parts: corpus.documents.count) {
            ReuseSentences(table, rows: rows[$0]..<rows[$0 + 1])
        }
    }

    /// The passages of each pair, in the order of the later document; those of one pair do not overlap there.
    ///
    /// - Parameters:
    ///   - pairs: places of documents in the corpus.
    ///   - progress: told how many pairs are done, of how many.
    public func passages(
        of pairs: [(earlier: Int, later: Int)], progress: (@Sendable (Int, Int) -> Void)? = nil
    ) -> [[Passage]] {
        let done = Counter()
        let stemCount = table.lexicon.stems.count
        @Sendable func makeWeights() -> ReuseWeights { ReuseWeights(stemCount: stemCount, related: related) }
        return workers.map(parts: pairs.count, each: makeWeights) { number, weights in
            defer { progress?(done.take() + 1, pairs.count) }
            return passages(earlier: pairs[number].earlier, later: pairs[number].later, weights)
        }
    }

    private func passages(earlier: Int, later: Int, _ weights: ReuseWeights) -> [Passage] {
        let (earlierSentences, laterSentences) = (documents[earlier], documents[later])
        guard earlierSentences.count > 0, laterSentences.count > 0 else { return [] }
        weights.take(earlier: earlierSentences, later: laterSentences)
        let growth = PassageGrowth(weights: weights, later: laterSentences, earlier: earlierSentences)
        let seeds = weights.seeds(later: laterSentences, earlier: earlierSentences)
        let edges = PassageEdges(table: table, growth: growth)
        func spans(gap: Int) -> [PassageSpan] {
            PassageSpan.apart(growth.fragments(seeds, gap: gap).map(edges.span(of:))).filter(isLong(earlier, later))
        }
        let usual = spans(gap: PassageGrowth.usualGap)
        let wide = spans(gap: PassageGrowth.summaryGap)
        let isSummary =
            wide.map(\.earlier).lengths >= PassageEdges.summaryRatio * wide.map(\.later).lengths && !wide.isEmpty
        let runs = PassageSpan.apart(longRuns(earlierSentences.tokens, laterSentences.tokens)).filter(
            isLong(earlier, later))
        return Self.combined(isSummary ? wide : usual, runs).sorted { $0.later.lowerBound < $1.later.lowerBound }
            .map { passage($0, earlier: earlier, later: later, weights) }
    }

    /// Passages, or the long runs that make up most of one; a run within a longer passage is part of it. Both are apart
    /// and in the order of the later document.
    private static func combined(_ passages: [PassageSpan], _ runs: [PassageSpan]) -> [PassageSpan] {
        var isPart = [Bool](repeating: false, count: runs.count)
        let kept = passages.filter { passage in
            let inside = runs.overlapping(passage.later).filter { !isPart[$0] }
            let covered = inside.reduce(0) { $0 + runs[$1].later.clamped(to: passage.later).count }
            if Double(covered) >= leastShareOfRuns * Double(passage.later.count) { return false }
            for run in inside { isPart[run] = true }
            return true
        }
        return kept + runs.indices.filter { !isPart[$0] }.map { runs[$0] }
    }

    /// Runs of stems that both documents have, joined where a word or two differ.
    private func longRuns(_ earlier: Range<Int>, _ later: Range<Int>) -> [PassageSpan] {
        let runs = SharedRuns(
            earlier: table.stems[earlier], later: table.stems[later], minimumCount: Self.longRun)
        var spans: [PassageSpan] = []
        for run in runs.runs {
            let next = PassageSpan(
                later: run.laterRange.shifted(by: later.lowerBound),
                earlier: run.earlierRange.shifted(by: earlier.lowerBound),
                cosine: 1)
            if let last = spans.last,
                (0...Self.mostBetweenRuns).contains(next.later.lowerBound - last.later.upperBound),
                (0...Self.mostBetweenRuns).contains(next.earlier.lowerBound - last.earlier.upperBound)
            {
                spans[spans.count - 1] = PassageSpan(
                    later: last.later.lowerBound..<next.later.upperBound,
                    earlier: last.earlier.lowerBound..<next.earlier.upperBound, cosine: 1)
            } else {
                spans.append(next)
            }
        }
        return spans
    }

    private func isLong(_ earlier: Int, _ later: Int) -> (PassageSpan) -> Bool {
        { span in
            [(span.earlier, earlier), (span.later, later)].allSatisfy { tokens, document in
                let bytes = table.bytes(of: tokens)
                guard bytes.count >= Self.fewestCharacters else { return false }
                return bytes.count >= 4 * Self.fewestCharacters
                    || corpus.documents[document].text.rawScalars(of: bytes).count >= Self.fewestCharacters
            }
        }
    }

    private func passage(_ span: PassageSpan, earlier: Int, later: Int, _ weights: ReuseWeights) -> Passage {
        var left: [Int32: Int] = [:]
        for stem in table.stems[span.earlier] { left[stem, default: 0] += 1 }
        var (covered, all): (Double, Double) = (0, 0)
        for stem in table.stems[span.later] {
            let weight = Double(weights.rarity[Int(stem)])
            all += weight
            if let count = left[stem], count > 0 {
                covered += weight
                left[stem] = count - 1
            }
        }
        let runs = SharedRuns(
            earlier: table.forms[span.earlier], later: table.forms[span.later], minimumCount: Self.fewestWordsOfRun)
        return Passage(
            later: side(span.later), earlier: side(span.earlier), coverage: all > 0 ? covered / all : 0,
            verbatim: runs.verbatimShare(runsOfAtLeast: Self.fewestWordsOfRun), longestRun: runs.longest?.count ?? 0)
    }

    private func side(_ tokens: Range<Int>) -> PassageSide {
        PassageSide(
            first: table.rows[table.row(ofToken: tokens.lowerBound)],
            last: table.rows[table.row(ofToken: tokens.upperBound - 1)], bytes: table.bytes(of: tokens), tokens: tokens)
    }
}

extension [Range<Int>] {
    fileprivate var lengths: Int { reduce(0) { $0 + $1.count } }
}
