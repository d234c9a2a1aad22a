// Documents that carry one text, found by the wordings of their statements: an agency's report in two papers, a page that
// was saved twice. `DocumentCopies` finds them in a corpus that is in memory, by the same rule.

import GRDB

/// A document of the file that carries the text of another one.
struct CopyLink: Equatable {
    let original: Int64
    /// The id of the original.
    let id: String
    /// Of the words of the shorter one, those in statements that the other has word for word: 0 to 1.
    let share: Double

    private static let leastShare = 0.6
    private static let fewestWords = 100
    private static let mostDays = 7

    /// The document that a new one carries the text of, the most alike first; the older where two are alike.
    static func find(of number: Int64, _ database: Database) throws -> CopyLink? {
        let own = try Row.fetchOne(
            database.cachedStatement(sql: "SELECT * FROM document WHERE number = ?"), arguments: [number])!
        if let same = try sameText(as: own, database) { return same }
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    WITH own AS (SELECT DISTINCT wording, words FROM statement WHERE document = :number AND wording IS NOT NULL)
                    SELECT d.number, d.id, d.words, d.date_first, d.date_last, sum(own.words)
                    FROM own
                    JOIN (SELECT DISTINCT wording, document FROM statement WHERE wording IN (SELECT wording FROM own)) other
                      ON other.wording = own.wording
                    JOIN document d ON d.number = other.document
                    WHERE d.is_current AND d.number <> :number
                    GROUP BY d.number HAVING sum(own.words) >= :fewest
                    ORDER BY sum(own.words) DESC, d.number
                    """),
            arguments: ["number": number, "fewest": fewestWords])
        for row in rows {
            let share = min(1, Double(row[5] as Int) / Double(max(1, min(own["words"] as Int, row[2] as Int))))
            if share >= leastShare, areNear(own, row) { return CopyLink(original: row[0], id: row[1], share: share) }
        }
        return nil
    }

    private static func sameText(as own: Row, _ database: Database) throws -> CopyLink? {
        try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT number, id FROM document
                    WHERE sha256 = ? AND is_current AND number <> ? AND identity <> ? ORDER BY number
                    """),
            arguments: [own["sha256"] as String, own["number"] as Int64, own["identity"] as String]
        ).map { CopyLink(original: $0[0], id: $0[1], share: 1) }
    }

    /// Who says the same a month later repeats it; and what has no date may be of any.
    private static func areNear(_ one: Row, _ other: Row) -> Bool {
        let days = [one, other].map { row in
            (
                (row["date_first"] as String?).flatMap(CalendarDay.init(iso:)),
                (row["date_last"] as String?).flatMap(CalendarDay.init(iso:))
            )
        }
        guard let a = days[0].0, let b = days[0].1, let c = days[1].0, let d = days[1].1 else { return false }
        return max(d.number - a.number, b.number - c.number) <= mostDays
    }
}
