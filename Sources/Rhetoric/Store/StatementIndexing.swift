// Puts the statements of a corpus file into its index, some documents at a time, each time in one transaction: what is not
// in it yet is what has no rows.

import Foundation
import GRDB

extension CorpusFile {
    private static let documentsAtOnce = 512

    /// Indexes what is not indexed yet. Cost O(words) of those documents, and that of the `LatentSpace` where there is none
    /// yet.
    ///
    /// - Parameters:
    ///   - fewest: statements from which the index is asked, and has a latent space.
    ///   - progress: called with the number of documents that are done, and of all.
    public func index(
        fewest: Int = fewestForIndex, workers: Workers = .all, progress: CorpusReader.Progress? = nil
    ) throws(Problem) {
        if try read({ try Pending.isOpen(.index, $0) }) {
            return try indexAgain(fewest: fewest, workers: workers, progress: progress)
        }
        if try read(Self.hasReplaced) { try write { try Self.dropReplaced($0, workers) } }
        let missing = try read { try Int.fetchOne($0, sql: Self.missing("count(*)")) ?? 0 }
        var done = 0
        while done < missing {
            let count = try write { try Self.indexSome($0, workers) }
            guard count > 0 else { break }
            done += count
            progress?(min(done, missing), missing)
        }
        // A run that finds nothing new leaves the file as it is.
        if try read({ try StoredSpace($0, workers: workers).isOwed(fewest: fewest) }) {
            try write { try StoredSpace($0, workers: workers).takeIn(fewest: fewest) }
        }
    }

    /// Makes the index anew, without what is no longer used.
    public func indexAgain(
        fewest: Int = fewestForIndex, workers: Workers = .all, progress: CorpusReader.Progress? = nil
    ) throws(Problem) {
        try write { database in
            try Pending.close(.index, database)
            try StoredSpace.clear(database)
            for table in ["posting", "bag", "vocabulary", "length"] {
                try database.run(sql: "DELETE FROM \(table)")
            }
            try database.run(sql: "UPDATE document SET first_row = NULL, row_count = NULL")
        }
        try index(fewest: fewest, workers: workers, progress: progress)
    }

    private static let replaced = "NOT is_current AND first_row IS NOT NULL"

    private static func hasReplaced(_ database: Database) throws -> Bool {
        try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM document WHERE \(replaced))") ?? false
    }

    /// Takes documents that have a newer revision out of the counts. Their rows stay unused.
    private static func dropReplaced(_ database: Database, _ workers: Workers) throws {
        let stored = try StoredDrafts(database, where: "NOT d.is_current AND d.first_row IS NOT NULL")
        let words = IndexedWords(stored, workers)
        let drop = try database.cachedStatement(
            sql: "UPDATE vocabulary SET statements = statements - ?, telling = telling - ? WHERE stem = ?")
        for (stem, list) in words.lists.enumerated() where list.count > 0 {
            try drop.execute(arguments: [list.count, words.tellingRows[stem], words.stems[stem].column])
        }
        for number in stored.numbers { try WordBag.remove(database, document: number) }
        try database.run(sql: "UPDATE document SET first_row = NULL, row_count = NULL WHERE \(replaced)")
    }

    private static func missing(_ columns: String) -> String {
        """
        SELECT \(columns) FROM document
        WHERE is_current AND (first_row IS NULL OR number NOT IN (SELECT document FROM bag))
        """
    }

    /// Those without rows first, so that all of a transaction are of one kind.
    private static func indexSome(_ database: Database, _ workers: Workers) throws -> Int {
        let next = try Row.fetchAll(
            database,
            sql: missing("number, first_row IS NULL")
                + " ORDER BY first_row IS NOT NULL, position LIMIT \(documentsAtOnce)")
        guard let first = next.first else { return 0 }
        let hasNoRows: Bool = first[1]
        let numbers = next.filter { $0[1] == hasNoRows }.map { $0[0] as Int64 }
        let stored = try StoredDrafts(
            database, where: "d.number IN (\(numbers.map(String.init).joined(separator: ",")))")
        let words = IndexedWords(stored, workers)
        let known = try words.insertStems(database, counting: hasNoRows)
        if hasNoRows { try insertRows(words, of: stored, stems: known, database) }
        for (index, number) in stored.numbers.enumerated() {
            try WordBag(words.telling[index], numbers: known).insert(database, document: number)
        }
        return numbers.count
    }

    private static func insertRows(
        _ words: IndexedWords, of stored: StoredDrafts, stems: [Int64], _ database: Database
    ) throws {
        let first = try Int.fetchOne(database, sql: "SELECT max(first_row + length(words)) FROM length") ?? 0
        if !words.lengths.isEmpty {
            try database.run(
                sql: "INSERT INTO length (first_row, words) VALUES (?, ?)", arguments: [first, Data(words.lengths)])
        }
        let posting = try database.cachedStatement(sql: "INSERT INTO posting (stem, first_row, rows) VALUES (?, ?, ?)")
        for (stem, list) in words.lists.enumerated() where list.count > 0 {
            try posting.execute(arguments: [stems[stem], first, Data(list.bytes)])
        }
        var next = first
        for (number, count) in zip(stored.numbers, words.rowCounts) {
            try database.run(
                sql: "UPDATE document SET first_row = ?, row_count = ? WHERE number = ?",
                arguments: [next, count, number])
            next += count
        }
    }
}

