// The ranking of new statements against a corpus file by its index: only the statements that are worth scoring are read, and
// what the rest is like is known from the counts.

import Foundation
import GRDB
import Synchronization

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
            guard let rows = try StatementRows(database), rows.count >= fewest,
                options.undated != .first || rows.undated.isEmpty
            else { return nil }
            return try StoredSelection(StatementIndex(database, rows), database).around(later, options)
        }
        guard let (corpus, statistics) = found else { return nil }
        return try CausalRanking(corpus, tracing: statistics.later, options: options, statistics: statistics)
    }

    /// The same with what was read before.
    func ranking(tracing later: Corpus, options: RankingOptions, _ ground: RankingGround) throws -> CausalRanking {
        let (corpus, statistics) = try read { database in
            let index = StatementIndex(database, ground.rows, known: ground.vocabulary)
            return try StoredSelection(index, database, ground).around(later, options)
        }
        return try CausalRanking(
            corpus, tracing: statistics.later, options: options, statistics: statistics, unrelated: ground.unrelated)
    }

    /// The statements that are surely later than one and repeat it, as far as the index can tell, best first.
    func repeats(
        ofEarlier earlier: Corpus, options: RankingOptions, _ ground: RankingGround
    ) throws -> (ranking: CausalRanking, repeats: [Repeat]) {
        let (corpus, statistics) = try read { database in
            let index = StatementIndex(database, ground.rows, known: ground.vocabulary)
            return try StoredSelection(index, database, ground).after(earlier, options)
        }
        let ranking = try CausalRanking(
            corpus, tracing: statistics.later, options: options, statistics: statistics, unrelated: ground.unrelated)
        let asked = StatementReference(document: corpus.documents.count - 1, statement: 0)
        return (ranking, ranking.repeats(ofEarlier: asked, top: options.top))
    }

    /// Nil where the index cannot answer.
    ///
    /// - Parameter options: the seed, the background and the rule for undated documents count.
    func rankingGround(_ options: RankingOptions, fewest: Int = fewestForIndex) throws -> RankingGround? {
        try read { database in
            guard let rows = try StatementRows(database), rows.count >= fewest else { return nil }
            return try StoredSelection(StatementIndex(database, rows), database).ground(options)
        }
    }

    /// Whether no other document could date it.
    private static func isSurelyDated(_ document: Document) -> Bool {
        document.date.map { $0.certainty < .inferred || $0.first == $0.last } ?? false
    }

    fileprivate static var selectionSizes: (candidates: Int, drawn: Int) { (candidates, drawn) }
}

/// What all rankings of a file as it stands have in common, read once where there are to be many.
struct RankingGround: Sendable {
    let rows: StatementRows
    /// The statements that were drawn, by document, and the documents without a date.
    fileprivate let sample: [Int64: Document]
    /// The documents in their order.
    fileprivate let order: [Int64: Int]
    let vocabulary: [String: StatementIndex.Term]
    fileprivate let frequencies: [String: Int]
    /// What unrelated statements score, among the drawn ones.
    fileprivate let unrelated: UnrelatedScores
    fileprivate let shelf = DocumentShelf()
}

/// Documents that were read lately, without their statements, up to so many bytes of text.
private final class DocumentShelf: Sendable {
    private struct Held {
        var documents: [Int64: Document] = [:]
        var order: [Int64] = []
        var bytes = 0
    }

    private static let mostBytes = 96 << 20
    private let held = Mutex(Held())

    func documents(_ numbers: some Sequence<Int64>) -> [Int64: Document] {
        held.withLock { held in
            Dictionary(
                uniqueKeysWithValues: numbers.compactMap { number in held.documents[number].map { (number, $0) } })
        }
    }

    /// The oldest make room.
    func put(_ documents: [(number: Int64, document: Document)]) {
        held.withLock { held in
            for (number, document) in documents where held.documents[number] == nil {
                var document = document
                document.statements = []
                held.documents[number] = document
                held.order.append(number)
                held.bytes += document.text.utf8.count
            }
            var dropped = 0
            while held.bytes > Self.mostBytes, dropped < held.order.count {
                held.bytes -= held.documents.removeValue(forKey: held.order[dropped])?.text.utf8.count ?? 0
                dropped += 1
            }
            held.order.removeFirst(dropped)
        }
    }
}

/// The part of a corpus file that is read to trace some statements.
private struct StoredSelection {
    private let index: StatementIndex
    private let database: Database
    private let ground: RankingGround?

    init(_ index: StatementIndex, _ database: Database, _ ground: RankingGround? = nil) {
        self.index = index
        self.database = database
        self.ground = ground
    }

