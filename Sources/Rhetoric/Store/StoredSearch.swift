// Search in a corpus file by its words' counts and its latent space: of the texts only those that were found are read.

import Foundation
import GRDB

/// What a corpus file answers to some queries.
public struct StoredHits: Sendable {
    /// The documents that were found, and no others.
    public let corpus: Corpus
    /// The hits of each query, best first.
    public let hits: [[Hit]]
    /// The languages of all documents of the file, the most frequent first.
    public let languages: [Language]
}

extension CorpusFile {
    /// The best documents for each query, as `CorpusSearch` ranks them; the latent space is the one that is kept.
    ///
    /// - Parameters:
    ///   - filter: days; no speaker.
    ///   - background: what the language is like beyond the corpus.
    ///   - fewest: statements from which a file has a latent space (see `index`).
    /// - Returns: nil where the file cannot answer so: it is small, or not all of it is indexed, or a speaker is asked for.
    public func hits(
        for queries: [String], top: Int, filter: SearchFilter = SearchFilter(), background: Background? = nil,
        fewest: Int = fewestForIndex, workers: Workers = .all
    ) throws -> StoredHits? {
        guard filter.speaker == nil else { return nil }
        return try read { database in
            try StoredSearch(database, fewest: fewest, workers: workers)?
                .hits(for: queries, top: top, filter: filter, background)
        }
    }

    /// What searches have in common, for many of them. Memory: the latent space, and 12 bytes for each distinct word of each
    /// document.
    func searchGround(background: Background?, fewest: Int = fewestForIndex) throws -> SearchGround? {
        try read { database in
            guard let search = try StoredSearch(database, fewest: fewest, workers: .all) else { return nil }
            let size = try Int32.fetchOne(database, sql: "SELECT count(*) FROM vocabulary")!
            return SearchGround(
                entries: search.entries, languages: search.languages, statements: search.statements,
                search: try search.itemSearch(for: Array(0..<size), search.known(background)))
        }
    }

    /// The same with what was read before.
    func hits(for query: String, top: Int, filter: SearchFilter, _ ground: SearchGround) throws -> StoredHits {
        try read { database in
            try StoredSearch(database, ground, workers: Workers(count: 1))
                .hits(for: [query], top: top, filter: filter) { _ in ground.search }
        }
    }
}

/// What searches of a file as it stands have in common: all of its stems, and its latent space.
struct SearchGround: Sendable {
    fileprivate let entries: [StoredSearch.Entry]
    fileprivate let languages: [Language]
    fileprivate let statements: Int
    fileprivate let search: ItemSearch
}

private struct StoredSearch {
    struct Entry: Sendable {
        let number: Int64
        /// Nil for one without a date.
        let span: DocumentSpan?
    }

    private let database: Database
    private let workers: Workers
    /// Current documents in their order.
    let entries: [Entry]
    let languages: [Language]
    let statements: Int

    init(_ database: Database, _ ground: SearchGround, workers: Workers) {
        (self.database, self.workers) = (database, workers)
        (entries, languages, statements) = (ground.entries, ground.languages, ground.statements)
    }

    /// The background where it is of a language of the file.
    func known(_ background: Background?) -> Background? {
        background.flatMap { languages.contains($0.language) ? $0 : nil }
    }

