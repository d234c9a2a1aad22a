// The ranking of new statements against a corpus file by its index: only the statements that are worth scoring are read, and
// what the rest is like is known from the counts.

import Foundation
import GRDB

extension CorpusFile {
    /// Fewer statements than this are all read and scored: that takes a second.
    public static let fewestForIndex = 20_000
    /// Statements that are scored for each traced one, and drawn to tell what unrelated ones score.
    private static let candidates = 300
    private static let drawn = 600

    /// Whether the file is large enough for its index to be asked: then the documents to trace are worth reading alone.
    public func mayUseIndex() throws(Problem) -> Bool {
        try read { database in
            let row = try Row.fetchOne(
                database,
                sql: "SELECT total(row_count), count(*) - count(first_row) FROM document WHERE is_current")!
            return try (row[0] as Double) >= Double(Self.fewestForIndex) && row[1] == 0
                && !Pending.isOpen(.index, database)
        }
    }

    /// The ranking of some documents against all of this file that is earlier.
    ///
    /// - Parameter fewest: statements from which the index is used.
    /// - Returns: nil where the index cannot answer: the file is small or not wholly indexed, may tell the date of a traced
    ///   document, or has documents without a date that are to count as the earliest. Then the whole is to be read.
    /// - Throws: as `CausalRanking` does; `Problem` where the file cannot be read.
    public func ranking(
        tracing later: Corpus, options: RankingOptions, fewest: Int = fewestForIndex
    ) throws -> CausalRanking? {
        guard !options.isExact, later.documents.allSatisfy(Self.isSurelyDated) else { return nil }
        let found = try read { database -> (Corpus, CorpusStatistics)? in
            guard let index = try StatementIndex(database), index.count >= fewest,
                options.undated != .first || index.undated.isEmpty
            else { return nil }
            return try StoredSelection(index, database).around(later, options)
        }
        guard let (corpus, statistics) = found else { return nil }
        return try CausalRanking(corpus, tracing: statistics.later, options: options, statistics: statistics)
    }

    /// Whether no other document could date it.
    private static func isSurelyDated(_ document: Document) -> Bool {
        document.date.map { $0.certainty < .inferred || $0.first == $0.last } ?? false
    }

    fileprivate static var selectionSizes: (candidates: Int, drawn: Int) { (candidates, drawn) }
}

/// The part of a corpus file that is read to trace some statements.
private struct StoredSelection {
    private let index: StatementIndex
    private let database: Database

    init(_ index: StatementIndex, _ database: Database) {
        self.index = index
        self.database = database
    }

    func around(_ later: Corpus, _ options: RankingOptions) throws -> (Corpus, CorpusStatistics) {
        let sizes = CorpusFile.selectionSizes
        let candidates = try candidates(for: later, options, most: max(sizes.candidates, 4 * options.top))
        let drawn = Set(index.drawn(sizes.drawn, seed: options.seed))
        let parts = try documents(
            index.documents(ofRows: candidates.union(drawn)), drawn: index.documents(ofRows: drawn))
        let first = parts.documents.count
        let corpus = Corpus(documents: parts.documents + later.documents, problems: later.problems)
        let statistics = CorpusStatistics(
            statements: index.count, frequencies: try frequencies(of: corpus),
            later: Set(first..<corpus.documents.count), sample: parts.sample, countEarlier: index.earlierCounter)
        return (corpus, statistics)
    }

    /// Rows that share the most telling words with a traced statement.
    private func candidates(for later: Corpus, _ options: RankingOptions, most: Int) throws -> Set<Int> {
        let rows = later.documents.indices.flatMap { later.documents[$0].rankedStatements(at: $0) }
            .filter { later.documents[$0.document].statements[$0.statement].kind == .statement }
        var lexicon = Lexicon()
        let words = lexicon.read(StatementTexts(later, rows), keepingPlaces: true, workers: options.workers)
        let counts = try index.counts(of: lexicon.stems)
        var scores = index.newScores()
        var found = Set<Int>()
        for (place, reference) in rows.enumerated() {
            let tokens = words.tokens[words.bounds[place]..<words.bounds[place + 1]]
            let forms = tokens.map { lexicon.forms[Int($0.form)] }
            let telling = forms.filter { !$0.isStopWord }
            let stems = Set((telling.isEmpty ? forms : telling).map { lexicon.stems[Int($0.stem)] })
            let weights = stems.sorted().compactMap { stem in
                counts[stem].map { term in
                    let rarity = log((Double(index.count) + 1) / (Double(term.statements) + 0.5))
                    return (number: term.number, weight: Float(max(0.01, rarity * rarity)))
                }
            }
            found.formUnion(
                try index.best(
                    weights, before: days(of: later.documents[reference.document], options), most: most, &scores))
        }
        return found
    }

    private func days(of document: Document, _ options: RankingOptions) -> DocumentSpan {
        let own = DocumentSpan(document.date!)
        guard let before = options.before, before < own.first else { return own }
        return DocumentSpan(first: before, last: before)
    }

    /// Documents with some of their ranked statements alone, and which of those were drawn; those without a date have none.
    private func documents(
        _ places: [Int64: [Int]], drawn: [Int64: [Int]]
    ) throws -> (documents: [Document], sample: Set<StatementReference>) {
        let undated = index.undated.filter { places[$0] == nil }
        let stored = try StoredDrafts(database, places: places.merging(undated.map { ($0, []) }) { $1 })
        let dates = try DatingRows.fromOthers(database)
        var documents: [Document] = []
        var sample = Set<StatementReference>()
        for (draft, number) in zip(stored.drafts, stored.numbers) {
            var document = draft.known!
            document.date = dates[number] ?? document.date
            let isDrawn = Set(drawn[number] ?? [])
            for (place, row) in (places[number] ?? []).enumerated() where isDrawn.contains(row) {
                sample.insert(StatementReference(document: documents.count, statement: place))
            }
            documents.append(document)
        }
        return (documents, sample)
    }

    private func frequencies(of corpus: Corpus) throws -> [String: Int] {
        let rows = corpus.documents.indices.flatMap { corpus.documents[$0].rankedStatements(at: $0) }
        var lexicon = Lexicon()
        _ = lexicon.read(StatementTexts(corpus, rows), keepingPlaces: false, workers: .all)
        return try index.counts(of: lexicon.stems).mapValues(\.statements)
    }
}
