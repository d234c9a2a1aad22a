// The bags of a corpus file as a document-term matrix. Its terms are the numbers of the vocabulary, one less.

import Foundation
import GRDB

struct StoredBags {
    /// The document of each row.
    let documents: [Int64]
    let matrix: DocumentTermMatrix

    var counts: SparseMatrix { matrix.counts }

    /// - Parameter documents: nil for all that are current, in their order.
    init(_ database: Database, of documents: [Int64]? = nil) throws {
        let size = try Int.fetchOne(database, sql: "SELECT coalesce(max(number), 0) FROM vocabulary")!
        var found: [Int64] = []
        var offsets: [Int64] = [0]
        var columns: [Int32] = []
        var values: [Double] = []
        func take(_ document: Int64, _ words: Data) throws {
            var isSound = true
            WordBag.forEach(in: words) { stem, count in
                isSound =
                    isSound && stem >= 1 && stem <= size && (columns.count == offsets.last! || columns.last! < stem - 1)
                columns.append(Int32(truncatingIfNeeded: stem - 1))
                values.append(Double(count))
            }
            guard isSound else { throw StoreFault.damaged("the words of its documents") }
            found.append(document)
            offsets.append(Int64(columns.count))
        }
        if let documents {
            let find = try database.cachedStatement(sql: "SELECT words FROM bag WHERE document = ?")
            for document in documents {
                guard let words = try Data.fetchOne(find, arguments: [document]) else {
                    throw StoreFault.damaged("the words of its documents")
                }
                try take(document, words)
            }
        } else {
            let rows = try Row.fetchCursor(database, sql: StoredBags.all)
            while let row = try rows.next() { try take(row[0], row[1]) }
        }
        self.documents = found
        var frequencies = [Int32](repeating: 0, count: size)
        for column in columns { frequencies[Int(column)] += 1 }
        matrix = DocumentTermMatrix(
            vocabulary: Vocabulary(stems: (0..<size).map(Int32.init), documentFrequencies: frequencies),
            counts: SparseMatrix(
                rows: found.count, columns: size, offsets: offsets, columnIndices: columns, values: values))
    }

    /// Current documents in their order with their bags.
    static let all = """
        SELECT d.number, b.words FROM document d JOIN bag b ON b.document = d.number WHERE d.is_current ORDER BY d.position
        """

    /// Documents that hold a term.
    func frequency(ofStem stem: Int) -> Int { Int(matrix.vocabulary.documentFrequencies[stem]) }

    /// The terms that a document holds.
    var stemsThere: [Int] { (0..<counts.columns).filter { frequency(ofStem: $0) > 0 } }
}
