// Judgements out of a corpus file: with the documents as they were judged, whatever has become of them.

import GRDB

struct StoredJudgements {
    private(set) var judgements: Judgements

    /// - Parameter id: see `CorpusFile.judgements`.
    init(_ database: Database, later id: String?) throws {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT verdict, judge, made_at, note, later, later_first, later_end, later_statement,
                  earlier, earlier_first, earlier_end, earlier_statement
                FROM judgement WHERE ended_at IS NULL
                  \(id == nil ? "" : "AND later IN (SELECT number FROM document WHERE id = ?)") ORDER BY number
                """,
            arguments: id.map { [$0.column] } ?? [])
        var sides = try JudgedSides(database, documents: Set(rows.flatMap { [$0[4] as Int64, $0[8]] }))
        let all = try rows.map { row in
            guard let verdict = Verdict(rawValue: row[0]) else { throw Self.damage }
            let (later, earlier) = (try sides.find(row, at: 4), try sides.find(row, at: 8))
            return Judgement(
                verdict: verdict, judge: row[1], madeAt: row[2], note: row[3], later: later.reference,
                earlier: earlier.reference, isOfEarlierRevision: !later.isCurrent || !earlier.isCurrent)
        }
        judgements = Judgements(corpus: sides.corpus, all: all)
    }

    fileprivate static let damage = StoreFault.damaged("its judgements")
}

/// The documents that judgements are of.
private struct JudgedSides {
    private(set) var corpus: Corpus
    private let places: [Int64: Int]
    /// Documents that have another text by now. One that was retired has not.
    private let revised: Set<Int64>

    init(_ database: Database, documents: Set<Int64>) throws {
        let list = documents.sorted().map(String.init).joined(separator: ",")
        let stored = documents.isEmpty ? nil : try StoredDrafts(database, where: "d.number IN (\(list))")
        let dates = documents.isEmpty ? [:] : try DatingRows.fromOthers(database)
        let numbers = stored?.numbers ?? []
        corpus = Corpus(
            documents: zip(stored?.drafts ?? [], numbers).map { draft, number in
                var document = draft.known!
                document.date = dates[number] ?? document.date
                return document
            })
        places = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($1, $0) })
        revised = try Int64.fetchSet(
            database,
            sql: "SELECT number FROM document WHERE NOT is_current AND retired_by IS NULL AND number IN (\(list))")
    }

    /// The statement of four columns: document, first and last byte, number. One that is not there any more, because its
    /// document was divided anew, is put behind the others.
    mutating func find(_ row: Row, at column: Int) throws -> (reference: StatementReference, isCurrent: Bool) {
        let numbers = try (0..<4).map { try row.count(column + $0, of: "its judgements") }
        guard let place = places[Int64(numbers[0])], numbers[1] < numbers[2],
            numbers[2] <= corpus.documents[place].text.utf8.count
        else { throw StoredJudgements.damage }
        let bytes = numbers[1]..<numbers[2]
        if let statement = corpus.documents[place].statements.firstIndex(where: { $0.bytes == bytes }) {
            let isDivided = corpus.documents[place].statements[statement].id != "s\(numbers[3])"
            return (
                StatementReference(document: place, statement: statement),
                !isDivided && !revised.contains(Int64(numbers[0]))
            )
        }
        corpus.documents[place].statements.append(Statement(id: "s\(numbers[3])", bytes: bytes, kind: .statement))
        return (
            StatementReference(document: place, statement: corpus.documents[place].statements.count - 1), false
        )
    }
}
