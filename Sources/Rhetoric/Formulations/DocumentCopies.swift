// Documents that carry one text: an agency's report in two papers, a speech on two sites. What stands in both was said
// once, and is neither a formula for it nor an echo.

/// A document that carries the text of an earlier one.
public struct DocumentCopy: Sendable, Equatable {
    /// Indices into `Corpus.documents`.
    public let original: Int
    public let copy: Int
    /// Of the words of the shorter one, those in statements that the other has word for word: 0 to 1.
    public let share: Double
}

/// The copies of a corpus.
///
/// Copies are of dated documents that are surely no more than `mostDays` apart: who says the same a month later repeats it,
/// and a date that is only a year does not tell.
public struct DocumentCopies: Sendable {
    private static let leastShare = 0.6
    /// Words that two documents share at least: short notes may be alike by chance.
    private static let fewestWords = 100
    /// Words of a statement that counts.
    private static let fewestStatementWords = 6
    public static let mostDays = 7

    /// In the order of the copies: by day, then by document.
    public let copies: [DocumentCopy]
    /// Of each document the first one of those that carry its text: itself for most.
    let originals: [Int]

    /// Those that were found before. Which text each document carries is not told.
    init(_ copies: [DocumentCopy]) { (self.copies, originals) = (copies, []) }

    /// Cost O(words), and O(pairs of documents of one week that have a statement in common).
    init(_ table: StatementTable, in corpus: Corpus) {
        let order = Self.order(table)
        var words = [Int](repeating: 0, count: corpus.documents.count)
        for (row, reference) in table.rows.enumerated() { words[reference.document] += table.tokenRange(row).count }
        var shared: [Pair: Int] = [:]
        for (length, documents) in Self.recurring(table) {
            for (place, earlier) in documents.enumerated() {
                for later in documents[(place + 1)...] {
                    guard Self.areNear(corpus.documents[earlier], corpus.documents[later]) else { continue }
                    shared[Pair(earlier: earlier, later: later), default: 0] += length
                }
            }
        }
        var originals = Array(corpus.documents.indices)
        var copies: [DocumentCopy] = []
        let pairs = shared.map { pair, count in
            (pair: pair, share: Double(count) / Double(min(words[pair.earlier], words[pair.later])), count: count)
        }.filter { $0.count >= Self.fewestWords && $0.share >= Self.leastShare }
        for found in pairs.sorted(by: {
            (order[$0.pair.later]!, order[$0.pair.earlier]!) < (order[$1.pair.later]!, order[$1.pair.earlier]!)
        }) where originals[found.pair.later] == found.pair.later {
            originals[found.pair.later] = originals[found.pair.earlier]
            copies.append(DocumentCopy(original: found.pair.earlier, copy: found.pair.later, share: found.share))
        }
        (self.originals, self.copies) = (originals, copies)
    }

    private struct Pair: Hashable {
        let earlier: Int
        let later: Int
    }

    /// Place of each document in time.
    private static func order(_ table: StatementTable) -> [Int: Int] {
        var order: [Int: Int] = [:]
        for reference in table.rows where order[reference.document] == nil { order[reference.document] = order.count }
        return order
    }

    /// The statements that stand word for word in two documents or more: words, and documents in the order of time.
    private static func recurring(_ table: StatementTable) -> [(length: Int, documents: [Int])] {
        var documents: [ArraySlice<Int32>: [Int]] = [:]
        for row in 0..<table.count where table.tokenRange(row).count >= fewestStatementWords {
            let document = table.rows[row].document
            if documents[table.forms[table.tokenRange(row)]]?.last != document {
                documents[table.forms[table.tokenRange(row)], default: []].append(document)
            }
        }
        return documents.filter { $1.count > 1 }.map { ($0.count, $1) }
    }

    private static func areNear(_ earlier: Document, _ later: Document) -> Bool {
        guard let one = earlier.date, let other = later.date else { return false }
        return max(other.last.number - one.first.number, one.last.number - other.first.number) <= mostDays
    }
}
