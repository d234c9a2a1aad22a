// What people say of pairs of statements: whether the later one repeats the earlier one. As with corrections none is ever
// deleted: one that its judge replaced or withdrew has ended. A judgement is no change of the corpus, so that what was
// found in it (formulations, the index) stays.

import GRDB

/// What a person says of a pair.
public enum Verdict: String, Sendable, CaseIterable {
    case isRepeat = "repeat"
    case isNoRepeat = "not-a-repeat"
    case unsure

    /// As a sentence has it.
    public var words: String {
        switch self {
        case .isRepeat: "a repeat"
        case .isNoRepeat: "not a repeat"
        case .unsure: "unsure"
        }
    }
}

/// Two statements by their names.
public struct JudgedPair: Sendable, Equatable {
    public let later: StatementName
    public let earlier: StatementName

    public init(later: StatementName, earlier: StatementName) {
        (self.later, self.earlier) = (later, earlier)
    }
}

/// A judgement that stands: the latest that its judge gave of the pair.
public struct Judgement: Sendable {
    public let verdict: Verdict
    public let judge: String
    /// ISO 8601, as the caller gave it.
    public let madeAt: String
    public let note: String?
    /// In the corpus of `Judgements`.
    public let later: StatementReference
    public let earlier: StatementReference
    /// Whether one of the documents has another text by now, or was divided anew.
    public let isOfEarlierRevision: Bool
}

/// Judgements that stand, the oldest first, with the documents that they are of as these were then.
public struct Judgements: Sendable {
    public let corpus: Corpus
    public let all: [Judgement]

    static let tables = """
        CREATE TABLE judgement (
          number INTEGER PRIMARY KEY,
          later INTEGER NOT NULL REFERENCES document,
          later_statement INTEGER NOT NULL,
          later_first INTEGER NOT NULL,
          later_end INTEGER NOT NULL,
          earlier INTEGER NOT NULL REFERENCES document,
          earlier_statement INTEGER NOT NULL,
          earlier_first INTEGER NOT NULL,
          earlier_end INTEGER NOT NULL,
          verdict TEXT NOT NULL,
          judge TEXT NOT NULL,
          note TEXT,
          made_at TEXT NOT NULL,
          ended_at TEXT
        );
        CREATE UNIQUE INDEX judgement_standing
          ON judgement (later, later_first, later_end, earlier, earlier_first, earlier_end, judge) WHERE ended_at IS NULL;
        """
}

extension CorpusFile {
    /// Longer names of judges and longer notes are refused.
    static let longestJudge = 200
    static let longestNote = 10_000

    /// Puts down what a person says of a pair, in place of what that person said of it before. The same once more writes
    /// nothing.
    ///
    /// - Parameter madeAt: ISO 8601.
    /// - Throws: `Problem` (usage) where a statement is not there, the two are one, the earlier one is surely the later, or
    ///   the judge has no name; nothing is changed then.
    public func judge(
        _ pair: JudgedPair, _ verdict: Verdict, by judge: String, note: String? = nil, madeAt: String
    ) throws(Problem) {
        let judge = try named(judge)
        if let note, note.utf8.count > Self.longestNote {
            throw Problem(
                .usage, at: path, "the note has \(note.utf8.count) bytes",
                wayOut: "give at most \(Self.longestNote)")
        }
        let said = (note?.isEmpty ?? true) ? nil : note
        try write { database in
            let places = try JudgedPlaces(pair, path, database)
            let held = try Row.fetchOne(
                database, sql: "SELECT verdict, note FROM judgement WHERE \(JudgedPlaces.isHeld)",
                arguments: places.arguments(judge))
            if let held, held[0] == verdict.rawValue, held[1] as String? == said?.column { return }
            try places.end(judge, madeAt, database)
            try places.insert(verdict, judge, said, madeAt, database)
        }
    }

    /// Takes back what a person said of a pair; it stays in the history.
    ///
    /// - Returns: whether there was a verdict to withdraw.
    /// - Throws: `Problem` (usage) where a statement is not there.
    public func withdraw(_ pair: JudgedPair, by judge: String, madeAt: String) throws(Problem) -> Bool {
        let judge = try named(judge)
        return try write { database in
            // Dates that were corrected since must not keep a verdict for ever.
            try JudgedPlaces(pair, path, database, isOrderChecked: false).end(judge, madeAt, database)
        }
    }

