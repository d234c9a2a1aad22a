// A corpus made ready for search: by words and meaning, or for an exact sequence of words.

/// An item that was found, with the statements of it that answer best.
public struct Hit: Sendable {
    /// Place in the corpus of the document.
    public let document: Int
    /// Best first; at statement level the one.
    public let statements: [StatementReference]
    /// 0 to 1.
    public let score: Double
}

/// Which items are searched.
public struct SearchFilter: Sendable {
    /// Documents that may date from this day or later, and surely do not date from after the other.
    public var from: CalendarDay?
    public var to: CalendarDay?
    /// Words of the speaker's name, of a statement or its document.
    public var speaker: String?

    public init(from: CalendarDay? = nil, to: CalendarDay? = nil, speaker: String? = nil) {
        self.from = from
        self.to = to
        self.speaker = speaker
    }
}

public struct CorpusSearch: Sendable {
    public let corpus: Corpus
    public let items: CorpusItems
    /// What ranks items, and the statements of the corpus, for the answers inside a document; nil where only sequences of
    /// words are asked for.
    private let ranking: (search: ItemSearch, statements: WeightedMatrix)?
    private let isEligible: [Bool]
    /// Rows of each document that may answer, by its place in the corpus: with a speaker asked for, what that one says.
    private let answers: [Int: [Int]]

    /// Dimensions of the latent space; 0 where none was made.
    public var rank: Int { ranking?.search.rank ?? 0 }

    /// - Parameters:
    ///   - background: what the language is like beyond the corpus; it counts where a document is in its language.
    ///   - isExact: whether `exactHits` alone will be asked for.
    ///
    /// Throws: `DecompositionFailure`. Cost that of the `LatentSpace`; with `isExact` O(words).
    public init(
        _ corpus: Corpus, level: ItemLevel, filter: SearchFilter = SearchFilter(), background: Background? = nil,
        isExact: Bool = false, seed: UInt64 = 1, workers: Workers = .all
    ) throws {
        self.corpus = corpus
        let items = CorpusItems(corpus, level: level)
        self.items = items
        let table = items.table
        ranking =
            isExact
            ? nil
            : (
                try ItemSearch(
                    items: items.stems, table.lexicon, background?.ifSpoken(in: corpus), seed: seed, workers: workers),
                WeightedMatrix(
                    DocumentTermMatrix(table.itemStems(skippingStopWords: true), workers: workers), .inverseFrequency,
                    workers: workers)
            )
        let speaker = filter.speaker.map(SpeakerFilter.init)
        func isSaid(_ reference: StatementReference) -> Bool {
            guard let speaker else { return true }
            let document = corpus.documents[reference.document]
            return speaker.admits(document.statements[reference.statement].attribution?.speaker ?? document.speaker)
        }
        isEligible = (0..<items.count).map { item in
            filter.admits(corpus.documents[items.documents[item]].date)
                && (speaker == nil || items.statements[item].contains(where: isSaid))
        }
        answers = Dictionary(grouping: table.rows.indices.filter { isSaid(table.rows[$0]) }) {
            table.rows[$0].document
        }
    }

    /// The best items for a query, best first (ties: the order of the corpus).
    public func hits(for query: String, top: Int) -> [Hit] {
        guard let (search, statements) = ranking else { preconditionFailure("made for exactHits alone") }
        let stems = items.stems(ofQuery: query)
        guard !stems.isEmpty else { return [] }
        let scores = search.scores(ofStems: stems)
        let ranked = scores.indices.filter { scores[$0] >= EvidenceModel.leastScore && isEligible[$0] }
            .sorted { (scores[$0], $1) > (scores[$1], $0) }.prefix(top)
        let row = statements.row(ofStems: stems)
        return ranked.map { item in
            Hit(
                document: items.documents[item], statements: answers(of: item, to: row, statements),
                score: min(1, scores[item]))
        }
    }

    /// Items that hold the query's words one after the other (case, quotes, hyphens and white space apart), the
    /// earliest first (ties: the order of the corpus), undated ones last.
    public func exactHits(for query: String, top: Int) -> [Hit] {
        let words = items.forms(ofQuery: query)
        guard !words.isEmpty, words.allSatisfy({ $0 >= 0 }) else { return [] }
        let hits = items.documents.indices.filter { isEligible[$0] }.compactMap { item -> Hit? in
            let document = items.documents[item]
            let candidates = items.level == .statement ? [item] : answers[document] ?? []
            let found = candidates.filter { items.table.holds(words, row: $0) }
            return found.isEmpty
                ? nil : Hit(document: document, statements: found.map { items.table.rows[$0] }, score: 1)
        }
        let days = hits.map { corpus.documents[$0.document].date?.first ?? CalendarDay(number: .max) }
        return hits.indices.sorted { (days[$0], $0) < (days[$1], $1) }.prefix(top).map { hits[$0] }
    }

    /// The statements of an item that share most with the query, at most three.
    private func answers(
        of item: Int, to query: [(column: Int, value: Double)], _ statements: WeightedMatrix
    ) -> [StatementReference] {
        guard items.level == .document else { return items.statements[item] }
        let rows = answers[items.documents[item]] ?? []
        var weights: [Int: Double] = [:]
        for (column, value) in query { weights[column] = value }
        let scored = rows.map { row in
            statements.weights.entries(ofRow: row).reduce(0.0) { sum, entry in
                sum + statements.weights.values[entry] * (weights[Int(statements.weights.columnIndices[entry])] ?? 0)
            }
        }
        let best = scored.indices.filter { scored[$0] > 0 }.sorted { (scored[$0], $1) > (scored[$1], $0) }.prefix(3)
        return best.map { items.table.rows[rows[$0]] }
    }
}

extension SearchFilter {
    func admits(_ date: DateEstimate?) -> Bool {
        guard from != nil || to != nil else { return true }
        guard let date else { return false }
        return (from.map { date.last >= $0 } ?? true) && (to.map { date.first <= $0 } ?? true)
    }
}

/// A speaker by words of the name, in any case.
private struct SpeakerFilter {
    private let words: [String]

    init(_ name: String) { words = SpeakerFilter.words(name) }

    func admits(_ name: String?) -> Bool {
        guard let name else { return false }
        let known = SpeakerFilter.words(name)
        return words.allSatisfy(known.contains)
    }

    private static func words(_ name: String) -> [String] {
        name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}

extension StatementTable {
    /// Whether a row has these forms one after the other.
    fileprivate func holds(_ words: [Int32], row: Int) -> Bool {
        let range = tokenRange(row)
        guard range.count >= words.count else { return false }
        return (range.lowerBound...range.upperBound - words.count).contains { start in
            words.indices.allSatisfy { forms[start + $0] == words[$0] }
        }
    }
}