    func ground(_ options: RankingOptions) throws -> RankingGround {
        let drawn = index.rows.documents(
            ofRows: Set(index.rows.drawn(CorpusFile.selectionSizes.drawn, seed: options.seed)))
        let all = drawn.merging(index.rows.undated.map { ($0, []) }) { drawn, _ in drawn }
        let order = try Int64.fetchAll(database, sql: "SELECT number FROM document WHERE is_current ORDER BY position")
        let vocabulary = try index.allTerms()
        let frequencies = vocabulary.mapValues(\.statements)
        let parts = try documents(all, drawn: drawn)
        let statistics = CorpusStatistics(
            statements: index.count, frequencies: frequencies, later: [], sample: parts.sample,
            countEarlier: index.rows.earlierCounter)
        let unrelated = try CausalRanking(
            Corpus(documents: parts.documents), tracing: [], options: options, statistics: statistics
        ).unrelated
        return RankingGround(
            rows: index.rows, sample: Dictionary(uniqueKeysWithValues: try read(all).map { ($0, $1) }),
            order: Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) }),
            vocabulary: vocabulary, frequencies: frequencies, unrelated: unrelated)
    }

    /// The part that is read to find what repeats a statement: those that share its words become the traced ones.
    func after(_ earlier: Corpus, _ options: RankingOptions) throws -> (Corpus, CorpusStatistics) {
        let sizes = CorpusFile.selectionSizes
        let found = index.rows.documents(
            ofRows: try candidates(for: earlier, options, isLater: true, most: max(sizes.candidates, 4 * options.top)))
        let later = try read(found).map(\.document)
        let corpus = Corpus(documents: later + earlier.documents)
        let statistics = CorpusStatistics(
            statements: index.count, frequencies: try frequencies(of: corpus), later: Set(later.indices), sample: [],
            countEarlier: index.rows.earlierCounter)
        return (corpus, statistics)
    }

    func around(_ later: Corpus, _ options: RankingOptions) throws -> (Corpus, CorpusStatistics) {
        let sizes = CorpusFile.selectionSizes
        let candidates = try candidates(for: later, options, most: max(sizes.candidates, 4 * options.top))
        let drawn = Set(index.rows.drawn(sizes.drawn, seed: options.seed))
        let parts = try documents(
            index.rows.documents(ofRows: candidates.union(drawn)), drawn: index.rows.documents(ofRows: drawn))
        let first = parts.documents.count
        let corpus = Corpus(documents: parts.documents + later.documents, problems: later.problems)
        let statistics = CorpusStatistics(
            statements: index.count, frequencies: try frequencies(of: corpus),
            later: Set(first..<corpus.documents.count), sample: parts.sample, countEarlier: index.rows.earlierCounter)
        return (corpus, statistics)
    }

    /// Rows that share the most telling words with a traced statement.
    private func candidates(
        for later: Corpus, _ options: RankingOptions, isLater: Bool = false, most: Int
    ) throws -> Set<Int> {
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
                    weights, before: days(of: later.documents[reference.document], options), isLater: isLater,
                    most: most, &scores))
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
        let undated = index.rows.undated.filter { places[$0] == nil }
        var documents: [Document] = []
        var sample = Set<StatementReference>()
        for (number, document) in try known(places.merging(undated.map { ($0, []) }) { $1 }, drawn: drawn) {
            let isDrawn = Set(drawn[number] ?? [])
            for (place, row) in (places[number] ?? []).enumerated() where isDrawn.contains(row) {
                sample.insert(StatementReference(document: documents.count, statement: place))
            }
            documents.append(document)
        }
        return (documents, sample)
    }

    /// In the order of the file; what was read before is not read again.
    private func known(
        _ places: [Int64: [Int]], drawn: [Int64: [Int]]
    ) throws -> [(number: Int64, document: Document)] {
        guard let ground else { return try read(places) }
        let missing = places.filter { ground.sample[$0.key] == nil || $0.value != drawn[$0.key] ?? [] }
        let known = ground.sample.filter { places[$0.key] != nil && missing[$0.key] == nil }.map { ($0, $1) }
        return (known + (try read(missing))).sorted { ground.order[$0.0] ?? 0 < ground.order[$1.0] ?? 0 }
    }

    private func read(_ places: [Int64: [Int]]) throws -> [(number: Int64, document: Document)] {
        guard let shelf = ground?.shelf else { return try readAnew(places) }
        let held = shelf.documents(places.keys)
        let new = try readAnew(places.filter { held[$0.key] == nil })
        shelf.put(new)
        let statements = try StoredDrafts.statements(database, at: places.filter { held[$0.key] != nil })
        return new
            + held.map { number, document in
                var document = document
                document.statements = statements[number] ?? []
                return (number, document)
            }
    }

    private func readAnew(_ places: [Int64: [Int]]) throws -> [(number: Int64, document: Document)] {
        let stored = try StoredDrafts(database, places: places)
        let dates = try DatingRows.fromOthers(database)
        return zip(stored.drafts, stored.numbers).map { draft, number in
            var document = draft.known!
            document.date = dates[number] ?? document.date
            return (number, document)
        }
    }

    private func frequencies(of corpus: Corpus) throws -> [String: Int] {
        if let ground { return ground.frequencies }
        let rows = corpus.documents.indices.flatMap { corpus.documents[$0].rankedStatements(at: $0) }
        var lexicon = Lexicon()
        _ = lexicon.read(StatementTexts(corpus, rows), keepingPlaces: false, workers: .all)
        return try index.counts(of: lexicon.stems).mapValues(\.statements)
    }
}
