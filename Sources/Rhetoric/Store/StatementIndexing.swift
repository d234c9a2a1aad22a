// Puts the statements of a corpus file into its index, some documents at a time, each time in one transaction: what is not
// in it yet is what has no rows.

import Foundation
import GRDB

extension CorpusFile {
    private static let documentsAtOnce = 512

    /// Indexes what is not indexed yet. Cost O(words) of those documents.
    ///
    /// - Parameter progress: called with the number of documents that are done, and of all.
    public func index(workers: Workers = .all, progress: CorpusReader.Progress? = nil) throws(Problem) {
        if try read({ try Pending.isOpen(.index, $0) }) { return try indexAgain(workers: workers, progress: progress) }
        if try read(Self.hasReplaced) { try write { try Self.dropReplaced($0, workers) } }
        let missing = try read { try Int.fetchOne($0, sql: Self.missing("count(*)")) ?? 0 }
        var done = 0
        while done < missing {
            let count = try write { try Self.indexSome($0, workers) }
            guard count > 0 else { return }
            done += count
            progress?(min(done, missing), missing)
        }
    }

    /// Makes the index anew, without what is no longer used.
    public func indexAgain(workers: Workers = .all, progress: CorpusReader.Progress? = nil) throws(Problem) {
        try write { database in
            try Pending.close(.index, database)
            for table in ["posting", "vocabulary", "length"] { try database.run(sql: "DELETE FROM \(table)") }
            try database.run(sql: "UPDATE document SET first_row = NULL, row_count = NULL")
        }
        try index(workers: workers, progress: progress)
    }

    private static let replaced = "NOT is_current AND first_row IS NOT NULL"

    private static func hasReplaced(_ database: Database) throws -> Bool {
        try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM document WHERE \(replaced))") ?? false
    }

    /// Takes documents that have a newer revision out of the counts. Their rows stay unused.
    private static func dropReplaced(_ database: Database, _ workers: Workers) throws {
        let stored = try StoredDrafts(database, where: "NOT d.is_current AND d.first_row IS NOT NULL")
        let (words, lexicon, _) = self.words(of: stored, workers)
        let drop = try database.cachedStatement(sql: "UPDATE vocabulary SET statements = statements - ? WHERE stem = ?")
        for (stem, list) in lists(words, lexicon).enumerated() where list.count > 0 {
            try drop.execute(arguments: [list.count, lexicon.stems[stem].column])
        }
        try database.run(sql: "UPDATE document SET first_row = NULL, row_count = NULL WHERE \(replaced)")
    }

    private static func words(of stored: StoredDrafts, _ workers: Workers) -> (TextWords, Lexicon, Corpus) {
        let corpus = Corpus(documents: stored.drafts.map { $0.known! })
        let rows = corpus.documents.indices.flatMap { corpus.documents[$0].rankedStatements(at: $0) }
        var lexicon = Lexicon()
        let words = lexicon.read(StatementTexts(corpus, rows), keepingPlaces: false, workers: workers)
        return (words, lexicon, corpus)
    }

    /// The rows that hold each stem of the lexicon, counted from the first text.
    private static func lists(_ words: TextWords, _ lexicon: Lexicon) -> [RowList] {
        var lists = [RowList](repeating: RowList(), count: lexicon.stems.count)
        var last = [Int](repeating: -1, count: lexicon.stems.count)
        for row in 0..<words.bounds.count - 1 {
            for stem in words.stems[words.bounds[row]..<words.bounds[row + 1]] where last[Int(stem)] != row {
                last[Int(stem)] = row
                lists[Int(stem)].append(row)
            }
        }
        return lists
    }

    private static func missing(_ columns: String) -> String {
        "SELECT \(columns) FROM document WHERE is_current AND first_row IS NULL"
    }

    private static func indexSome(_ database: Database, _ workers: Workers) throws -> Int {
        let numbers = try Int64.fetchAll(
            database, sql: missing("number") + " ORDER BY position LIMIT \(documentsAtOnce)")
        guard !numbers.isEmpty else { return 0 }
        let stored = try StoredDrafts(
            database, where: "d.number IN (\(numbers.map(String.init).joined(separator: ",")))")
        let (words, lexicon, corpus) = words(of: stored, workers)
        let first = try Int.fetchOne(database, sql: "SELECT max(first_row + length(words)) FROM length") ?? 0
        try insert(words, lexicon, first: first, database)
        var next = first
        for (index, number) in stored.numbers.enumerated() {
            let count = corpus.documents[index].statements.count { $0.kind.isRanked }
            try database.run(
                sql: "UPDATE document SET first_row = ?, row_count = ? WHERE number = ?",
                arguments: [next, count, number])
            next += count
        }
        return numbers.count
    }

    private static func insert(_ words: TextWords, _ lexicon: Lexicon, first: Int, _ database: Database) throws {
        let lengths = Data((1..<words.bounds.count).map { UInt8(min(255, words.bounds[$0] - words.bounds[$0 - 1])) })
        guard !lengths.isEmpty else { return }
        try database.run(sql: "INSERT INTO length (first_row, words) VALUES (?, ?)", arguments: [first, lengths])
        let term = try database.cachedStatement(
            sql: """
                INSERT INTO vocabulary (stem, statements) VALUES (?, ?)
                ON CONFLICT (stem) DO UPDATE SET statements = statements + excluded.statements RETURNING number
                """)
        let posting = try database.cachedStatement(
            sql: "INSERT INTO posting (stem, first_row, rows) VALUES (?, ?, ?)")
        for (stem, list) in lists(words, lexicon).enumerated() where list.count > 0 {
            let number = try Int64.fetchOne(term, arguments: [lexicon.stems[stem].column, list.count])
            try posting.execute(arguments: [number, first, Data(list.bytes)])
        }
    }
}
