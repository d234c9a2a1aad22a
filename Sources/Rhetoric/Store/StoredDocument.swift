// What a corpus file knows of its documents, without their texts.

import GRDB

/// A document of a corpus file, as it is listed.
public struct StoredDocument: Sendable {
    public let id: String
    public let revision: Int
    public let isCurrent: Bool
    /// Whether a person left it out.
    public let isRetired: Bool
    public let place: String
    public let sha256: String
    public let title: String?
    public let speaker: String?
    public let source: String?
    public let language: String
    public let date: DateEstimate?
    public let words: Int
    public let statements: Int
    /// Where each field has its value from, by field; dates with the first ground.
    public let origins: [String: String]
    /// What nobody has looked at yet.
    public let review: [(field: String, reason: String)]
    /// The ids of the documents that carry the same text, with the share of the words of the shorter one.
    public let copies: [(id: String, share: Double)]
}

extension CorpusFile {
    /// Which documents are listed.
    public struct Selection: Sendable {
        /// Only these ids; empty for all.
        public var ids: [String] = []
        /// Only those with something to review.
        public var isToReview = false
        /// Old revisions too.
        public var hasOldRevisions = false

        public init() {}
    }

    /// In the order in which they came first, the revisions of one from the first to the last.
    ///
    /// - Throws: `Problem` (usage) where an id that was asked for is not there.
    public func documents(_ selection: Selection = Selection()) throws(Problem) -> [StoredDocument] {
        try read { database in
            let all = try StoredDocument.fetch(database, hasOldRevisions: selection.hasOldRevisions)
            if let missing = selection.ids.first(where: { id in !all.contains { $0.id == id } }) {
                throw Problem(
                    .usage, at: path, "has no document \"\(missing)\"",
                    wayOut: "rhetoric meta ls \(path) lists the ids")
            }
            return all.filter { document in
                (selection.ids.isEmpty || selection.ids.contains(document.id))
                    && (!selection.isToReview || !document.review.isEmpty)
            }
        }
    }
}

extension StoredDocument {
    static func fetch(_ database: Database, hasOldRevisions: Bool) throws -> [StoredDocument] {
        let origins = try origins(database)
        let reviews = try pairs(
            database,
            """
            SELECT r.document, r.field, r.reason FROM review r JOIN document d ON d.number = r.document
            WHERE \(ReviewRows.isOpen) ORDER BY r.document, r.field
            """)
        let copies = try Row.fetchAll(
            database,
            sql: """
                SELECT c.document, o.id, c.share FROM copy c JOIN document o ON o.number = c.original
                ORDER BY c.document, c.original
                """)
        let copiesByDocument = Dictionary(grouping: copies) { $0[0] as Int64 }
        let grounds = try grounds(database)
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT d.number, d.id, d.revision, d.is_current, d.place, d.sha256, d.title, d.speaker, d.source,
                  d.language, d.date_first, d.date_last, d.date_certainty, d.words,
                  (SELECT count(*) FROM statement s WHERE s.document = d.number), d.retired_by IS NOT NULL
                FROM document d \(hasOldRevisions ? "" : "WHERE d.is_current") ORDER BY d.position, d.revision
                """)
        var documents: [StoredDocument] = []
        while let row = try rows.next() {
            let number: Int64 = row[0]
            let id: String = row[1]
            documents.append(
                StoredDocument(
                    id: id, revision: row[2], isCurrent: row[3], isRetired: row[15], place: row[4], sha256: row[5],
                    title: row[6],
                    speaker: row[7], source: row[8], language: row[9],
                    date: try date(row, grounds[number] ?? []), words: row[13], statements: row[14],
                    origins: (origins.sources[number] ?? [:]).merging(origins.corrections[id] ?? [:]) { $1 },
                    review: reviews[number] ?? [],
                    copies: (copiesByDocument[number] ?? []).map { ($0[1], $0[2]) }))
        }
        return documents
    }

    private static func date(_ row: Row, _ grounds: [DateEvidence]) throws -> DateEstimate? {
        guard let first = row[10] as String?, let last = row[11] as String?, let certainty = row[12] as String? else {
            return nil
        }
        guard let first = CalendarDay(iso: first), let last = CalendarDay(iso: last), first <= last,
            let certainty = DateCertainty(rawValue: certainty)
        else { throw StoreFault.damaged("a date") }
        return DateEstimate(first: first, last: last, certainty: certainty, evidence: grounds)
    }

    /// The grounds of the date that holds.
    private static func grounds(_ database: Database) throws -> [Int64: [DateEvidence]] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT g.document, g.quote, g.reason FROM ground g
                WHERE g.basis = (SELECT min(basis) FROM dating WHERE dating.document = g.document)
                ORDER BY g.document, g.number
                """)
        return Dictionary(grouping: rows) { $0[0] as Int64 }.mapValues { rows in
            rows.map { DateEvidence(quote: $0[1], bytes: nil, reason: $0[2]) }
        }
    }

    private static func origins(
        _ database: Database
    ) throws -> (sources: [Int64: [String: String]], corrections: [String: [String: String]]) {
        let sources = try pairs(
            database, "SELECT document, field, origin FROM metadata ORDER BY document, number"
        ).mapValues { Dictionary($0.map { ($0.field, $0.reason) }) { first, _ in first } }
        let corrections = try Correction.current(database).mapValues { corrections in
            Dictionary(corrections.map { ($0.field, $0.origin) }) { $1 }
        }
        return (sources, corrections)
    }

    private static func pairs(
        _ database: Database, _ sql: String
    ) throws -> [Int64: [(field: String, reason: String)]] {
        Dictionary(grouping: try Row.fetchAll(database, sql: sql)) { $0[0] as Int64 }
            .mapValues { rows in rows.map { (field: $0[1], reason: $0[2]) } }
    }
}
