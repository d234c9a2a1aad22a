// A corpus file that is asked again and again, as a server does: what every question would read anew (who is in it, the
// index, the latent space, a small corpus as a whole) is read once and kept until the file changes.

import GRDB
import Synchronization

/// What was read of one corpus file, for all threads that ask.
package final class WarmCorpus: Sendable {
    package let path: String
    package let background: Background?
    fileprivate let documents = KeptPart<[StoredDocument]>()
    fileprivate let whole = KeptPart<Corpus>()
    fileprivate let ranking = KeptPart<CausalRanking>()
    fileprivate let searches = [ItemLevel.document: KeptPart<CorpusSearch>(), .statement: KeptPart<CorpusSearch>()]
    fileprivate let speakers = KeptPart<[Speaker]>()
    fileprivate let rankingGround = KeptPart<RankingGround?>()
    fileprivate let searchGround = KeptPart<SearchGround?>()

    package init(_ path: String, background: Background?) {
        (self.path, self.background) = (path, background)
    }

    /// A connection to the file, for one thread at a time.
    package func session() throws(Problem) -> CorpusSession { CorpusSession(self, try CorpusFile(reading: path)) }
}

/// Who speaks in a corpus.
package struct Speaker: Sendable {
    package let name: String
    package let statements: Int
}

/// By what it is known that a corpus is another one than before.
struct CorpusState: Sendable, Equatable {
    private let values: [DatabaseValue]

    /// Whoever ingests or corrects writes a change; whoever indexes changes the space or the families.
    init(_ database: Database) throws {
        values = try Array(
            Row.fetchOne(
                database,
                sql: """
                    SELECT (SELECT max(number) FROM change), (SELECT count(*) FROM pending),
                      (SELECT count(*) FROM coordinates), (SELECT total(held) FROM coordinates),
                      (SELECT singular_values FROM space), (SELECT change FROM families)
                    """)!.databaseValues)
    }
}

/// Something that was made of a corpus, as long as that is the same.
private final class KeptPart<Value: Sendable>: Sendable {
    private let kept = Mutex<(state: CorpusState, value: Value)?>(nil)

    /// Who asks meanwhile waits until it is made.
    func value(of state: CorpusState, _ make: () throws -> Value) throws -> Value {
        try kept.withLock { kept in
            if let kept, kept.state == state { return kept.value }
            // First let go of the old one: both together may be too much.
            kept = nil
            let value = try make()
            kept = (state, value)
            return value
        }
    }
}

