// Finds the statements of a corpus file that are worth scoring for a traced one, without reading the others: a new statement
// is traced through a million in the time that its words' lists take.
//
// A list of rows says which statements hold a word. The sum of the words' squared weights, divided by the root of the
// statement's length, stands in for the cosine of the term weights; the best are read, and scored as always.

import Foundation
import GRDB

struct StatementIndex {
    private let database: Database
    let rows: StatementRows
    private let known: [String: Term]?

    /// A stem: its number in the vocabulary, and how many statements hold it.
    struct Term: Sendable {
        let number: Int64
        let statements: Int
    }

    /// Nil where not all documents are indexed.
    init?(_ database: Database) throws {
        guard let rows = try StatementRows(database) else { return nil }
        self.init(database, rows)
    }

    /// - Parameter known: all stems, where they were read before.
    init(_ database: Database, _ rows: StatementRows, known: [String: Term]? = nil) {
        (self.database, self.rows, self.known) = (database, rows, known)
    }

    var count: Int { rows.count }

    /// Key and count of some stems, by spelling.
    func counts(of stems: some Sequence<String>) throws -> [String: Term] {
        if let known {
            return Dictionary(stems.compactMap { stem in known[stem.column].map { (stem, $0) } }) { one, _ in one }
        }
        let find = try database.cachedStatement(sql: "SELECT number, statements FROM vocabulary WHERE stem = ?")
        var found: [String: Term] = [:]
        for stem in stems where found[stem] == nil {
            if let row = try Row.fetchOne(find, arguments: [stem.column]) {
                found[stem] = Term(number: row[0], statements: row[1])
            }
        }
        return found
    }

    func allTerms() throws -> [String: Term] {
        let rows = try Row.fetchCursor(database, sql: "SELECT stem, number, statements FROM vocabulary")
        var found: [String: Term] = [:]
        while let row = try rows.next() { found[row[0]] = Term(number: row[1], statements: row[2]) }
        return found
    }

    /// Rows by score, for one statement after the other.
    struct Scores {
        fileprivate var values: [Float]
        fileprivate var touched: [Int32] = []
    }

    func newScores() -> Scores { Scores(values: [Float](repeating: 0, count: rows.lengths.count)) }

    /// The best rows that are surely earlier than some days, or surely later, at most `most`.
    ///
    /// - Parameter weights: of the statement's words, by the keys of their stems.
    func best(
        _ weights: [(number: Int64, weight: Float)], before span: DocumentSpan, isLater: Bool = false, most: Int,
        _ scores: inout Scores
    ) throws -> [Int] {
        let (first, last) = (Int32(span.first.number), Int32(span.last.number))
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
            let score = scores.values[row] / Float(Int(rows.lengths[row]) + 2).squareRoot()
            scores.values[row] = 0
            guard isLater ? rows.firstDays[row] > last : rows.lastDays[row] < first else { return nil }
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
}
