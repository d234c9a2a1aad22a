// Which statements of a corpus file are which rows of its index: what stays the same from one question to the next.

import Foundation
import GRDB

struct StatementRows: Sendable {
    /// A document of the file by its rows.
    private struct Entry {
        let number: Int64
        let rows: Range<Int>
        /// Nil for one without a date.
        let span: DocumentSpan?
    }

    private let entries: [Entry]
    /// Words of each row, at most 255.
    let lengths: [UInt8]
    /// Number of the first and the last day of each row's document; what has no date, and old revisions, is before and after
    /// all days at once, so that it is neither earlier nor later than any.
    let firstDays: [Int32]
    let lastDays: [Int32]
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
        var firstDays = [Int32](repeating: .min, count: rowCount)
        var lastDays = [Int32](repeating: .max, count: rowCount)
        for entry in entries {
            guard let span = entry.span else { continue }
            for row in entry.rows {
                (firstDays[row], lastDays[row]) = (Int32(span.first.number), Int32(span.last.number))
            }
        }
        (self.firstDays, self.lastDays) = (firstDays, lastDays)
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