    private func named(_ judge: String) throws(Problem) -> String {
        let name = judge.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !name.isEmpty, name.utf8.count <= Self.longestJudge else {
            throw Problem(
                .usage, at: path,
                "a judgement needs a name of at most \(Self.longestJudge) bytes, and has \"\(name.prefix(40))\"",
                wayOut: "say who judges")
        }
        return name.column
    }

    /// The judgements that stand.
    ///
    /// - Parameter id: only those whose later statement is of this document; nil for all.
    public func judgements(later id: String? = nil) throws(Problem) -> Judgements {
        try read { try StoredJudgements($0, later: id).judgements }
    }
}

/// Where the two statements of a pair stand in the current revisions.
private struct JudgedPlaces {
    private struct Place {
        let document: Int64
        let statement: Int
        let first: Int
        let end: Int
        let span: DocumentSpan?
        let id: String
        let words: String
    }

    /// Of the same words in any revision of the two documents: so is a verdict told, and so it is found again.
    static let isHeld = "judge = ? AND ended_at IS NULL AND \(isOf("later")) AND \(isOf("earlier"))"

    private static func isOf(_ side: String) -> String {
        """
        (SELECT d.id = ? AND CAST(substr(CAST(t.text AS BLOB), \(side)_first + 1, \(side)_end - \(side)_first) AS TEXT) = ?
          FROM document d JOIN text t ON t.document = d.number WHERE d.number = judgement.\(side))
        """
    }

    private let later: Place
    private let earlier: Place

    init(_ pair: JudgedPair, _ path: String, _ database: Database, isOrderChecked: Bool = true) throws {
        later = try Self.find(pair.later, path, database)
        earlier = try Self.find(pair.earlier, path, database)
        if later.document == earlier.document, later.statement == earlier.statement {
            throw Problem(
                .usage, at: "\(pair.later)", "is named twice, and no statement repeats itself",
                wayOut: "name the later and the earlier one")
        }
        let isWrongWay =
            later.document == earlier.document
            ? later.first < earlier.first
            : later.span.flatMap { later in earlier.span.map(later.isEarlier(than:)) } ?? false
        if isOrderChecked, isWrongWay {
            throw Problem(
                .usage, at: "\(pair.later)", "is earlier than \(pair.earlier)",
                wayOut: "name the later statement first")
        }
    }

    private static func find(_ name: StatementName, _ path: String, _ database: Database) throws -> Place {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT d.number, s.number, s.text_first, s.text_end, d.date_first, d.date_last,
                  CAST(substr(CAST(t.text AS BLOB), s.text_first + 1, s.text_end - s.text_first) AS TEXT)
                FROM document d JOIN statement s ON s.document = d.number JOIN text t ON t.document = d.number
                WHERE d.id = ? AND d.is_current AND s.number = ? ORDER BY d.position DESC
                """,
            arguments: [name.document.column, name.number ?? 0])
        guard let row else {
            throw Problem(
                .usage, at: path, "has no statement \"\(name)\"",
                wayOut: "rhetoric export \(path) --statements lists them")
        }
        return Place(
            document: row[0], statement: row[1], first: row[2], end: row[3],
            span: try DocumentSpan(storedFirst: row[4], last: row[5]), id: name.document.column, words: row[6])
    }

    func arguments(_ judge: String) -> StatementArguments {
        [judge, later.id, later.words, earlier.id, earlier.words]
    }

    /// Returns whether something stood.
    @discardableResult
    func end(_ judge: String, _ at: String, _ database: Database) throws -> Bool {
        try database.run(
            sql: "UPDATE judgement SET ended_at = ? WHERE \(Self.isHeld)", arguments: [at] + arguments(judge))
        return database.changesCount > 0
    }

    func insert(_ verdict: Verdict, _ judge: String, _ note: String?, _ at: String, _ database: Database) throws {
        try database.run(
            sql: """
                INSERT INTO judgement (later, later_first, later_end, earlier, earlier_first, earlier_end, judge,
                  later_statement, earlier_statement, verdict, note, made_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                later.document, later.first, later.end, earlier.document, earlier.first, earlier.end, judge,
                later.statement, earlier.statement, verdict.rawValue, note?.column, at,
            ])
    }
}