/// The words of some documents, as the index takes them.
private struct IndexedWords {
    /// Spellings of the stems.
    let stems: [String]
    /// Of each stem the rows that hold it, counted from the first ranked statement of the first document.
    private(set) var lists: [RowList]
    /// Of each stem the rows that hold it in a form that is no stop word.
    private(set) var tellingRows: [Int]
    /// Words of each row, at most 255.
    let lengths: [UInt8]
    /// Ranked statements of each document.
    let rowCounts: [Int]
    /// Stems of each document, title and statements, stop words left out.
    private(set) var telling: [[Int32]]

    init(_ stored: StoredDrafts, _ workers: Workers) {
        let corpus = Corpus(documents: stored.drafts.map { $0.known! })
        let rows = corpus.documents.indices.flatMap { corpus.documents[$0].rankedStatements(at: $0) }
        var lexicon = Lexicon()
        telling = corpus.documents.map { lexicon.titleStems(of: $0) }
        let words = lexicon.read(StatementTexts(corpus, rows), keepingPlaces: true, workers: workers)
        stems = lexicon.stems
        rowCounts = corpus.documents.map { $0.statements.count { $0.kind.isRanked } }
        lengths = rows.indices.map { UInt8(min(255, words.bounds[$0 + 1] - words.bounds[$0])) }
        lists = [RowList](repeating: RowList(), count: stems.count)
        tellingRows = [Int](repeating: 0, count: stems.count)
        var last = [Int](repeating: -1, count: stems.count)
        var lastTelling = last
        for row in rows.indices {
            for word in words.bounds[row]..<words.bounds[row + 1] {
                let stem = Int(words.stems[word])
                if last[stem] != row {
                    last[stem] = row
                    lists[stem].append(row)
                }
                if !lexicon.forms[Int(words.tokens[word].form)].isStopWord {
                    telling[rows[row].document].append(Int32(stem))
                    if lastTelling[stem] != row {
                        lastTelling[stem] = row
                        tellingRows[stem] += 1
                    }
                }
            }
        }
    }

    /// Puts the stems into the vocabulary.
    ///
    /// - Parameter counting: whether the statements are new to it.
    /// - Returns: the number of each.
    func insertStems(_ database: Database, counting: Bool) throws -> [Int64] {
        let term = try database.cachedStatement(
            sql: """
                INSERT INTO vocabulary (stem, statements, telling, documents) VALUES (?, ?, ?, ?)
                ON CONFLICT (stem) DO UPDATE SET statements = statements + excluded.statements,
                  telling = telling + excluded.telling, documents = documents + excluded.documents RETURNING number
                """)
        var documents = [Int](repeating: 0, count: stems.count)
        for stem in telling.lazy.flatMap(Set.init) { documents[Int(stem)] += 1 }
        return try stems.indices.map { stem in
            let (statements, telling) = counting ? (lists[stem].count, tellingRows[stem]) : (0, 0)
            return try Int64.fetchOne(term, arguments: [stems[stem].column, statements, telling, documents[stem]])!
        }
    }
}