/// Questions to a corpus file that is kept warm.
package final class CorpusSession: Sendable {
    private let warm: WarmCorpus
    package let file: CorpusFile
    /// SQLite's count of what others wrote, and the state that was found then.
    private let seen = Mutex<(version: Int, state: CorpusState)?>(nil)

    fileprivate init(_ warm: WarmCorpus, _ file: CorpusFile) { (self.warm, self.file) = (warm, file) }

    private func state() throws -> CorpusState {
        try file.read { database in
            let version = try Int.fetchOne(database, sql: "PRAGMA data_version") ?? 0
            return try seen.withLock { seen in
                if let seen, seen.version == version { return seen.state }
                let state = try CorpusState(database)
                seen = (version, state)
                return state
            }
        }
    }

    /// The newest revisions, in their order.
    package func documents() throws -> [StoredDocument] {
        try warm.documents.value(of: try state()) { try file.documents() }
    }

    /// Those with a text in their id or title, of some days and of a speaker.
    package func documents(text: String?, filter: SearchFilter) throws -> [StoredDocument] {
        let text = text?.lowercased()
        return try documents().filter { document in
            filter.admits(document.date.map(DocumentSpan.init)) && filter.admits(speaker: document.speaker)
                && (text.map { text in
                    [document.id, document.title ?? ""].contains { $0.lowercased().contains(text) }
                } ?? true)
        }
    }

    /// Who says how many ranked statements, the most first.
    package func speakers() throws -> [Speaker] {
        try warm.speakers.value(of: try state()) {
            try file.read { database in
                try Row.fetchAll(
                    database,
                    sql: """
                        SELECT coalesce(s.speaker, d.speaker) name, count(*) statements
                        FROM document d JOIN statement s ON s.document = d.number
                        WHERE d.is_current AND s.kind IN (\(StatementKind.rankedList)) AND name IS NOT NULL
                        GROUP BY name ORDER BY statements DESC, name
                        """
                ).map { Speaker(name: $0[0], statements: $0[1]) }
            }
        }
    }

    package var background: Background? { warm.background }

    /// Some documents with their statements, in the order of the ids; nil where one is not there.
    package func documents(_ ids: [String]) throws -> Corpus? {
        let stored = try file.read { database in
            try ids.map { id in try StoredDrafts(database, where: "d.is_current AND d.id = ?", [id.column]) }
        }
        let dates = try file.read(DatingRows.fromOthers)
        let found = stored.compactMap { stored -> Document? in
            guard var document = stored.drafts.last?.known, let number = stored.numbers.last else { return nil }
            document.date = dates[number] ?? document.date
            return document
        }
        return found.count == ids.count ? Corpus(documents: found) : nil
    }

    private func whole() throws -> Corpus {
        try warm.whole.value(of: try state()) {
            let corpus = CorpusReader.readingCorpusFiles().read([file.path])
            if corpus.documents.isEmpty, let fault = corpus.problems.first(where: { $0.kind != .notice }) {
                throw fault
            }
            return corpus
        }
    }

    private func ground() throws -> RankingGround? {
        let state = try state()
        return try warm.rankingGround.value(of: state) {
            try file.mayUseIndex() ? file.rankingGround(options) : nil
        }
    }

    /// The ranking of one statement, as `trace` ranks it, with its repeats. Documents without a date are left out.
    ///
    /// - Parameter top: how many repeats at most.
    /// - Returns: nil where the statement is none that is ranked.
    package func repeats(
        of statement: Int, in document: Document, top: Int
    ) throws -> (ranking: CausalRanking, result: (later: StatementReference, repeats: [Repeat]))? {
        guard let ground = try ground() else {
            let ranking = try wholeRanking()
            let place = ranking.corpus.documents.lastIndex { $0.id == document.id }
            return place.flatMap { ranking.repeats(of: StatementReference(document: $0, statement: statement)) }
                .map { (ranking, ($0.later, Array($0.repeats.prefix(top)))) }
        }
        let ranking = try file.ranking(
            tracing: Self.alone(statement, document), options: single(top: top), ground)
        return ranking.repeats().first.map { (ranking, $0) }
    }

    /// The statements of surely later documents that repeat one, the best first, as far as the index can tell.
    package func repeats(
        ofEarlier statement: Int, in document: Document, top: Int
    ) throws -> (ranking: CausalRanking, repeats: [Repeat])? {
        guard document.statements[statement].kind.isRanked, document.date != nil else { return nil }
        guard let ground = try ground() else {
            let ranking = try wholeRanking()
            guard let place = ranking.corpus.documents.lastIndex(where: { $0.id == document.id }) else { return nil }
            let asked = StatementReference(document: place, statement: statement)
            return (ranking, ranking.repeats(ofEarlier: asked, top: top))
        }
        return try file.repeats(ofEarlier: Self.alone(statement, document), options: single(top: top), ground)
    }

    /// A document with one of its statements.
    private static func alone(_ statement: Int, _ document: Document) -> Corpus {
        var alone = document
        alone.statements = [document.statements[statement]]
        return Corpus(documents: [alone])
    }

    /// The ranking of a small file, as a whole.
    private func wholeRanking() throws -> CausalRanking {
        try warm.ranking.value(of: try state()) {
            var options = options
            options.top = Self.most
            return try CausalRanking(try whole(), options: options)
        }
    }

    private var options: RankingOptions {
        var options = RankingOptions()
        (options.undated, options.background) = (.skip, warm.background)
        return options
    }

    /// For one of many questions at once, each on a thread of its own.
    private func single(top: Int) -> RankingOptions {
        var options = options
        (options.top, options.workers) = (top, Workers(count: 1))
        return options
    }

    /// Repeats of a ranking that is kept: nobody asks for more.
    package static let most = 100

    /// The best documents or statements for a query.
    ///
    /// - Returns: nil where a file is too large for what is asked.
    package func hits(
        for query: String, level: ItemLevel, top: Int, filter: SearchFilter
    ) throws -> (corpus: Corpus, hits: [Hit])? {
        if let ground = try ground() {
            if level == .statement { return try statements(for: query, top: top, filter, ground) }
            let state = try state()
            let search = try warm.searchGround.value(of: state) { try file.searchGround(background: warm.background) }
            guard let search, filter.speaker == nil else { return nil }
            let found = try file.hits(for: query, top: top, filter: filter, search)
            return (found.corpus, found.hits[0])
        }
        let search = try warm.searches[level]!.value(of: try state()) {
            try CorpusSearch(try whole(), level: level, background: warm.background)
        }.filtered(by: filter)
        return (search.corpus, search.hits(for: query, top: top))
    }

    /// The statements of a large file that say what a query says, as if it were a statement after all others.
    private func statements(
        for query: String, top: Int, _ filter: SearchFilter, _ ground: RankingGround
    ) throws -> (corpus: Corpus, hits: [Hit]) {
        let text = SourceText(utf8: Array(query.utf8))
        let last = CalendarDay(year: 9999, month: 12, day: 31)!
        let asked = Document(
            id: "", place: "", text: text, sha256: "",
            date: DateEstimate(first: last, last: last, certainty: .stated, evidence: []),
            statements: [Statement(id: "s1", bytes: 0..<text.utf8.count, kind: .statement)])
        let ranking = try file.ranking(tracing: Corpus(documents: [asked]), options: single(top: Self.most), ground)
        let isSaid = filter.isSaid(in: ranking.corpus)
        let found = ranking.repeats().flatMap(\.repeats).filter { found in
            isSaid(found.earlier)
                && filter.admits(ranking.corpus.documents[found.earlier.document].date.map(DocumentSpan.init))
        }
        return (
            ranking.corpus,
            found.prefix(top).map { Hit(document: $0.earlier.document, statements: [$0.earlier], score: $0.score) }
        )
    }
}