    init?(_ database: Database, fewest: Int, workers: Workers) throws {
        (self.database, self.workers) = (database, workers)
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT d.number, d.date_first, d.date_last, d.language, d.row_count, c.document IS NOT NULL
                FROM document d LEFT JOIN coordinates c ON c.document = d.number
                WHERE d.is_current ORDER BY d.position
                """)
        guard try !Pending.isOpen(.index, database), rows.allSatisfy({ !($0[4] as DatabaseValue).isNull && $0[5] })
        else {
            return nil
        }
        statements = try rows.reduce(0) { $0 + (try $1.count(4, of: "the index of its statements")) }
        guard statements >= max(1, fewest) else { return nil }
        entries = try rows.map { Entry(number: $0[0], span: try DocumentSpan(storedFirst: $0[1], last: $0[2])) }
        let counts = Dictionary(grouping: rows) { $0[3] as String }.mapValues(\.count)
        languages = counts.keys.sorted { (counts[$0]!, $1) > (counts[$1]!, $0) }.map(Language.init)
    }

    func hits(
        for queries: [String], top: Int, filter: SearchFilter, _ background: Background?
    ) throws -> StoredHits {
        try hits(for: queries, top: top, filter: filter) { try itemSearch(for: $0, known(background)) }
    }

    /// - Parameter making: the search of some stems.
    func hits(
        for queries: [String], top: Int, filter: SearchFilter, making: ([Int32]) throws -> ItemSearch
    ) throws -> StoredHits {
        let find = try database.cachedStatement(sql: "SELECT number - 1 FROM vocabulary WHERE stem = ?")
        let asked = try queries.map {
            try QueryWords.stems(of: $0, languages: languages) { stem throws(any Error) -> Int32? in
                try Int32.fetchOne(find, arguments: [stem.column])
            }
        }
        let search = try making(Set(asked.joined()).sorted())
        let isEligible = entries.map { filter.admits($0.span) }
        let found = asked.map { stems in
            stems.isEmpty ? [] : search.best(top, toStems: stems) { isEligible[$0] }
        }
        let items = Set(found.joined().map(\.item)).sorted()
        let corpus = try corpus(of: items)
        let places = Dictionary(uniqueKeysWithValues: items.enumerated().map { ($1, $0) })
        let answers = try answers(corpus)
        let hits = zip(queries, found).map { query, found in
            let stems = answers.stems(query)
            return found.map { item, score in
                Hit(
                    document: places[item]!, statements: answers.found.best(of: places[item]!, toStems: stems),
                    score: score)
            }
        }
        return StoredHits(corpus: corpus, hits: hits, languages: languages)
    }

    /// - Parameter stems: all that will be asked for, ascending.
    func itemSearch(for stems: [Int32], _ background: Background?) throws -> ItemSearch {
        let rows = try Row.fetchCursor(database, sql: "SELECT number, stem, documents FROM vocabulary ORDER BY number")
        var spellings: [String] = []
        var frequencies: [Int32] = []
        while let row = try rows.next() {
            guard row[0] == spellings.count + 1 else { throw StoreFault.damaged("its vocabulary") }
            spellings.append(row[1])
            frequencies.append(Int32(try row.count(2, of: "its vocabulary")))
        }
        let blended = BlendedFrequencies(
            frequencies.map(Double.init), count: entries.count, spellings, background)
        let weights = spellings.indices.map { blended.weight(ofStem: Int32($0)) }
        let terms = Vocabulary(stems: stems, documentFrequencies: stems.map { frequencies[Int($0)] })
        let counts = try counts(terms, weights: weights)
        let lexical = LexicalScores(terms, columns: counts.columns, counts.measures, blended)
        let (termWeights, space) = try StoredSpace(database, workers: workers).latentSpace(
            terms, documents: entries.map(\.number))
        return ItemSearch(lexical, termWeights, space, entries: counts.entries)
    }

    /// One pass over the bags: what each document is like, and the counts of the terms that are asked for.
    private func counts(
        _ terms: Vocabulary, weights: [Double]
    ) throws -> (columns: SparseMatrix, measures: [ItemMeasure], entries: Int) {
        var measures: [ItemMeasure] = []
        var columns = [[(column: Int, value: Double)]](repeating: [], count: terms.count)
        var entries = 0
        let rows = try Row.fetchCursor(database, sql: StoredBags.all)
        while let row = try rows.next() {
            var measure = ItemMeasure()
            var isSound = true
            try row.withUnsafeData(atIndex: 1) { words in
                WordBag.forEach(in: words ?? Data()) { stem, count in
                    guard stem >= 1, stem <= weights.count else {
                        isSound = false
                        return
                    }
                    measure.add(Double(count), weight: weights[stem - 1])
                    entries += 1
                    if let term = terms.term(ofStem: Int32(stem - 1)) {
                        columns[term].append((measures.count, Double(count)))
                    }
                }
            }
            guard isSound else { throw StoreFault.damaged("the words of its documents") }
            measures.append(measure)
        }
        guard measures.count == self.entries.count else { throw StoreFault.damaged("the words of its documents") }
        return (SparseMatrix(columns: measures.count, rows: columns), measures, entries)
    }

    private func corpus(of items: [Int]) throws -> Corpus {
        guard !items.isEmpty else { return Corpus(documents: []) }
        let numbers = items.map { String(entries[$0].number) }.joined(separator: ",")
        let stored = try StoredDrafts(database, where: "d.number IN (\(numbers))")
        let dates = try DatingRows.fromOthers(database)
        return Corpus(
            documents: zip(stored.drafts, stored.numbers).map { draft, number in
                var document = draft.known!
                document.date = dates[number] ?? document.date
                return document
            })
    }

    /// What answers inside the documents that were found, with weights by all statements of the file.
    private func answers(_ corpus: Corpus) throws -> (found: StatementAnswers, stems: (String) -> [Int32]) {
        let items = CorpusItems(corpus, level: .document)
        let matrix = DocumentTermMatrix(items.table.itemStems(skippingStopWords: true), workers: workers)
        let find = try database.cachedStatement(sql: "SELECT telling FROM vocabulary WHERE stem = ?")
        let frequencies = try matrix.vocabulary.stems.map { stem in
            try Double.fetchOne(find, arguments: [items.table.lexicon.stems[Int(stem)].column]) ?? 0
        }
        let weights = TermWeighting.inverseFrequencies(frequencies, items: Double(statements))
        return (
            StatementAnswers(items.table, WeightedMatrix(matrix, globalWeights: weights, workers: workers)) { _ in true
            },
            items.stems(ofQuery:)
        )
    }
}
