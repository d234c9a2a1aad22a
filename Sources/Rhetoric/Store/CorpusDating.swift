// Dates that the documents of a file give to one another (`DateInference`). A folder is dated anew each time it is read;
// in a file the result is kept, for those who read it with SQL and for lists that open no text.

import GRDB

enum CorpusDating {
    /// Dates the current documents from one another, and puts it down. The texts are read only where a document without a
    /// sure day says something that another one could date.
    static func update(_ database: Database) throws {
        let wanted = try StoredDrafts(
            database,
            where: """
                d.is_current AND NOT EXISTS (SELECT 1 FROM dating o WHERE o.document = d.number AND o.basis = 'own'
                  AND (o.certainty <> 'inferred' OR o.first = o.last))
                """)
        let before = try clear(database)
        try Pending.close(.dating, database)
        let isAsked = wanted.drafts.contains { !DatedHints($0.known!, published: nil).isEmpty }
        let all = isAsked ? try StoredDrafts(database) : nil
        let documents = all?.drafts.map { $0.known! } ?? []
        let estimates = DateInference.estimates(for: documents)
        for (draft, number) in zip(wanted.drafts, wanted.numbers) where before.contains(number) {
            if let point = ReviewPoint(dateOf: draft.known!, fault: nil) {
                try ReviewRows.put(point, of: number, database)
            }
        }
        for (index, date) in estimates.sorted(by: { $0.key < $1.key }) {
            let number = all!.numbers[index]
            try DatingRows.insert(date, basis: .corpus, of: number, database)
            var document = documents[index]
            document.date = date
            if let point = ReviewPoint(dateOf: document, fault: nil) { try ReviewRows.put(point, of: number, database) }
        }
    }

    /// Back to what the documents tell themselves; returns those that were dated from others.
    private static func clear(_ database: Database) throws -> Set<Int64> {
        let dated = try Int64.fetchSet(database, sql: "SELECT document FROM dating WHERE basis = 'corpus'")
        try database.run(
            sql: """
                UPDATE document SET (date_first, date_last, date_certainty) =
                  (SELECT first, last, certainty FROM dating WHERE document = number AND basis = 'own')
                WHERE number IN (SELECT document FROM dating WHERE basis = 'corpus')
                """)
        try database.run(sql: "DELETE FROM dating WHERE basis = 'corpus'")
        return dated
    }
}

/// Points of review as rows. A point is open until a person confirms it for the reason that it gives; for another one it is
/// open again.
enum ReviewRows {
    /// What is open, of the row `r` of the table `review` and the row `d` of its document.
    static let isOpen = """
        NOT EXISTS (SELECT 1 FROM confirmation c
          WHERE c.id = d.id AND c.field = r.field AND c.reason = r.reason AND c.ended_by IS NULL)
        """

    static func put(_ point: ReviewPoint, of number: Int64, _ database: Database) throws {
        try database.run(
            sql: """
                INSERT INTO review (document, field, reason) VALUES (?, ?, ?)
                ON CONFLICT (document, field) DO UPDATE SET reason = excluded.reason
                """,
            arguments: [number, point.field, point.reason.column])
    }

    static func open(of number: Int64, _ database: Database) throws -> [ReviewPoint] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT r.field, r.reason FROM review r JOIN document d ON d.number = r.document
                    WHERE r.document = ? AND \(isOpen) ORDER BY r.field
                    """),
            arguments: [number]
        ).map { ReviewPoint(field: $0[0], reason: $0[1]) }
    }

    /// Puts down what is to be reviewed of a document's date, and takes away what no longer is.
    static func replace(_ points: [ReviewPoint], of number: Int64, _ database: Database) throws {
        for point in points { try put(point, of: number, database) }
        if !points.contains(where: { $0.field == "date" }) {
            try database.run(
                sql: "DELETE FROM review WHERE document = ? AND field = 'date'", arguments: [number])
        }
    }
}
