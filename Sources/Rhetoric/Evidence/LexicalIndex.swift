// The words of a statement table as numbers that can be compared: term weights, word-pair weights, and how rare each
// word is.
//
// Stop words stay: in a formula they are part of the wording. Their weight is small, not zero, and leaving them out
// costs accuracy on short statements (docs/method.md).

import Foundation

struct LexicalIndex: Sendable {
    let rarity: WordRarity
    /// tf-idf of the stems, rows of length 1.
    let terms: WeightedMatrix
    /// The same of unordered pairs of neighbouring stems.
    let pairs: WeightedMatrix
    /// Information of each stem of the lexicon, 0 to 1; see `WordRarity`.
    var information: [Float] { rarity.information }
    /// Columns of `terms` as postings, for candidates.
    let postings: Postings
    /// Whether a column takes part in the search for candidates: stop words do not.
    private let isSearched: [Bool]

    /// - Parameter statistics: of the corpus that the table is a part of; nil where it is all.
    init(_ table: StatementTable, _ rarity: WordRarity, statistics: CorpusStatistics? = nil) {
        self.rarity = rarity
        let stems = table.itemStems()
        let counts = DocumentTermMatrix(stems)
        terms = WeightedMatrix(counts, globalWeights: counts.vocabulary.stems.map(rarity.weight))
        let neighbours = DocumentTermMatrix(Self.neighbours(stems))
        pairs =
            if let statistics {
                WeightedMatrix(neighbours, globalWeights: statistics.pairWeights(neighbours, table))
            } else {
                WeightedMatrix(neighbours, .inverseFrequency)
            }
        let columns = terms.weights.transposed
        postings = Postings(
            offsets: columns.offsets, items: columns.columnIndices, weights: columns.values.map(Float.init),
            itemCount: table.count)
        var stopStems = Set<Int32>()
        for form in table.lexicon.forms where form.isStopWord { stopStems.insert(form.stem) }
        isSearched = terms.vocabulary.stems.map { !stopStems.contains($0) }
    }

    /// The row's entries that candidates are searched by; all of them where it has nothing but stop words.
    func searchedEntries(ofRow row: Int) -> [(column: Int, value: Double)] {
        let entries = terms.weights.entries(ofRow: row).map {
            (column: Int(terms.weights.columnIndices[$0]), value: terms.weights.values[$0])
        }
        let searched = entries.filter { isSearched[$0.column] }
        return searched.isEmpty ? entries : searched
    }

    /// A number for every unordered pair of neighbours, in the order of first sight.
    private static func neighbours(_ rows: ItemStems) -> ItemStems {
        var numbers: [UInt64: Int32] = [:]
        var pairs: [Int32] = []
        var bounds = [0]
        for row in 0..<rows.count {
            for (a, b) in zip(rows[row], rows[row].dropFirst()) {
                let key = UInt64(UInt32(bitPattern: min(a, b))) << 32 | UInt64(UInt32(bitPattern: max(a, b)))
                let number = numbers[key] ?? Int32(numbers.count)
                numbers[key] = number
                pairs.append(number)
            }
            bounds.append(pairs.count)
        }
        return ItemStems(pairs, bounds: bounds)
    }
}

extension SparseMatrix {
    /// Inner product of two rows. Cost O(entries of both).
    func dot(_ row: Int, _ other: Int) -> Double {
        var sum = 0.0
        var a = Int(offsets[row])
        var b = Int(offsets[other])
        let (endA, endB) = (Int(offsets[row + 1]), Int(offsets[other + 1]))
        columnIndices.withUnsafeBufferPointer { columns in
            values.withUnsafeBufferPointer { values in
                while a < endA, b < endB {
                    let (columnA, columnB) = (columns[a], columns[b])
                    if columnA == columnB { sum += values[a] * values[b] }
                    a += columnA <= columnB ? 1 : 0
                    b += columnB <= columnA ? 1 : 0
                }
            }
        }
        return sum
    }
}
