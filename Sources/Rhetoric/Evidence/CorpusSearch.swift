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
    /// What ranks items, and what answers inside a document; nil where only sequences of words are asked for.
    private let ranking: (search: ItemSearch, answers: StatementAnswers)?
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
        let isSaid = filter.isSaid(in: corpus)
        isEligible = Self.isEligible(items, filter, corpus, isSaid)
        guard !isExact else {
            ranking = nil
            answers = StatementAnswers.rows(of: table, where: isSaid)
            return
        }
        let weights = WeightedMatrix(
            DocumentTermMatrix(table.itemStems(skippingStopWords: true), workers: workers), .inverseFrequency,
            workers: workers)
        let found = StatementAnswers(table, weights, where: isSaid)
        answers = found.rows
        ranking = (
            try ItemSearch(
                items: items.stems, table.lexicon, background?.ifSpoken(in: corpus), seed: seed, workers: workers),
            found
        )
    }

    private init(_ other: CorpusSearch, _ filter: SearchFilter) {
        (corpus, items) = (other.corpus, other.items)
        let isSaid = filter.isSaid(in: corpus)
        isEligible = Self.isEligible(items, filter, corpus, isSaid)
        ranking = other.ranking.map { ($0.search, StatementAnswers($0.answers, where: isSaid)) }
        answers = ranking?.answers.rows ?? StatementAnswers.rows(of: items.table, where: isSaid)
    }

    /// The same corpus with another filter; nothing is made ready anew.
    package func filtered(by filter: SearchFilter) -> CorpusSearch { CorpusSearch(self, filter) }

    private static func isEligible(
        _ items: CorpusItems, _ filter: SearchFilter, _ corpus: Corpus, _ isSaid: (StatementReference) -> Bool
    ) -> [Bool] {
        (0..<items.count).map { item in
            filter.admits(corpus.documents[items.documents[item]].date.map(DocumentSpan.init))
                && (filter.speaker == nil || items.statements[item].contains(where: isSaid))
        }
    }

    /// The best items for a query, best first (ties: the order of the corpus).
    public func hits(for query: String, top: Int) -> [Hit] {
        guard let (search, answers) = ranking else { preconditionFailure("made for exactHits alone") }
        let stems = items.stems(ofQuery: query)
        guard !stems.isEmpty else { return [] }
        return search.best(top, toStems: stems) { isEligible[$0] }.map { item, score in
            let document = items.documents[item]
            return Hit(
                document: document,
                statements: items.level == .document
                    ? answers.best(of: document, toStems: stems) : items.statements[item],
                score: score)
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
}

extension SearchFilter {
    /// Whether a document of these days is searched; nil for one without a date.
    func admits(_ days: DocumentSpan?) -> Bool {
        guard from != nil || to != nil else { return true }
        guard let days else { return false }
        return (from.map { days.last >= $0 } ?? true) && (to.map { days.first <= $0 } ?? true)
    }

    /// Whether a name is that of the speaker who is asked for.
    func admits(speaker name: String?) -> Bool { speaker.map { SpeakerFilter($0).admits(name) } ?? true }

    /// Whether the speaker that is asked for says a statement.
    func isSaid(in corpus: Corpus) -> (StatementReference) -> Bool {
        guard let speaker = speaker.map(SpeakerFilter.init) else { return { _ in true } }
        return { reference in
            let document = corpus.documents[reference.document]
            return speaker.admits(document.statements[reference.statement].attribution?.speaker ?? document.speaker)
        }
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
