// Finds the statements of a corpus file that are worth scoring for a traced one, without reading the others: a new statement
// is traced through a million in the time that its words' lists take.
//
// A list of rows says which statements hold a word. The sum of the words' squared weights, divided by the root of the
// statement's length, stands in for the cosine of the term weights; the best are read, and scored as always.

import Foundation
import GRDB

struct StatementIndex {
    /// A document of the file by its rows.
    private struct Entry {
        let number: Int64
        let rows: Range<Int>
        /// Nil for one without a date.
        let span: DocumentSpan?
    }

    private let database: Database
    private let entries: [Entry]
    /// Words of each row, at most 255.
    private let lengths: [UInt8]
    /// The last days of dated entries with the number of rows up to each, ascending.
    private let earlier: [(last: CalendarDay, rows: Int)]
    private let firsts: [Int]

    /// All rows of current documents.
    let count: Int
    /// Current documents that nothing dates.
    let undated: [Int64]

    /// Nil where not all documents are indexed.
    init?(_ database: Database) throws {
        if try Pending.isOpen(.index, database) { return nil }
        self.database = database
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT number, first_row, row_count, date_first, date_last FROM document WHERE is_current
                ORDER BY first_row
                """)
        guard !rows.isEmpty, rows.allSatisfy({ ($0[1] as Int?) != nil }) else { return nil }
        let all = try rows.map { row in
            let (first, count): (Int, Int) = (row[1], row[2])
            guard first >= 0, count >= 0, count < Int(Int32.max) else {
                throw StoreFault.damaged("the index of its statements")
            }
            let span = try DocumentSpan(storedFirst: row[3], last: row[4])
            return Entry(number: row[0], rows: first..<first + count, span: span)
        }
        undated = all.filter { $0.span == nil }.map(\.number)
        // One without statements begins where the next one does.
        entries = all.filter { !$0.rows.isEmpty }
        firsts = entries.map(\.rows.lowerBound)
        count = entries.reduce(0) { $0 + $1.rows.count }
        lengths = try Data.fetchAll(database, sql: "SELECT words FROM length ORDER BY first_row").flatMap {
            [UInt8]($0)
        }
        let rowCount = lengths.count
        guard entries.allSatisfy({ $0.rows.upperBound <= rowCount }) else {
            throw StoreFault.damaged("the lengths of its statements")
        }
        var sum = 0
        var earlier: [(last: CalendarDay, rows: Int)] = []
        for entry in entries.filter({ $0.span != nil }).sorted(by: { $0.span!.last < $1.span!.last }) {
            sum += entry.rows.count
            earlier.append((entry.span!.last, sum))
        }
        self.earlier = earlier
    }

    /// How many rows are of documents that are surely earlier than some days.
    func countEarlier(than span: DocumentSpan) -> Int { Self.count(earlier, before: span) }

    /// The same as a function that outlives the index.
    var earlierCounter: @Sendable (DocumentSpan) -> Int {
        let earlier = earlier
        return { Self.count(earlier, before: $0) }
    }

    private static func count(_ earlier: [(last: CalendarDay, rows: Int)], before span: DocumentSpan) -> Int {
        var (low, high) = (0, earlier.count)
        while low < high {
            let middle = (low + high) / 2
            if earlier[middle].last < span.first { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? 0 : earlier[low - 1].rows
    }

    /// Key and count of some stems, by spelling.
    func counts(of stems: some Sequence<String>) throws -> [String: (number: Int64, statements: Int)] {
        let find = try database.cachedStatement(sql: "SELECT number, statements FROM vocabulary WHERE stem = ?")
        var found: [String: (number: Int64, statements: Int)] = [:]
        for stem in stems where found[stem] == nil {
            if let row = try Row.fetchOne(find, arguments: [stem.column]) { found[stem] = (row[0], row[1]) }
        }
        return found
    }

    /// Rows by score, for one statement after the other.
    struct Scores {
        fileprivate var values: [Float]
        fileprivate var touched: [Int32] = []
    }

    func newScores() -> Scores { Scores(values: [Float](repeating: 0, count: lengths.count)) }

    /// The best rows that are surely earlier than some days, at most `most`.
    ///
    /// - Parameter weights: of the statement's words, by the keys of their stems.
    func best(_ weights: [(number: Int64, weight: Float)], before span: DocumentSpan, most: Int, _ scores: inout Scores)
        throws -> [Int]
    {
        let find = try database.cachedStatement(
            sql: "SELECT first_row, rows FROM posting WHERE stem = ? ORDER BY first_row")
        for (number, weight) in weights {
            let lists = try Row.fetchCursor(find, arguments: [number])
            while let list = try lists.next() {
                scores.values.withUnsafeMutableBufferPointer { values in
                    RowList.forEach(in: list[1], from: list[0]) { row in
                        guard values.indices.contains(row) else { return }
                        if values[row] == 0 { scores.touched.append(Int32(row)) }
                        values[row] += weight
                    }
                }
            }
        }
        let found = scores.touched.compactMap { row -> (score: Float, row: Int)? in
            let row = Int(row)
            let score = scores.values[row] / Float(Int(lengths[row]) + 2).squareRoot()
            scores.values[row] = 0
            guard let entry = entry(ofRow: row), entry.span?.isEarlier(than: span) ?? false else { return nil }
            return (score, row)
        }
        scores.touched.removeAll(keepingCapacity: true)
        return Self.best(found, most)
    }

    /// Put in order only now and then, so that a long list costs little more than a short one.
    private static func best(_ found: [(score: Float, row: Int)], _ most: Int) -> [Int] {
        func isBefore(_ a: (score: Float, row: Int), _ b: (score: Float, row: Int)) -> Bool {
            (a.score, b.row) > (b.score, a.row)
        }
        var best: [(score: Float, row: Int)] = []
        var least: Float = 0
        for entry in found where entry.score >= least {
            best.append(entry)
            guard best.count >= 2 * most else { continue }
            best.sort(by: isBefore)
            best.removeLast(best.count - most)
            least = best[most - 1].score
        }
        return best.sorted(by: isBefore).prefix(most).map(\.row)
    }

    /// Some rows of current documents, drawn at random.
    func drawn(_ most: Int, seed: UInt64) -> [Int] {
        guard count > most else { return entries.flatMap { Array($0.rows) } }
        var random = RandomSource(seed: seed)
        var rows = Set<Int>()
        while rows.count < most {
            let row = random.index(below: lengths.count)
            if entry(ofRow: row) != nil { rows.insert(row) }
        }
        return rows.sorted()
    }

    /// The documents that some rows belong to, with the places of those rows among the ranked statements of each.
    func documents(ofRows rows: Set<Int>) -> [Int64: [Int]] {
        var found: [Int64: [Int]] = [:]
        for row in rows.sorted() {
            guard let entry = entry(ofRow: row) else { continue }
            found[entry.number, default: []].append(row - entry.rows.lowerBound)
        }
        return found
    }

    private func entry(ofRow row: Int) -> Entry? {
        var (low, high) = (0, firsts.count)
        while low < high {
            let middle = (low + high) / 2
            if firsts[middle] <= row { low = middle + 1 } else { high = middle }
        }
        let place = low - 1
        return place >= 0 && entries[place].rows.contains(row) ? entries[place] : nil
    }
}
